"""A question is still open, and perhaps the corpus answers it.

## What it does

A text that leaves something open says so: `[when will this take place?](question:date)`.
Under `questions:` stand who is to answer it, until when, and what would answer it.
The rule lists every such question; it says when its day has passed,
and prints the answer where the corpus has it by now.

## Why

Brackets and "to be confirmed" are how unfinished papers get circulated.
Here they can be found, and a document with `--final` cannot be published before they are gone.

## Bad

```yaml
text: Preparations [when will this meeting take place?](question:im-date)
questions:
  im-date: {owner: coordinators-ica, answer: meeting:im-2025/dates}
```

## Good

```yaml
text: Preparations for the meeting on <meeting:im-2025/dates>
```

## How to fix

Write the answer in place of the question, and take its key out of `questions:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccmtool.corpus.entry import Entry, Member
from ccmtool.corpus.references import resolve
from ccmtool.corpus.resolution import Found
from ccmtool.corpus.wording import say_day
from ccmtool.diagnostics import Finding, Overdue, Severity
from ccmtool.model.shared import Question
from ccmtool.prose import plain
from ccmtool.rules.naming import quoted
from ccmtool.rules.rule import Context, Rule, Text
from ccmtool.rules.running_text import COMPUTED, Linked, running_text


def _check(context: Context) -> Iterator[Finding]:
    questions = context.entry.document.questions if context.entry.document else {}
    for text in context.texts:
        if "question:" not in text.text:
            continue
        for link in running_text(text.text).links:
            if link.scheme == "question" and link.target in questions:
                yield _finding(context, text, link, questions[link.target])


def _finding(context: Context, text: Text, link: Linked, question: Question) -> Finding:
    running = running_text(text.text)
    words = running.words[link.start : link.end]
    asked = quoted(words) if words.strip(f" {COMPUTED}") else f"`{link.target}`"
    answer = _answer(context, text.entry, question)
    message = f"the question {asked} is still open"
    answered = f", but the corpus answers it: {answer}" if answer else ""
    late = f" and was due on {say_day(question.due, 'en')}" if question.due else ""
    return Finding(
        text.entry.path,
        f"{message}{answered}",
        _remedy(context, question, link.target, answered=bool(answer)),
        text.route,
        *running.place(link.start, link.end),
        overdue=Overdue(question.due, f"{message}{late}{answered}") if question.due else None,
    )


def _answer(context: Context, entry: Entry, question: Question) -> str:
    """What the corpus answers, and where; empty while it does not."""
    if question.answer is None:
        return ""
    scheme, _, target = str(question.answer).partition(":")
    found = resolve(context.corpus, entry, scheme, target)
    if not isinstance(found, Found) or not found.text or not found.member:
        return ""
    if scheme == "holders" and found.provisional:
        return ""
    doubt = ", provisional" if found.provisional else ""
    return f"{found.text} ({_source(scheme, target, found.member)}{doubt})"


_NOUNS = {"doc": "document", "holders": "role", "action-plan": "action plan"}


def _source(scheme: str, target: str, member: Member) -> str:
    identifier = target.partition("/")[0] if scheme == "meeting" else target
    return f"{_NOUNS.get(scheme, scheme)} {identifier}, {member.entry.path}"


def _remedy(context: Context, question: Question, key: str, *, answered: bool) -> str:
    role = context.corpus.registered["parties"].get(question.owner or "")
    owner = f" It is for the {plain(role.value.name)} to answer." if role else ""
    what = "the answer" if answered else "the answer, once it is known,"
    return f"Write {what} in place of the question, and take `{key}` out of `questions:`.{owner}"


RULE = Rule("PH03", "open-question", Severity.WARNING, _check, __doc__ or "", final=Severity.ERROR)
