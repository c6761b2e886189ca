"""How a document numbers its paragraphs and its notes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccmtool.model.base import Model
from ccmtool.model.labels import Series, SeriesField


def _by_itself(series: Series) -> Series:
    if series.style == "sign":
        raise PydanticCustomError(
            "label", "numbers of paragraphs count; write a sample such as `1.` or `(1)`, or `none`"
        )
    if series.parent != "none" or series.start == "continue":
        raise PydanticCustomError(
            "label",
            "numbers of paragraphs stand by themselves: `parent` and `start: continue` are for"
            " labels; leave them out",
        )
    return series


ParagraphSeries = Annotated[
    SeriesField,
    AfterValidator(_by_itself),
    WithJsonSchema({"type": ["string", "number", "object"]}),
]


class Numbering(Model):
    """How paragraphs and notes are numbered."""

    paragraphs: ParagraphSeries | None = None
    """The number of the first paragraph, as it is to print: `1.`, `1`, `[1]`, `(1)`; or `none`.
    Those that stand in the document or under a heading have numbers, not those of lists,
    quotations and tables. Left out, only progress reports have them: `1.`."""
    paragraphs_by: Literal["document", "section"] = "document"
    """`section` to begin the numbers of paragraphs again with 1 in each outermost section;
    `document`, as when left out, to number through."""
    notes_by: Literal["document", "annex"] = "document"
    """`annex` to number the notes of each annex from 1 and print them at its end;
    `document`, as when left out, to number them through and print all at the end."""
    table_notes_by: Literal["document", "table"] = "document"
    """`table` to letter the notes that a table marks, and print them right below it;
    `document`, as when left out, to number them with the others."""
