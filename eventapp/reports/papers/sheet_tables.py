"""Who is on an attendance sheet, and what was answered: columns and rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eventapp.attendance.presence import Presence
from eventapp.documents import Align, Column, Row, RowStyle
from eventapp.reports.papers.widths import (
    LANDSCAPE_MM,
    NARROW_NUMBER_MM,
    NOTE_MM,
    NUMBER_MM,
    PORTRAIT_MM,
    SEX_MM,
    lines,
    name_mm,
)
from eventapp.reports.rolls import Attendee, Roll
from eventapp.reports.words import (
    DISPUTED,
    PRESENCES,
    SEXES,
    SEXES_IN_LISTS,
    half_day_title,
    position_and_agency,
)

WALK_IN, NOT_A_TRAINEE = "Bổ sung", "(*)"
ROW_TO_SIGN_MM, ROW_TO_READ_MM = 8, 6
LINE_MM, PADDING_MM = 4.87, 1.3
ROOM_MM = {1: 152, 2: 139, 3: 60}
"""Height for rows to sign on one page with its signatures, by the number of half-days (3: more)."""

MOST_EMPTY_ROWS = 5
NOT_ON_SHEET = "–"
IN_COLUMN = {**PRESENCES, Presence.UNMARKED: "Chưa"}
"""Under a head that says "Điểm danh"."""

SIGN_MM, SIGN_OF_TWO_MM = 27, 18
ANSWER_MM, ANSWER_OF_TWO_MM, SIGNED_MM = 17, 14, 10
MOST_HALF_DAYS_UPRIGHT = 2
MANY_MM = 126
"""What the columns of more half-days share on a page that lies."""


@dataclass(frozen=True)
class SheetTable:
    """The table of a sheet as columns and rows of texts, for paper and spreadsheet."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int, ...], ...]
    headings: Mapping[int, str] = field(default_factory=dict)
    """What stands above the row of that number: the combined point whose people follow."""

    @property
    def flat(self) -> Iterator[tuple[str | int, ...]]:
        """The rows with each heading as a row of its own, in the column of the names."""
        blanks = ("",) * (len(self.columns) - 2)
        for number, row in enumerate(self.rows):
            if number in self.headings:
                yield ("", self.headings[number], *blanks)
            yield row

    @property
    def printed_rows(self) -> Iterator[Row]:
        for number, row in enumerate(self.rows):
            if number in self.headings:
                yield Row((self.headings[number],), RowStyle.SECTION)
            yield Row(row)


def is_wide(roll: Roll) -> bool:
    """Whether its columns ask for a page that lies."""
    return len(roll.halves) > MOST_HALF_DAYS_UPRIGHT


def paper_table(roll: Roll, *, blank: bool = False) -> SheetTable:
    """For one page: no sexes where several half-days are signed, reasons under the table."""
    titles = [half_day_title(half.session) for half in roll.halves]
    has_sex = not (blank and len(titles) > 1)
    answers = _to_sign(titles) if blank else _answered(titles)
    head = (
        Column("STT", NUMBER_MM) if len(titles) == 1 else Column("TT", NARROW_NUMBER_MM),
        Column("Họ và tên", name_mm(person.full_name for person, _ in roll.people), Align.LEFT),
        *([Column("Giới tính", SEX_MM)] if has_sex else []),
    )
    notes = [_note(person, roll) for person, _ in roll.people]
    has_notes = blank or len(titles) == 1 or any(notes)
    tail = (*answers, *([Column("Ghi chú", NOTE_MM)] if has_notes else []))
    page = LANDSCAPE_MM if is_wide(roll) else PORTRAIT_MM
    post = page - sum(column.width_mm for column in (*head, *tail))
    columns = (*head, Column(_post_title(roll), post, Align.LEFT), *tail)
    rows: list[tuple[str | int, ...]] = [
        (
            number,
            person.full_name,
            *([SEXES_IN_LISTS[person.sex]] if has_sex else []),
            _post(person, roll),
            *([""] * len(answers) if blank else [*map(answer_words, said), ""]),
            *([note] if has_notes else []),
        )
        for number, ((person, said), note) in enumerate(zip(roll.people, notes, strict=True), 1)
    ]
    headings = _headings(roll)
    if blank:
        posts = [lines(str(row[len(head)]), post) for row in rows]
        posts += [1] * len(headings)
        rows += _empty_rows(posts, len(roll.people), len(columns), _room(roll))
    return SheetTable(columns, tuple(rows), headings)


def spreadsheet_table(roll: Roll, *, blank: bool = False) -> SheetTable:
    """The same people with sex in words and reasons beside the answers."""
    titles = [half_day_title(half.session) for half in roll.halves]
    columns = (
        Column("STT", 10),
        Column("Họ và tên", 49),
        Column("Giới tính", 18),
        Column(_post_title(roll), 90),
        *(Column(title, 40) for title in titles),
        Column("Ghi chú", 20),
    )
    rows: list[tuple[str | int, ...]] = [
        (
            number,
            person.full_name,
            SEXES[person.sex],
            _post(person, roll),
            *("" if blank else answer_with_reason(answer) for answer in said),
            _note(person, roll),
        )
        for number, (person, said) in enumerate(roll.people, 1)
    ]
    return SheetTable(columns, tuple(rows), _headings(roll))


def answer_words(answer: Attendee | None) -> str:
    """The answer of one half-day: "Vắng có lý do"; a dash when not on that sheet."""
    if answer is None:
        return NOT_ON_SHEET
    return DISPUTED if answer.is_disputed else IN_COLUMN[answer.presence]


def answer_with_reason(answer: Attendee | None) -> str:
    """Vắng có lý do: đi công tác."""
    if answer is None or answer.is_disputed:
        return answer_words(answer)
    words = PRESENCES[answer.presence]
    if answer.late_minutes and answer.presence is Presence.LATE:
        words += f" {answer.late_minutes} phút"
    return f"{words}: {answer.reason}" if has_reason(answer) else words


def has_reason(answer: Attendee) -> bool:
    """Whether a reason belongs to the answer; a disputed one has none yet."""
    explained = {Presence.EXCUSED, Presence.LATE}
    return bool(answer.reason) and not answer.is_disputed and answer.presence in explained


def _headings(roll: Roll) -> dict[int, str]:
    """The combined point over the first of its people, by the row of that person."""
    above, headings = "", {}
    for number, (person, _) in enumerate(roll.people):
        if person.guest_of and person.guest_of != above:
            headings[number] = f"{person.guest_of} (ngồi ghép)"
        above = person.guest_of
    return headings


def _to_sign(titles: list[str]) -> list[Column]:
    if len(titles) == 1:
        return [Column("Chữ ký", SIGN_MM)]
    return [Column(title, _one_of(titles, SIGN_OF_TWO_MM), group="Chữ ký") for title in titles]


def _answered(titles: list[str]) -> list[Column]:
    signed = Column("Ký tên", SIGNED_MM)
    if len(titles) == 1:
        return [Column("Điểm danh", ANSWER_MM), signed]
    width = _one_of(titles, ANSWER_OF_TWO_MM)
    return [*(Column(title, width, group="Điểm danh") for title in titles), signed]


def _one_of(titles: list[str], of_two: float) -> float:
    return of_two if len(titles) <= MOST_HALF_DAYS_UPRIGHT else min(of_two, MANY_MM / len(titles))


def _post_title(roll: Roll) -> str:
    return "Chức vụ" if roll.only_agency else "Chức vụ, đơn vị"


def _post(person: Attendee, roll: Roll) -> str:
    if roll.only_agency:
        return person.position
    return position_and_agency(person.position, person.agency_name)


def _room(roll: Roll) -> float:
    """Height for the rows of one page; a longer sheet keeps its empty rows for the next one."""
    return ROOM_MM[min(len(roll.halves), MOST_HALF_DAYS_UPRIGHT + 1)]


def _empty_rows(
    posts: list[int], people: int, columns: int, room_mm: float
) -> list[tuple[str | int, ...]]:
    """Room for whoever comes without being registered, as far as the one page has it.

    ``posts`` are the lines each row takes.
    """
    used = sum(max(ROW_TO_SIGN_MM, PADDING_MM + count * LINE_MM) for count in posts)
    spare = int((room_mm - used) // ROW_TO_SIGN_MM)
    count = min(spare, MOST_EMPTY_ROWS) if spare >= 0 else MOST_EMPTY_ROWS
    return [(people + n, *[""] * (columns - 1)) for n in range(1, count + 1)]


def _note(person: Attendee, roll: Roll) -> str:
    notes = [WALK_IN] if person.is_walk_in else []
    if person.group_code in roll.not_trainees:
        notes.append(NOT_A_TRAINEE)
    return "; ".join(notes)
