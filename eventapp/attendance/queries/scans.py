"""Personal codes at the door: what a phone takes along of them, and whose a shown one is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from eventapp.attendance.events import Event
from eventapp.attendance.models import Answer
from eventapp.attendance.presence import MarkSource
from eventapp.badges.models import PersonalCode
from eventapp.badges.queries import IN_FORCE, codes_of, find_shown
from eventapp.badges.secrets import digest_of, short_of
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingSession

KEPT_OF_DIGEST = 32  # hex digits: enough to know a code again, no way back to it
KEPT_OF_SHORT = 16


def codes_to_take(registrations: Collection[int]) -> list[list[Any]]:
    """Of each code its digest, that of its typed beginning, whose it is, and whether it counts."""
    return [
        [
            code.digest[:KEPT_OF_DIGEST],
            digest_of(short_of(code.token))[:KEPT_OF_SHORT],
            code.registration_id,
            code.revoked_at is None,
        ]
        for code in codes_of(registrations)
    ]


@dataclass(frozen=True)
class Shown:
    """What the server knows about a code: ``outcome`` is a word for programs.

    ``marked_at`` names the point where she is marked present already in this half-day.
    """

    outcome: str
    registration_id: int | None = None
    name: str = ""
    point_name: str = ""
    marked_at: str | None = None
    heads: Sequence[str] = ()
    proof: str | None = None


def shown_at_door(text: str, *, session: TrainingSession, point: Point) -> Shown:
    """Whose code this is, for the operator of ``point`` to whom it is shown."""
    code = find_shown(text)
    if code is None:
        return Shown("unknown")
    person = code.registration
    if person.training_id != point.training_id:
        return Shown("other training")
    if code.revoked_at or not person.is_expected:
        return Shown("revoked")
    answer = db.session.get(Answer, (session.id, person.id), populate_existing=True)
    is_marked = answer is not None and answer.value.is_here
    place = db.session.get(Point, answer.point_id) if answer and is_marked else None
    return Shown(
        "here" if person.point_id == point.id else "elsewhere",
        person.id,
        person.full_name,
        person.point.name,
        place.name if place else None,
        answer.heads if answer else (),
        code.digest,
    )


def guests_of(events: Collection[Event]) -> frozenset[int]:
    """Registrations whose code in force was shown where these events were made."""
    proofs = {
        proof
        for event in events
        if event.source is MarkSource.QR
        and isinstance(proof := (event.extra or {}).get("proof"), str)
    }
    if not proofs:
        return frozenset()
    return frozenset(
        db.session.scalars(
            select(PersonalCode.registration_id).where(PersonalCode.digest.in_(proofs), IN_FORCE)
        )
    )
