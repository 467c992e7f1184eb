"""The board: every point of a half-day at a glance, kept up to date while it is open."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import queries
from eventapp.attendance.overview import TILE_ORDER, Group, places_on
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.queries.evidence import disputed_sheets
from eventapp.attendance.queries.signs import progress_of, signs_of_change
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.opening import held_session
from eventapp.points.queries.line_tests import LineState, lines_of
from eventapp.templating import clock_time
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_training, session_now


@bp.get("/trainings/<code>/board/")
@requires(Permission.WATCH_BOARD)
def board(code: str) -> ResponseReturnValue:
    """The board of the half-day that is on."""
    training = get_training(code, viewer=current_user)
    session = session_now(training)
    if session is None:
        return render_template("attendance/board_empty.html", training=training)
    return redirect(url_for(".board_of", code=code, session_code=session.code))


@bp.get("/trainings/<code>/board/<session_code>/")
@requires(Permission.WATCH_BOARD)
def board_of(code: str, session_code: str) -> ResponseReturnValue:
    """The whole page; with ``?fragment=1`` its living parts, or 304 when nothing has changed."""
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    choice = Choice.of_request(code, session_code)
    lateness = minutes_late(training, session)
    tag = _tag(training, session, choice, lateness)
    is_fragment = bool(request.args.get("fragment"))
    if is_fragment and request.if_none_match.contains(tag):
        return _with_hour(Response(status=304), tag)

    everywhere = all_points(training, session)
    here = _within(everywhere, choice.area)
    return _with_hour(
        make_response(
            render_template(
                "attendance/board_parts.html" if is_fragment else "attendance/board.html",
                training=training,
                session=session,
                choice=choice,
                lateness=lateness,
                tag=tag,
                area_chips=_chips(choice, everywhere.by_area()),
                areas=[(area.name, area.name) for area in everywhere.by_area()],
                ready=sum(place.row.is_ready_to_lock for place in everywhere.places),
                here=here,
                shown=here.only(choice.state) if choice.state else here,
                progress=progress_of(training, viewer=current_user),
                session_on=session_now(training),
                failed=failed_lines(training),
            )
        ),
        tag,
    )


@dataclass(frozen=True)
class Choice:
    """What of a board somebody wants to see; empty means everything, as tiles."""

    code: str
    session_code: str
    state: str
    area: str
    view: str

    @classmethod
    def of_request(cls, code: str, session_code: str) -> Choice:
        state, area, view = (request.args.get(name, "") for name in ("state", "area", "view"))
        return cls(
            code,
            session_code,
            state if state in TILE_ORDER else "",
            area[:200],
            "table" if view == "table" else "",
        )

    @property
    def filters(self) -> dict[str, str]:
        words = {"state": self.state, "area": self.area, "view": self.view}
        return {name: value for name, value in words.items() if value}

    def address(self, **changes: str) -> str:
        """The board with the same choice, apart from changes."""
        other = replace(self, **changes)
        page = {"code": other.code, "session_code": other.session_code}
        address: str = url_for(".board_of", **cast("dict[str, Any]", page | other.filters))
        return address


def all_points(training: Training, session: TrainingSession) -> Group:
    rows = queries.board(training, session, viewer=current_user)
    return Group("", places_on(rows, disputed_sheets(session)))


def failed_lines(training: Training) -> set[int]:
    """The points whose last line test failed, by id."""
    lines = lines_of(training, viewer=current_user)
    return {point_id for point_id, line in lines.items() if line.state is LineState.FAILED}


def minutes_late(training: Training, session: TrainingSession) -> int:
    """How long ago the reports were due, in full minutes but at least 1; 0 before that."""
    over = (clock.now() - session.due_at(training)).total_seconds()
    return max(1, int(over // 60)) if over > 0 else 0


def _within(everywhere: Group, area: str) -> Group:
    if not area:
        return everywhere
    found = [group for group in everywhere.by_area() if group.name == area]
    return found[0] if found else Group(area, [])


def _chips(choice: Choice, areas: Sequence[Group]) -> list[tuple[str, str, str, None]]:
    """What the chips component takes: key, word, address, no count."""
    words = {"": _("All")} | {area.name: area.name for area in areas}
    return [(key, word, choice.address(area=key), None) for key, word in words.items()]


def _tag(training: Training, session: TrainingSession, choice: Choice, lateness: int) -> str:
    """What the board shows, as a fingerprint: facts, clock, reader, choice.

    The clock counts as far as it is seen: by the phase of the half-day and, while somebody is
    late, by the minute. Every half hour brings fresh form tokens.
    """
    signs = signs_of_change(training, session)
    phase = queries.status_of(None, session, training, clock.now())
    is_waited_for = phase is SheetStatus.LATE and not signs.all_reported
    seen = (
        *(signs, phase, lateness if is_waited_for else 0, clock.now().timestamp() // 1800),
        *(choice, str(get_locale()), current_user.get_id(), session_now(training) is session),
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:20]


def _with_hour(response: Response, tag: str) -> Response:
    """The tag for the next question, and the server's time for "as of 8h21"."""
    response.set_etag(tag)
    response.headers["Board-Hour"] = clock_time(clock.now())
    return response
