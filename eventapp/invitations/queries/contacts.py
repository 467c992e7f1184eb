"""Whom to call at an agency: its focal person, else who looks after its room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.accounts.scope import in_force
from eventapp.agencies.models import Agency
from eventapp.agencies.queries import restated
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.mail.addressees import Addressee, finds_addressees
from eventapp.points.models import Point
from eventapp.trainings.models import Training


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody at an agency; only who signs in has an e-mail here."""

    name: str
    phone: str | None = None
    email: str = ""


def contacts(training: Training, agency_ids: Collection[int]) -> dict[int, list[Contact]]:
    """The contacts of each agency, focal persons first; agencies without one are missing."""
    found: dict[int, list[Contact]] = {}
    users = db.session.execute(
        _focal_persons().where(Grant.agency_id.in_(agency_ids)).order_by(User.id)
    )
    for agency_id, name, phone, email in users:
        one = Contact(name=name, phone=phone, email=email if "@" in email else "")
        found.setdefault(agency_id or 0, []).append(one)
    points = db.session.execute(
        select(Point.agency_id, Point.contact_name, Point.contact_phone)
        .where(
            Point.training_id == training.id,
            Point.agency_id.in_(agency_ids),
            Point.contact_name != "",
        )
        .order_by(Point.position, Point.id)
    )
    for agency_id, name, phone in points:
        known = found.setdefault(agency_id, [])
        if all(name != one.name for one in known):
            known.append(Contact(name=name, phone=phone))
    return found


def sole_heirs(agency_ids: Collection[int], *, on: date) -> dict[int, Agency]:
    """Who took closed agencies over, where that is one agency alone."""
    found = restated(agency_ids, on=on)
    heirs = {one: found.heirs_of(one) for one in agency_ids}
    return {one: agencies[0] for one, agencies in heirs.items() if len(agencies) == 1}


@finds_addressees
def invited(training_id: int) -> list[Addressee]:
    """The focal persons of the agencies that are called."""
    called = select(Invitation.agency_id).where(
        Invitation.training_id == training_id, Invitation.seats > 0
    )
    rows = db.session.execute(_focal_persons().where(Grant.agency_id.in_(called)).order_by(User.id))
    return [
        Addressee(email=email, name=name, agency_id=agency_id)
        for agency_id, name, _phone, email in rows
        if "@" in email
    ]


def _focal_persons() -> Select[int | None, str, str | None, str]:
    """Agency, name, phone and e-mail (or the name she signs in with) of those in charge now."""
    return (
        select(Grant.agency_id, User.full_name, User.phone, User.email)
        .join(Grant, Grant.user_id == User.id)
        .where(Grant.role == Role.FOCAL_PERSON, User.is_active.is_(True), in_force())
    )
