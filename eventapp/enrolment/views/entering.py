"""The public form: choose the agency, read the notice, register."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from eventapp.access import public
from eventapp.agencies.models import Agency
from eventapp.enrolment import queries, service
from eventapp.enrolment.acting import herself
from eventapp.enrolment.forms import Choices, EnrolmentForm
from eventapp.enrolment.models import EnrolmentLink
from eventapp.enrolment.notice import NOTICE_VERSION
from eventapp.enrolment.views.blueprint import bp
from eventapp.errors import RuleBroken
from eventapp.keys import asked_key
from eventapp.mail.links import link as whole_address
from eventapp.questions.forms import asking
from eventapp.questions.queries import asked_in
from eventapp.registrations.queries import seats_taken
from eventapp.vietnamese.names import matches

LONGEST_SEARCH = 200
MOST_SHOWN = 30


@bp.route("/r/<token>", methods=["GET", "POST"])
@public
def enter(token: str) -> ResponseReturnValue:
    link = queries.link_behind(token)
    if not link.takes_people or link.training.state.is_over:
        return render_template("enrolment/closed.html", shown=link.training, link=link), 410
    agencies = queries.agencies_for(link)
    key = link.agency_id or asked_key(request.args, "agency")
    agency = next((one for one in agencies if one.id == key), None)
    if agency is None:
        return _choose(link, list(agencies))
    return _form(link, agency)


def _choose(link: EnrolmentLink, agencies: list[Agency]) -> str:
    looked_for = request.args.get("q", "")[:LONGEST_SEARCH]
    found = [one for one in agencies if matches(looked_for, one.name)]
    return render_template(
        "enrolment/choose.html",
        shown=link.training,
        token=link.token,
        looked_for=looked_for,
        found=found[:MOST_SHOWN],
        more=max(0, len(found) - MOST_SHOWN),
    )


def _form(link: EnrolmentLink, agency: Agency) -> ResponseReturnValue:
    training = link.training
    choices = Choices(
        training=training,
        agency=agency,
        groups=queries.groups_for(training, agency) or training.groups,
        points=queries.points_for(training),
        taken=seats_taken(training),
    )
    groups = {group.id for group in choices.groups}
    questions = [
        one for one in asked_in(training) if one.group_id is None or one.group_id in groups
    ]
    form = asking(EnrolmentForm, questions, of_one_group=len(groups) == 1)(choices)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.take_turn(link, request.remote_addr or "")
            nomination = form.nomination()
            enrolled = service.enrol(
                nomination,
                link=link,
                may_contact=form.may_contact.data,
                own_page=own_address,
                by=herself(nomination.full_name, agency),
            )
            if enrolled.is_known:
                raise RuleBroken(
                    "You are registered already: use the link to your own page. If the list has "
                    "your e-mail, the link is sent there again; else ask your agency for it."
                )
            return redirect(url_for(".own", token=enrolled.token, new=1))
    page = render_template(
        "enrolment/enter.html",
        shown=training,
        form=form,
        agency=agency,
        is_chosen=link.agency_id is None,
        token=link.token,
        notice_version=NOTICE_VERSION,
    )
    return page, form.status


def own_address(token: str) -> str:
    return whole_address("enrolment.own", token=token)
