"""Contradictions of a half-day, with what people said about them; nothing is settled here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import and_, func, select

from eventapp.accounts.models import User
from eventapp.attendance.models import Answer, Mark, MarkSupersedes
from eventapp.attendance.presence import Presence, SheetStatus
from eventapp.attendance.queries import BoardRow, board
from eventapp.connections.contradictions import Contradiction, Kind, Remark
from eventapp.connections.lines import LineState, line_of
from eventapp.connections.matching.ladder import Rule
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLog,
    ConnectionSpan,
    ContradictionRemark,
    LogState,
)
from eventapp.connections.queries.states import (
    line_states,
    sessions_with_logs,
    threshold_of,
    window_of,
)
from eventapp.database import db
from eventapp.meetings.intervals import Span
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training, TrainingSession

HERE = (Presence.PRESENT, Presence.LATE)


def contradictions(
    training: Training, session: TrainingSession, *, viewer: User
) -> list[Contradiction]:
    """What does not fit at the points the viewer may see, in the order of the papers.

    While no applied log reaches into the half-day, nobody is blamed for not being on the line.
    """
    rows = board(training, session, viewer=viewer)
    states = line_states(training, [session], viewer=viewer)
    has_log = session.id in sessions_with_logs(training, [session])
    by_point: dict[int, list[Contradiction]] = {}
    for row in rows:
        line = states[session.id, row.point.id]
        by_point[row.point.id] = list(_of_sheet(row, line, session, has_log=has_log))
    for found in (*_two_places(session, rows), *_alone(training, session, rows)):
        by_point[found.point_id].append(found)
    remarks = _remarks(session)
    return [
        replace(one, remarks=tuple(_about(one, remarks)))
        for found_here in by_point.values()
        for one in found_here
    ]


def _of_sheet(
    row: BoardRow, line: LineState, session: TrainingSession, *, has_log: bool
) -> Iterator[Contradiction]:
    count, totals = row.head_count, row.totals
    numbers = (("count", count or 0), ("minutes", line.minutes))
    if has_log and count and not row.has_no_line and not line.was_seen:
        yield _at(row, session, Kind.NEVER_CONNECTED, numbers)
    if row.has_no_line and line.was_seen:
        yield _at(row, session, Kind.DECLARED_NO_LINE, numbers)
    if row.status is SheetStatus.LATE and line.is_connected:
        yield _at(row, session, Kind.NO_SHEET, numbers)
    if count is None:
        return
    marked = (*numbers[:1], ("expected", totals.expected), ("here", totals.here))
    if count > totals.expected:
        yield _at(row, session, Kind.ABOVE_REGISTERED, marked)
    elif count > totals.here + totals.unmarked + totals.conflicts:
        yield _at(row, session, Kind.ABOVE_PRESENT, marked)


def _at(
    row: BoardRow,
    session: TrainingSession,
    kind: Kind,
    numbers: tuple[tuple[str, str | int], ...],
    person: Registration | None = None,
) -> Contradiction:
    return Contradiction(
        kind=kind,
        session_id=session.id,
        point_id=row.point.id,
        point_code=row.point.code,
        point_name=row.point.name,
        facts=" ".join(f"{name}={value}" for name, value in numbers)[:200],
        about=person.id if person else 0,
        person=person.full_name if person else "",
        numbers=numbers,
    )


def _two_places(session: TrainingSession, rows: list[BoardRow]) -> Iterator[Contradiction]:
    """People whom marks that still stand put at two points of one half-day."""
    stands = ~select(MarkSupersedes.mark_id).where(MarkSupersedes.superseded_id == Mark.id).exists()
    twice = (
        select(Mark.registration_id)
        .where(Mark.session_id == session.id, Mark.value.in_(HERE), stands)
        .group_by(Mark.registration_id)
        .having(func.count(Mark.point_id.distinct()) > 1)
    )
    places: defaultdict[int, list[str]] = defaultdict(list)
    people: dict[int, tuple[Registration, int]] = {}
    for person, point_id, name in db.session.execute(
        select(Registration, Answer.point_id, Point.name)
        .join(Answer, Answer.registration_id == Registration.id)
        .join(
            Mark,
            and_(
                Mark.registration_id == Registration.id,
                Mark.session_id == session.id,
                Mark.value.in_(HERE),
                stands,
            ),
        )
        .join(Point, Point.id == Mark.point_id)
        .where(Answer.session_id == session.id, Registration.id.in_(twice))
        .order_by(Registration.id, Point.name)
    ):
        people[person.id] = (person, point_id)
        if name not in places[person.id]:
            places[person.id].append(name)
    here = {row.point.id: row for row in rows}
    for person, point_id in people.values():
        if row := here.get(point_id):
            numbers = (("places", ", ".join(places[person.id])),)
            yield _at(row, session, Kind.TWO_PLACES, numbers, person)


def _alone(
    training: Training, session: TrainingSession, rows: list[BoardRow]
) -> Iterator[Contradiction]:
    """People marked in a room that had its own line, while they were connected themselves."""
    window, threshold = window_of(session, training), threshold_of(training)
    own: defaultdict[int, list[tuple[Span, str]]] = defaultdict(list)
    people: dict[int, Registration] = {}
    rooms: set[int] = set()
    for point_id, rule, name, joined, left, person in db.session.execute(
        select(
            ConnectionIdentity.point_id,
            ConnectionIdentity.rule,
            ConnectionIdentity.name,
            ConnectionSpan.joined_at,
            ConnectionSpan.left_at,
            Registration,
        )
        .join(ConnectionSpan, ConnectionSpan.identity_id == ConnectionIdentity.id)
        .join(ConnectionLog, ConnectionLog.id == ConnectionIdentity.log_id)
        .outerjoin(
            Registration,
            and_(
                Registration.training_id == training.id,
                ConnectionIdentity.rule == Rule.EMAIL,
                func.lower(Registration.email) == ConnectionIdentity.email,
            ),
        )
        .where(
            ConnectionLog.training_id == training.id,
            ConnectionLog.state == LogState.APPLIED,
            ConnectionIdentity.point_id.is_not(None),
            ConnectionSpan.joined_at < window.end,
            ConnectionSpan.left_at > window.start,
        )
        .order_by(ConnectionSpan.id)
    ):
        if rule is not Rule.EMAIL:
            rooms.add(point_id or 0)
        elif person is not None:
            own[person.id].append((Span(joined, left), name))
            people[person.id] = person
    marked = _marked_here(session, people)
    here = {row.point.id: row for row in rows}
    for person in people.values():
        point_id = marked.get(person.id, 0)
        line = line_of(window, own[person.id], threshold)
        if point_id in rooms and line.is_connected and (row := here.get(point_id)):
            numbers = (("minutes", line.minutes), ("seen", own[person.id][0][1]))
            yield _at(row, session, Kind.ALONE_ELSEWHERE, numbers, person)


def _marked_here(session: TrainingSession, people: Mapping[int, object]) -> dict[int, int]:
    """Registration -> point, of those who were marked as here."""
    if not people:
        return {}
    return dict(
        db.session.execute(
            select(Answer.registration_id, Answer.point_id).where(
                Answer.session_id == session.id,
                Answer.registration_id.in_(list(people)),
                Answer.value.in_(HERE),
            )
        ).all()
    )


def _remarks(session: TrainingSession) -> list[ContradictionRemark]:
    return list(
        db.session.scalars(
            select(ContradictionRemark)
            .where(ContradictionRemark.session_id == session.id)
            .order_by(ContradictionRemark.noted_at, ContradictionRemark.id)
        )
    )


def _about(one: Contradiction, remarks: list[ContradictionRemark]) -> Iterator[Remark]:
    for said in remarks:
        if (said.point_id, said.kind, said.about) == (one.point_id, one.kind.value, one.about):
            yield Remark(said.note, said.author_name, said.noted_at, said.facts == one.facts)
