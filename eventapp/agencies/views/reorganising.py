"""Guided reorganisations: a form, what it would do and touch, and only then the deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies import queries, reorganising, service
from eventapp.agencies.forms import (
    MOST_LINES,
    SELF,
    DecreeForm,
    DissolveForm,
    HandOverForm,
    MergeForm,
    RenameForm,
    SplitForm,
    new_name_of,
)
from eventapp.agencies.models import Agency
from eventapp.agencies.reorganising import Decree, NewName, Reorganisation
from eventapp.agencies.touched import touched_by
from eventapp.agencies.views.blueprint import bp
from eventapp.agencies.views.detail import AGENCY
from eventapp.errors import N_, RuleBroken

Arguments = tuple[Any, ...]


@dataclass(frozen=True)
class Change:
    """One kind of reorganisation; ``plan`` and ``deed`` take the same arguments."""

    title: str
    lead: str
    done: str
    form: type[DecreeForm]
    arguments: Callable[[Agency, Any], Arguments]
    plan: Callable[..., Reorganisation]
    deed: Callable[..., Sequence[Agency] | None]


def _rename(agency: Agency, form: RenameForm) -> Arguments:
    return agency, form.new_name(), form.decree()


def _merge(agency: Agency, form: MergeForm) -> Arguments:
    decree, lines = form.decree(), _few(form.lines(), "others")
    others = [queries.choose(line, on=decree.last_day_before, field="others") for line in lines]
    into = agency if form.into.data == SELF else form.new_name()
    return [agency, *others], into, decree


def _split(agency: Agency, form: SplitForm) -> Arguments:
    decree = form.decree()
    heirs = [_heir(agency, line, form) for line in _few(form.lines(), "into")]
    return agency, heirs, decree, form.goes_on.data


def _heir(agency: Agency, line: str, form: SplitForm) -> Agency | NewName:
    """Who is there on the first day, except the agency itself: its name may be given again."""
    try:
        found = queries.choose(line, on=form.on.data, field="into")
    except RuleBroken as reason:
        if reason.values.get("names"):
            raise
        return new_name_of(line)
    return new_name_of(line) if found.id == agency.id else found


def _split_plan(agency: Agency, heirs: Any, decree: Decree, goes_on: Any) -> Reorganisation:
    return reorganising.split(agency, heirs, decree, goes_on=bool(goes_on))


def _split_deed(
    agency: Agency, heirs: Any, decree: Decree, goes_on: Any, *, by: object
) -> list[Agency]:
    return service.split(agency, heirs, decree, goes_on=bool(goes_on), by=by)


def _dissolve(agency: Agency, form: DissolveForm) -> Arguments:
    return agency, form.decree()


def _hand_over(agency: Agency, form: HandOverForm) -> Arguments:
    decree = form.decree()
    to = queries.choose(form.to.data, on=decree.on, field="to")
    return agency, to, form.function.data, decree


CHANGES = {
    "rename": Change(
        N_("Rename %(agency)s"),
        N_("It is closed the day before and goes on under its new name; papers keep the old one."),
        N_("%(agency)s has its new name."),
        RenameForm, _rename, reorganising.renaming, service.rename,
    ),
    "merge": Change(
        N_("Merge %(agency)s with others"),
        N_("Agencies of one level become one; today's view adds their old figures up."),
        N_("%(agency)s is merged."),
        MergeForm, _merge, reorganising.merger, service.merge,
    ),
    "split": Change(
        N_("Split %(agency)s"),
        N_("Its figures of before will be shown as split: nobody knows which part went where."),
        N_("%(agency)s is split."),
        SplitForm, _split, _split_plan, _split_deed,
    ),
    "dissolve": Change(
        N_("Dissolve %(agency)s"),
        N_("The agency ends and nobody takes its place. Papers of before keep it."),
        N_("%(agency)s is dissolved."),
        DissolveForm, _dissolve, reorganising.dissolution, service.dissolve,
    ),
    "hand-over": Change(
        N_("Hand a function of %(agency)s over"),
        N_("Both agencies go on; figures of before stay where they are."),
        N_("The function is handed over."),
        HandOverForm, _hand_over, reorganising.hand_over, service.hand_over,
    ),
}  # fmt: skip


@bp.route(f"{AGENCY}<any({', '.join(map(repr, CHANGES))}):kind>", methods=["GET", "POST"])
@requires(Permission.KEEP_AGENCIES)
def reorganise(agency_id: int, kind: str) -> ResponseReturnValue:
    agency, change = queries.get_agency(agency_id), CHANGES[kind]
    form = _form(change, agency)
    with form.reporting_errors():
        if form.validate_on_submit():
            wanted = change.arguments(agency, form)
            if "confirm" in request.form:
                return _carried_out(change, agency, wanted)
            plan = change.plan(*wanted)
            if "edit" not in request.form:
                return render_template(
                    "agencies/preview.html",
                    agency=agency,
                    change=change,
                    form=form,
                    plan=plan,
                    touched=touched_by(plan.old_ids, plan.decree.on),
                )
    page = render_template("agencies/reorganise.html", agency=agency, change=change, form=form)
    return page, form.status


def _form(change: Change, agency: Agency) -> DecreeForm:
    facts = {"name": agency.name} if change.form is RenameForm else {}
    form = change.form(data=facts)
    if isinstance(form, MergeForm):
        form.choose_among(agency)
    return form


def _carried_out(change: Change, agency: Agency, wanted: Arguments) -> ResponseReturnValue:
    opened = change.deed(*wanted, by=current_user) or []
    flash(_(change.done, agency=agency.name))
    shown = opened[0] if len(opened) == 1 else agency
    return redirect(url_for(".detail", agency_id=shown.id))


def _few(lines: list[str], field: str) -> list[str]:
    if len(lines) > MOST_LINES:
        raise RuleBroken("At most %(most)s lines.", field=field, most=MOST_LINES)
    return lines
