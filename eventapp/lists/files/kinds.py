"""What kind of file was sent: told by its content, never by its name."""

from __future__ import annotations

from typing import Literal

from eventapp.errors import N_, RuleBroken
from eventapp.lists.files import limits
from eventapp.lists.files.archive import Archive, damaged, encrypted, with_macros

Kind = Literal["xlsx", "xls", "ods", "text"]

_DOS = b"MZ"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4_096
_PROGRAM = N_("This is a program. Please send the list itself, best as .xlsx, or paste the table.")
_PICTURE = N_("This is a picture. Please send the list itself, best as .xlsx, or paste the table.")
_PACKED = N_(
    "This is a packed file. Please send the list alone, best as .xlsx, or paste the table."
)
_TEXT = N_("This is a text document. Please copy the table out of it and paste it.")
_SLIDES = N_("This is a presentation. Please send the list itself, best as .xlsx.")
_PDF = N_("This is a PDF document. Please send the list itself, best as .xlsx, or paste the table.")
_OTHERS = (
    (_DOS, _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"%PDF", _PDF),
    (b"{\\rtf", _TEXT),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<style", b"<head", b"<meta")
_PARTS = {"word/document.xml": _TEXT, "ppt/presentation.xml": _SLIDES}
_STREAMS = {"WordDocument": _TEXT, "PowerPoint Document": _SLIDES}


def too_large() -> RuleBroken:
    return RuleBroken(
        "This file is larger than %(most)s MB. A list of people is much smaller: please take out "
        "pictures, or copy the list into a new workbook.",
        most=limits.MOST_BYTES // limits.MEBIBYTE,
    )


def kind_of(content: bytes) -> tuple[Kind, Archive | None]:
    """The kind, and the measured archive when it is one; refused when it is no list."""
    if len(content) > limits.MOST_BYTES:
        raise too_large()
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise RuleBroken("This file is empty.")
    for beginning, what in _OTHERS:
        if content.startswith(beginning) and (beginning != _DOS or b"\x00" in content[:_HEAD]):
            raise RuleBroken(what)
    if content.startswith(_OLE):
        return _kind_of_old_office(content), None
    if content.startswith(b"PK"):
        archive = Archive(content)
        return _kind_of_archive(archive), archive
    if content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise RuleBroken(
            "This is a web page with the name of a spreadsheet. Please open it in Excel, save it "
            "as .xlsx and send it again."
        )
    return "text", None


def _kind_of_old_office(content: bytes) -> Kind:
    if _wide("EncryptedPackage") in content:
        raise encrypted()
    for stream, what in _STREAMS.items():
        if _wide(stream) in content:
            raise RuleBroken(what)
    if _wide("_VBA_PROJECT") in content:
        raise with_macros()
    return "xls"


def _kind_of_archive(archive: Archive) -> Kind:
    names = set(archive.names)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise RuleBroken("This workbook is an .xlsb. Please save it as .xlsx and send it again.")
    if "content.xml" in names:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise encrypted()
        if b"opendocument.spreadsheet" not in archive.read("mimetype"):
            raise RuleBroken(_TEXT)
        return "ods"
    for part, what in _PARTS.items():
        if part in names:
            raise RuleBroken(what)
    raise damaged() if "[Content_Types].xml" in names else RuleBroken(_PACKED)


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
