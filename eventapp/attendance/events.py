"""Events of a roll call as phones send them: read leniently, never changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.refusals import Why
from eventapp.keys import LARGEST_KEY
from eventapp.vietnamese.names import clean_text

PROTOCOL = 2
PROTOCOLS = {1, PROTOCOL}  # a phone that was offline while the server moved on is understood
LETTERS = {
    "P": Presence.PRESENT,
    "L": Presence.LATE,
    "E": Presence.EXCUSED,
    "A": Presence.ABSENT,
    "X": Presence.UNMARKED,
}
LETTER_OF = {value: letter for letter, value in LETTERS.items()}
MOST_SUPERSEDED = 100
LAST_MS = 32503680000000  # year 3000
REASON_LENGTH = 200
MOST_MINUTES = 600
KNOWN = {
    *("proto", "id", "session", "point", "person", "value", "reason", "device", "seq"),
    *("wall_ms", "tz", "author", "supersedes", "source", "late_minutes"),
    *("pairing", "clock_jump_ms"),
}
LARGEST_JUMP_MS = 5 * 60_000


class Unreadable(Exception):
    """An event cannot be taken as it is; ``why`` says so for programs."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.value)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One answer about one person in one half-day, as it came. ``person`` is a registration."""

    id: str
    session_id: int
    point_id: int
    registration_id: int
    value: Presence
    reason: str | None
    late_minutes: int | None
    source: MarkSource
    device: str
    sequence: int
    wall_ms: int
    timezone: str
    author_id: int | None
    pairing_id: int | None
    supersedes: tuple[str, ...]
    extra: dict[str, Any] | None
    body_hash: str


@dataclass(frozen=True)
class Batch:
    """What one request brings: events as parsed JSON, and what the phone's clock said (ms)."""

    events: Sequence[Any]
    client_now: int | None = None

    def skew_ms(self, now_ms: int) -> int:
        """How far the phone's clock is behind the server's; 0 when it did not say."""
        is_known = _is_whole(self.client_now) and 0 <= (self.client_now or 0) <= LAST_MS
        return now_ms - (self.client_now or 0) if is_known else 0

    def jump_ms(self, raw: Any, now_ms: int) -> int:
        """By how much the phone's clock was set back between an event and now; 0 when unknown.

        An event of protocol 2 says with ``skew_ms`` how far the clock was behind when it was made,
        as the phone knew from its last contact.
        """
        then = raw.get("skew_ms") if isinstance(raw, Mapping) else None
        if not _is_whole(then) or not _is_whole(self.client_now):
            return 0
        jump = self.skew_ms(now_ms) - int(then or 0)
        return jump if LARGEST_JUMP_MS < abs(jump) <= LAST_MS else 0


@dataclass(frozen=True)
class EventResult:
    """What became of one event: ``new``, ``dup`` or ``quarantined`` (then ``why``)."""

    id: str
    outcome: str
    why: Why | None = None


@dataclass(frozen=True)
class AnswerNow:
    """What all marks about one person in one half-day add up to now."""

    session_id: int
    registration_id: int
    value: Presence
    reason: str | None
    is_conflict: bool
    heads: Sequence[str]
    late_minutes: int | None = None


@dataclass(frozen=True)
class BatchResult:
    results: list[EventResult] = field(default_factory=list)
    answers: list[AnswerNow] = field(default_factory=list)


def body_of(raw: Any) -> str:
    """The event as canonical JSON in ASCII: equal bodies have equal text."""
    return json.dumps(raw, sort_keys=True, separators=(",", ":"))


def hash_of(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def name_of(raw: Any) -> str:
    """What an event calls itself, even when nothing else of it can be read."""
    named = raw.get("id") if isinstance(raw, Mapping) else None
    if not isinstance(named, str):
        return ""
    return named.encode("unicode_escape").decode("ascii")[:100]  # no column refuses that


def read_event(raw: Any) -> Event:
    """One event from parsed JSON; :class:`Unreadable` when it is none."""
    if not isinstance(raw, Mapping):
        raise Unreadable(Why.UNREADABLE)
    if raw.get("proto", PROTOCOL) not in PROTOCOLS:
        raise Unreadable(Why.UNKNOWN_PROTOCOL)
    try:
        return _event(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(Why.UNREADABLE) from error


def _event(raw: Mapping[str, Any]) -> Event:
    extra = {name: value for name, value in raw.items() if name not in KNOWN}
    reason = clean_text(raw.get("reason") or "")
    if len(reason) > REASON_LENGTH:
        extra["reason"] = reason
    supersedes = raw.get("supersedes") or []
    if not isinstance(supersedes, list) or len(supersedes) > MOST_SUPERSEDED:
        raise ValueError("supersedes")
    own_id = _uuid(raw["id"])
    value = LETTERS[raw["value"]]
    json.dumps(raw, allow_nan=False)
    return Event(
        id=own_id,
        session_id=_whole(raw["session"]),
        point_id=_whole(raw["point"]),
        registration_id=_whole(raw["person"]),
        value=value,
        reason=_encodable(reason)[:REASON_LENGTH] or None,
        late_minutes=_late_minutes(raw.get("late_minutes"), value),
        source=MarkSource(raw.get("source") or MarkSource.TAP),
        device=_uuid(raw["device"]),
        sequence=_whole(raw["seq"]),
        wall_ms=_whole(raw["wall_ms"], most=LAST_MS),
        timezone=_encodable(clean_text(raw.get("tz") or ""))[:40],
        author_id=None if raw.get("author") is None else _whole(raw["author"]),
        pairing_id=None if raw.get("pairing") is None else _whole(raw["pairing"]),
        supersedes=tuple(sorted({_uuid(seen) for seen in supersedes} - {own_id})),
        extra=extra or None,
        body_hash=hash_of(body_of(raw)),
    )


def _late_minutes(said: Any, value: Presence) -> int | None:
    """By how much somebody was late; of no interest with any other answer."""
    if said is None or value is not Presence.LATE:
        return None
    return _whole(said, most=MOST_MINUTES) or None


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _whole(value: Any, *, most: int = LARGEST_KEY) -> int:
    if not _is_whole(value) or not 0 <= value <= most:
        raise ValueError(value)
    return int(value)


def _uuid(value: Any) -> str:
    return str(UUID(value))


def _encodable(text: str) -> str:
    text.encode()  # half a surrogate pair is no letter: UnicodeEncodeError is a ValueError
    return text
