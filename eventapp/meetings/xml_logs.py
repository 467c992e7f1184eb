"""Logs in XML: the events of BigBlueButton and the call records of Cisco Meeting Server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from eventapp.meetings import formats, limits, refusals, words
from eventapp.meetings.log import Connection, Log
from eventapp.meetings.markup import Element, elements_of
from eventapp.meetings.noting import Notes
from eventapp.meetings.tabular import with_ends
from eventapp.vietnamese.names import clean_text

_MEETING = re.compile(r".*-(\d{13})$")
_ENDS = {"EndAndKickAllEvent", "ParticipantLeftEvent", "RecordStatusEvent"}
_MILLISECONDS = 1000


def read_xml(text: str, zone: ZoneInfo) -> Log:
    root = elements_of(text)
    events, records = list(root.all("event")), list(root.all("record"))
    if any("eventname" in event.attributes for event in events):
        notes = Notes()
        return _log(formats.BBB_EVENTS, _of_events(root, events, zone), notes)
    if any(record.attributes.get("type", "").startswith("callLeg") for record in records):
        notes = Notes()
        return _log(formats.CISCO, _of_records(records, zone, notes), notes)
    raise refusals.UnknownTable([[line] for line in text.split("\n")[: limits.SAMPLE_LINES]])


def _log(kind: str, connections: Iterator[Connection], notes: Notes) -> Log:
    ended = with_ends(list(connections), notes)
    return Log(kind, tuple(ended), notes.problems)


def _of_events(root: Element, events: list[Element], zone: ZoneInfo) -> Iterator[Connection]:
    """A left event knows only the id the join event gave; leaving in VOICE is no leaving."""
    start = _start(root, events)
    inside: dict[str, Connection] = {}
    last: datetime | None = None
    for event in events:
        name, moment = event.attributes.get("eventname", ""), _moment(event, start, zone)
        last = max(filter(None, (last, moment)), default=None)
        if event.attributes.get("module") != "PARTICIPANT":
            continue
        user = event.child("userId") or event.attributes.get("userId", "")
        if name == "ParticipantJoinEvent" and user not in inside:
            inside[user] = Connection(
                name=clean_text(event.child("name"))[: limits.LONGEST_NAME],
                device=event.child("externalUserId")[:200],
                joined=moment,
            )
        elif name == "ParticipantLeftEvent" and user in inside:
            yield _left(inside.pop(user), moment)
    for one in inside.values():
        yield _left(one, last, is_open=True)


def _left(one: Connection, moment: datetime | None, *, is_open: bool = False) -> Connection:
    return Connection(one.name, device=one.device, joined=one.joined, left=moment, is_open=is_open)


def _start(root: Element, events: list[Element]) -> tuple[int, datetime] | None:
    """What the monotonic clock showed at a known moment: the meeting's id carries its birth."""
    for meeting in (*root.all("recording"), *root.all("meeting")):
        for word in ("meeting_id", "id"):
            if match := _MEETING.match(meeting.attributes.get(word, "")):
                first = next(
                    (int(t) for e in events if (t := e.attributes.get("timestamp", "")).isdigit()),
                    0,
                )
                return first, _epoch(int(match[1]))
    return None


def _moment(event: Element, start: tuple[int, datetime] | None, zone: ZoneInfo) -> datetime | None:
    """Epoch when there is one, else the date with its offset, else the clock since the start."""
    stamp = event.child("timestampUTC") or event.attributes.get("timestampUTC", "")
    try:
        if stamp.isdigit():
            return _epoch(int(stamp)).astimezone(zone)
        if written := event.child("date"):
            found = datetime.fromisoformat(written)
            return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(zone)
        clock = event.attributes.get("timestamp", "")
        if start and clock.isdigit():
            since = timedelta(milliseconds=int(clock) - start[0])
            return (start[1] + since).astimezone(zone)
    except (ValueError, OverflowError):
        return None
    return None


def _epoch(milliseconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(milliseconds / _MILLISECONDS, UTC)
    except OSError as error:
        raise ValueError from error


def _of_records(records: list[Element], zone: ZoneInfo, notes: Notes) -> Iterator[Connection]:
    """Legs by their id: the SIP address of the far end is the stable name of a room device."""
    legs: dict[str, dict[str, str]] = {}
    begins: dict[str, datetime] = {}
    ends: dict[str, datetime] = {}
    numbers: list[int] = []
    for record in records:
        if record.attributes.get("correlatorIndex", "").isdigit():
            numbers.append(int(record.attributes["correlatorIndex"]))
        moment = _time(record.attributes.get("time", ""), zone)
        for leg in record.all("callLeg"):
            key = leg.attributes.get("id", "")
            facts = legs.setdefault(key, {})
            facts |= {one.name: one.text.strip() for one in leg.children if one.text.strip()}
            kind = record.attributes.get("type", "")
            if moment and kind == "callLegStart":
                begins[key] = moment
            elif moment and kind == "callLegEnd":
                ends[key] = moment
    numbers = sorted(set(numbers))
    if numbers and (lost := numbers[-1] - numbers[0] + 1 - len(numbers)):
        notes.add(words.LOST, n=lost)
    for key, facts in legs.items():
        seconds = facts.get("durationSeconds", "")
        joined, left = begins.get(key), ends.get(key)
        if joined is None and left and seconds.isdigit() and len(seconds) < 7:  # noqa: PLR2004
            joined = left - timedelta(seconds=int(seconds))
        far = facts.get("remoteParty") or facts.get("remoteAddress", "")
        yield Connection(
            name=clean_text(facts.get("displayName") or far)[: limits.LONGEST_NAME],
            device=far[:200],
            joined=joined,
            left=left,
            minutes=int(seconds) / 60 if seconds.isdigit() and len(seconds) < 7 else None,  # noqa: PLR2004
        )


def _time(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(zone)
    except (ValueError, OverflowError):
        return None
