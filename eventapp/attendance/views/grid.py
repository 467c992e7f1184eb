"""Typing a whole sheet at a desk: a form that a script saves row by row in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance import queries, service
from eventapp.attendance.grid import KEYS, GridForm, Row, read_rows
from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.queries.apologies import apologies_on
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.deciding import SHEET
from eventapp.attendance.views.opening import Opened, opened
from eventapp.attendance.window import may_work_outside, outside, why_outside
from eventapp.errors import RuleBroken
from eventapp.language import refusal


@dataclass(frozen=True)
class Filter:
    """Which rows of the table are wanted; empty shows everybody."""

    show: str
    group: str
    agency: str

    @classmethod
    def of_request(cls) -> Filter:
        return cls(*(request.args.get(name, "")[:40] for name in ("show", "group", "agency")))

    @property
    def words(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if value}

    def passes(self, line: queries.SheetLine) -> bool:
        person = line.registration
        is_open = line.is_unmarked or line.is_conflict
        return (
            (self.show != "unmarked" or is_open)
            and self.group in {"", person.group.code}
            and self.agency in {"", str(person.agency_id)}
        )


@bp.route(f"{SHEET}/marks", methods=["GET", "POST"])
@requires(Permission.TAKE_ROLL)
def grid(code: str, session_code: str, point_code: str) -> ResponseReturnValue:
    page = opened(code, session_code, point_code)
    chosen = Filter.of_request()
    lines = queries.sheet_lines(page.point, page.session, viewer=current_user)
    apologies = apologies_on(page.session, [line.registration.id for line in lines])
    form = GridForm(data={"page": str(uuid4())})
    shown = [line for line in lines if chosen.passes(line)]
    is_sent = request.method == "POST"
    rows = read_rows(request.form if is_sent else {}, lines if is_sent else shown, apologies)
    if is_sent:
        with form.reporting_errors():
            if form.validate_on_submit() and not any(row.error for row in rows):
                typed = _save(page, form, _wanted(rows, chosen))
                if _wants_json():
                    return _answer(page, typed)
                _tell(typed)
                return redirect(url_for(".grid", **page.address, **chosen.words), 303)
        if _wants_json():
            return jsonify(error=_first_error(form, rows)), 422
    status = 422 if is_sent else 200
    return render_template(
        "attendance/grid.html", **_shown(page, form, rows, lines, chosen)
    ), status


def _wanted(rows: Sequence[Row], chosen: Filter) -> list[service.TypedAnswer]:
    """The rows that were changed, and with "all" those it is meant for."""
    scope, value = request.form.get("all"), request.form.get("all_value")
    answers = {row.id: row.answer() for row in rows if row.is_changed}
    if scope and value in {one.value for one in Presence}:
        for row in rows:
            is_open = row.value in {None, Presence.UNMARKED}
            if chosen.passes(row.line) and row.id not in answers and not row.line.is_conflict:
                if scope == "shown" and row.value is not Presence(value):
                    answers[row.id] = row.answer(Presence(value))
                if scope == "unmarked" and is_open:
                    answers[row.id] = row.answer(Presence(value))
    return list(answers.values())


def _save(page: Opened, form: GridForm, answers: Sequence[service.TypedAnswer]) -> service.Typed:
    if page.is_locked:
        raise RuleBroken("The sheet is locked. Ask the organiser to reopen it.")
    try:
        rendering = UUID(form.page.data or "")
    except ValueError:
        raise RuleBroken("Reload the page and try again.") from None
    return service.type_answers(
        page.point,
        page.session,
        answers,
        by=current_user,
        page=rendering,
        source=MarkSource.PAPER if form.from_paper.data else MarkSource.TAP,
        outside_reason=form.outside_reason.data or "",
    )


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _answer(page: Opened, typed: service.Typed) -> ResponseReturnValue:
    """What stands now about the rows that were sent, for the script."""
    lines = queries.sheet_lines(page.point, page.session, viewer=current_user)
    sent = {line.registration.id for line in lines if f"was-{line.registration.id}" in request.form}
    rows = [row for row in read_rows({}, lines, {}) if row.id in sent]
    totals = queries.sheet_totals(page.point, page.session, viewer=current_user)
    return jsonify(
        rows=[
            {
                "person": row.id,
                "value": row.value.value if row.value else "",
                "seen": row.seen,
                "was": row.was,
                "conflict": row.line.is_conflict,
                "refused": _(why.label) if (why := typed.refused.get(row.id)) else "",
            }
            for row in rows
        ],
        totals=totals_words(totals),
    )


def totals_words(totals: queries.Totals) -> str:
    words: str = _(
        "%(here)s of %(expected)s present, %(excused)s with reason, %(absent)s without,"
        " %(unmarked)s not marked",
        here=totals.here,
        expected=totals.expected,
        excused=totals.excused,
        absent=totals.absent,
        unmarked=totals.unmarked + totals.conflicts,
    )
    return words


def _tell(typed: service.Typed) -> None:
    if typed.refused:
        why = ", ".join({_(one.label) for one in typed.refused.values()})
        flash(_("Put aside: %(count)s. %(why)s", count=len(typed.refused), why=why), "warning")
    flash(_("Saved answers: %(count)s.", count=typed.taken))


def _first_error(form: GridForm, rows: Sequence[Row]) -> str:
    errors = [*form.form_errors, *(str(one) for field in form for one in field.errors)]
    return next(iter([*errors, *(row.error for row in rows if row.error)]), "")


def _shown(
    page: Opened,
    form: GridForm,
    rows: Sequence[Row],
    lines: Sequence[queries.SheetLine],
    chosen: Filter,
) -> dict[str, Any]:
    why = why_outside(page.session, page.training, clock.now())
    is_allowed = why is None or may_work_outside(current_user)
    people = [line.registration for line in lines]
    return {
        "page": page,
        "training": page.training,
        "form": form,
        "rows": rows,
        "chosen": chosen,
        "can_mark": is_allowed and not page.is_locked and not page.is_combined,
        "is_outside": why is not None,
        "outside": refusal(outside(page.session, page.training, why)) if why else "",
        "unmarked": sum(line.is_unmarked for line in lines),
        "everybody": len(lines),
        "totals": totals_words(queries.sheet_totals(page.point, page.session, viewer=current_user)),
        "groups": sorted(
            {(one.group.code, f"{one.group.code}. {one.group.name}") for one in people}
        ),
        "agencies": sorted({(str(one.agency_id), one.agency_name) for one in people}),
        "keys": [(value, KEYS[value]) for value in Presence],
    }
