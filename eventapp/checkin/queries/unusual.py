"""Who checked in by herself at a screen, and what an operator may want to look at."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.checkin.models import CheckIn, RoomScreen
from eventapp.database import db
from eventapp.errors import N_

A_BURST, WITHIN = 5, timedelta(seconds=3)
HALF_AN_HOUR, CALLED = 1800, 5


class Unusual(StrEnum):
    """Nothing of this is forbidden: an older colleague may well use a neighbour's phone."""

    SAME_DEVICE = "same device"
    OTHER_NETWORK = "other network"
    OUTSIDE_WINDOW = "outside window"
    BURST = "burst"

    @property
    def label(self) -> str:
        return WORDS[self]


WORDS = {
    Unusual.SAME_DEVICE: N_("A phone that others used too"),
    Unusual.OTHER_NETWORK: N_("Another network than the screen"),
    Unusual.OUTSIDE_WINDOW: N_("After the end of the half-day"),
    Unusual.BURST: N_("Many within three seconds"),
}


@dataclass(frozen=True)
class Entry:
    """One check-in with what is unusual about it."""

    check_in: CheckIn
    unusual: Sequence[Unusual]


def entries(screen: RoomScreen) -> list[Entry]:
    """All check-ins at a screen, the newest first."""
    found = db.session.scalars(
        select(CheckIn)
        .where(CheckIn.screen_id == screen.id)
        .options(joinedload(CheckIn.registration))
        .order_by(CheckIn.made_at.desc(), CheckIn.id.desc())
    ).all()
    people = {(one.device, one.registration_id) for one in found}
    people_of = Counter(device for device, _ in people)
    bursts = _in_bursts(found)
    return [
        Entry(
            one,
            [
                flag
                for flag, is_so in (
                    (Unusual.SAME_DEVICE, people_of[one.device] > 1),
                    (Unusual.OTHER_NETWORK, one.is_other_network),
                    (Unusual.OUTSIDE_WINDOW, one.is_outside_window),
                    (Unusual.BURST, one.id in bursts),
                )
                if is_so
            ],
        )
        for one in found
    ]


def to_call(screen: RoomScreen, found: Sequence[Entry], now: datetime) -> list[Entry]:
    """Some of them, for the operator to call by name; others every half-hour, chosen by chance."""
    turn = int(now.timestamp() // HALF_AN_HOUR)

    def lot(entry: Entry) -> bytes:
        about = f"{screen.key}|{turn}|{entry.check_in.registration_id}"
        return hashlib.sha256(about.encode()).digest()

    by_person = {entry.check_in.registration_id: entry for entry in found}
    return sorted(by_person.values(), key=lot)[:CALLED]


def _in_bursts(found: Sequence[CheckIn]) -> set[int]:
    """Those among more than five within three seconds."""
    in_order = sorted(found, key=lambda one: (one.made_at, one.id))
    bursts: set[int] = set()
    start = 0
    for end, one in enumerate(in_order):
        while one.made_at - in_order[start].made_at > WITHIN:
            start += 1
        if end - start + 1 > A_BURST:
            bursts.update(each.id for each in in_order[start : end + 1])
    return bursts
