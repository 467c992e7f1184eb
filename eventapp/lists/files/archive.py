"""A zip archive from outside: measured before anything in it is believed.

Spreadsheets are archives of XML, and 120 KiB of archive can hold gigabytes. The directory is read
first, with bounds; then every member is unpacked once, in small pieces that are counted and
forgotten, because a directory may lie about sizes.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from eventapp.errors import RuleBroken
from eventapp.lists.files import limits

_END_OF_DIRECTORY = b"PK\x05\x06"
_MEMBER = b"PK\x03\x04"
_LONGEST_COMMENT = 65_535
_END_SIZE = 22
_PIECE = 64 * 1024
_ENCRYPTED = 0x1
_MACROS = ("vbaproject.bin", "vbadata.xml", "macros/")


class Archive:
    """A measured archive: members may be read whole."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        _check_directory(content)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            self._check_members()
        except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError) as error:
            raise damaged() from error
        except (NotImplementedError, RuntimeError, ValueError) as error:
            raise damaged() from error

    @property
    def names(self) -> list[str]:
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        """The member, empty when there is none."""
        try:
            return self._zip.read(name)
        except KeyError:
            return b""

    def _check_members(self) -> None:
        members = self._zip.infolist()
        if len(members) > limits.MOST_MEMBERS or len({m.filename for m in members}) < len(members):
            raise _too_large()
        if sum(member.file_size for member in members) > limits.MOST_UNPACKED:
            raise _too_large()
        unpacked = 0
        for member in members:
            _check_member(member)
            unpacked += self._measure(member, limits.MOST_UNPACKED - unpacked)

    def _measure(self, member: zipfile.ZipInfo, room: int) -> int:
        size = 0
        most = max(limits.HARMLESS_MEMBER, limits.MOST_RATIO * member.compress_size)
        with self._zip.open(member) as source:
            while piece := source.read(_PIECE):
                if not size and piece.startswith((_MEMBER, _END_OF_DIRECTORY)):
                    raise RuleBroken(
                        "This file has another packed file inside. Please save the list alone, "
                        "as a new workbook (.xlsx)."
                    )
                size += len(piece)
                if size > min(room, most):
                    raise _too_large()
        return size


def damaged() -> RuleBroken:
    return RuleBroken(
        "This file is damaged or is no spreadsheet. Please open it in Excel, save it as .xlsx and "
        "send it again."
    )


def encrypted() -> RuleBroken:
    return RuleBroken(
        "This workbook is locked with a password. Please save it without a password and send it "
        "again."
    )


def with_macros() -> RuleBroken:
    return RuleBroken(
        "This workbook has macros, which are not opened here. Please save it as .xlsx without "
        "macros and send it again."
    )


def _check_directory(content: bytes) -> None:
    """Bound the directory before a library reads all of it."""
    end = content.rfind(_END_OF_DIRECTORY, max(0, len(content) - _END_SIZE - _LONGEST_COMMENT))
    if end < 0 or end + _END_SIZE > len(content):
        raise damaged()
    members, size = struct.unpack_from("<HL", content, end + 10)
    if members > limits.MOST_MEMBERS or size > limits.MOST_DIRECTORY:
        raise _too_large()


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename.lower()
    if member.flag_bits & _ENCRYPTED:
        raise encrypted()
    if any(macro in name for macro in _MACROS):
        raise with_macros()
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > limits.HARMLESS_MEMBER and ratio > limits.MOST_RATIO:
        raise _too_large()


def _too_large() -> RuleBroken:
    return RuleBroken(
        "This file unpacks to far more than a list of people can hold, so it was not opened. "
        "Please copy the list into a new workbook and send that."
    )
