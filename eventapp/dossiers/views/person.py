"""The history of one person."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, may, requires
from eventapp.dossiers import queries, service
from eventapp.dossiers.views.blueprint import PERSON, bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.registrations.forms import role_name
from eventapp.trainings.vocabulary import ROLES


@bp.get(f"{PERSON}/")
@requires(Permission.SEE_PARTICIPANTS)
def detail(person_id: int) -> ResponseReturnValue:
    found = queries.get_person(person_id, viewer=current_user)
    if found.follow is not found:
        return redirect(url_for(".detail", person_id=found.follow.id))
    decides = may(Permission.PLAN_TRAININGS) and queries.is_wholly_within(
        found, viewer=current_user
    )
    return render_template(
        "dossiers/detail.html",
        person=found,
        history=queries.attended(found, viewer=current_user),
        decides=decides,
        merges=queries.merges_of(found) if decides else (),
        requests=queries.requests_of(found) if decides else (),
        role_names={code: role_name(role) for code, role in ROLES.items()},
    )


@bp.post(f"{PERSON}/merges/<int(max=2147483647):merge_id>/undo")
@requires(Permission.PLAN_TRAININGS)
def undo(person_id: int, merge_id: int) -> ResponseReturnValue:
    person = queries.get_person(person_id, viewer=current_user)
    merge = queries.get_merge(person, merge_id)
    absorbed_id = merge.absorbed_id
    try:
        service.undo(merge, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
        return redirect(url_for(".detail", person_id=person_id))
    flash(_("The two records are two again."))
    return redirect(url_for(".compare", person_id=person_id, other_id=absorbed_id))
