"""The list of participants (danh sách đại biểu tham dự), agency by agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventapp.agencies.models import AgencyLevel
from eventapp.documents import Align, Column, Paper, Paragraph, Row, RowStyle, Table
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.reports.figures import BySex
from eventapp.reports.papers.heads import list_head
from eventapp.reports.queries.order import district_of
from eventapp.reports.queries.participants import Participants
from eventapp.reports.scope import whole
from eventapp.reports.words import SEXES, capital, part_words, people, small
from eventapp.vietnamese.numbers import format_number

TITLE = "DANH SÁCH ĐẠI BIỂU THAM DỰ"
OTHERS = "Giảng viên, ban tổ chức, khách mời, kỹ thuật – không tính là học viên"
ROW_TO_SIGN_MM = 8


@dataclass(frozen=True)
class ListedAgency:
    """The people of one agency, under its name."""

    name: str
    people: tuple[Registration, ...]

    @property
    def only_point(self) -> str:
        """The point all of them attend from; nothing when there are several."""
        names = {person.point.name for person in self.people}
        return names.pop() if len(names) == 1 else ""


def participant_list(found: Participants, *, to_sign: bool = False) -> Paper:
    """The list; ``to_sign`` gives every row a place for a signature."""
    training = found.training
    return Paper(
        letterhead=list_head(training),
        title=TITLE,
        lines=(training.title, f"({capital(whole(training).words)})", *choice_lines(found)),
        blocks=(
            Table(
                list_columns(to_sign=to_sign),
                tuple(_rows(found, to_sign=to_sign)),
                empty="Chưa có người đăng ký.",
                row_height_mm=ROW_TO_SIGN_MM if to_sign else 0,
            ),
            *(Paragraph(text, align=Align.LEFT) for text in totals(found)),
        ),
        metadata_title=f"Danh sách đại biểu tham dự {training.title}",
    )


def list_columns(*, to_sign: bool) -> tuple[Column, ...]:
    return (
        Column("STT", 12),
        Column("Họ và tên", 43, Align.LEFT),
        Column("Giới tính", 12),
        Column("Năm sinh", 13),
        Column("Chức vụ", 41 if to_sign else 56, Align.LEFT),
        *([Column("Chữ ký", 25)] if to_sign else []),
        Column("Ghi chú", 20 if to_sign else 28),
    )


def listed_agencies(found: Participants) -> Iterator[ListedAgency]:
    """The sections of the list: agencies, then those who are no trainees."""
    for members in found.trainees:
        yield ListedAgency(agency_title(members), members)
    if found.others:
        yield ListedAgency(OTHERS, found.others)


def agency_title(members: Sequence[Registration]) -> str:
    """As it was called when people registered; a commune with its district, for names recur."""
    first = members[0]
    district = district_of(first.agency)
    if first.agency.level is not AgencyLevel.COMMUNE or district is None:
        return first.agency_name
    return f"{first.agency_name}, {small(district.name)}"


def totals(found: Participants) -> list[str]:
    """The line under the list, and those who are not part of it."""
    counts = sum((BySex.of(person.sex, 1) for person in found.people), BySex())
    unknown = f"; chưa rõ: {format_number(counts.unknown)}" if counts.unknown else ""
    by_sex = f"nữ: {format_number(counts.female)}; nam: {format_number(counts.male)}{unknown}"
    lines = [f"Danh sách gồm {people(counts.total)}; {by_sex}."]
    if found.others:
        lines.append(
            f"Ngoài ra có {people(len(found.others))} là giảng viên, ban tổ chức, khách mời,"
            " kỹ thuật, không tính là học viên."
        )
    return lines


def section_title(section: ListedAgency) -> str:
    """The agency, how many they are and, when it is one for all, from which point they attend."""
    point = section.only_point
    place = f", {small(point)}" if point else ""
    return f"{section.name} ({people(len(section.people))}){place}"


def _rows(found: Participants, *, to_sign: bool) -> Iterator[Row]:
    number = 0
    for section in listed_agencies(found):
        yield Row((section_title(section),), RowStyle.SECTION)
        for person in section.people:
            number += 1
            yield Row(
                (
                    number,
                    person.full_name,
                    SEXES[person.sex],
                    person.birth_year or "",
                    person.position,
                    *([""] if to_sign else []),
                    _note(person, section),
                )
            )


def _note(person: Registration, section: ListedAgency) -> str:
    notes = [] if section.only_point else [person.point.name]
    if person.status is RegistrationStatus.WALK_IN:
        notes.append("Bổ sung")
    return "; ".join(notes)


def choice_lines(found: Participants) -> list[str]:
    choice = found.choice
    return [
        *([part_words(found.part)] if found.part else []),
        *([f"Nhóm: {choice.group.name}"] if choice.group else []),
        *([f"Cơ quan, đơn vị: {choice.agency.name}"] if choice.agency else []),
        *([choice.point.name] if choice.point else []),
    ]
