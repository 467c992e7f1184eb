"""Who may do what, where, from when until when: giving it, ending it, handing it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_, select

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import GIVEN_BY_ORGANISERS, Grant, User
from eventapp.accounts.scope import agencies_of, in_force
from eventapp.agencies.models import Agency
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import format_date


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


@atomic
def give_grant(user: User, terms: Terms, *, by: User | None) -> Grant:
    """Give somebody a role over a part of the tree."""
    check_may_give(by, terms.role, terms.agency)
    if terms.agency and not _exists_in(terms):
        raise RuleBroken(
            "%(agency)s does not exist on these days.", field="agency", agency=terms.agency.name
        )
    grant = terms.grant()
    others = select(Grant).where(
        Grant.user_id == user.id,
        Grant.role == grant.role,
        Grant.agency_id == grant.agency_id if grant.agency_id else Grant.agency_id.is_(None),
        Grant.reaches_down == grant.reaches_down,
        Grant.point_id.is_(None),
        or_(Grant.ends_at.is_(None), Grant.ends_at > (grant.starts_at or clock.now())),
    )
    if db.session.scalar(others) is not None:
        raise RuleBroken("This person has this role there already.", field="role")
    grant.user_id = user.id
    db.session.add(grant)
    db.session.flush()
    return grant


@atomic
def end_grant(grant: Grant, *, by: User | None) -> None:
    """Take a role away from now on; what was done with it stays."""
    check_may_give(by, grant.role, grant.agency)
    if grant.has_ended:
        return
    check_others_remain([grant])
    close(grant, clock.now())
    db.session.flush()


@atomic
def hand_over_grant(grant: Grant, to: Agency, day: date, *, by: User) -> Grant:
    """From ``day`` on the same person does for another agency what she did for this one."""
    check_may_give(by, grant.role, grant.agency)
    check_may_give(by, grant.role, to)
    if not to.exists_on(day):
        raise RuleBroken(
            "%(agency)s does not exist on %(day)s.",
            field="agency",
            agency=to.name,
            day=format_date(day),
        )
    moment = clock.at(day, time())
    if grant.ends_at is None or grant.ends_at > moment:
        close(grant, moment)
    new = Grant(
        user_id=grant.user_id,
        role=grant.role,
        agency_id=to.id,
        reaches_down=grant.reaches_down,
        starts_at=moment,
    )
    db.session.add(new)
    db.session.flush()
    return new


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


def _exists_in(terms: Terms) -> bool:
    assert terms.agency  # noqa: S101 - asked by the caller
    return terms.agency.exists_on(terms.first_day or clock.today())
