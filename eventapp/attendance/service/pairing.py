"""Pairing phones: a code for some minutes, then a token until three days after the training."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import time, timedelta

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.phones import PairedDevice
from eventapp.attendance.queries.phones import device_by_code, hashed
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.trainings.models import Training
from eventapp.vietnamese.names import clean

CODE_LIVES = timedelta(minutes=10)
AFTER_THE_END = timedelta(days=3)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another
CODE_LENGTH = 8  # 31^8 codes, each good for ten minutes: guessing needs no counter
LONGEST_HOLDER = 200


@atomic
def issue_code(
    training: Training, points: Sequence[Point], *, holder: str, by: User
) -> tuple[PairedDevice, str]:
    """Prepare a phone for some points; the code is told once and kept only as a hash."""
    holder = clean(holder)
    if not 0 < len(holder) <= LONGEST_HOLDER:
        raise RuleBroken("Say who will hold the phone.", field="holder")
    if not points:
        raise RuleBroken("Name at least one point.", field="points")
    now = clock.now()
    valid_until = clock.at(training.ends_on, time(23, 59)) + AFTER_THE_END
    if valid_until < now:
        raise RuleBroken("The training ended more than three days ago.", field="points")
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    device = PairedDevice(
        training_id=training.id,
        holder=holder,
        issued_by=by,
        issued_at=now,
        code_hash=hashed(code),
        code_until=now + CODE_LIVES,
        valid_until=valid_until,
        points=list(points),
    )
    db.session.add(device)
    db.session.flush()
    return device, code


@atomic
def pair(code: str, *, browser: str = "", by: User | None = None) -> tuple[PairedDevice, str]:
    """Exchange a code for the token of a phone; a code is good once."""
    found = device_by_code(hashed(_typed(code)))
    if found is None or found.revoked_at or clock.now() > found.code_until:
        raise RuleBroken("This code is not valid, or no longer. Ask for a new one.", field="code")
    db.session.scalar(select(PairedDevice.id).where(PairedDevice.id == found.id).with_for_update())
    db.session.refresh(found, ["code_hash"])
    if found.code_hash is None:
        raise RuleBroken("This code was used already. Ask for a new one.", field="code")
    token = secrets.token_urlsafe(32)
    found.code_hash = None
    found.token_hash = hashed(token)
    found.paired_at = clock.now()
    found.browser = clean(browser)[:200]
    return found, token


@atomic
def revoke(device: PairedDevice, *, by: User) -> None:
    """From now on what this phone sends is put aside for a person to decide."""
    if device.revoked_at is None:
        device.revoked_at = clock.now()
        device.revoked_by_id = by.id
        device.code_hash = None


def _typed(code: str) -> str:
    """As printed, whatever blanks, dashes and small letters were typed."""
    return "".join(letter for letter in code.upper() if letter in LETTERS)
