"""Records that may be one person: the list, two beside one another, and the decision."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.dossiers import queries, service
from eventapp.dossiers.forms import MergeForm
from eventapp.dossiers.likeness import Certainty, verdict_of, verdict_of_names
from eventapp.dossiers.views.blueprint import PERSON, bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal

PAIR = f"{PERSON}/same-as/<int(max=2147483647):other_id>"


@bp.get("/doubles")
@requires(Permission.PLAN_TRAININGS)
def doubles() -> ResponseReturnValue:
    asked = request.args.get("kind", "")
    kind = Certainty(asked) if asked in set(Certainty) else Certainty.CERTAIN
    page = min(request.args.get("page", 1, type=int), 10_000)
    found = queries.doubles(kind, viewer=current_user, page=page)
    return render_template("dossiers/doubles.html", kind=kind, kinds=list(Certainty), found=found)


@bp.route(PAIR, methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def compare(person_id: int, other_id: int) -> ResponseReturnValue:
    double = queries.get_double(person_id, other_id, viewer=current_user)
    both = {str(one.id): one for one in (double.one, double.other)}
    form = MergeForm(data={"keep": str(double.one.id)})
    form.keep.choices = [
        (key, _("%(name)s, record %(number)s", name=one.full_name, number=key))
        for key, one in both.items()
    ]
    with form.reporting_errors():
        if form.validate_on_submit():
            kept = both.pop(form.keep.data)
            (absorbed,) = both.values()
            service.merge(kept, absorbed, reason=form.reason.data, by=current_user)
            flash(_("The two records are one person now. It can be undone below."))
            return redirect(url_for(".detail", person_id=kept.id))
    page = render_template(
        "dossiers/compare.html",
        form=form,
        double=double,
        certainty=queries.certainty_of_pair(double),
        verdicts={
            "name": verdict_of_names(double.one, double.other),
            **{
                fact: verdict_of(getattr(double.one, fact), getattr(double.other, fact))
                for fact in ("sex", "birth_year", "birth_date", "phone", "email")
            },
        },
    )
    return page, form.status


@bp.post(f"{PAIR}/apart")
@requires(Permission.PLAN_TRAININGS)
def keep_apart(person_id: int, other_id: int) -> ResponseReturnValue:
    double = queries.get_double(person_id, other_id, viewer=current_user)
    try:
        service.keep_apart(double.one, double.other, by=current_user)
        flash(_("Noted: these are two people. They are not shown here any more."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".doubles", kind=request.form.get("kind", "")))
