"""`ccmtool schema`: the fields of each kind, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ccmtool.cli import completion, streams
from ccmtool.cli.failure import CLEAN
from ccmtool.cli.words import find_kind, folder, kind_of

if TYPE_CHECKING:
    from ccmtool.cli.session import Session


def schema(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="agenda, work-plan, ...; a register: meetings, parties, ...; or configuration.",
            autocompletion=completion.kinds,
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FOLDER|-", help="Write the files into a folder."),
    ] = "-",
) -> int:
    """Print the JSON Schema of a kind, by which an editor offers and checks the fields.

    Without a kind, list what there is a schema for; with --output, write them all as files.
    An editor finds a schema by a first line such as
    `# yaml-language-server: $schema=../../schema/work-plan.json`.

    \b
    Examples:
      ccmtool schema work-plan
      ccmtool schema --output schema
    """
    session: Session = ctx.obj
    from ccmtool.schema import schemas

    target = folder("--output", output)
    files = schemas()
    names = [name.removesuffix(".json") for name in files]
    if kind is not None:
        name = find_kind(kind, names) or kind_of(kind, names)
        files = {f"{name}.json": files[f"{name}.json"]}
    if output != "-":
        session.publish(target, {name: text.encode() for name, text in files.items()})
    elif kind is None:
        streams.result("".join(f"{name}\n" for name in names))
    else:
        streams.result_bytes(files[f"{name}.json"].encode())
    return CLEAN
