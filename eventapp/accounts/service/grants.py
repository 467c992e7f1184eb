"""Who may do what, where, from when until when: giving it, ending it, handing it on."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import or_, select

from eventapp import clock
from eventapp.accounts.models import Grant, User
from eventapp.accounts.terms import Terms, check_may_give, check_others_remain, close
from eventapp.agencies.models import Agency
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import format_date


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
    user.held.append(grant)
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


def _exists_in(terms: Terms) -> bool:
    assert terms.agency  # noqa: S101 - asked by the caller
    return terms.agency.exists_on(terms.first_day or clock.today())
