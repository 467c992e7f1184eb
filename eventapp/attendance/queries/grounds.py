"""What has to be known about a batch of events before they are taken or put aside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, tuple_

from eventapp import clock
from eventapp.access import Permission
from eventapp.accounts.models import User
from eventapp.attendance.claiming import Pair
from eventapp.attendance.events import Event
from eventapp.attendance.models import Answer, Mark
from eventapp.attendance.phones import PairedDevice
from eventapp.attendance.queries.scans import guests_of
from eventapp.attendance.refusals import Why
from eventapp.attendance.window import may_work_outside
from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point
from eventapp.points.queries import takes_roll_at
from eventapp.registrations.models import EXPECTED, Registration, RegistrationStatus
from eventapp.trainings.models import Training, TrainingSession

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sender:
    """Whose right a batch uses, and the paired phone it comes from, if it does."""

    by: User
    device: PairedDevice | None = None

    @property
    def pairing_id(self) -> int | None:
        return self.device.id if self.device else None


@dataclass(frozen=True)
class Grounds:
    """Facts behind the checks of one batch; every question is asked once for all events.

    ``is_release``: a person who may do so has decided that the events be taken although they
    were made by somebody without the right, or too early.
    """

    sender: Sender
    is_release: bool
    sessions: dict[int, tuple[int, datetime, datetime]]
    """By id: training, when its sheets open and close."""
    points: dict[int, int]
    own_points: Collection[int]
    registrations: dict[int, tuple[int, int, int | None, RegistrationStatus]]
    """By id: training, point, the room that point is combined with, status."""
    places: dict[Pair, tuple[int, bool]] = field(default_factory=dict)
    marked_at: dict[Pair, set[int]] = field(default_factory=dict)
    """At which points somebody was marked in a half-day: there she can be decided about."""
    skew_ms: int = 0
    guests: frozenset[int] = frozenset()
    """Registrations whose personal code was shown: wherever that was, there they are."""

    def has_sheet(self, event: Event) -> bool:
        """The point and the half-day exist, belong together, and are this person's business."""
        return self.refusal_of_place(event) is None

    def refusal_of_place(self, event: Event) -> Why | None:
        by = self.sender.by
        may_mark = by.may(Permission.TAKE_ROLL) and event.point_id in self.own_points
        if not may_mark:
            return Why.NOT_YOUR_POINT
        training_id, *_ = self.sessions.get(event.session_id, (None,))
        return Why.UNKNOWN_SESSION if training_id != self.points[event.point_id] else None

    def refusal(self, event: Event, locked: Collection[Pair]) -> Why | None:
        """Why this event cannot be taken, else nothing. ``locked``: (session id, point id)."""
        if why := self.refusal_of_place(event):
            return why
        if not self.is_release and (why := self._refusal_of_sender(event)):
            return why
        return self._refusal_of_person(event, locked)

    def _refusal_of_sender(self, event: Event) -> Why | None:
        by, device = self.sender.by, self.sender.device
        if event.author_id not in {None, by.id} or event.pairing_id != self.sender.pairing_id:
            return Why.OTHER_AUTHOR
        if device and not device.may_send(clock.now()):
            return Why.REVOKED
        is_free = may_work_outside(by) and device is None
        return None if is_free else self._refusal_of_time(event)

    def _refusal_of_time(self, event: Event) -> Why | None:
        """Taken in time, however late it comes: a phone may have had no line for days."""
        _, opens_at, closes_at = self.sessions[event.session_id]
        if clock.now() < opens_at:
            return Why.NOT_OPEN
        made_at = _EPOCH + timedelta(milliseconds=event.wall_ms + self.skew_ms)
        return Why.CLOSED if min(made_at, clock.now()) > closes_at else None

    def belongs(self, event: Event) -> bool:
        """Whether the point is where she is registered, sits, or was put by an answer."""
        _, point_id, room_id, _ = self.registrations.get(
            event.registration_id, (None, None, None, None)
        )
        place, _ = self.places.get(_pair(event), (None, False))
        return event.point_id in {point_id, room_id, place}

    def _refusal_of_person(self, event: Event, locked: Collection[Pair]) -> Why | None:
        if event.registration_id not in self.registrations:
            return Why.NOT_ON_LIST
        training_id, _, _, status = self.registrations[event.registration_id]
        place, is_on_locked_sheet = self.places.get(
            (event.session_id, event.registration_id), (None, False)
        )
        is_guest = event.registration_id in self.guests
        was_marked = event.point_id in self.marked_at.get(_pair(event), ())
        if not (self.belongs(event) or is_guest or was_marked):
            return Why.NOT_ON_LIST
        if training_id != self.points[event.point_id]:
            return Why.NOT_ON_LIST
        if status not in EXPECTED and place is None:
            return Why.NOT_ON_LIST
        if is_on_locked_sheet or (event.session_id, event.point_id) in locked:
            return Why.LOCKED
        return None


def _pair(event: Event) -> Pair:
    return event.session_id, event.registration_id


def grounds_of(
    events: Sequence[Event], *, sender: Sender, is_release: bool = False, skew_ms: int = 0
) -> Grounds:
    """Sessions, points, registrations and places of a batch, in four questions."""
    sessions = db.session.execute(
        select(TrainingSession, Training)
        .join(Training, Training.id == TrainingSession.training_id)
        .where(TrainingSession.id.in_({event.session_id for event in events}))
    ).all()
    points = db.session.execute(
        select(Point.id, Point.training_id, takes_roll_at(sender.by)).where(
            Point.id.in_({event.point_id for event in events})
        )
    ).all()
    registrations = db.session.execute(
        select(
            Registration.id,
            Registration.training_id,
            Registration.point_id,
            CombinedPoint.room_id,
            Registration.status,
        )
        .outerjoin(CombinedPoint, CombinedPoint.point_id == Registration.point_id)
        .where(Registration.id.in_({event.registration_id for event in events}))
    ).all()
    in_reach = sender.device.point_ids if sender.device else {point_id for point_id, *_ in points}
    return Grounds(
        sender=sender,
        is_release=is_release,
        skew_ms=skew_ms,
        sessions={
            session.id: (training.id, session.opens_at(training), session.closes_at(training))
            for session, training in sessions
        },
        points={point_id: training_id for point_id, training_id, _ in points},
        own_points={point_id for point_id, _, is_own in points if is_own} & in_reach,
        registrations={
            person: (training_id, point_id, room_id, status)
            for person, training_id, point_id, room_id, status in registrations
        },
        guests=guests_of(events),
    )


def places_of(events: Sequence[Event]) -> dict[Pair, tuple[int, bool]]:
    """Where people already stand, and whether on a locked sheet, by (session, registration)."""
    wanted = {(event.session_id, event.registration_id) for event in events}
    rows = db.session.execute(
        select(
            Answer.session_id, Answer.registration_id, Answer.point_id, Answer.is_on_locked_sheet
        ).where(tuple_(Answer.session_id, Answer.registration_id).in_(wanted))
    )
    return {(session, person): (point, locked) for session, person, point, locked in rows}


def marked_points_of(events: Sequence[Event], grounds: Grounds) -> dict[Pair, set[int]]:
    """At which points people were already marked, by (session, registration).

    Asked only about those who are marked where they neither are nor belong, which is rare.
    """
    wanted = {_pair(event) for event in events if not grounds.belongs(event)}
    if not wanted:
        return {}
    found: dict[Pair, set[int]] = {}
    for session, person, point in db.session.execute(
        select(Mark.session_id, Mark.registration_id, Mark.point_id)
        .where(tuple_(Mark.session_id, Mark.registration_id).in_(wanted))
        .distinct()
    ):
        found.setdefault((session, person), set()).add(point)
    return found
