"""Finding links, the agencies and groups they offer, and whose page a secret address is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from eventapp.agencies.models import Agency
from eventapp.agencies.queries import agencies_on
from eventapp.database import db
from eventapp.enrolment.models import Consent, EnrolmentLink, EnrolmentTry, OwnLink, Purpose
from eventapp.enrolment.tokens import LONGEST, digest_of
from eventapp.invitations.models import Invitation
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import AudienceGroup, Training, TrainingState


@dataclass(frozen=True)
class LinkInUse:
    """A link and how many people have registered through it."""

    link: EnrolmentLink
    people: int


def links_of(training: Training) -> list[LinkInUse]:
    """The links of a training with their agencies, the newest first, revoked ones last."""
    people = (
        select(func.count(Consent.id))
        .where(
            Consent.link_id == EnrolmentLink.id,
            Consent.purpose == Purpose.TRAINING,
        )
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(EnrolmentLink, people)
        .where(EnrolmentLink.training_id == training.id)
        .options(joinedload(EnrolmentLink.agency))
        .order_by(EnrolmentLink.revoked_at.is_not(None), EnrolmentLink.id.desc())
    )
    return [LinkInUse(*row) for row in rows]


def get_link(training: Training, link_id: int) -> EnrolmentLink:
    return db.session.scalars(
        select(EnrolmentLink)
        .where(EnrolmentLink.id == link_id, EnrolmentLink.training_id == training.id)
        .options(joinedload(EnrolmentLink.agency))
    ).one()


def link_behind(token: str) -> EnrolmentLink:
    """The link of an address, with training and agency; of a draft there is none."""
    return db.session.scalars(
        select(EnrolmentLink)
        .join(EnrolmentLink.training)
        .where(EnrolmentLink.token == token[:LONGEST], Training.state != TrainingState.DRAFT)
        .options(
            joinedload(EnrolmentLink.training).selectinload(Training.groups),
            joinedload(EnrolmentLink.agency),
        )
    ).one()


def agencies_for(link: EnrolmentLink) -> Sequence[Agency]:
    """Whom one may register for: the link's own agency, else all that were called."""
    if link.agency:
        return [link.agency]
    called = (
        select(Invitation.agency_id).where(Invitation.training_id == link.training_id).distinct()
    )
    found = db.session.scalars(
        select(Agency).where(Agency.id.in_(called)).order_by(Agency.sort_key, Agency.id)
    ).all()
    return found or agencies_on(link.training.starts_on)


def groups_for(training: Training, agency: Agency) -> list[AudienceGroup]:
    """The groups an agency was called for, else those of its level."""
    called = set(
        db.session.scalars(
            select(Invitation.group_id).where(
                Invitation.training_id == training.id, Invitation.agency_id == agency.id
            )
        )
    )
    by_call = [group for group in training.groups if group.id in called]
    return by_call or [group for group in training.groups if group.level is agency.level]


def points_for(training: Training) -> Sequence[Point]:
    """All rooms in the order of the papers; pages show their names and places alone."""
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id)
        .order_by(Point.is_main.desc(), Point.area_position, Point.position, Point.id)
    ).all()


def own_registration(token: str) -> Registration:
    """Whose page this is, with all that it shows; nothing behind an address that was revoked."""
    return db.session.scalars(
        select(Registration)
        .join(OwnLink, OwnLink.registration_id == Registration.id)
        .where(OwnLink.digest == digest_of(token[:LONGEST]), OwnLink.revoked_at.is_(None))
        .options(
            joinedload(Registration.agency),
            joinedload(Registration.group),
            joinedload(Registration.point),
            joinedload(Registration.training).options(
                selectinload(Training.groups), selectinload(Training.sessions)
            ),
        )
    ).one()


def count_own_links(registration: Registration) -> int:
    """How many addresses of her page are in force."""
    return db.session.scalars(
        select(func.count(OwnLink.id)).where(
            OwnLink.registration_id == registration.id, OwnLink.revoked_at.is_(None)
        )
    ).one()


def consents_of(registration: Registration) -> dict[Purpose, Consent]:
    """The answer that counts, by purpose."""
    rows = db.session.scalars(
        select(Consent).where(Consent.registration_id == registration.id).order_by(Consent.id)
    )
    return {row.purpose: row for row in rows}


def tries(*, since: datetime, address: str = "", link_id: int = 0) -> int:
    """How many forms were sent from an address, or through a link."""
    place = EnrolmentTry.address == address if address else EnrolmentTry.link_id == link_id
    return db.session.scalars(
        select(func.count(EnrolmentTry.id)).where(place, EnrolmentTry.tried_at >= since)
    ).one()


def has_new_link(registration: Registration, *, since: datetime) -> bool:
    """Whether an address of her page was given out lately."""
    return bool(
        db.session.scalar(
            select(func.count(OwnLink.id)).where(
                OwnLink.registration_id == registration.id, OwnLink.made_at >= since
            )
        )
    )
