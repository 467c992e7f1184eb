"""An archive is measured before it is opened."""

from __future__ import annotations

import resource
import struct
import zipfile
from io import BytesIO
from time import perf_counter

import pytest

from eventapp.errors import RuleBroken
from eventapp.lists.files import limits
from eventapp.lists.files.archive import Archive
from tests.lists.writing import read, table, xlsx

MANY = b"<row><c><v>1</v></c></row>"


def archive(**members: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members.items():
            written.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def bomb(unpacked: int) -> bytes:
    return archive(xl__workbook_xml=b"<x/>", sheet=MANY * (unpacked // len(MANY)))


def test_a_bomb_of_120_kib_is_refused_at_once_without_memory():
    content = bomb(45 * limits.MEBIBYTE)
    assert len(content) < 140 * 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = perf_counter()

    with pytest.raises(RuleBroken, match="unpacks to far more"):
        read(content)

    assert perf_counter() - started < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8 * 1024


def test_a_directory_that_lies_about_sizes_is_found_out():
    content = bytearray(bomb(20 * limits.MEBIBYTE))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = content.rfind(signature)
        struct.pack_into("<L", content, place + offset, 1_000)

    with pytest.raises(RuleBroken):
        read(bytes(content))


@pytest.mark.parametrize(
    "content",
    [
        archive(**{f"member{n}": b"" for n in range(limits.MOST_MEMBERS + 1)}),
        bomb(60 * limits.MEBIBYTE),
        archive(**{f"m{n}": bytes(limits.MEBIBYTE) for n in range(60)}),
    ],
    ids=["members", "one large", "many middling"],
)
def test_too_much_is_refused(content: bytes):
    with pytest.raises(RuleBroken, match="unpacks to far more"):
        Archive(content)


def test_what_does_not_belong_in_a_list_is_refused():
    for name, sentence in (("xl__vbaProject.bin", "macros"), ("xl__embeddings__a.xlsx", "packed")):
        content = archive(**{name: xlsx(table())})
        with pytest.raises(RuleBroken, match=sentence):
            Archive(content)


def test_locked_members_are_refused():
    content = bytearray(archive(sheet=b"1"))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.rfind(signature) + offset] |= 1

    with pytest.raises(RuleBroken, match="password"):
        Archive(bytes(content))


def test_an_ordinary_workbook_passes():
    assert "xl/workbook.xml" in Archive(xlsx(table())).names
