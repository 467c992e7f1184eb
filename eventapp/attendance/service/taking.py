"""Taking events: each is stored once, put aside with a reason, or recognised as a repeat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, tuple_

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.claiming import Pair, claim_answers, claim_sheets
from eventapp.attendance.events import (
    AnswerNow,
    Batch,
    BatchResult,
    Event,
    EventResult,
    Unreadable,
    body_of,
    hash_of,
    name_of,
    read_event,
)
from eventapp.attendance.folding import settle
from eventapp.attendance.linking import chain_up
from eventapp.attendance.models import Answer, Mark, MarkSupersedes, QuarantinedMark, Sheet
from eventapp.attendance.phones import PairedDevice
from eventapp.attendance.presence import Presence, SheetState
from eventapp.attendance.queries import heads_of
from eventapp.attendance.queries.grounds import (
    Grounds,
    Sender,
    grounds_of,
    marked_points_of,
    places_of,
)
from eventapp.attendance.queries.moments import CLOCK_JUMP, shown_at
from eventapp.attendance.refusals import Why
from eventapp.database import atomic, db, insert_new
from eventapp.errors import RuleBroken


@dataclass(frozen=True)
class _Arrival:
    """An event on its way in: as it came, as it was read, from whom, when."""

    raw: Any
    event: Event | None
    why: Why | None
    author_id: int
    received_at: datetime
    skew_ms: int
    pairing_id: int | None = None
    jump_ms: int = 0

    @property
    def name(self) -> str:
        return self.event.id if self.event else name_of(self.raw)


@atomic
def take_events(batch: Batch, *, by: User, device: PairedDevice | None = None) -> BatchResult:
    """Store a batch of marks: all of it in one transaction, no event harming its neighbours.

    ``device``: it comes from a phone paired to some points by ``by``, whose right it uses.

    A repeat is recognised before anything is checked. What cannot be taken is kept in quarantine
    with its reason. The result says what became of every event, and what now stands.
    """
    now = clock.now()
    now_ms = round(now.timestamp() * 1000)
    skew = batch.skew_ms(now_ms)
    pairing = device.id if device else None
    arrivals = [
        _arrival(raw, by.id, now, skew, pairing_id=pairing, jump_ms=batch.jump_ms(raw, now_ms))
        for raw in batch.events
    ]
    return _take(arrivals, Sender(by, device))


@atomic
def release(quarantined: QuarantinedMark, *, by: User) -> BatchResult:
    """Take a mark out of quarantine as its author made it; refused while its reason still holds."""
    arrival = _arrival(
        json.loads(quarantined.body),
        quarantined.author_id,
        quarantined.received_at,
        quarantined.skew_ms,
        pairing_id=quarantined.pairing_id,
    )
    result = _take([arrival], Sender(by), is_release=True)
    if why := result.results[0].why:
        raise RuleBroken(why.label)
    quarantined.released_at = clock.now()
    quarantined.released_by_id = by.id
    return result


def _arrival(
    raw: Any, author_id: int, received_at: datetime, skew_ms: int, **origin: Any
) -> _Arrival:
    try:
        return _Arrival(raw, read_event(raw), None, author_id, received_at, skew_ms, **origin)
    except Unreadable as error:
        return _Arrival(raw, None, error.why, author_id, received_at, skew_ms, **origin)


def _take(arrivals: Sequence[_Arrival], sender: Sender, *, is_release: bool = False) -> BatchResult:
    events = [arrival.event for arrival in arrivals if arrival.event]
    skew_ms = arrivals[0].skew_ms if arrivals else 0
    grounds = grounds_of(events, sender=sender, is_release=is_release, skew_ms=skew_ms)
    sheets = claim_sheets(
        (event.session_id, event.point_id) for event in events if grounds.has_sheet(event)
    )
    grounds = replace(grounds, places=places_of(events))
    grounds = replace(grounds, marked_at=marked_points_of(events, grounds))
    locked = {pair for pair, sheet in sheets.items() if sheet.state is SheetState.LOCKED}

    outcomes = _judge(arrivals, grounds, locked, is_release=is_release)
    new = [a for a, (outcome, _) in zip(arrivals, outcomes, strict=True) if outcome == "new"]
    places = {(e.session_id, e.registration_id): e.point_id for a in new if (e := a.event)}
    answers = claim_answers(places)
    refused = _store(new)
    outcomes = [
        ("quarantined", refused[id(arrival)]) if id(arrival) in refused else outcome
        for arrival, outcome in zip(arrivals, outcomes, strict=True)
    ]
    _fold(answers)
    _put_aside(arrivals, outcomes, grounds)
    _uncheck(sheets, [a.event for a in new if a.event and id(a) not in refused])

    return BatchResult(
        [
            EventResult(name_of(arrival.raw), outcome, why)
            for arrival, (outcome, why) in zip(arrivals, outcomes, strict=True)
        ],
        _answers_now((event for event in events if grounds.has_sheet(event)), answers),
    )


_Outcome = tuple[str, Why | None]


def _judge(
    arrivals: Sequence[_Arrival], grounds: Grounds, locked: set[Pair], *, is_release: bool
) -> list[_Outcome]:
    """For each arrival: new, a repeat, or why not. Repeats first: they are never checked again."""
    names = [arrival.name for arrival in arrivals]
    stored = dict(
        db.session.execute(select(Mark.id, Mark.body_hash).where(Mark.id.in_(names))).all()
    )
    aside = {
        (name, body): Why(reason)
        for name, body, reason in db.session.execute(
            select(
                QuarantinedMark.mark_id, QuarantinedMark.body_hash, QuarantinedMark.reason
            ).where(QuarantinedMark.mark_id.in_(names), QuarantinedMark.released_at.is_(None))
        )
    }
    outcomes: list[_Outcome] = []
    for arrival in arrivals:
        event = arrival.event
        if event is None:
            outcomes.append(("quarantined", arrival.why))
        elif event.id in stored:
            is_repeat = stored[event.id] == event.body_hash
            outcomes.append(("dup", None) if is_repeat else ("quarantined", Why.ID_CLASH))
        elif not is_release and (event.id, event.body_hash) in aside:
            outcomes.append(("quarantined", aside[event.id, event.body_hash]))
        elif why := grounds.refusal(event, locked):
            outcomes.append(("quarantined", why))
        else:
            stored[event.id] = event.body_hash
            outcomes.append(("new", None))
    return outcomes


def _store(arrivals: Sequence[_Arrival]) -> dict[int, Why]:
    """Insert marks; those whose device and number are taken come back, by identity."""
    if not arrivals:
        return {}
    rows = [(arrival, _row(arrival, arrival.event)) for arrival in arrivals if arrival.event]
    stored = set(
        db.session.scalars(insert_new(Mark).returning(Mark.id), [row for _, row in rows]).all()
    )
    links = [
        {"mark_id": arrival.event.id, "superseded_id": seen}
        for arrival in arrivals
        if arrival.event and arrival.event.id in stored
        for seen in arrival.event.supersedes
    ]
    if links:
        db.session.execute(insert_new(MarkSupersedes), links)
    chain_up([(row, a.event.supersedes) for a, row in rows if a.event and row["id"] in stored])
    return {id(arrival): Why.SEQUENCE_CLASH for arrival, row in rows if row["id"] not in stored}


def _row(arrival: _Arrival, event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "session_id": event.session_id,
        "point_id": event.point_id,
        "registration_id": event.registration_id,
        "value": event.value,
        "reason": event.reason,
        "late_minutes": event.late_minutes,
        "source": event.source,
        "device": event.device,
        "sequence": event.sequence,
        "wall_ms": event.wall_ms,
        "timezone": event.timezone,
        "author_id": arrival.author_id,
        "received_at": arrival.received_at,
        "skew_ms": arrival.skew_ms,
        "body_hash": event.body_hash,
        "extra": (event.extra or {}) | {CLOCK_JUMP: arrival.jump_ms}
        if arrival.jump_ms
        else event.extra,
        "pairing_id": arrival.pairing_id,
    }


def _fold(answers: dict[Pair, Answer]) -> None:
    """Bring answers up to what their marks add up to."""
    for pair, heads in heads_of(answers).items():
        settled = settle(heads)
        answer = answers[pair]
        answer.value = settled.value
        answer.reason = settled.reason
        answer.late_minutes = settled.late_minutes
        answer.is_conflict = settled.is_conflict
        answer.heads = list(settled.heads)
        answer.point_id = settled.point_id or answer.point_id
        spokesman = next((mark for mark in heads if mark.id == settled.spokesman), None)
        answer.marked_at = shown_at(spokesman) if spokesman else None


def _put_aside(
    arrivals: Sequence[_Arrival], outcomes: Sequence[_Outcome], grounds: Grounds
) -> None:
    """Keep what could not be taken, with its raw body, once however often it comes."""
    rows = []
    for arrival, (_, why) in zip(arrivals, outcomes, strict=True):
        if why is None:
            continue
        body = body_of(arrival.raw)
        event = arrival.event
        session_id, point_id = (event.session_id, event.point_id) if event else (None, None)
        rows.append(
            {
                "mark_id": arrival.name,
                "session_id": session_id if session_id in grounds.sessions else None,
                "point_id": point_id if point_id in grounds.points else None,
                "author_id": arrival.author_id,
                "received_at": arrival.received_at,
                "skew_ms": arrival.skew_ms,
                "reason": why.value,
                "body": body,
                "body_hash": hash_of(body),
                "pairing_id": arrival.pairing_id,
            }
        )
    if rows:
        db.session.execute(insert_new(QuarantinedMark), rows)


def _uncheck(sheets: dict[Pair, Sheet], taken: Iterable[Event]) -> None:
    """A sheet that gets another mark after it was checked has to be checked again."""
    for pair in {(event.session_id, event.point_id) for event in taken}:
        if sheets[pair].state is SheetState.CHECKED:
            sheets[pair].state = SheetState.REPORTED


def _answers_now(events: Iterable[Event], folded: dict[Pair, Answer]) -> list[AnswerNow]:
    """What stands for everybody these events are about; ``folded`` is at hand already."""
    pairs = sorted({(event.session_id, event.registration_id) for event in events})
    known = dict(folded)
    if others := [pair for pair in pairs if pair not in known]:
        found = db.session.scalars(
            select(Answer)
            .where(tuple_(Answer.session_id, Answer.registration_id).in_(others))
            .execution_options(populate_existing=True)
        )
        known |= {(answer.session_id, answer.registration_id): answer for answer in found}
    return [_answer_now(pair, known.get(pair)) for pair in pairs]


def _answer_now(pair: Pair, answer: Answer | None) -> AnswerNow:
    if answer is None:
        return AnswerNow(*pair, Presence.UNMARKED, None, is_conflict=False, heads=())
    return AnswerNow(
        *pair, answer.value, answer.reason, answer.is_conflict, answer.heads, answer.late_minutes
    )
