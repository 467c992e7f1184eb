"""One log: what was found in it, whom it names, what it will count for."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.connections import queries
from eventapp.connections.forms import ASKED, ReadingForm
from eventapp.connections.lines import LineState, line_of
from eventapp.connections.matching.place import Place
from eventapp.connections.matching.suggesting import Suggester
from eventapp.connections.models import ConnectionIdentity, ConnectionLog, ConnectionLogFile
from eventapp.connections.taking_in import COLUMNS, Choice, first_lines
from eventapp.connections.views.blueprint import LOG, bp
from eventapp.journal.queries import history_of
from eventapp.meetings.intervals import Span, union
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_training


@bp.get(f"{LOG}/")
@requires(Permission.IMPORT_LOGS)
def log(code: str, log_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    return show(training, queries.get_log(training, log_id, viewer=current_user))


@dataclass(frozen=True)
class Waiting:
    """A name for a person to decide, with the likeliest points."""

    identity: ConnectionIdentity
    suggestions: list[Place]


@dataclass(frozen=True)
class Coverage:
    """What the log says of one half-day: how many names were there, who came first."""

    session: TrainingSession
    names: int
    first: Span


def show(training: Training, log: ConnectionLog, *, form: ReadingForm | None = None) -> str:
    """The page; with the form of a reading that was refused."""
    file = queries.file_of(log)
    waiting = queries.waiting_identities(log, viewer=current_user)
    seen = queries.seen_identities(log, viewer=current_user)
    decided = request.args.get("names") == "decided" or not waiting
    page = page_of(seen if decided else waiting, request.args.get("page", 1, type=int))
    suggester = Suggester(queries.places_of(training))
    lines = first_lines(file.content, log.encoding) if log.question == COLUMNS else []
    spans = [Span(one.joined_at, one.left_at) for who in (*waiting, *seen) for one in who.spans]
    never = queries.points_never_seen(training, log)
    return render_template(
        "connections/log.html",
        training=training,
        log=log,
        file=file,
        columns=file.columns,
        waiting=[]
        if decided
        else [Waiting(one, suggester.suggest(one.names)) for one in page.rows],
        seen=page.rows if decided else [],
        counts={"waiting": len(waiting), "decided": len(seen)},
        shows="decided" if decided else "waiting",
        page=page,
        lengths={one.id: length_of(one) for one in (*waiting, *seen)},
        never=never,
        coverage=coverage_of(training, spans),
        off_hours=off_hours(training, spans),
        lines=lines,
        width=max(map(len, lines), default=0),
        fields=ASKED,
        form=form or ReadingForm(log, training.days, lines, formdata=None, data=_as_read(log)),
        history=history_of("connection_log", log.id),
    )


def choice_of(log: ConnectionLog, file: ConnectionLogFile) -> Choice:
    """How a log was read last."""
    columns = file.columns or {}
    return Choice(
        zone=log.zone,
        day_first=log.day_first,
        day=log.day,
        encoding=log.encoding,
        columns=columns.get("fields"),
        header_line=columns.get("header_line", 1),
    )


def length_of(identity: ConnectionIdentity) -> LineState | None:
    """The union of its spans as one line from the first to the last moment."""
    merged = union(Span(one.joined_at, one.left_at) for one in identity.spans)
    if not merged:
        return None
    whole = Span(merged[0].start, merged[-1].end)
    return line_of(whole, [(span, identity.name) for span in merged], LineState(whole).threshold)


def coverage_of(training: Training, spans: list[Span]) -> list[Coverage]:
    """The half-days the log reaches into: a wrong zone jumps to the eye."""
    found = []
    for session in training.sessions:
        inside = [s for s in spans if s.start < session.ends_at and s.end > session.starts_at]
        if inside:
            found.append(Coverage(session, len(inside), min(inside)))
    return found


def off_hours(training: Training, spans: list[Span]) -> bool:
    """Whether most joins lie further than two hours from any half-day."""
    margin = 2 * 3600
    near = sum(
        any(
            (session.starts_at - span.start).total_seconds() <= margin
            and (span.start - session.ends_at).total_seconds() <= margin
            for session in training.sessions
        )
        for span in spans
    )
    return bool(spans) and 2 * near < len(spans)


def _as_read(log: ConnectionLog) -> dict[str, object]:
    order = {True: "day", False: "month", None: ""}[log.day_first]
    return {
        "zone": log.zone,
        "day_order": order,
        "day": log.day.isoformat() if log.day else "",
        "encoding": log.encoding or "",
        "header_line": 1,
    }
