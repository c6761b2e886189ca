"""Fields: what each accepts, what it makes of it, and what it says where it refuses."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ccmtool.model.base import Date, Doubtful, Flag, Id, Line, Number, OneOrMore, Prose, slug
from ccmtool.model.programme import Hours, HoursField
from ccmtool.model.registers import NumberRange
from ccmtool.model.walking import walk


def accept(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


def refuse(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as refusal:
        TypeAdapter(kind).validate_python(value)
    return "; ".join(error["msg"] for error in refusal.value.errors())


@pytest.mark.parametrize("text", ["a", "13msp", "im-2025-note", "0", "a" * 64])
def test_ids(text: str) -> None:
    assert accept(Id, text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("IM-2025", "try `im-2025`"),
        ("a b", "try `a-b`"),
        ("-a", "try `a`"),
        ("a--b", "try `a-b`"),
        ("été", "try `t`"),
        ("会议", "is no id: small letters"),
        ("", "is no id"),
        ("../x", "try `x`"),
        ("a\n", "try `a`"),
        ("a\r\n", "try `a`"),
        ("\ta", "try `a`"),
        ("a\u200b", "try `a`"),
        ("ａ", "is no id"),
        ("ß", "is no id"),
        ("K\u212a", "try `k"),
        ("clock$", "try `clock`"),
        ("conin$", "try `conin`"),
        ("con.html", "try `con-html`"),
        ("a" * 65, "has 65 characters; at most 64"),
    ],
)
def test_what_is_no_id(text: str, message: str) -> None:
    assert message in refuse(Id, text)


@pytest.mark.parametrize(
    "name", ["con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9"]
)
def test_no_id_is_the_name_of_a_device(name: str) -> None:
    assert "is the name of a device on Windows" in refuse(Id, name)
    assert "try `" in refuse(Id, name.upper())
    assert accept(Id, f"{name}-1") == f"{name}-1"


def test_the_id_offered_is_one() -> None:
    for text in ("Première Réunion", "x" * 70, "a_b.c"):
        assert accept(Id, slug(text)) == slug(text)


def test_a_line_is_no_longer_than_a_title_can_be() -> None:
    assert type(accept(Line, "a" * 1000)) is Line
    assert "at most 1000 characters" in refuse(Line, "a" * 1001)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("999999999", 999999999)])
def test_numbers(text: str, number: int) -> None:
    assert accept(Number, text) == number


@pytest.mark.parametrize(
    "text",
    ["", "-1", "1.0", "01", "1e3", "٣", "1_000", "9" * 10, "NO", "true", "1" * 4_000, "7\n", "+7"],
)
def test_what_is_no_number(text: str) -> None:
    assert "is no whole number" in refuse(Number, text)


def test_dates() -> None:
    assert accept(Date, "2025-04-07") == datetime.date(2025, 4, 7)
    for text in (
        "2025-4-7",
        "20250407",
        "2025-02-29",
        "0000-01-01",
        "2025-W01-1",
        "2025-02-30",
        "2025-04-07\n",
        " 2025-04-07",
        "٢٠٢٥-٠٤-٠٧",
        "0",
        "true",
        "12:30",
        "NO",
        "1" * 4_000,
        "",
    ):
        assert "write it as 2025-04-07" in refuse(Date, text)


def test_flags() -> None:
    assert accept(Flag, "true") is True
    assert accept(Flag, "false") is False
    for text in ("yes", "True", "1", "0", "NO", "on", "y", "true\n", None, [], ["true"]):
        assert refuse(Flag, text) == "write `true` or `false`"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10:00-13:00", (600, 780)),
        ("9:30-10:00", (570, 600)),
        ("15:00-", (900, None)),
        ("22:00-24:00", (1320, 1440)),
    ],
)
def test_hours(text: str, minutes: tuple[int, int | None]) -> None:
    hours = accept(HoursField, text)
    assert isinstance(hours, Hours)
    assert hours.minutes == minutes


@pytest.mark.parametrize(
    "text", ["10:00", "10-13", "25:00-26:00", "10:60-11:00", "-13:00", "morning", "10:00-24:30"]
)
def test_what_are_no_hours(text: str) -> None:
    assert "is no time of day" in refuse(HoursField, text)


def test_ranges_of_numbers() -> None:
    assert accept(NumberRange, "38..42") == "38..42"
    for text in ("38..", "..42", "38-42", "a..b", "1..²", "٣..٤", "9" * 10):
        assert "is no range of numbers" in refuse(NumberRange, text)


def test_a_single_element_needs_no_list() -> None:
    assert accept(OneOrMore[Line], "a") == accept(OneOrMore[Line], ["a"]) == (Line("a"),)
    assert accept(OneOrMore[Line], []) == ()
    assert refuse(OneOrMore[Line], {"a": "b"})


class Invented(Doubtful):
    name: Line
    text_of: Prose


def test_provisional_names_fields_as_they_are_typed() -> None:
    found = Invented.model_validate({"name": "a", "text-of": "b", "provisional": "text-of"})
    assert found.doubts("text-of")
    assert not found.doubts("name")
    every = Invented.model_validate({"name": "a", "text-of": "b", "provisional": ["all"]})
    assert every.doubts("name")


@pytest.mark.parametrize("name", ["nam", "text_of", "provisional", "id"])
def test_provisional_names_no_other_field(name: str) -> None:
    message = refuse(Invented, {"name": "a", "text-of": "b", "provisional": name})
    assert f"`{name}` is no field here, but name, text-of are" in message


def test_a_walk_tells_routes_as_they_are_typed() -> None:
    found = Invented.model_validate({"name": "a", "text-of": "b"})
    routes = {route: value for route, value in walk(found) if isinstance(value, Line | Prose)}
    assert routes == {("name",): Line("a"), ("text-of",): Prose("b")}
