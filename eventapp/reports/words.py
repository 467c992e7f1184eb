"""Words of the papers. They are Vietnamese, whatever language the page around them speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from eventapp import clock
from eventapp.agencies.models import AgencyLevel
from eventapp.attendance.presence import Presence
from eventapp.people.models import Sex
from eventapp.reports.scope import HALF_DAYS
from eventapp.trainings.models import TrainingSession
from eventapp.vietnamese.dates import format_date, format_time
from eventapp.vietnamese.numbers import NO_VALUE, two_digits

LEVELS = {
    AgencyLevel.CENTRAL: "Cơ quan trung ương",
    AgencyLevel.PROVINCIAL: "Cấp tỉnh",
    AgencyLevel.DEPARTMENTAL: "Sở, ban, ngành, đoàn thể tỉnh",
    AgencyLevel.DISTRICT: "Cấp huyện",
    AgencyLevel.COMMUNE: "Cấp xã",
    AgencyLevel.OTHER: "Khác",
}
SEXES = {Sex.FEMALE: "Nữ", Sex.MALE: "Nam", Sex.UNKNOWN: "Chưa rõ"}
SEXES_IN_LISTS = {**SEXES, Sex.UNKNOWN: NO_VALUE}
"""In a narrow column; the line under the list counts those whose sex is not known."""
PRESENCES = {
    Presence.PRESENT: "Có mặt",
    Presence.LATE: "Muộn",
    Presence.EXCUSED: "Vắng có lý do",
    Presence.ABSENT: "Vắng",
    Presence.UNMARKED: "Chưa điểm danh",
}
DISPUTED = "2 câu trả lời"


def half_day_title(session: TrainingSession) -> str:
    """Sáng 13/10."""
    return f"{HALF_DAYS[session.half].capitalize()} {session.day:%d/%m}"


def moment_words(moment: datetime) -> str:
    """11h52 ngày 13/10/2021, in Vietnam."""
    here = clock.local(moment)
    return f"{format_time(here)} ngày {format_date(here.date())}"


def count(number: int) -> str:
    """0, 09, 10, 1.234."""
    return two_digits(number) if number else "0"


def people(number: int) -> str:
    """09 người."""
    return f"{count(number)} người"


def position_and_agency(position: str, agency_name: str) -> str:
    """Both in one cell, the agency once: a position often names it already."""
    if agency_name.casefold() in position.casefold():
        return position
    return ", ".join(filter(None, (position, agency_name)))


def listed(names: Sequence[str], most: int) -> str:
    """The names one after the other; from ``most`` on the rest as a number."""
    shown = ", ".join(names[:most])
    hidden = len(names) - most
    return f"{shown} và {hidden} điểm cầu khác" if hidden > 0 else shown


def part_words(agency_name: str) -> str:
    """What a reader must know when a paper is about a part of the province."""
    return f"Phạm vi số liệu: {agency_name} và các cơ quan, đơn vị trực thuộc"


def units_words(on: date | None) -> str:
    """By which agencies the figures are told: those of the training's days, or of another day."""
    if on is None:
        return "Số liệu theo cơ quan, đơn vị tại thời điểm tổ chức"
    return f"Số liệu quy đổi theo cơ quan, đơn vị hiện hành, tính đến ngày {format_date(on)}"


def capital(text: str) -> str:
    """The sentence as it begins."""
    return f"{text[:1].upper()}{text[1:]}"


def small(text: str) -> str:
    """The name inside a sentence: "huyện Khoái Châu"."""
    return f"{text[:1].lower()}{text[1:]}"
