"""Seats from a file: every good row is written, whatever is wrong with the others."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.invitations.models import Invitation
from eventapp.invitations.seat_file import SeatLine
from eventapp.invitations.service.seats import change_seats, invite
from eventapp.trainings.models import Training
from eventapp.trainings.queries import wait_for_turn


@atomic
def import_seats(training: Training, lines: Sequence[SeatLine], *, by: User) -> int:
    """Give the seats that a file asks for; returns how many were new or other than before.

    Seats that the file does not name stay as they are; the same file again changes nothing.
    """
    wait_for_turn(training)
    present = {
        (invitation.agency_id, invitation.group_id): invitation
        for invitation in db.session.scalars(
            select(Invitation).where(Invitation.training_id == training.id)
        )
    }
    changed = 0
    for line in lines:
        invitation = present.get((line.agency.id, line.group.id))
        if invitation is None:
            place = line.agency.id, line.group.id
            present[place] = invite(training, line.agency, line.group, line.seats, by=by)
        elif invitation.seats != line.seats:
            change_seats(invitation, line.seats, by=by)
        else:
            continue
        changed += 1
    return changed
