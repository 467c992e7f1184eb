"""Wrong, cut, renamed and hostile files: one sentence, never a failure."""

from __future__ import annotations

import pytest

from eventapp.errors import RuleBroken
from eventapp.meetings import limits
from eventapp.meetings.reading import read_log
from eventapp.meetings.refusals import UnknownLetters, UnknownTable
from tests.meetings import texts

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><recording><event eventname='ParticipantJoinEvent'>&i;</event></recording>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<recording><event eventname='ParticipantJoinEvent'><name>&x;</name></event></recording>"
)
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"", "The file is empty."),
        (b"\0\0\0\0", "The file is empty."),
        (b"PK\x03\x04....", "This is a workbook or an archive"),
        (b"\xd0\xcf\x11\xe0....", "This is an old workbook."),
        (b"%PDF-1.7", "This is a PDF."),
        (b"\x89PNG....", "This is a picture."),
        (b"<!DOCTYPE html><html><title>Sign in", "This is a web page"),
        (b"a,b\n" * 3, "No known log was recognised"),
        (b"{", "The file ends in the middle"),
        (b"[" * 100_000, "The file ends in the middle"),
        (b'{"users": 3}', "No known log was recognised"),
        (b"<a><b></a>", "The file ends in the middle"),
        (texts.EVENTS.encode()[:400], "The file ends in the middle"),
        (BOMB.encode(), "The file declares entities"),
        (OUTSIDE.encode(), "The file declares entities"),
        (b"<a>&undefined;</a>", "The file declares entities"),
        (b"<a>" * 100 + b"</a>" * 100, "A line of this file"),
        (HEAD.encode(), "The file has the heading of a log but nobody in it."),
        (HEAD.encode() + b"a," * 200 + b"\n", "A line of this file"),
        (HEAD.encode() + b'"' + b"a" * 20_000 + b'"\n', "A line of this file"),
        (HEAD.encode() + b"a,,,,\n" * (limits.MOST_ROWS + 1), "The log has more than"),
        (b"a" * (limits.MOST_BYTES + 1), "The file is larger than 5 MiB"),
        ("Tên,Giờ vào\nĐ".encode("utf-16")[:-1] + b"\xd8", "The file ends in the middle"),
    ],
)
def test_a_file_that_is_no_log_is_refused_in_a_sentence(content: bytes, begins: str):
    with pytest.raises(RuleBroken) as refusal:
        read_log(content)

    assert refusal.value.message.startswith(begins.replace("5 MiB", "%(n)s MiB"))


def test_an_unknown_table_comes_with_its_first_lines():
    with pytest.raises(UnknownTable) as refusal:
        read_log("Thiết bị;Bắt đầu\nHồng Tiến;7h41\n".encode())

    assert refusal.value.lines == (("Thiết bị", "Bắt đầu"), ("Hồng Tiến", "7h41"))


def test_old_letters_are_asked_for():
    content = (HEAD + "Hưng Yên,,10/13/2021 07:41,10/13/2021 11:30,229\n").encode("utf-8")
    content = content.replace("Hưng Yên".encode(), b"H\xfdng Y\xean")

    with pytest.raises(UnknownLetters):
        read_log(content)


@pytest.mark.parametrize("cut", range(0, len(texts.WEBINAR.encode()), 97))
def test_a_cut_log_is_read_or_refused(cut: int):
    try:
        read_log(texts.WEBINAR.encode()[:cut])
    except RuleBroken:
        return


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "--",
        "32/13/2021 07:41",
        "13/10/2021",
        "=1+1",
        "9" * 300,
        "13/10/2021 25:00",
        "01/01/0001 00:00",
    ],
)
def test_a_time_that_is_none_is_unknown_not_absent(cell: str):
    log = read_log((HEAD + f"Hồng Tiến,,{cell},{cell},229\n").encode())

    assert [one.joined for one in log.connections] == [None]


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "x"])
def test_a_moment_beyond_the_calendar_is_unknown(moment: str):
    content = texts.WEBEX_API.replace("2021-10-13T00:41:00Z", moment)

    log = read_log(content.encode())

    assert [one.joined for one in log.connections] == [None]
