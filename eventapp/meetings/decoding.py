"""From bytes to text: by the mark at the start, by the pattern of zeros, or as UTF-8."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from eventapp.errors import N_, RuleBroken
from eventapp.meetings import limits, refusals

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8+bom"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le+bom"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be+bom"),
)
_OTHER_FILES = (
    (
        b"PK\x03\x04",
        N_("This is a workbook or an archive, not the log itself. Save it as “CSV UTF-8”."),
    ),
    (b"\xd0\xcf\x11\xe0", N_("This is an old workbook. Save it as “CSV UTF-8”.")),
    (b"%PDF", N_("This is a PDF. Export the log as CSV from the meeting system.")),
    (b"\x89PNG", N_("This is a picture. Export the log as CSV from the meeting system.")),
    (b"\xff\xd8\xff", N_("This is a picture. Export the log as CSV from the meeting system.")),
    (b"\x1f\x8b", N_("This file is compressed. Unpack it first.")),
)
_WEB_PAGE = N_(
    "This is a web page, most likely the sign-in page of the meeting system. Sign in there and"
    " export the log again."
)
ENCODINGS = ("cp1258", "cp1252", "utf-16-le")
"""What a person may say an old file is in."""


class Decoded(NamedTuple):
    text: str
    encoding: str
    eol: str


def decode(content: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file; refuses other kinds of files by what they are."""
    if len(content) > limits.MOST_BYTES:
        raise refusals.too_large()
    for start, sentence in _OTHER_FILES:
        if content.startswith(start):
            raise RuleBroken(sentence, field=refusals.FILE)
    text, name = _text(content, encoding)
    text = text.replace("\0", "")
    if not text.strip():
        raise refusals.empty()
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        raise RuleBroken(_WEB_PAGE, field=refusals.FILE)
    eol = "crlf" if "\r\n" in text else "lf" if "\n" in text else "cr" if "\r" in text else "none"
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), name, eol)


def _text(content: bytes, encoding: str | None) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], codec), name
    start = content[:2000]
    if len(start) > 3 and start.count(0) > len(start) // 4:  # noqa: PLR2004 - two letters at least
        codec = "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
        return _decoded(content, codec), codec.replace("16-", "16")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if encoding not in ENCODINGS:
            raise refusals.UnknownLetters from error
        return content.decode(encoding, "replace"), encoding


def _decoded(content: bytes, codec: str) -> str:
    """A file of pairs of bytes that was cut in the middle of one loses that half letter."""
    try:
        return content[: len(content) // 2 * 2 if "16" in codec else None].decode(codec)
    except UnicodeDecodeError as error:
        raise refusals.damaged() from error
