"""What an organiser does with seats: give them to one agency or to a level, change, take back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.invitations.models import Invitation
from eventapp.invitations.named import people_named
from eventapp.invitations.rules import SeatRule, check_seats, effect_of
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.trainings.queries import wait_for_turn
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.names import clean_text

LONGEST_REASON = 500


@atomic
def invite(
    training: Training, agency: Agency, group: AudienceGroup, seats: int, *, by: User
) -> Invitation:
    """Call a number of people of one group from one agency."""
    wait_for_turn(training)
    _check(training, agency, group, seats)
    invitation = _invitation(training, agency, group, seats)
    db.session.add(invitation)
    db.session.flush()
    return invitation


@atomic
def invite_by_level(
    training: Training, group: AudienceGroup, level: AgencyLevel, seats: int, *, by: User
) -> list[Invitation]:
    """Give every agency of a level the same seats; see :func:`invite_by_rule`."""
    return invite_by_rule(training, SeatRule(group=group, level=level, seats=seats), by=by)


@atomic
def invite_by_rule(training: Training, rule: SeatRule, *, by: User) -> list[Invitation]:
    """Give every agency of a rule the same seats; those that have seats in the group keep them.

    Returns the new invitations.
    """
    wait_for_turn(training)
    _check_group(training, rule.group)
    effect = effect_of(rule, training)
    if not effect.new and not effect.kept:
        raise RuleBroken(
            "No agency of this level exists on %(day)s.",
            field="level",
            day=format_date(training.starts_on),
        )
    invitations = [_invitation(training, agency, rule.group, rule.seats) for agency in effect.new]
    db.session.add_all(invitations)
    db.session.flush()
    return invitations


@atomic
def change_seats(invitation: Invitation, seats: int, *, by: User) -> Invitation:
    """Call more people or fewer."""
    wait_for_turn(db.session.get_one(Training, invitation.training_id))
    check_seats(seats)
    invitation.seats = seats
    db.session.flush()
    return invitation


@atomic
def remove_invitation(invitation: Invitation, *, reason: str, by: User) -> None:
    """Take the seats of an agency in a group back, unless people are registered on them."""
    training = db.session.get_one(Training, invitation.training_id)
    wait_for_turn(training)
    reason = clean_text(reason)
    if not 0 < len(reason) <= LONGEST_REASON:
        raise RuleBroken(
            "Say why, in at most %(most)s characters.", field="reason", most=LONGEST_REASON
        )
    _must_be_unused(training, invitation, field="reason")
    invitation.removal_reason = reason
    db.session.flush()
    db.session.delete(invitation)
    db.session.flush()


@atomic
def plan_seats(
    training: Training,
    agency: Agency,
    seats: Mapping[str, int | None],
    *,
    seen: Mapping[str, int | None],
    by: User,
) -> None:
    """Set an agency's seats in several groups, by group code; no number: not called.

    ``seen`` is what stood there when the form was made: a later change by somebody else refuses.
    """
    wait_for_turn(training)
    present = {
        invitation.group_id: invitation
        for invitation in db.session.scalars(
            select(Invitation).where(
                Invitation.training_id == training.id, Invitation.agency_id == agency.id
            )
        )
    }
    for group in training.groups:
        invitation = present.get(group.id)
        if (invitation.seats if invitation else None) != seen.get(group.code):
            raise RuleBroken(STALE)
        wanted = seats.get(group.code)
        if wanted is None:
            if invitation:
                _must_be_unused(training, invitation, field=group.code)
                db.session.delete(invitation)
            continue
        _check(training, agency, group, wanted, field=group.code)
        if invitation:
            invitation.seats = wanted
        else:
            db.session.add(_invitation(training, agency, group, wanted))
    db.session.flush()


def _must_be_unused(training: Training, invitation: Invitation, *, field: str) -> None:
    named = people_named(training, invitation.agency_id)
    people = named[invitation.agency_id, invitation.group_id]
    if people:
        raise RuleBroken(
            "%(people)s people are registered on these seats. Withdraw them first.",
            field=field,
            people=people,
        )


def _invitation(training: Training, agency: Agency, group: AudienceGroup, seats: int) -> Invitation:
    return Invitation(training_id=training.id, agency_id=agency.id, group_id=group.id, seats=seats)


def _check(
    training: Training, agency: Agency, group: AudienceGroup, seats: int, field: str = "seats"
) -> None:
    if not agency.exists_on(training.starts_on):
        raise RuleBroken(
            "%(agency)s does not exist on %(day)s.",
            field="agency",
            agency=agency.name,
            day=format_date(training.starts_on),
        )
    _check_group(training, group)
    check_seats(seats, field)


def _check_group(training: Training, group: AudienceGroup) -> None:
    if group.training_id != training.id:
        raise RuleBroken("Choose a group of this training.", field="group")
