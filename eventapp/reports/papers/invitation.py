"""The letter that asks an agency to send people (công văn cử đại biểu), as a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from eventapp import clock
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.documents import (
    Align,
    Annex,
    Block,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Table,
)
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.reports.entry import Entry
from eventapp.reports.papers.heads import signatory
from eventapp.reports.papers.seats import seat_blocks
from eventapp.reports.queries.planned import SeatPlan
from eventapp.reports.scope import HALF_DAYS, whole
from eventapp.reports.words import count, moment_words, people, small
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.dates import format_date, format_time
from eventapp.vietnamese.phones import format_phone

TO_ALL = "Các cơ quan, đơn vị có tên trong phụ lục kèm theo"
DOTS = "…………"
QR_MM = 24
MOST_BLANK_ROWS = 30
AREAS = {AgencyLevel.DISTRICT, AgencyLevel.COMMUNE}
PERSONAL = "Danh sách đại biểu và mã QR cá nhân"
SEATS = "Phân bổ số lượng đại biểu tham dự"


@dataclass(frozen=True)
class Invited:
    """Whom a letter is for: one agency with its rooms and people, or everybody that is called."""

    seats: SeatPlan
    due_at: datetime | None = None
    agency: Agency | None = None
    rooms: Sequence[Point] = ()
    people: Sequence[Registration] = ()

    @property
    def name(self) -> str:
        """As it is written to: "UBND xã Đình Dù"."""
        if self.agency is None:
            return TO_ALL
        name = self.agency.name
        is_area = self.agency.level in AREAS and not name.startswith(("UBND", "Ủy ban"))
        return f"UBND {small(name)}" if is_area else name


def invitation(training: Training, invited: Invited, entry: Entry) -> Paper:
    head = Letterhead(
        agency=training.host_name,
        parent=training.host_parent_name,
        place=training.place,
        symbol=training.host_symbol,
        number=entry.number,
        issued_on=entry.issued_on,
        year=training.starts_on.year,
        about=f"V/v cử đại biểu tham dự {training.title}",
    )
    title, blocks = SEATS, seat_blocks(invited.seats)
    if invited.agency is not None:
        title, blocks = PERSONAL, _personal(invited)
    return Paper(
        letterhead=head,
        title=f"Công văn cử đại biểu tham dự {training.title}, {invited.name}",
        shows_title=False,
        blocks=tuple(_body(training, invited)),
        signatory=signatory(training, entry),
        recipients=Recipients(("Như trên", "Lưu: VT")),
        annexes=(Annex(title, head.reference("Công văn", training.host_name), blocks),),
    )


def _body(training: Training, invited: Invited) -> Iterator[Block]:
    host = training.host_name
    yield Paragraph(f"Kính gửi: {invited.name}.", align=Align.CENTER)
    yield Paragraph(
        f"Thực hiện Kế hoạch số {DOTS} ngày {DOTS}, {host} tổ chức {training.title}. {host} đề nghị"
        " quý cơ quan, đơn vị cử đại biểu tham dự như sau:"
    )
    yield Paragraph(f"1. Thời gian: {whole(training).words}{_half_days(training)}.")
    yield Paragraph(f"2. Địa điểm: {_place(invited)}.")
    yield from map(Paragraph, _seats(invited))
    yield Paragraph(
        "4. Danh sách đại biểu (họ và tên, giới tính, năm sinh, chức vụ, số điện thoại) đề nghị gửi"
        f" về {host} trước {_due(invited)} để bố trí điểm cầu.{_contact(training)}"
    )
    if invited.agency is not None:
        yield Paragraph(
            "5. Đại biểu mang theo mã QR cá nhân tại phụ lục kèm theo để điểm danh tại điểm cầu."
        )
    yield Paragraph(f"{host} đề nghị quý cơ quan, đơn vị quan tâm, phối hợp thực hiện./.")


def _due(invited: Invited) -> str:
    """17h00 ngày 08/10/2021; dots while nobody has set a deadline."""
    return moment_words(invited.due_at) if invited.due_at else f"ngày {DOTS}"


def _contact(training: Training) -> str:
    phone = format_phone(training.contact_phone) if training.contact_phone else ""
    told = ", ".join(filter(None, (training.contact_office, phone, training.contact_email)))
    return f" Đầu mối liên hệ: {told}." if told else ""


def _half_days(training: Training) -> str:
    if not training.sessions:
        return ""
    told = "; ".join(map(_hours, training.sessions))
    return f", gồm {count(len(training.sessions))} buổi: {told}"


def _hours(session: TrainingSession) -> str:
    start, end = (format_time(clock.local(m)) for m in (session.starts_at, session.ends_at))
    return f"{HALF_DAYS[session.half]} {format_date(session.day)} ({start} – {end})"


def _place(invited: Invited) -> str:
    if invited.agency is None:
        return "tại các điểm cầu theo danh sách kèm theo Kế hoạch"
    if not invited.rooms:
        return DOTS
    point = invited.rooms[0]
    room = point.room_of or point
    return ", ".join(filter(None, (room.name, room.room, room.address)))


def _seats(invited: Invited) -> Iterator[str]:
    called = [one for one in invited.seats.seats if one.called]
    total = people(sum(one.called for one in called))
    if invited.agency is None:
        yield f"3. Thành phần, số lượng: {total}, phân bổ theo phụ lục kèm theo."
        return
    yield f"3. Thành phần, số lượng: {total}" + (", gồm:" if called else ".")
    for number, one in enumerate(called, 1):
        end = "." if number == len(called) else ";"
        yield f"- {one.group.name}: {people(one.called)}{end}"


def _personal(invited: Invited) -> tuple[Block, ...]:
    """Who is registered, then empty rows up to the seats; the codes are stuck or drawn in."""
    called = sum(one.called for one in invited.seats.seats)
    spare = min(max(called - len(invited.people), 0), MOST_BLANK_ROWS)
    rows = [
        Row((number, person.full_name, person.position, person.point.name, ""))
        for number, person in enumerate(invited.people, 1)
    ]
    rows += [Row((len(rows) + n, "", "", "", "")) for n in range(1, spare + 1)]
    return (
        Table(
            (
                Column("TT", 10),
                Column("Họ và tên", 45, Align.LEFT),
                Column("Chức vụ", 42, Align.LEFT),
                Column("Điểm cầu", 38, Align.LEFT),
                Column("Mã QR cá nhân", 30),
            ),
            tuple(rows),
            empty="Chưa có đại biểu.",
            row_height_mm=QR_MM,
        ),
    )
