"""What would become of nominations at this moment: asked before anybody confirms."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.accounts.models import User
from eventapp.errors import RuleBroken
from eventapp.registrations.admission import Admission
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import AlreadyRegistered, Nomination, Outcome
from eventapp.trainings.models import Training


def rehearse(
    nominations: Sequence[Nomination],
    *,
    training: Training,
    by: User,
    leaving: Sequence[Registration] = (),
) -> list[Outcome]:
    """The answers of ``service.nominate`` without its changes; rows are those of today.

    Who certainly is on the agency's list already is told as a change of her row. ``leaving`` will
    have been withdrawn before.
    """
    admission = Admission(training, nominations, by=by, is_rehearsal=True)
    for row in leaving:
        admission.free(row)
    outcomes = []
    for nomination in nominations:
        try:
            fate, registration = admission.admit(nomination)
        except AlreadyRegistered as known:
            outcomes.append(_known(admission, nomination, known))
        except RuleBroken as refusal:
            outcomes.append(Outcome(nomination=nomination, refusal=refusal))
        else:
            present = registration if registration.id else None
            outcomes.append(Outcome(nomination=nomination, fate=fate, registration=present))
    return outcomes


def _known(admission: Admission, nomination: Nomination, known: AlreadyRegistered) -> Outcome:
    """Her own agency may correct her row; another agency's row stays as it is."""
    if known.row.id is None:
        return Outcome(nomination=nomination, refusal=known)
    try:
        fate, registration = admission.revise(known.row, nomination)
    except RuleBroken as refusal:
        return Outcome(nomination=nomination, registration=known.row, refusal=refusal)
    return Outcome(nomination=nomination, fate=fate, registration=registration)
