"""A spreadsheet with answers, read row by row: who is meant, what is said, what it would change."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eventapp.attendance.events import MOST_MINUTES, REASON_LENGTH
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import SheetLine
from eventapp.errors import N_, RuleBroken
from eventapp.vietnamese.names import clean_text
from eventapp.vietnamese.search import canonical, fold

MOST_ROWS = 3000
HEADER_WITHIN = 15
COLUMNS = {
    "code": {"ma", "ma so", "ma hoc vien", "code", "id"},
    "name": {"ho va ten", "ho ten", "ten", "full name", "name", "ho ten hoc vien"},
    "year": {"nam sinh", "ngay sinh", "ngay thang nam sinh", "birth year", "year of birth"},
    "answer": {"diem danh", "ket qua", "co mat", "trang thai", "tra loi", "answer", "presence"},
    "minutes": {"so phut muon", "phut muon", "muon phut", "minutes late", "minutes"},
    "reason": {"ly do", "ghi chu", "ly do ghi chu", "reason", "remark", "note"},
}
WORDS = {
    Presence.PRESENT: {
        "c",
        "co",
        "x",
        "co mat",
        "dung gio",
        "present",
        "1",
        "yes",
    },
    Presence.LATE: {"m", "muon", "den muon", "di muon", "late", "l"},
    Presence.EXCUSED: {
        *("vp", "cp", "phep", "co phep", "vang co phep", "vang co ly do", "vang phep", "xin vang"),
        *("p", "excused", "absent with reason", "e"),
    },
    Presence.ABSENT: {
        *("k", "vang", "khong", "vang khong phep", "vang khong ly do", "khong phep", "kp"),
        *("absent", "a", "0", "no"),
    },
}
_TICKS = {"✓", "✔", "☑", "+"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_MINUTES = re.compile(r"\d{1,3}")


class RowState(StrEnum):
    """What a row of the file would do."""

    NEW = "new"
    SAME = "same"
    CONTRADICTS = "contradicts"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]

    @property
    def is_writable(self) -> bool:
        return self in {RowState.NEW, RowState.CONTRADICTS}


STATE_LABELS = {
    RowState.NEW: N_("will be marked"),
    RowState.SAME: N_("already so"),
    RowState.CONTRADICTS: N_("contradicts the sheet"),
    RowState.UNKNOWN: N_("not on the sheet"),
    RowState.AMBIGUOUS: N_("several people fit"),
    RowState.UNREADABLE: N_("answer not understood"),
}


@dataclass(frozen=True)
class FileRow:
    """One row of the file; ``number`` is that of the file, ``line`` whom it is about."""

    number: int
    written: str
    said: str
    state: RowState
    line: SheetLine | None = None
    value: Presence | None = None
    late_minutes: int | None = None
    reason: str = ""


def read_marks(cells: Sequence[Sequence[str]], lines: Iterable[SheetLine]) -> list[FileRow]:
    """What every filled row of a table says about the people on some sheets.

    A person is known by her code, else by her full name, and by her birth year where it stands
    beside the name. Nothing is guessed: two people of one name are asked about. Two rows that say
    different things about one person are both left out.
    """
    start, columns = _header(cells)
    known = _Known(lines)
    rows = []
    for number, row in enumerate(cells[start + 1 :], start + 2):
        texts = {name: clean_text(row[at]) if at < len(row) else "" for name, at in columns.items()}
        if not texts.get("name") and not texts.get("code"):
            continue
        if not texts["answer"]:
            continue
        rows.append(_read(number, texts, known))
    if len(rows) > MOST_ROWS:
        raise RuleBroken("At most %(most)s rows at once.", field="file", most=MOST_ROWS)
    return _without_quarrels(rows)


def _header(cells: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(cells[:HEADER_WITHIN]):
        found: dict[str, int] = {}
        for at, text in enumerate(row):
            word = fold(text)
            for name, words in COLUMNS.items():
                if word in words and name not in found:
                    found[name] = at
        if "answer" in found and found.keys() & {"name", "code"}:
            return number, found
    raise RuleBroken(
        "No row of headings was found: it needs “Họ và tên” or “Mã”, and “Điểm danh”.",
        field="file",
    )


class _Known:
    """The people of some sheets, by what a file may call them."""

    def __init__(self, lines: Iterable[SheetLine]) -> None:
        self.by_code: dict[str, SheetLine] = {}
        self.by_name: defaultdict[str, list[SheetLine]] = defaultdict(list)
        for line in lines:
            self.by_code[str(line.registration.id)] = line
            self.by_name[canonical(line.registration.full_name)].append(line)

    def find(self, texts: dict[str, str]) -> list[SheetLine]:
        code, name = texts.get("code", ""), texts.get("name", "")
        year = _YEAR.search(texts.get("year", ""))
        if code in self.by_code:
            line = self.by_code[code]
            is_same = not name or canonical(name) == canonical(line.registration.full_name)
            return [line] if is_same else []
        found = self.by_name.get(canonical(name), []) if name else []
        if year:
            of_year = [one for one in found if one.registration.birth_year == int(year[0])]
            unknown = [one for one in found if one.registration.birth_year is None]
            return of_year or unknown
        return found


def _read(number: int, texts: dict[str, str], known: _Known) -> FileRow:
    written = texts.get("name") or texts["code"]
    found = known.find(texts)
    value = answer_of(texts["answer"])

    def row(state: RowState, line: SheetLine | None = None) -> FileRow:
        minutes = _MINUTES.search(texts.get("minutes", "")) if value is Presence.LATE else None
        return FileRow(
            number=number,
            written=written,
            said=texts["answer"],
            state=state,
            line=line,
            value=value,
            late_minutes=min(int(minutes[0]), MOST_MINUTES) if minutes else None,
            reason=texts.get("reason", "")[:REASON_LENGTH],
        )

    if not found:
        return row(RowState.UNKNOWN)
    if len(found) > 1:
        return row(RowState.AMBIGUOUS)
    line = found[0]
    if value is None:
        return row(RowState.UNREADABLE, line)
    if line.is_unmarked:
        return row(RowState.NEW, line)
    is_same = not line.is_conflict and line.value is value
    return row(RowState.SAME if is_same else RowState.CONTRADICTS, line)


def answer_of(text: str) -> Presence | None:
    """What a cell says: a word, a letter or a tick; nothing when it is none of them."""
    if text.strip() in _TICKS:
        return Presence.PRESENT
    word = fold(text)
    return next((value for value, words in WORDS.items() if word in words), None)


def _without_quarrels(rows: Sequence[FileRow]) -> list[FileRow]:
    said: defaultdict[int, set[Presence | None]] = defaultdict(set)
    for row in rows:
        if row.line and row.value:
            said[row.line.registration.id].add(row.value)
    seen: set[int] = set()
    kept = []
    for row in rows:
        person = row.line.registration.id if row.line else 0
        if person and len(said[person]) > 1:
            kept.append(FileRow(row.number, row.written, row.said, RowState.AMBIGUOUS))
        elif person and person in seen and row.state is not RowState.UNREADABLE:
            kept.append(replace(row, state=RowState.SAME))
        else:
            kept.append(row)
            seen.add(person)
    return kept
