"""Labels: series told by the sample of their first label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ccmtool.model.labels import Labels, Series, from_sample
from tests.small_corpora import corpus, problems


def series(sample: str) -> Series:
    found = from_sample(sample)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sample", "labels"),
    [
        ("1.", ["1.", "2.", "10."]),
        ("(1)", ["(1)", "(2)", "(10)"]),
        ("(a)", ["(a)", "(b)", "(j)"]),
        ("a)", ["a)", "b)", "j)"]),
        ("A", ["A", "B", "J"]),
        ("(i)", ["(i)", "(ii)", "(x)"]),
        ("I.", ["I.", "II.", "X."]),
        ("7.2.1", ["7.2.1", "7.2.2", "7.2.10"]),
        ("项目1", ["项目1", "项目2", "项目10"]),
        ("Пункт 1", ["Пункт 1", "Пункт 2", "Пункт 10"]),
        ("Item 1:", ["Item 1:", "Item 2:", "Item 10:"]),
        ("البند 1", ["البند 1", "البند 2", "البند 10"]),
        ("Point 1", ["Point 1", "Point 2", "Point 10"]),
        ("المرفق الأول", ["المرفق الأول", "المرفق الثاني", "المرفق العاشر"]),
        ("(أ)", ["(أ)", "(ب)", "(ي)"]),
        ("١-", ["١-", "٢-", "١٠-"]),
        ("а)", ["а)", "б)", "к)"]),
        ("А.", ["А.", "Б.", "К."]),
        ("一、", ["一、", "二、", "十、"]),
        ("（一）", ["（一）", "（二）", "（十）"]),
        ("项目一", ["项目一", "项目二", "项目十"]),
        ("-", ["-", "-", "-"]),
        ("—", ["—", "—", "—"]),
        ("***", ["***", "***", "***"]),
        ("•", ["•", "•", "•"]),
        ("none", ["", "", ""]),
        ("", ["", "", ""]),
    ],
)
def test_a_series_from_its_first_label(sample: str, labels: list[str]) -> None:
    assert [series(sample).label(place) for place in (1, 2, 10)] == labels


@pytest.mark.parametrize(
    "sample",
    ["4a", "h)", "2.", "(ii)", "B", "1a", "x", "_", "première", "1" * 50, "ملأ", "да", "十一"],
)
def test_what_is_no_first_label(sample: str) -> None:
    assert from_sample(sample) is None


def test_after_z_the_letter_is_doubled() -> None:
    found = [series("(a)").label(place) for place in (26, 27, 28, 52, 53)]
    assert found == ["(z)", "(aa)", "(bb)", "(zz)", "(aaa)"]


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (4, "iv"),
        (9, "ix"),
        (14, "xiv"),
        (40, "xl"),
        (99, "xcix"),
        (444, "cdxliv"),
        (2026, "mmxxvi"),
    ],
)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert series("i").label(number) == numeral
    assert series("I").label(number) == numeral.upper()


@given(st.sampled_from(["1.", "(a)", "A", "i)", "I.", "项目1"]), st.integers(1, 1000))
def test_a_label_reads_back(sample: str, place: int) -> None:
    assert series(sample).ordinal(series(sample).label(place)) == place


@pytest.mark.parametrize(
    ("sample", "label"),
    [
        ("(a)", "a)"),
        ("(a)", "(A)"),
        ("(a)", "(ab)"),
        ("(a)", "("),
        ("(a)", "()"),
        ("(i)", "(iiii)"),
        ("(i)", "(b)"),
        ("1.", "4a."),
        ("1.", "01."),
        ("1.", "0."),
        ("-", "-"),
        ("none", ""),
        ("(a)", f"({'a' * 1000})"),
        ("i", "m" * 1000),
    ],
)
def test_what_is_no_label_of_a_series(sample: str, label: str) -> None:
    assert series(sample).ordinal(label) is None


def test_after_z_letters_may_combine() -> None:
    found = Series.model_validate({"style": "letter", "after-z": "aa-ab"})
    assert [found.label(place) for place in (26, 27, 28)] == ["z", "aa", "ab"]
    assert found.ordinal("ab") == 28


# --- with the label around first -----------------------------------------------------------------


def levels(*samples: str | dict[str, str]) -> tuple[Series, ...]:
    return TypeAdapter(Labels).validate_python(list(samples))


@pytest.mark.parametrize(
    ("samples", "around", "label"),
    [
        (("1.", "1.1"), "7.", "7.2"),
        (("1.", "1.1", "1.1.1"), "7.2", "7.2.2"),
        (("1.", "1.1."), "7.", "7.2."),
        (("1.", "1. (a)"), "7.", "7. (b)"),
        (("1.", "1 (a)"), "7.", "7 (b)"),
        (("1", "1(a)"), "7", "7(b)"),
        (("1.", "1(a)"), "7.", "7(b)"),
        (("1", "1a"), "7", "7b"),
        (("(a)", "(a)(i)"), "(c)", "(c)(ii)"),
        (("项目1", "项目1.1"), "项目7", "项目7.2"),
        (("1.", "1.1"), "4a", "4a.2"),
        (("1.", "1. (a)"), "4 bis", "4 bis (b)"),
        (("1.", "1.1"), "", "2"),
        (("1.", "1.1"), "x" * 200, "2"),
        (({"style": "roman", "start": "3"}, "i.1"), "iii", "iii.2"),
    ],
)
def test_a_sample_that_begins_with_the_one_above_prints_the_label_around(
    samples: tuple[str, ...], around: str, label: str
) -> None:
    below = levels(*samples)[-1].within(around)
    assert below.label(2) == label
    assert below.ordinal(label) == 2


@pytest.mark.parametrize(
    ("samples", "label"),
    [
        (("1.", "1)"), "2)"),
        (("1.", "1."), "2."),
        (("a", "a)"), "b)"),
        (("I.", "1."), "2."),
        (("-", "-"), "-"),
        (("-", "- 1"), "- 2"),
    ],
)
def test_any_other_sample_stands_by_itself(samples: tuple[str, ...], label: str) -> None:
    below = levels(*samples)[-1]
    assert below.parent == "none"
    assert below.within("7.").label(2) == label


@pytest.mark.parametrize("samples", [("1", "11"), ("a", "aa")])
def test_what_does_not_continue_the_sample_above(samples: tuple[str, ...]) -> None:
    (problem,) = problems(corpus(f"{NOTE}{list(samples)}"))
    assert f"`{samples[1]}` is not the first label of a series" in problem


def test_a_wrong_sample_is_reported_where_it_stands() -> None:
    (entry,) = corpus(NOTE + '["1.", "1.1", "h)", "1.1.1.1"]').entries
    assert [finding.route for _, finding in entry.problems] == [("labels", 2)]


@given(st.text(), st.text())
def test_any_sample_and_label_are_read_or_refused(sample: str, label: str) -> None:
    found = from_sample(sample)
    if found:
        found.ordinal(label)


NOTE = "kind: concept-note\nid: n\nlabels: "


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ("h)", "`h)` is not the first label of a series"),
        ("[{style: letter, start: 99999999}]", "`start` is to be at most 9999"),
        ("[{style: letter, start: 0}]", "`start` is to be at least 1"),
        (
            f"[{{style: letter, before: {'(' * 50}}}]",
            "`before` is to be at most 40 characters long",
        ),
        ("[{style: greek}]", "`style` is to be"),
        ("[{style: letter, start: later}]", "`later` is no whole number"),
        ("[{style: letter, parent: half}]", "`parent` is to be"),
    ],
)
def test_what_is_refused(labels: str, message: str) -> None:
    (problem,) = problems(corpus(NOTE + labels))
    assert message in problem


def test_a_series_that_starts_elsewhere_is_declared_in_full() -> None:
    read = corpus(NOTE + "[{style: letter, start: 8, before: '(', after: ')'}]")
    document = read.documents["n"].document
    assert document
    (found,) = document.labels
    assert found.start == 8
    assert [found.label(8 + n) for n in range(3)] == ["(h)", "(i)", "(j)"]


@pytest.mark.parametrize(
    ("sample", "answer"),
    [
        ("h)", "{style: letter, start: 8, after: ')'}"),
        ("(aa)", "{style: letter, start: 27, before: '(', after: ')', after-z: aa-bb}"),
        ("IV.", "{style: capital-roman, start: 4, after: '.'}"),
        ("[12]", "{style: number, start: 12, before: '[', after: ']'}"),
        ("Part", "{style: letter, start: 8, before: '(', after: ')'}"),
    ],
)
def test_a_series_that_starts_elsewhere_is_told_in_full(sample: str, answer: str) -> None:
    (problem,) = problems(corpus(f"{NOTE}['{sample}']"))
    assert f"in full: {answer}" in problem


def test_greek_letters_by_their_sample() -> None:
    assert [series("(α)").label(place) for place in (1, 2, 18)] == ["(α)", "(β)", "(σ)"]
    assert series("\u0391.").label(3) == "Γ."
