"""Seats by rule: ask, show what it would do, do it."""

from __future__ import annotations

from collections import Counter

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies.models import AgencyLevel
from eventapp.invitations import service
from eventapp.invitations.forms import RuleForm
from eventapp.invitations.rules import effect_of
from eventapp.invitations.views.blueprint import SEATS, bp
from eventapp.trainings.queries import agencies_in_reach, get_training


@bp.route(f"{SEATS}rule", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def rule(code: str) -> ResponseReturnValue:
    """The same seats for every agency of a level, in the whole province or in one district."""
    training = get_training(code, viewer=current_user)
    agencies = agencies_in_reach(training)
    districts = [agency for agency in agencies if agency.level is AgencyLevel.DISTRICT]
    form = RuleForm(training.groups, Counter(agency.level for agency in agencies), districts)
    effect = None
    with form.reporting_errors():
        if form.validate_on_submit():
            chosen = form.rule()
            effect = effect_of(chosen, training)
            if form.is_confirmed:
                added = service.invite_by_rule(training, chosen, by=current_user)
                flash(_("Agencies that got seats: %(n)s.", n=len(added)))
                if kept := len(effect.kept):
                    said = _("Agencies that had seats already and keep them: %(n)s.", n=kept)
                    flash(said, "info")
                return redirect(url_for(".index", code=code, level=chosen.level.value))
            form.confirmed.data = form.written
    page = render_template("invitations/rule.html", training=training, form=form, effect=effect)
    return page, form.status
