"""A tree that holds every node, each in the places where it may stand."""

from __future__ import annotations

from dataclasses import replace

from ccmtool.doctree.nodes import (
    Block,
    Blocks,
    Break,
    CoverLine,
    CrossReference,
    Document,
    Emphasis,
    Fields,
    Flag,
    Foreign,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Note,
    NoteMark,
    Numbering,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from ccmtool.doctree.numbering import number


def inline(*parts: str | Inline) -> Inlines:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(inline(*parts))


def provisional(words: str) -> Flag:
    return Flag(inline(words), "provisional")


def item(label: str, *blocks: str | Block, anchor: str = "") -> Item:
    return Item(label, tuple(paragraph(b) if isinstance(b, str) else b for b in blocks), anchor)


def section(title: str | Inlines, *blocks: Block, label: str = "", anchor: str = "") -> Section:
    return Section(inline(title) if isinstance(title, str) else title, blocks, label, anchor)


def document(
    *blocks: Block,
    cover: tuple[CoverLine, ...] | None = None,
    notes: tuple[Note, ...] = (),
    language: str = "en",
    numbering: Numbering | None = None,
) -> Document:
    """A numbered document."""
    lines = (CoverLine("title", inline("Title")),) if cover is None else cover
    how = numbering or Numbering()
    return number(Document("specimen", "specimen", language, lines, blocks, notes, numbering=how))


def _cover() -> tuple[CoverLine, ...]:
    return (
        CoverLine("symbol", inline("CCM/MSP/2025/WP.9")),
        CoverLine("distribution", inline("Distr.: General")),
        CoverLine("body", inline("Convention on Cluster Munitions Coordination Committee")),
        CoverLine("from", inline("Freedonia and the Republic of Sylvania")),
        CoverLine("title", inline("WORK PLAN 2025-2026", NoteMark("*"))),
        CoverLine("subtitle", inline("Everything a document can hold, once")),
        CoverLine("dateline", inline("7 and 8 April 2025, ", provisional("Room XXI"))),
        CoverLine("agenda-item", inline("Item 9 of the provisional agenda")),
        CoverLine("submitted-by", inline("Submitted by the President")),
        CoverLine("motto", inline("A line whose role nobody knows")),
    )


def _running_text() -> Blocks:
    return (
        paragraph(
            "In reference to the decision of the ",
            CrossReference(inline("2nd Review Conference"), document="2rc", anchor="decision"),
            NoteMark("programme"),
            " (2RC), “that the President of the [next] MSP will identify dates”, I have the honour"
            " to share with States Parties an ",
            Emphasis(inline("elaborated")),
            " concept note. See also ",
            Link(inline("CCM/MSP/2024/WP.3"), "https://undocs.org/CCM/MSP/2024/WP.3"),
            " and ",
            CrossReference(inline("activity (b)"), anchor="activity-coalitions"),
            "; actions #38 to #42 & some ",
            Emphasis(inline("very strong"), strong=True),
            " words",
            NoteMark("thematic"),
            ".",
        ),
        paragraph(
            "The same note again",
            NoteMark("programme"),
            ". A mark without a note",
            NoteMark("missing"),
            " prints nothing. A link to ",
            Link(inline("nowhere safe"), "javascript:alert(1)"),
            " prints its words.",
        ),
        Quote((paragraph("Each State Party in a position to do so shall provide assistance."),)),
    )


def _lists() -> Blocks:
    tasks = List(
        (
            item("(i)", "Agenda item H on gender, and", anchor="item-gender"),
            item("(ii)", "Agenda item J regarding concerns raised amongst other."),
        )
    )
    points = List(
        (
            item("1)", "With an initial focus, updates are welcome.", "As per the decisions."),
            item("2)", "Secondly, support is given to:", tasks, "The format starts openly."),
        )
    )
    activities = List(
        (
            item("a)", "The Coordinators will host a joint meeting.", anchor="activity-a"),
            item("b)", "The Coordinators will map coalitions.", anchor="activity-coalitions"),
            item("", "A passage between the points."),
            item("-", "Emerging challenges to the norm"),
            item("-", "….."),
            item("7.2.1", "A long label."),
            item("c)", List((item("(i)", "A list directly in a list."),))),
        )
    )
    return points, activities


def _open_ends() -> Blocks:
    return (
        paragraph(
            "Preparations [to be elaborated: ",
            Flag(inline("when will this meeting take place?"), "question"),
            "]",
        ),
        paragraph("It meets on ", provisional("16 September 2025"), "."),
        paragraph(Flag(inline("Progress since the last meeting"), "prompt")),
    )


def _table() -> Table:
    return Table(
        head=(inline("Action"), inline("Status"), ()),
        rows=(
            (inline("#38"), inline("begun", NoteMark("table")), inline("first", Break(), "second")),
            (inline("#39 | #40"), inline(Flag(inline("not yet written"), "prompt")), ()),
        ),
        caption=inline("Actions and where they stand"),
    )


def _fields() -> Fields:
    return Fields(
        (
            (inline("Documents"), inline("CCM/MSP/2024/1", Break(), "CCM/MSP/2024/2/Rev.1")),
            (inline("Lead"), inline("Freedonia")),
        )
    )


def _apart() -> Section:
    """What stands apart, partly in another language, and in it a part in the first one again."""
    arabic = section(
        "ملخص",
        List(
            (
                item("-", "الألغام."),
                item("-", Foreign((paragraph("Words kept in English."),), "en")),
            )
        ),
        Foreign((paragraph("And ", provisional("a paragraph"), "."),), "en"),
        anchor="summary",
    )
    costs = Table(
        head=(inline("What"), inline("US$")),
        rows=((inline("Travel"), inline("1 200")), (inline("Rent"), inline("300"))),
        align=("start", "end"),
        anchor="costs",
    )
    return Section(
        inline("Costs"),
        (costs, Foreign((arabic, replace(costs, anchor="")), "ar")),
        "Annex",
        "annexed",
        apart=True,
    )


def _sections() -> Blocks:
    deepest = section("Deep", paragraph("At the bottom."), label="(a)", anchor="deep")
    last = (
        paragraph("The last but one paragraph."),
        paragraph("The last one, with a mark", NoteMark("*"), "."),
    )
    return (
        section("Background", *_running_text(), label="1.", anchor="background"),
        section("Activities", *_lists(), label="2.", anchor="activities"),
        section(
            inline("Open ends", NoteMark("thematic")), *_open_ends(), label="3.", anchor="open-ends"
        ),
        section(
            "Status",
            _table(),
            section("By field", _fields(), deepest, label="A.", anchor="by-field"),
            label="4.",
            anchor="status",
        ),
        section("Without a number or an anchor", *last),
        _apart(),
    )


NOTES = (
    Note("never", inline("A note that nothing marks.")),
    Note("thematic", inline("e.g. universalisation, as ", Emphasis(inline("noted")), ".")),
    Note("programme", inline("CCM/MSP/2024/11, paragraph 87")),
    Note("*", inline("A note to the title, whose mark is its key.")),
    Note("table", inline("1. A note that opens like a list."), language="fr"),
)

SPECIMEN = document(*_sections(), cover=_cover(), notes=NOTES)

ARABIC = document(
    section(
        "معلومات أساسية",
        paragraph(
            "تنص المادة 6 من الاتفاقية على أن تقدم كل دولة طرف المساعدة",
            NoteMark("source"),
            " إلى الدول الأطراف المتضررة من الذخائر العنقودية (CCM/MSP/2024/11).",
        ),
        label="1.",
        anchor="background",
    ),
    section(
        "الأنشطة",
        List(
            (
                item("(أ)", "يستضيف المنسقون اجتماعاً مشتركاً غير رسمي.", anchor="activity-a"),
                item(
                    "(ب)",
                    "يجري المنسقون مسحاً للائتلافات القطرية القائمة:",
                    List((item("-", "في الدول المتضررة؛"), item("-", "في الدول المانحة."))),
                ),
            )
        ),
        label="2.",
        anchor="activities",
    ),
    section(
        "النواتج المتوقعة",
        Table(
            head=(inline("الإجراء"), inline("الحالة")),
            rows=((inline("38"), inline("قيد التنفيذ")), (inline("39"), inline("لم يبدأ بعد"))),
            caption=inline("الإجراءات وحالتها"),
        ),
        label="3.",
        anchor="outputs",
    ),
    section("الميزانية", paragraph("تكاليف محدودة."), label="4.", anchor="budget"),
    section(
        "الجدول الزمني",
        paragraph("الربع الأول من عام ", provisional("2025"), "."),
        Quote((paragraph("يحدد رئيس الاجتماع المقبل المواعيد."),)),
        label="5.",
        anchor="timeline",
    ),
    cover=(
        CoverLine("symbol", inline("CCM/MSP/2025/WP.9")),
        CoverLine("body", inline("اتفاقية الذخائر العنقودية")),
        CoverLine("from", inline("مقدمة من منسقي التعاون والمساعدة الدوليين")),
        CoverLine("title", inline("خطة العمل للفترة 2024-2025")),
        CoverLine("subtitle", inline("تعزيز تنفيذ المادة 6 من الاتفاقية")),
        CoverLine("dateline", inline("7 و8 نيسان/أبريل 2025، قصر الأمم")),
    ),
    notes=(Note("source", inline("الوثيقة CCM/MSP/2024/11، الفقرة 87")),),
    language="ar",
    numbering=Numbering("arabic-indic-number", after="-"),
)

APART = document(
    section(
        inline("Status of payments", NoteMark("source")),
        paragraph("The dues of two Parties are outstanding", NoteMark("rate"), "."),
        Paragraph(inline("Put in by the Meeting."), typed="1 bis"),
        List((item("(a)", "A point has no number."),)),
        Table(
            head=(inline("Party"), inline("Dues", NoteMark("rate"))),
            rows=(
                (inline("Freedonia", NoteMark("paid")), inline("12")),
                (inline("Sylvania"), inline("7", NoteMark("*"))),
            ),
            caption=inline("Dues", NoteMark("source")),
        ),
        paragraph("The Secretariat keeps the list", NoteMark("source"), "."),
        label="1.",
        anchor="status",
    ),
    replace(
        section(
            inline("Annex I", NoteMark("*")),
            paragraph("The list", NoteMark("list"), NoteMark("source"), " follows."),
            section("Parties", paragraph("Two", NoteMark("list"), "."), anchor="parties"),
            anchor="annex-1",
        ),
        apart=True,
    ),
    notes=(
        Note("source", inline("As told by the ", Emphasis(inline("Secretariat")), ".")),
        Note("rate", inline("In guilders.")),
        Note("paid", inline("Paid in part.")),
        Note("list", inline("As of 1 May.")),
        Note("*", inline("Not yet confirmed.")),
    ),
    numbering=Numbering("number", after=".", notes_by_part=True, notes_by_table=True),
)
