"""The rules of registering: who may send whom, for which group, to which point, and how many."""

from __future__ import annotations

from collections.abc import Collection

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import agencies_of
from eventapp.agencies.models import AgencyLevel
from eventapp.errors import RuleBroken
from eventapp.registrations import queries
from eventapp.registrations.facts import Facts, Seat
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import Nomination
from eventapp.trainings.models import Training, TrainingState
from eventapp.trainings.vocabulary import roles_of
from eventapp.vietnamese.dates import format_date


def check_open(state: TrainingState, *, by: User) -> None:
    """Only organisers work on a draft; nobody changes the list of a closed training."""
    if state.is_over:
        raise RuleBroken("The training is closed: its list can no longer be changed.")
    if state is TrainingState.DRAFT and by.role is not Role.ORGANISER:
        raise RuleBroken("Registration for this training has not been opened yet.")


def check_agency(nomination: Nomination, training: Training, own: Collection[int] | None) -> None:
    """``own``: the agencies one sends for, and with a district its communes; None: for all."""
    agency, day = nomination.agency, training.starts_on
    above = agency.parent_id if agency.level is AgencyLevel.COMMUNE else None
    if own is not None and agency.id not in own and above not in own:
        raise RuleBroken("You register people of your own agency only.", field="agency")
    if not agency.exists_on(day):
        raise RuleBroken(
            "%(agency)s does not exist on %(day)s.",
            field="agency",
            agency=agency.name,
            day=format_date(day),
        )


def check_group(
    nomination: Nomination, training: Training, called: Collection[Seat], *, by: User
) -> None:
    agency, group = nomination.agency, nomination.group
    if group.training_id != training.id:
        raise RuleBroken("Choose a group of this training.", field="group")
    is_called = (agency.id, group.id) in called
    if by.role is Role.FOCAL_PERSON and not (is_called or group.level is agency.level):
        raise RuleBroken(
            "Group %(group)s is not for agencies like yours. Please ask the organisers.",
            field="group",
            group=group.code,
        )
    roles = {role.code for role in roles_of(group.code, on=training.starts_on)}
    if nomination.role_code is not None and nomination.role_code not in roles:
        raise RuleBroken("Choose a role of group %(group)s.", field="role_code", group=group.code)


def is_seat_bound(place: Seat, facts: Facts, *, by: User) -> bool:
    """The seats an agency was called for bind the agency, not the organisers."""
    return by.role is not Role.ORGANISER and place in facts.called


def check_seat(nomination: Nomination, facts: Facts, stays: Registration, *, by: User) -> None:
    """Whoever has a row moves to another agency or group only where a seat is free."""
    place = nomination.agency.id, nomination.group.id
    if (stays.agency_id, stays.group_id) == place or not is_seat_bound(place, facts, by=by):
        return
    called, used = facts.called[place], facts.used[place]
    if used >= called:
        raise RuleBroken(
            "Group %(group)s: %(called)s people were asked of your agency and %(used)s are "
            "registered. To send more, please ask the organisers.",
            field="group",
            group=nomination.group.code,
            called=called,
            used=used,
        )


def check_room(nomination: Nomination, facts: Facts, stays: Registration | None) -> None:
    point = nomination.point
    if stays and stays.point_id == point.id:
        return
    seats = facts.seats[point.id]
    if facts.taken[point.id] >= seats:
        raise RuleBroken(
            "All %(seats)s seats at %(point)s are taken. Please choose another point.",
            field="point",
            seats=seats,
            point=point.name,
        )


def check_own(registration: Registration, by: User) -> None:
    own = agencies_of(by, Role.ORGANISER, Role.FOCAL_PERSON)
    if own is not None and registration.agency_id not in own:
        raise RuleBroken("You register people of your own agency only.", field="agency")


def check_place(registration: Registration) -> None:
    """Who comes back must not meet herself on the list, nor the one who goes in her place."""
    if substitute := queries.substitute_of(registration):
        raise RuleBroken(
            "%(name)s goes in place of %(replaced)s. Withdraw %(name)s first.",
            name=substitute.full_name,
            replaced=registration.full_name,
        )
    if other := queries.row_of_the_same_person(registration):
        raise RuleBroken(
            "%(name)s is already registered, by %(agency)s.",
            name=other.full_name,
            agency=other.agency_name,
        )
