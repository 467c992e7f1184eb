"""Logs in JSON: BigBlueButton's learning dashboard, Webex's interface, Jitsi's event_sync."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from eventapp.meetings import formats, limits, refusals
from eventapp.meetings.log import Connection, Log
from eventapp.meetings.noting import Notes
from eventapp.meetings.tabular import with_ends
from eventapp.vietnamese.names import clean_text

_MILLISECONDS = 1000


def read_json(text: str, zone: ZoneInfo) -> Log:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refusals.damaged() from error
    kind, lines = _kind(document)
    if kind is None or lines is None:
        raise refusals.UnknownTable([[line] for line in text.split("\n")[: limits.SAMPLE_LINES]])
    read = {
        formats.BBB_DASHBOARD: _of_dashboard,
        formats.WEBEX_API: _of_webex,
        formats.JITSI: _of_jitsi,
    }[kind]
    notes = Notes()
    connections = []
    for one in read(lines, zone):
        connections.append(one)
        if len(connections) > limits.MOST_ROWS:
            raise refusals.too_many_rows()
    return Log(kind, tuple(with_ends(connections, notes)), notes.problems)


def _kind(document: Any) -> tuple[str | None, list[Any] | None]:
    """Told by the names of its parts, however they are wrapped."""
    if isinstance(document, dict):
        if isinstance(users := document.get("users"), dict):
            return formats.BBB_DASHBOARD, list(users.items())
        if isinstance(everybody := document.get("all_occupants"), list):
            return formats.JITSI, everybody
        document = document.get("items")
    if isinstance(document, list) and any(
        isinstance(one, dict) and "joinedTime" in one for one in document
    ):
        return formats.WEBEX_API, document
    return None, None


def _of_dashboard(users: list[Any], zone: ZoneInfo) -> Iterator[Connection]:
    """Two keys may have one name; a leave of 0 means still inside."""
    for key, user in users:
        if not isinstance(user, dict):
            continue
        for inside in _stays(user):
            yield Connection(
                name=_text(user.get("name")),
                device=_text(user.get("extId") or key),
                joined=_epoch(inside.get("registeredOn"), zone),
                left=_epoch(inside.get("leftOn"), zone),
            )


def _stays(user: dict[str, Any]) -> Iterator[dict[str, Any]]:
    ids = user.get("intIds")
    for one in ids.values() if isinstance(ids, dict) else [user]:
        if not isinstance(one, dict):
            continue
        sessions = one.get("sessions")
        stays = sessions if isinstance(sessions, list) else [one]
        yield from (stay for stay in stays if isinstance(stay, dict))


def _of_webex(items: list[Any], zone: ZoneInfo) -> Iterator[Connection]:
    for one in items:
        if isinstance(one, dict):
            yield Connection(
                name=_text(one.get("displayName")),
                email=_text(one.get("email")).casefold(),
                joined=_written(one.get("joinedTime"), zone),
                left=_written(one.get("leftTime"), zone),
                minutes=_number(one.get("duration")),
            )


def _of_jitsi(everybody: list[Any], zone: ZoneInfo) -> Iterator[Connection]:
    for one in everybody:
        if isinstance(one, dict):
            yield Connection(
                name=_text(one.get("name") or one.get("occupant_jid")),
                email=_text(one.get("email")).casefold(),
                joined=_epoch(one.get("joined_at"), zone, per_second=1),
                left=_epoch(one.get("left_at"), zone, per_second=1),
            )


def _text(value: Any) -> str:
    return clean_text(value)[: limits.LONGEST_NAME] if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None


def _epoch(value: Any, zone: ZoneInfo, *, per_second: int = _MILLISECONDS) -> datetime | None:
    number = _number(value)
    if not number or number < 0:
        return None
    try:
        return datetime.fromtimestamp(number / per_second, UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return None


def _written(value: Any, zone: ZoneInfo) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        return found.astimezone(zone) if found and found.tzinfo else None
    except (ValueError, OverflowError):
        return None
