"""Logs of single acts: "Joined", "Left", one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from eventapp.meetings.cells import Reader
from eventapp.meetings.headings import folded
from eventapp.meetings.log import Connection

JOINED = {
    "joined",
    "joined before",
    "ingressou",
    "entrou antes de",
    "se unió",
    "se unió antes",
    "a rejoint",
    "beigetreten",
    "zuvor beigetreten",
    "đã tham gia",
    "đã tham gia trước đó",
    "tham gia",
}
LEFT = {"left", "saiu", "salió", "a quitté", "verlassen", "đã rời đi", "đã rời khỏi", "rời khỏi"}


def from_actions(rows: Iterable[tuple[int, Sequence[str]]], reader: Reader) -> list[Connection]:
    """Pairs of joining and leaving of each name, by time; a join without a leave stays open."""
    acts: dict[tuple[str, str], list[tuple[datetime, bool]]] = {}
    for line, row in rows:
        action = folded(reader.table.cell(row, "action"))
        moment = reader.moment(row, "timestamp", line)
        key = (reader.name(row), reader.email(row))
        acts.setdefault(key, [])
        if moment and action in JOINED | LEFT:
            acts[key].append((moment, action in JOINED))
    return [one for key, done in acts.items() for one in _paired(key, sorted(done))]


def _paired(key: tuple[str, str], done: Sequence[tuple[datetime, bool]]) -> list[Connection]:
    name, email = key
    found: list[Connection] = []
    since: list[datetime] = []
    for moment, is_join in done:
        if is_join:
            since.append(moment)
        elif since:
            found.append(Connection(name, email, joined=since.pop(0), left=moment))
    found += [Connection(name, email, joined=moment) for moment in since]
    return found or [Connection(name, email)]
