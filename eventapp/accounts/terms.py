"""What a grant says, and who may give it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import GIVEN_BY_ORGANISERS, Grant, User
from eventapp.accounts.scope import agencies_of, in_force
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.errors import RuleBroken


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a grant says; both days are included, an empty one leaves that end open."""

    role: Role
    agency: Agency | None = None
    reaches_down: bool = False
    first_day: date | None = None
    last_day: date | None = None

    def __post_init__(self) -> None:
        if self.role is Role.FOCAL_PERSON and self.agency is None:
            raise RuleBroken("A focal person belongs to an agency: name it.", field="agency")
        if self.role is Role.ADMINISTRATOR and self.agency is not None:
            raise RuleBroken("An administrator is there for all agencies.", field="agency")
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise RuleBroken("The last day comes before the first.", field="last_day")
        if self.last_day and self.last_day < clock.today():
            raise RuleBroken("The last day is over already.", field="last_day")

    def grant(self) -> Grant:
        return Grant(
            role=self.role,
            agency_id=self.agency.id if self.agency else None,
            agency=self.agency,
            reaches_down=self.reaches_down and self.role is not Role.OPERATOR,
            starts_at=first_moment(self.first_day) or clock.now(),
            ends_at=end_of(self.last_day),
        )


def check_may_give(by: User | None, role: Role, agency: Agency | None) -> None:
    """Administrators give every role; organisers those of lists and roll calls, in their part."""
    if by is None or by.holds(Role.ADMINISTRATOR):
        return
    part = agencies_of(by, Role.ORGANISER)
    is_in_part = part is None or (agency is not None and agency.id in part)
    if role not in GIVEN_BY_ORGANISERS or not by.holds(Role.ORGANISER):
        raise RuleBroken("Only an administrator gives or ends this role.", field="role")
    if not is_in_part:
        raise RuleBroken("This agency is not in your part of the tree.", field="agency")


def check_others_remain(ending: list[Grant]) -> None:
    """Somebody has to be left who can open accounts."""
    if not any(grant.role is Role.ADMINISTRATOR and grant.is_in_force for grant in ending):
        return
    others = (
        select(Grant.id)
        .join(User, User.id == Grant.user_id)
        .where(
            Grant.role == Role.ADMINISTRATOR,
            Grant.id.not_in([grant.id for grant in ending]),
            Grant.ends_at.is_(None),
            User.is_active,
            in_force(),
        )
        .with_for_update()
    )
    if db.session.scalars(others).first() is None:
        raise RuleBroken("This is the last administrator. Name another one first.")


def close(grant: Grant, moment: datetime) -> None:
    """Let a grant end at a moment; one that begins later never begins."""
    grant.ends_at = max(moment, grant.starts_at) if grant.starts_at else moment


def first_moment(day: date | None) -> datetime | None:
    return clock.at(day, time()) if day else None


def end_of(day: date | None) -> datetime | None:
    """The moment after the last of a day."""
    return clock.at(day + timedelta(days=1), time()) if day else None
