"""Bytes to text, and the files that are something else than a corpus file altogether."""

from __future__ import annotations

import re

from ccmtool.source.limits import MAX_BYTES
from ccmtool.source.problem import Problem

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "a Word file (rich text)"),
    (b"%PDF-", "a PDF file"),
)
_OFFICE: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word file"),
    (b"xl/", "an Excel file"),
    (b"ppt/", "a PowerPoint file"),
)
_WIDE: tuple[tuple[bytes, str], ...] = (
    (rb"\xff\xfe\x00\x00|[^\x00]\x00\x00\x00", "UTF-32"),
    (rb"\x00\x00\xfe\xff|\x00\x00\x00[^\x00]", "UTF-32"),
    (rb"\xff\xfe|[^\x00]\x00[^\x00]\x00", "UTF-16"),
    (rb"\xfe\xff|\x00[^\x00]\x00[^\x00]", "UTF-16"),
)
_SAVE_AS = "Save it again as UTF-8: in the editor's Save As window, choose the encoding UTF-8."
_PAGE = re.compile(r"\s*<(?:!doctype\b|!--|\?xml\b|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_POINTER = "version https://git-lfs.github.com/spec/"
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r]|$)", re.MULTILINE)
_MARKERS = tuple(sign * 7 for sign in "<|=>")
_UNDECODED = re.compile("[\udc80-\udcff]")


def refused_whole(content: bytes) -> Problem | None:
    """The one finding for bytes that are no UTF-8 text of a reasonable size, else None."""
    if sort := _sort_of_file(content):
        return Problem(
            0, 0, f"this is {sort}, not a YAML file", "Copy its text into a new YAML file."
        )
    if len(content) > MAX_BYTES:
        message = "the file has more than 1 MiB, which is the most that is read"
        return Problem(0, 0, message, "Split it into several files.")
    for pattern, encoding in _WIDE:
        if re.match(pattern, content, re.DOTALL):
            message = f"the file is stored as {encoding}, not as UTF-8"
            return Problem(0, 0, message, _SAVE_AS)
    if 0 in content and _UNDECODED.search(content.decode("utf-8", "surrogateescape")):
        return Problem(0, 0, "this is not a text file", "Put the YAML file in its place.")
    return None


def decode(content: bytes) -> tuple[str, Problem | None]:
    """The text without its byte order mark, and the place of the first byte that is not UTF-8.

    Such bytes come back as U+FFFD, so that the rest of the file can be read all the same.
    """
    try:
        return content.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError:
        text = content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    first = _UNDECODED.search(text)
    at = first.start() if first else 0
    return _UNDECODED.sub("\ufffd", text), _undecodable(at, ord(text[at]) - 0xDC00)


def refused_text(text: str) -> list[Problem]:
    """The findings for a text that is a pointer, a web page or an unfinished merge."""
    if text.startswith(_POINTER):
        help_ = "Fetch the file itself: run `git lfs pull`."
        return [Problem(0, 0, "this is a Git LFS pointer; the file itself is not here", help_)]
    if page := _PAGE.match(text):
        place = len(page.group()) - len(page.group().lstrip())
        message = "this is a web page (HTML or XML), not a YAML file"
        return [Problem(place, place, message, "Copy its text into a new YAML file.")]
    marked = any(map(text.__contains__, _MARKERS))
    markers = list(_CONFLICT.finditer(text)) if marked else []
    opening = [marker for marker in markers if marker.group() == "<<<<<<<"]
    return [_conflict(marker) for marker in opening or markers]


def _sort_of_file(content: bytes) -> str | None:
    """What the first bytes give away, for files that people mistake for text."""
    sort = next((name for magic, name in _SIGNATURES if content.startswith(magic)), None)
    if content[257:262] == b"ustar" and 0 in content[:257]:
        return "a tar archive"
    if sort == "a zip archive":
        return next((name for part, name in _OFFICE if part in content), sort)
    return sort


def _undecodable(at: int, byte: int) -> Problem:
    """Most often the file is in the code page of an old Windows."""
    letter = bytes([byte]).decode("cp1252", "replace")
    known = letter.isprintable() and letter != "\ufffd"
    meant = f" (where it is probably a Windows `{letter}`)" if known else ""
    message = f"the file is not stored as UTF-8: the byte 0x{byte:02X} stands here{meant}"
    return Problem(at, at + 1, message, _SAVE_AS)


def _conflict(marker: re.Match[str]) -> Problem:
    """A place where two versions of the file still stand one above the other."""
    message = f"`{marker.group()}` marks two versions of the file that were not merged"
    help_ = "Keep one version and delete the lines that begin with `<<<<<<<`, `=======`, `>>>>>>>`."
    return Problem(marker.start(), marker.end(), message, help_)
