"""Who came to an earlier training: features that stand on this one say what proves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from eventapp.database import db
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training

Proof = Callable[[Any], ColumnElement[bool]]
_proofs: list[Proof] = []


def proof(tell: Proof) -> Proof:
    """Let a function say, of a column of registration ids, whether that person came."""
    _proofs.append(tell)
    return tell


def experienced(training: Training) -> set[int]:
    """Ids of the persons on the list of a training who came to an earlier one; one question.

    Everybody else is there for the first time, as far as this register knows.
    """
    earlier, before = aliased(Registration), aliased(Training)
    return set(
        db.session.scalars(
            select(Registration.person_id)
            .join(earlier, earlier.person_id == Registration.person_id)
            .join(before, before.id == earlier.training_id)
            .where(
                Registration.training_id == training.id,
                before.starts_on < training.starts_on,
                or_(*(tell(earlier.id) for tell in _proofs)),
            )
            .distinct()
        )
    )
