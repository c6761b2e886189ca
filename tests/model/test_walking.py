"""Walking a model: what is met, in which order, and by kind."""

from __future__ import annotations

from ccmtool.model.base import Line, Model, OneOrMore, Prose
from ccmtool.model.walking import Values, walk


class _Part(Model):
    title: Line | None = None
    text: Prose | None = None
    parts: OneOrMore[_Part] = ()


_READ = _Part.model_validate(
    {"text": "first", "parts": [{"title": "second"}, {"title": "", "text": "third"}]}
)


def test_what_is_left_out_is_not_met() -> None:
    assert [(route, value) for route, value in walk(_READ) if isinstance(value, str)] == [
        (("text",), "first"),
        (("parts", 0, "title"), "second"),
        (("parts", 1, "title"), ""),
        (("parts", 1, "text"), "third"),
    ]
    assert ("parts", 0, "parts") not in dict(walk(_READ))


def test_several_kinds_come_in_the_order_of_the_file() -> None:
    values = Values(walk(_READ))
    assert [value for _, value in values.of(Line, Prose)] == ["first", "second", "", "third"]
    assert [value for _, value in values.of(Prose)] == ["first", "third"]
    assert [route for route, _ in values.of(Model)] == [(), ("parts", 0), ("parts", 1)]
    assert list(values.of()) == walk(_READ)
    assert not list(values.of(bytes))
