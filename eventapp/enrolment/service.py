"""What people do for themselves: they register, change what may change, withdraw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import delete, update

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.enrolment import queries
from eventapp.enrolment.letters import own_page_letter
from eventapp.enrolment.models import Consent, EnrolmentLink, EnrolmentTry, OwnLink, Purpose
from eventapp.enrolment.notice import NOTICE_VERSION
from eventapp.enrolment.tokens import digest_of, new_token
from eventapp.errors import RuleBroken
from eventapp.mail.service import queue
from eventapp.points.models import Point
from eventapp.registrations import queries as registrations
from eventapp.registrations import service as lists
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import AlreadyRegistered, Nomination, PossibleDuplicate
from eventapp.trainings.models import Training

COUNTED_FOR = timedelta(minutes=15)
MOST_FROM_ONE_ADDRESS, MOST_THROUGH_ONE_LINK = 60, 400  # a whole office sits behind one address
REMINDED_EVERY = timedelta(hours=1)

Address = Callable[[str], str]
"""The whole address of somebody's own page, by its token."""


@dataclass(frozen=True)
class Enrolled:
    """What became of it: her row and the token of her page; ``is_known``: she was there already."""

    registration: Registration | None = None
    token: str = ""
    is_known: bool = False


@dataclass(frozen=True, kw_only=True)
class OwnFacts:
    """What somebody may change about her own registration."""

    position: str
    phone: str
    email: str
    point: Point
    answers: Mapping[str, str]


@atomic
def take_turn(link: EnrolmentLink, address: str, *, by: User | None = None) -> None:
    """Count a form that is sent, or refuse it: people are slower than machines."""
    since = clock.now() - COUNTED_FOR
    source = digest_of(address)
    db.session.execute(delete(EnrolmentTry).where(EnrolmentTry.tried_at < since))
    if (
        queries.tries(since=since, address=source) >= MOST_FROM_ONE_ADDRESS
        or queries.tries(since=since, link_id=link.id) >= MOST_THROUGH_ONE_LINK
    ):
        raise RuleBroken(
            "Too many people register from here at the same time. Wait %(minutes)s minutes, "
            "then send the form again.",
            minutes=COUNTED_FOR // timedelta(minutes=1),
        )
    db.session.add(EnrolmentTry(link_id=link.id, address=source, tried_at=clock.now()))


@atomic
def enrol(
    nomination: Nomination,
    *,
    link: EnrolmentLink,
    may_contact: bool,
    own_page: Address,
    by: User,
) -> Enrolled:
    """Register somebody as she wrote it herself; who is there already is only told so.

    Somebody who is perhaps on the list is taken in to be confirmed: a person looks at both.
    ``by``: see :func:`eventapp.enrolment.acting.herself`.
    """
    training = link.training
    db.session.refresh(link, ["is_open", "revoked_at", "closes_at", "version"])
    if not link.takes_people:
        raise RuleBroken("Self-registration is closed. Please ask your agency or the organisers.")
    try:
        enter = lists.announce if link.must_be_confirmed else lists.register
        registration = enter(nomination, training=training, by=by)
    except AlreadyRegistered as known:
        return _known(known.row, training, own_page)
    except PossibleDuplicate as question:
        if question.is_probable and not question.row.is_withdrawn:
            return _known(question.row, training, own_page)
        apart = replace(nomination, is_another_person=True)
        registration = lists.announce(apart, training=training, by=by)
    db.session.flush()
    for purpose, is_given in ((Purpose.TRAINING, True), (Purpose.CONTACT, may_contact)):
        _note_consent(registration, purpose, is_given=is_given, link_id=link.id)
    token = _give_link(registration)
    _send(registration, training, own_page(token))
    return Enrolled(registration, token)


@atomic
def change_own(
    registration: Registration, facts: OwnFacts, *, version: int, by: User
) -> Registration:
    """Change position, point, telephone, e-mail and answers."""
    _must_be_open(registration)
    nomination = replace(
        registrations.nomination_of(registration),
        position=facts.position,
        phone=facts.phone,
        email=facts.email,
        point=facts.point,
        answers=facts.answers,
    )
    return lists.change(registration, nomination, version=version, by=by)


@atomic
def withdraw_own(registration: Registration, *, reason: str, by: User) -> Registration:
    """Take oneself off the list, with the reason."""
    _must_be_open(registration)
    return lists.withdraw(registration, reason=reason, by=by)


@atomic
def allow_contact(registration: Registration, *, is_given: bool, by: User) -> None:
    """Agree to being told of later trainings, or take that back."""
    _note_consent(registration, Purpose.CONTACT, is_given=is_given, link_id=None)


@atomic
def renew_own_link(
    registration: Registration, training: Training, *, own_page: Address, by: User
) -> str:
    """Give somebody a new address of her page, by mail too; those before no longer work."""
    revoke_own_links(registration, by=by)
    token = _give_link(registration)
    _send(registration, training, own_page(token))
    return token


@atomic
def revoke_own_links(registration: Registration, *, by: User) -> None:
    """Take all addresses of somebody's page back."""
    db.session.execute(
        update(OwnLink)
        .where(OwnLink.registration_id == registration.id, OwnLink.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )


def _known(row: Registration, training: Training, own_page: Address) -> Enrolled:
    """Send the address again to the mailbox on the list, once an hour; tell nothing else."""
    present = db.session.get_one(Registration, row.id)
    if present.email and not queries.has_new_link(present, since=clock.now() - REMINDED_EVERY):
        db.session.refresh(present, ["point"])
        _send(present, training, own_page(_give_link(present)))
    return Enrolled(is_known=True)


def _give_link(registration: Registration) -> str:
    token = new_token()
    db.session.add(
        OwnLink(registration_id=registration.id, digest=digest_of(token), made_at=clock.now())
    )
    db.session.flush()
    return token


def _send(registration: Registration, training: Training, address: str) -> None:
    if letter := own_page_letter(registration, training, address):
        queue(letter, by=None)


def _note_consent(
    registration: Registration, purpose: Purpose, *, is_given: bool, link_id: int | None
) -> None:
    db.session.add(
        Consent(
            registration_id=registration.id,
            link_id=link_id,
            purpose=purpose,
            is_given=is_given,
            notice_version=NOTICE_VERSION,
            given_at=clock.now(),
        )
    )


def _must_be_open(registration: Registration) -> None:
    if registration.training.state.is_over:
        raise RuleBroken("The training is closed: its list can no longer be changed.")
    if registration.is_withdrawn:
        raise RuleBroken("You have withdrawn. To come after all, please ask your agency.")
