"""Who was called, registered and present, in four statements however many people there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select

from eventapp.accounts.models import User
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries.expectation import expected, is_conflict, value
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.invitations.queries import visible_to as invitations_visible_to
from eventapp.registrations.models import Registration
from eventapp.registrations.queries import visible_to
from eventapp.reports.figures import Cell, Figures, Turnout
from eventapp.reports.queries.order import agencies_in_order
from eventapp.reports.queries.part import part_of
from eventapp.reports.units import Unit, as_it_was
from eventapp.trainings.models import AudienceGroup, Training, TrainingSession


@dataclass(frozen=True)
class Summary:
    """The cells of a report with what they speak of, in the order of the papers.

    ``half_days`` are the trainees' attendances of each half-day, by its id. ``part`` names the
    agency whose part of the tree it is about, when it is not about everybody. ``units_on`` is the
    day to whose agencies the figures were restated; none: agencies as they were.
    """

    training: Training
    sessions: tuple[TrainingSession, ...]
    agencies: dict[int, Unit]
    groups: dict[int, AudienceGroup]
    cells: tuple[Cell, ...]
    half_days: dict[int, Figures]
    part: str
    called_agencies: int
    units_on: date | None = None

    @property
    def trainees(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if self.groups[cell.group_id].is_trainee)

    @property
    def others(self) -> tuple[Cell, ...]:
        """Lecturers, organisers, technicians: named, never counted as trainees."""
        return tuple(cell for cell in self.cells if not self.groups[cell.group_id].is_trainee)


def summary(training: Training, sessions: Sequence[TrainingSession], *, viewer: User) -> Summary:
    """The trainees, and the others apart, over the given half-days of a training."""
    cells: dict[tuple[int, int], Cell] = {}
    for agency_id, group_id, figures in [*_seats(training, viewer), *_people(sessions, viewer)]:
        key = (agency_id, group_id)
        cells[key] = cells.get(key, Cell(*key, Figures())).plus(figures)
    agencies = agencies_in_order({agency_id for agency_id, _ in cells})
    rank = {agency_id: place for place, agency_id in enumerate(agencies)}
    groups = {group.id: group for group in training.groups}
    return Summary(
        training=training,
        sessions=tuple(sessions),
        agencies={agency_id: as_it_was(agency) for agency_id, agency in agencies.items()},
        groups=groups,
        cells=tuple(
            sorted(cells.values(), key=lambda c: (groups[c.group_id].position, rank[c.agency_id]))
        ),
        half_days=_half_days(sessions, viewer),
        part=part_of(viewer),
        called_agencies=len(
            {
                c.agency_id
                for c in cells.values()
                if c.figures.called and groups[c.group_id].is_trainee
            }
        ),
    )


def _seats(training: Training, viewer: User) -> list[tuple[int, int, Figures]]:
    rows = db.session.execute(
        select(Invitation.agency_id, Invitation.group_id, Invitation.seats).where(
            Invitation.training_id == training.id, invitations_visible_to(viewer)
        )
    )
    return [(agency_id, group_id, Figures(called=seats)) for agency_id, group_id, seats in rows]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


COUNTS = (
    func.count().label("registered"),
    _count(value.in_([Presence.PRESENT, Presence.LATE])).label("present"),
    _count(value == Presence.EXCUSED).label("excused"),
    _count(value == Presence.ABSENT).label("absent"),
    _count(value == Presence.LATE).label("late"),
    _count(is_conflict).label("disputed"),
)
"""Attendances; a conflict has no value, so it is among those without an answer."""


def _people(sessions: Sequence[TrainingSession], viewer: User) -> list[tuple[int, int, Figures]]:
    return [
        (row.agency_id, row.group_id, _figures(row))
        for row in db.session.execute(_turnout(sessions, viewer))
    ]


def _turnout(sessions: Sequence[TrainingSession], viewer: User) -> Select[Any]:
    """By agency, group and sex: first what each person did, then how many did so."""
    who = (Registration.id, Registration.agency_id, Registration.group_id, Registration.sex)
    person = (
        expected(*who, *COUNTS)
        .where(_of(sessions), visible_to(viewer))
        .group_by(*who)
        .subquery("person")
        .c
    )
    came, said = person.present > 0, person.excused > 0
    return select(
        person.agency_id,
        person.group_id,
        person.sex,
        func.count().label("people"),
        _count(came).label("people_present"),
        _count(and_(~came, said)).label("people_excused"),
        _count(and_(~came, ~said, person.absent > 0)).label("people_absent"),
        _count(person.disputed > 0).label("people_disputed"),
        *(func.sum(person[count.name]).label(count.name) for count in COUNTS),
    ).group_by(person.agency_id, person.group_id, person.sex)


def _half_days(sessions: Sequence[TrainingSession], viewer: User) -> dict[int, Figures]:
    rows = db.session.execute(
        expected(TrainingSession.id.label("session_id"), Registration.sex, *COUNTS)
        .join(AudienceGroup, AudienceGroup.id == Registration.group_id)
        .where(_of(sessions), AudienceGroup.is_trainee, visible_to(viewer))
        .group_by(TrainingSession.id, Registration.sex)
    )
    sums = {session.id: Figures() for session in sessions}
    for row in rows:
        sums[row.session_id] += Figures(attendances=_attendances(row), late=int(row.late))
    return sums


def _of(sessions: Sequence[TrainingSession]) -> ColumnElement[bool]:
    return TrainingSession.id.in_([session.id for session in sessions])


def _figures(row: Row[Any]) -> Figures:
    people = (row.people, row.people_present, row.people_excused, row.people_absent)
    return Figures(
        people=Turnout.of(row.sex, *map(int, people)),
        attendances=_attendances(row),
        late=int(row.late),
        disputed=int(row.people_disputed),
    )


def _attendances(row: Row[Any]) -> Turnout:
    counts = (row.registered, row.present, row.excused, row.absent)
    return Turnout.of(row.sex, *map(int, counts))
