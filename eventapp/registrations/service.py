"""What is done to the list of a training. Every way in goes through :func:`nominate`."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.invitations.service import note_received
from eventapp.points.models import Point
from eventapp.points.queries import takes_roll_at
from eventapp.questions.noting import note_answered
from eventapp.registrations import queries
from eventapp.registrations.admission import Admission
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import Fate, Nomination, Outcome, read_line
from eventapp.registrations.rules import check_open, check_own, check_place, check_room
from eventapp.registrations.waiting import give_seat, move_up
from eventapp.trainings.models import Training


@atomic
def nominate(nominations: Sequence[Nomination], *, training: Training, by: User) -> list[Outcome]:
    """Register everyone who may be; say of every other why not. One answer per nomination.

    Who is over the seats of her agency goes to the waiting list. Asks the database the same
    number of questions however long the list is.
    """
    queries.lock(training)
    move_up(training, {(one.agency.id, one.group.id) for one in nominations})
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
def announce(nomination: Nomination, *, training: Training, by: User) -> Registration:
    """Note somebody who must be confirmed: she takes no seat and stands on no list until then."""
    queries.lock(training)
    status = RegistrationStatus.UNCONFIRMED
    return _only(_take_in(Admission(training, [nomination], by=by, status=status), [nomination]))


@atomic
def confirm(registration: Registration, *, by: User) -> Registration:
    """Put somebody who registered herself on the list; without a free seat, in the queue."""
    check_own(registration, by)
    training = db.session.get_one(Training, registration.training_id)
    nomination = queries.nomination_of(registration)
    admission = Admission(training, [nomination], by=by)
    db.session.refresh(registration)
    if not registration.is_unconfirmed:
        raise RuleBroken("This person does not wait to be confirmed any more.")
    admission.confirm(registration, nomination)
    return registration


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
    check_own(registration, by)
    if registration.is_withdrawn:
        raise RuleBroken("This person was withdrawn. Restore the registration first.")
    training = db.session.get_one(Training, registration.training_id)
    admission = Admission(training, [nomination], by=by)
    admission.check(nomination, stays=registration)

    before = registration.agency_id, registration.group_id
    admission.correct(registration, nomination)
    _note_answers([nomination])
    db.session.flush()
    move_up(training, {before, (registration.agency_id, registration.group_id)})
    return registration


@atomic
def withdraw(registration: Registration, *, reason: str, by: User) -> Registration:
    """Take a person off the list; the row stays, with the reason."""
    check_own(registration, by)
    check_open(queries.state_of(registration), by=by)
    reason = read_line(reason, field="reason")
    if not reason:
        raise RuleBroken("Say why this person does not attend.", field="reason")
    if not registration.is_withdrawn:
        _take_off([registration], reason)
    return registration


@atomic
def substitute(
    registration: Registration, nomination: Nomination, *, reason: str, by: User
) -> Registration:
    """Let somebody go in place of a registered person (đi thay), with her seat and her point.

    The replaced row stays, with the reason and with every mark it has; both name each other. The
    deadline does not bind: no seat is added.
    """
    check_own(registration, by)
    training = db.session.get_one(Training, registration.training_id)
    admission = Admission(training, [nomination], by=by, status=registration.status)
    db.session.refresh(registration)
    if registration.is_withdrawn:
        raise RuleBroken("This person was withdrawn. Restore the registration first.")
    if admission.people.person(nomination) is queries.person_of(registration):
        raise RuleBroken(
            "This is the person who is to be replaced. To correct what the list says about her "
            "or him, use “Correct”.",
            field="full_name",
        )
    reason = read_line(reason, field="reason")
    if not reason:
        raise RuleBroken("Say why somebody else goes.", field="reason")
    admission.check(nomination, stays=registration)

    status, turn = registration.status, registration.waiting_number
    admission.free(registration)
    registration.leave(RegistrationStatus.REPLACED, reason, at=clock.now())
    db.session.flush()
    came = admission.take(nomination)
    came.come_back(status)
    came.waiting_number, came.registered_at = turn, clock.now()
    is_back = came.id is not None and registration.replaces_id == came.id
    came.replaces = None if is_back else registration
    db.session.add(came)
    return came


@atomic
def withdraw_all(
    registrations: Sequence[Registration], *, training: Training, reason: str, by: User
) -> None:
    """Take several people off the list of one training, for one reason."""
    check_open(queries.lock(training), by=by)
    for registration in registrations:
        check_own(registration, by)
    _take_off(registrations, read_line(reason, field="reason"))


@atomic
def approve(registration: Registration, *, by: User) -> Registration:
    """Give a seat over the number that was called to somebody who waits."""
    training = db.session.get_one(Training, registration.training_id)
    nomination = queries.nomination_of(registration)
    admission = Admission(training, [nomination], by=by)
    db.session.refresh(registration)
    if not registration.is_waiting:
        raise RuleBroken("This person does not wait for a seat any more.")
    check_room(nomination, admission.facts, None)
    give_seat(registration)
    return registration


@atomic
def fill_seats(training: Training, *, by: User) -> list[Registration]:
    """Let everybody move up who waits while her agency has a seat left; who was registered."""
    check_open(queries.lock(training), by=by)
    return move_up(training, queries.queues_of(training))


@atomic
def decline(registration: Registration, *, reason: str, by: User) -> Registration:
    """Tell an agency that there is no seat for somebody who waits."""
    queries.state_of(registration)
    db.session.refresh(registration)
    if not registration.is_waiting:
        raise RuleBroken("This person does not wait for a seat any more.")
    return withdraw(registration, reason=reason, by=by)


@atomic
def restore(registration: Registration, *, by: User) -> Registration:
    """Put a withdrawn person back; when her seat was given away, on the waiting list.

    A walk-in stays a walk-in, whom no seat is counted for.
    """
    check_own(registration, by)
    if not registration.is_withdrawn:
        return registration
    training = db.session.get_one(Training, registration.training_id)
    nomination = queries.nomination_of(registration)
    was_walk_in = registration.left_as is RegistrationStatus.WALK_IN
    status = RegistrationStatus.WALK_IN if was_walk_in else RegistrationStatus.REGISTERED
    admission = Admission(training, [nomination], by=by, status=status)
    check_place(registration)
    admission.check(nomination)
    waits = admission.must_wait(nomination)
    registration.come_back(RegistrationStatus.WAITING if waits else status)
    registration.waiting_number = admission.facts.next_number() if waits else None
    return registration


def _take_off(registrations: Sequence[Registration], reason: str) -> None:
    """Withdraw them, and let others move up to their seats; the training is locked."""
    for registration in registrations:
        registration.leave(RegistrationStatus.WITHDRAWN, reason, at=clock.now())
    db.session.flush()
    if registrations:
        training = db.session.get_one(Training, registrations[0].training_id)
        move_up(training, {(row.agency_id, row.group_id) for row in registrations})


def _take_in(admission: Admission, nominations: Sequence[Nomination]) -> list[Outcome]:
    outcomes = []
    for nomination in nominations:
        try:
            fate, registration = admission.admit(nomination)
        except RuleBroken as refusal:
            outcomes.append(Outcome(nomination=nomination, refusal=refusal))
            continue
        if fate in {Fate.REGISTERED, Fate.WAITING}:
            registration.registered_at = clock.now()
            registration.come_back(registration.status)
            db.session.add(registration)
        outcomes.append(Outcome(nomination=nomination, fate=fate, registration=registration))
    _note_answers([one.nomination for one in outcomes if one.is_accepted])
    return outcomes


def _note_answers(nominations: Sequence[Nomination]) -> None:
    """A question with an answer is not removed any more."""
    note_answered({int(key) for one in nominations for key, text in one.answers.items() if text})


def _only(outcomes: list[Outcome]) -> Registration:
    (outcome,) = outcomes
    if outcome.refusal:
        raise outcome.refusal
    assert outcome.registration  # noqa: S101 - an outcome is one or the other
    return outcome.registration


def _check_version(registration: Registration, version: int) -> None:
    if registration.version != version:
        raise RuleBroken(STALE)


def _check_runs(point: Point, operator: User) -> None:
    runs = select(Point.id).where(Point.id == point.id, takes_roll_at(operator))
    if db.session.scalar(runs) is None:
        raise RuleBroken("You take the roll at your own points only.", field="point")
