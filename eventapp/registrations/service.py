"""What is done to the list of a training. Every way in goes through :func:`nominate`."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import agencies_of
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.invitations.service import note_received
from eventapp.points.models import Point
from eventapp.points.queries import takes_roll_at
from eventapp.registrations import queries
from eventapp.registrations.admission import Admission, check_open
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import Nomination, Outcome, read_line
from eventapp.trainings.models import Training


@atomic
def nominate(nominations: Sequence[Nomination], *, training: Training, by: User) -> list[Outcome]:
    """Register everyone who may be; say of every other why not. One answer per nomination.

    Asks the database the same number of questions however long the list is.
    """
    outcomes = _take_in(Admission(training, nominations, by=by), nominations)
    agencies = {one.nomination.agency.id for one in outcomes if one.is_accepted}
    if by.role is Role.ORGANISER and agencies:  # who has no account has sent her list to them
        note_received(training, agencies, by=by)
    return outcomes


@atomic
def register(nomination: Nomination, *, training: Training, by: User) -> Registration:
    """Register one person, or refuse; :class:`PossibleDuplicate` is a question."""
    return _only(nominate([nomination], training=training, by=by))


@atomic
def add_walk_in(nomination: Nomination, *, training: Training, by: User) -> Registration:
    """Note who came without being registered: she is in the room, so no seats are counted."""
    _check_runs(nomination.point, by)
    admission = Admission(training, [nomination], by=by, status=RegistrationStatus.WALK_IN)
    return _only(_take_in(admission, [nomination]))


@atomic
def change(
    registration: Registration, nomination: Nomination, *, version: int, by: User
) -> Registration:
    """Correct what a registration says; the past (marks, locked sheets) keeps what it said."""
    _check_version(registration, version)
    _check_own(registration, by)
    if not registration.is_expected:
        raise RuleBroken("This person was withdrawn. Restore the registration first.")
    training = db.session.get_one(Training, registration.training_id)
    admission = Admission(training, [nomination], by=by)
    admission.check(nomination, stays=registration)

    person = queries.person_of(registration)
    if person.canonical == nomination.canonical or not queries.is_known_elsewhere(registration):
        nomination.identity.correct(person)
    else:  # her name belongs to other trainings too: this row was about somebody else
        registration.person = admission.people.person(nomination) or nomination.identity.person()
    nomination.write_on(registration)
    return registration


@atomic
def withdraw(registration: Registration, *, reason: str, by: User) -> Registration:
    """Take a person off the list; the row stays, with the reason."""
    _check_own(registration, by)
    check_open(queries.state_of(registration), by=by)
    reason = read_line(reason, field="reason")
    if not reason:
        raise RuleBroken("Say why this person does not attend.", field="reason")
    if registration.is_expected:
        registration.status = RegistrationStatus.WITHDRAWN
        registration.withdrawal_reason = reason
    return registration


@atomic
def restore(registration: Registration, *, by: User) -> Registration:
    """Put a withdrawn person back, if her seats are still free."""
    _check_own(registration, by)
    if registration.is_expected:
        return registration
    training = db.session.get_one(Training, registration.training_id)
    nomination = queries.nomination_of(registration)
    admission = Admission(training, [nomination], by=by)
    admission.check(nomination)
    registration.status, registration.withdrawal_reason = RegistrationStatus.REGISTERED, None
    return registration


def _take_in(admission: Admission, nominations: Sequence[Nomination]) -> list[Outcome]:
    outcomes = []
    for nomination in nominations:
        try:
            admission.check(nomination)
        except RuleBroken as refusal:
            outcomes.append(Outcome(nomination=nomination, refusal=refusal))
            continue
        registration = admission.take(nomination)
        registration.registered_at, registration.withdrawal_reason = clock.now(), None
        db.session.add(registration)
        outcomes.append(Outcome(nomination=nomination, registration=registration))
    return outcomes


def _only(outcomes: list[Outcome]) -> Registration:
    (outcome,) = outcomes
    if outcome.refusal:
        raise outcome.refusal
    assert outcome.registration  # noqa: S101 - an outcome is one or the other
    return outcome.registration


def _check_own(registration: Registration, by: User) -> None:
    own = agencies_of(by, Role.ORGANISER, Role.FOCAL_PERSON)
    if own is not None and registration.agency_id not in own:
        raise RuleBroken("You register people of your own agency only.", field="agency")


def _check_version(registration: Registration, version: int) -> None:
    if registration.version != version:
        raise RuleBroken(STALE)


def _check_runs(point: Point, operator: User) -> None:
    runs = select(Point.id).where(Point.id == point.id, takes_roll_at(operator))
    if db.session.scalar(runs) is None:
        raise RuleBroken("You take the roll at your own points only.", field="point")
