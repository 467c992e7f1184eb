"""Marks in, acknowledgements out."""

from __future__ import annotations

import json
from typing import Any

from flask import abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from eventapp.access import checks_itself
from eventapp.attendance import service
from eventapp.attendance.api.blueprint import bp, now_ms
from eventapp.attendance.api.sender import sender
from eventapp.attendance.events import (
    LETTER_OF,
    PROTOCOL,
    PROTOCOLS,
    AnswerNow,
    Batch,
    EventResult,
)
from eventapp.security import without_token

MOST_EVENTS = 200
LARGEST_BODY = 1024 * 1024
DEEPEST = 100  # brackets within brackets; an event of ours needs four


@bp.post("/events")
@without_token
@checks_itself
def take() -> ResponseReturnValue:
    """Take up to 200 events; 413 asks for smaller batches, 400 means it is no batch at all.

    The answer speaks the protocol of the question, so that an older phone understands it.
    """
    who = sender()
    protocol, batch = _batch()
    result = service.take_events(batch, by=who.by, device=who.device)
    return jsonify(
        proto=protocol,
        server_now=now_ms(),
        results=[_result(one) for one in result.results],
        heads=[_answer(one) for one in result.answers],
    )


def _batch() -> tuple[int, Batch]:
    request.max_content_length = min(LARGEST_BODY, current_app.config["MAX_CONTENT_LENGTH"])
    if request.mimetype != "application/json":
        abort(415, "Send application/json.")
    try:
        sent: Any = json.loads(request.get_data())
    except (ValueError, RecursionError):
        abort(400, "This is not JSON.")
    if _is_deeper_than(DEEPEST, sent):
        abort(400, f"This is nested more than {DEEPEST} deep.")
    if not isinstance(sent, dict) or not isinstance(sent.get("events"), list):
        abort(400, "A batch is an object with a list of events.")
    protocol = sent.get("proto", PROTOCOL)
    if protocol not in PROTOCOLS:
        abort(400, f"Only the protocols {sorted(PROTOCOLS)} are known here.")
    if len(sent["events"]) > MOST_EVENTS:
        abort(413, f"Send at most {MOST_EVENTS} events at once.")
    return protocol, Batch(sent["events"], sent.get("client_now"))


def _is_deeper_than(most: int, value: Any) -> bool:
    """Level by level, not by recursion: what could be read can be too deep to be written again."""
    level = [value]
    for _ in range(most):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return any(isinstance(value, dict | list) for value in level)


def _result(one: EventResult) -> dict[str, Any]:
    return {"id": one.id, "r": one.outcome, "why": one.why.value if one.why else None}


def _answer(one: AnswerNow) -> dict[str, Any]:
    return {
        "session": one.session_id,
        "person": one.registration_id,
        "value": LETTER_OF[one.value],
        "reason": one.reason,
        "conflict": one.is_conflict,
        "heads": list(one.heads),
    }
