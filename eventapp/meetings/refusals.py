"""Why a file cannot be read, in sentences for whoever sent it."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.errors import N_, RuleBroken
from eventapp.meetings import limits

FILE = "file"


class UnknownTable(RuleBroken):
    """A table whose columns nobody has named yet; ``lines`` are its first rows."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        super().__init__(
            N_(
                "No known log was recognised in this file. Say which column is which, or export"
                " the log again."
            ),
            field=FILE,
        )
        self.lines = tuple(tuple(row) for row in lines)


class UnknownLetters(RuleBroken):
    """Bytes that are no Unicode: which alphabet it is must be said by a person."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The letters of this file are in an old encoding. Save it as “CSV UTF-8”, or say"
                " which encoding it is."
            ),
            field="encoding",
        )


def too_large() -> RuleBroken:
    return RuleBroken(
        "The file is larger than %(n)s MiB: that is no log of one meeting.",
        field=FILE,
        n=limits.MOST_BYTES // 1024 // 1024,
    )


def too_many_rows() -> RuleBroken:
    return RuleBroken("The log has more than %(n)s lines.", field=FILE, n=f"{limits.MOST_ROWS:,}")


def too_wide() -> RuleBroken:
    return RuleBroken(
        "A line of this file has more than %(n)s columns, or a cell that is far too long: that is"
        " no log of a meeting.",
        field=FILE,
        n=limits.MOST_COLUMNS,
    )


def empty() -> RuleBroken:
    return RuleBroken("The file is empty.", field=FILE)


def no_rows() -> RuleBroken:
    return RuleBroken(
        "The file has the heading of a log but nobody in it. Export it again after the meeting has"
        " ended.",
        field=FILE,
    )


def damaged() -> RuleBroken:
    return RuleBroken(
        "The file ends in the middle or is damaged. Export it again and send the whole file.",
        field=FILE,
    )


def has_entities() -> RuleBroken:
    return RuleBroken(
        "The file declares entities of its own: a log of a meeting never does, so it is not read.",
        field=FILE,
    )
