"""The roll of a point as papers need it: live answers or a frozen version, one shape for both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from eventapp.attendance.models import SheetVersion
from eventapp.attendance.presence import Presence, ReportKind
from eventapp.attendance.queries import SheetLine, Totals
from eventapp.attendance.queries.chains import ChainHead
from eventapp.people.models import Sex
from eventapp.registrations.models import RegistrationStatus
from eventapp.reports.scope import Scope
from eventapp.trainings.models import TrainingSession
from eventapp.vietnamese.names import sort_key


@dataclass(frozen=True)
class Attendee:
    """One person as she stands on a sheet."""

    registration_id: int
    full_name: str
    sex: Sex
    birth_year: int | None
    position: str
    agency_name: str
    group_code: str
    is_walk_in: bool
    presence: Presence
    reason: str | None = None
    late_minutes: int | None = None
    is_disputed: bool = False
    guest_of: str = ""
    """The combined point whose people sit in this room, when she is one of them."""

    @classmethod
    def on_sheet(cls, line: SheetLine) -> Attendee:
        person = line.registration
        return cls(
            registration_id=person.id,
            full_name=person.full_name,
            sex=person.sex,
            birth_year=person.birth_year,
            position=person.position,
            agency_name=person.agency_name,
            group_code=person.group.code,
            is_walk_in=person.status is RegistrationStatus.WALK_IN,
            presence=line.value,
            reason=line.reason,
            late_minutes=line.late_minutes,
            is_disputed=line.is_conflict,
            guest_of=line.guest_of.name if line.guest_of else "",
        )

    @classmethod
    def frozen(cls, line: Mapping[str, Any]) -> Attendee:
        return cls(
            registration_id=line["registration_id"],
            full_name=line["full_name"],
            sex=Sex(line["sex"]),
            birth_year=line["birth_year"],
            position=line["position"],
            agency_name=line["agency_name"],
            group_code=line["group"],
            is_walk_in=line["status"] == RegistrationStatus.WALK_IN.value,
            presence=Presence(line["value"]),
            reason=line["reason"],
            late_minutes=line.get("late_minutes"),
            guest_of=line.get("guest_of", ""),
        )


@dataclass(frozen=True)
class HeadCount:
    """What the operator counted in the room; ``people`` is none until she reports."""

    people: int | None = None
    women: int | None = None
    is_connected: bool = True
    kind: ReportKind = ReportKind.COUNTED


@dataclass(frozen=True)
class Lock:
    """The version a sheet was locked as; ``newest`` is larger when it was replaced."""

    number: int
    locked_at: datetime
    content_hash: str
    newest: int


@dataclass(frozen=True)
class Subject:
    """What a sheet is about, as it was called when it was locked."""

    training_title: str
    point_code: str
    point_name: str
    area: str


@dataclass(frozen=True)
class HalfDayRoll:
    """A point in a half-day; without ``lock`` the answers may still change."""

    session: TrainingSession
    subject: Subject
    attendees: tuple[Attendee, ...]
    totals: Totals
    head_count: HeadCount = field(default_factory=HeadCount)
    lock: Lock | None = None
    chain: ChainHead = field(default_factory=ChainHead)

    @classmethod
    def frozen(cls, session: TrainingSession, version: SheetVersion, newest: int) -> HalfDayRoll:
        """As it was locked, whatever people and points are called today."""
        content = version.content
        report, point = content["report"], content["point"]
        return cls(
            session=session,
            subject=Subject(
                content["training"]["title"], point["code"], point["name"], point["area"]
            ),
            attendees=tuple(Attendee.frozen(line) for line in content["lines"]),
            totals=Totals(**content["totals"]),
            head_count=HeadCount(
                report["head_count"],
                report["female_count"],
                report["is_connected"],
                ReportKind(report.get("kind", ReportKind.COUNTED)),
            ),
            lock=Lock(version.number, version.locked_at, version.content_hash, newest),
            chain=ChainHead(**content.get("chain", {})),
        )


@dataclass(frozen=True)
class Roll:
    """A point in a half-day, or in both half-days of a day."""

    scope: Scope
    halves: tuple[HalfDayRoll, ...]
    not_trainees: frozenset[str]
    """Codes of the groups that are never counted as trainees."""
    as_of: datetime

    @property
    def subject(self) -> Subject:
        return self.halves[-1].subject

    @cached_property
    def people(self) -> list[tuple[Attendee, tuple[Attendee | None, ...]]]:
        """Everybody by given name, with her answer in each half-day (none: not on that sheet).

        The people of combined points come last, point by point.
        """
        answers: dict[int, dict[int, Attendee]] = {}
        for half in self.halves:
            for attendee in half.attendees:
                answers.setdefault(attendee.registration_id, {})[half.session.id] = attendee
        shown = [
            (next(reversed(mine.values())), tuple(mine.get(h.session.id) for h in self.halves))
            for mine in answers.values()
        ]
        guests = dict.fromkeys(
            attendee.guest_of for half in self.halves for attendee in half.attendees
        )
        places = {name: n for n, name in enumerate(sorted(guests, key=bool))}
        return sorted(
            shown,
            key=lambda row: (
                places[row[0].guest_of],
                sort_key(row[0].full_name),
                row[0].registration_id,
            ),
        )

    @cached_property
    def only_agency(self) -> str:
        """The agency all of them are from, as it was called; nothing when there are several."""
        names = {person.agency_name for person, _ in self.people}
        return names.pop() if len(names) == 1 else ""

    @property
    def others(self) -> int:
        """How many of them are no trainees."""
        return sum(1 for person, _ in self.people if person.group_code in self.not_trainees)

    @property
    def is_locked(self) -> bool:
        return all(half.lock for half in self.halves)
