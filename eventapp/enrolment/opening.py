"""What an organiser does with the links for self-registration: opened, closed, revoked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import STALE, atomic, db
from eventapp.enrolment.models import EnrolmentLink
from eventapp.enrolment.tokens import new_token
from eventapp.errors import RuleBroken
from eventapp.trainings.models import Training


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Until when a link takes people, and whether somebody confirms them."""

    closes_at: datetime | None = None
    must_be_confirmed: bool = False


@atomic
def open_link(
    training: Training, agency: Agency | None, terms: Terms, *, by: User
) -> EnrolmentLink:
    """Make a link for one agency, or for all agencies that are called."""
    if training.state.is_over:
        raise RuleBroken("The training is closed: its list can no longer be changed.")
    _check(terms)
    link = EnrolmentLink(
        training_id=training.id,
        agency_id=agency.id if agency else None,
        token=new_token(),
        made_at=clock.now(),
        closes_at=terms.closes_at,
        must_be_confirmed=terms.must_be_confirmed,
    )
    db.session.add(link)
    db.session.flush()
    return link


@atomic
def change_terms(link: EnrolmentLink, terms: Terms, *, version: int, by: User) -> None:
    db.session.refresh(link)
    if link.version != version:
        raise RuleBroken(STALE)
    if terms.closes_at != link.closes_at:
        _check(terms)
    link.closes_at, link.must_be_confirmed = terms.closes_at, terms.must_be_confirmed


@atomic
def close(link: EnrolmentLink, *, by: User) -> None:
    """Take nobody for now."""
    link.is_open = False


@atomic
def open_again(link: EnrolmentLink, *, by: User) -> None:
    if link.is_revoked:
        raise RuleBroken("This link was revoked for good. Make a new one.")
    link.is_open = True


@atomic
def revoke(link: EnrolmentLink, *, by: User) -> None:
    """Make the link worthless for good: on paper and in every message."""
    link.revoked_at = link.revoked_at or clock.now()


def _check(terms: Terms) -> None:
    if terms.closes_at is not None and terms.closes_at <= clock.now():
        raise RuleBroken("This moment is over already.", field="closes_at")
