"""What has to be known about a batch of events before they are taken or put aside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, tuple_

from eventapp import clock
from eventapp.access import Permission, Role
from eventapp.accounts.models import User
from eventapp.attendance.claiming import Pair
from eventapp.attendance.events import Event
from eventapp.attendance.models import Answer
from eventapp.attendance.phones import PairedDevice
from eventapp.attendance.refusals import Why
from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point
from eventapp.points.queries import takes_roll_at
from eventapp.registrations.models import EXPECTED, Registration, RegistrationStatus
from eventapp.trainings.models import Training, TrainingSession


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
    sessions: dict[int, tuple[int, datetime]]
    points: dict[int, int]
    own_points: Collection[int]
    registrations: dict[int, tuple[int, int, int | None, RegistrationStatus]]
    """By id: training, point, the room that point is combined with, status."""
    places: dict[Pair, tuple[int, bool]] = field(default_factory=dict)

    def has_sheet(self, event: Event) -> bool:
        """The point and the half-day exist, belong together, and are this person's business."""
        return self.refusal_of_place(event) is None

    def refusal_of_place(self, event: Event) -> Why | None:
        by = self.sender.by
        may_mark = by.may(Permission.TAKE_ROLL) and event.point_id in self.own_points
        if not may_mark:
            return Why.NOT_YOUR_POINT
        training_id, _ = self.sessions.get(event.session_id, (None, None))
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
        is_organiser = by.role is Role.ORGANISER and device is None
        if not is_organiser and clock.now() < self.sessions[event.session_id][1]:
            return Why.NOT_OPEN
        return None

    def _refusal_of_person(self, event: Event, locked: Collection[Pair]) -> Why | None:
        if event.registration_id not in self.registrations:
            return Why.NOT_ON_LIST
        training_id, point_id, room_id, status = self.registrations[event.registration_id]
        place, is_on_locked_sheet = self.places.get(
            (event.session_id, event.registration_id), (None, False)
        )
        if (
            event.point_id not in {point_id, room_id, place}
            or training_id != self.points[event.point_id]
        ):
            return Why.NOT_ON_LIST
        if status not in EXPECTED and place is None:
            return Why.NOT_ON_LIST
        if is_on_locked_sheet or (event.session_id, event.point_id) in locked:
            return Why.LOCKED
        return None


def grounds_of(events: Sequence[Event], *, sender: Sender, is_release: bool = False) -> Grounds:
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
        sessions={
            session.id: (training.id, session.opens_at(training)) for session, training in sessions
        },
        points={point_id: training_id for point_id, training_id, _ in points},
        own_points={point_id for point_id, _, is_own in points if is_own} & in_reach,
        registrations={
            person: (training_id, point_id, room_id, status)
            for person, training_id, point_id, room_id, status in registrations
        },
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
