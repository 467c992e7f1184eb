"""What the agencies answered, for those who wait for it; and until when they may."""

from __future__ import annotations

from collections import Counter

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies.queries import get_agency
from eventapp.invitations import queries, service
from eventapp.invitations.forms import DeadlineForm, TermsForm
from eventapp.invitations.models import ReplyState
from eventapp.invitations.views.blueprint import AGENCY, SEATS, bp
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_training
from eventapp.vietnamese.names import matches


@bp.get(f"{SEATS}replies")
@requires(Permission.PLAN_TRAININGS)
def replies(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    everybody = queries.replies(training, viewer=current_user)
    state, looked_for = request.args.get("state", ""), request.args.get("q", "")[:200]
    shown = [
        one
        for one in everybody
        if (not state or one.state.value == state)
        and matches(looked_for, f"{one.agency.name} {one.agency.abbreviation}", "fold_prefix")
    ]
    return render_template(
        "invitations/replies.html",
        training=training,
        everybody=everybody,
        counts=Counter(one.state for one in everybody),
        states=list(ReplyState),
        state=state,
        looked_for=looked_for,
        page=page_of(shown, request.args.get("page", 1, type=int)),
        shown=len(shown),
        terms=queries.reply_terms(training),
    )


@bp.route(f"{SEATS}deadline", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def deadline(code: str) -> ResponseReturnValue:
    """Until when all agencies answer, and whether later lists are taken."""
    training = get_training(code, viewer=current_user)
    terms = queries.reply_terms(training)
    form = TermsForm.of(terms)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.set_terms(
                training,
                form.moment(),
                takes_late=form.takes_late.data,
                version=form.seen,
                by=current_user,
            )
            flash(_("The deadline is saved."))
            return redirect(url_for(".replies", code=code))
    page = render_template("invitations/deadline.html", training=training, form=form, agency=None)
    return page, form.status


@bp.route(f"{AGENCY}/deadline", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def own_deadline(code: str, agency_id: int) -> ResponseReturnValue:
    """A deadline for one agency alone."""
    training = get_training(code, viewer=current_user)
    agency = get_agency(agency_id)
    reply = queries.find_reply(training, agency_id)
    form = DeadlineForm.showing(reply.due_at if reply else None)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.give_time(training, agency, form.moment(), by=current_user)
            flash(_("The deadline is saved."))
            return redirect(url_for(".replies", code=code))
    page = render_template("invitations/deadline.html", training=training, form=form, agency=agency)
    return page, form.status
