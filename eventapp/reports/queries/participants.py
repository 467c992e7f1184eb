"""Who is registered, by agency as the papers list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import reach
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import get_point
from eventapp.questions.models import Question
from eventapp.questions.queries import questions_of
from eventapp.registrations.models import EXPECTED, Registration
from eventapp.registrations.queries import visible_to
from eventapp.reports.queries.order import place_of
from eventapp.reports.queries.part import part_of
from eventapp.trainings.models import AudienceGroup, Training


@dataclass(frozen=True)
class Choice:
    """Which part of a list is asked for; everything when nothing is chosen."""

    group: AudienceGroup | None = None
    agency: Agency | None = None
    point: Point | None = None


@dataclass(frozen=True)
class Participants:
    """Registrations with group and point, trainees agency by agency, each sorted by given name."""

    training: Training
    choice: Choice
    trainees: tuple[tuple[Registration, ...], ...]
    others: tuple[Registration, ...]
    part: str
    questions: Sequence[Question] = ()
    """Of the training; only workbooks tell the answers."""

    @property
    def people(self) -> list[Registration]:
        return [person for agency in self.trainees for person in agency]


def get_choice(
    training: Training, *, viewer: User, group: str = "", agency_id: int = 0, point: str = ""
) -> Choice:
    """What the codes in an address name; NoResultFound when one of them names nothing."""
    return Choice(
        group=_group(training, group) if group else None,
        agency=_agency(agency_id, viewer) if agency_id else None,
        point=get_point(training, point, viewer=viewer) if point else None,
    )


def participants(training: Training, choice: Choice, *, viewer: User) -> Participants:
    """Everybody who is not withdrawn; agency names as they were when people registered."""
    found = (
        select(Registration)
        .join(Registration.agency)
        .join(Registration.group)
        .join(Registration.point)
        .where(
            Registration.training_id == training.id,
            Registration.status.in_(EXPECTED),
            visible_to(viewer),
        )
        .options(
            contains_eager(Registration.agency).joinedload(Agency.parent),
            contains_eager(Registration.group),
            contains_eager(Registration.point),
        )
        .order_by(Registration.name_key, Registration.id)
    )
    if choice.group:
        found = found.where(Registration.group_id == choice.group.id)
    if choice.agency:
        found = found.where(Registration.agency_id == choice.agency.id)
    if choice.point:
        found = found.where(Registration.point_id == choice.point.id)
    people = sorted(db.session.scalars(found), key=lambda person: place_of(person.agency))
    trainees = [person for person in people if person.group.is_trainee]
    return Participants(
        training=training,
        choice=choice,
        trainees=tuple(
            tuple(members) for _, members in groupby(trainees, key=lambda person: person.agency_id)
        ),
        others=tuple(person for person in people if not person.group.is_trainee),
        part=part_of(viewer),
        questions=questions_of(training),
    )


def _agency(agency_id: int, viewer: User) -> Agency:
    """An official with an agency may ask for those under it alone."""
    is_hers = reach(viewer, Agency.id, Role.ORGANISER, Role.OFFICIAL)
    return db.session.scalars(select(Agency).where(Agency.id == agency_id, is_hers)).one()


def _group(training: Training, code: str) -> AudienceGroup:
    return db.session.scalars(
        select(AudienceGroup).where(
            AudienceGroup.training_id == training.id, AudienceGroup.code == code
        )
    ).one()
