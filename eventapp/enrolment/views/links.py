"""The organiser's pages: links for self-registration, their codes to print, people's own links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies.queries import agencies_on, get_agency
from eventapp.enrolment import opening, queries, service
from eventapp.enrolment.forms import LinkForm, last_day
from eventapp.enrolment.models import EnrolmentLink
from eventapp.enrolment.views.blueprint import OF_TRAINING, bp, qr_of
from eventapp.enrolment.views.entering import own_address
from eventapp.errors import RuleBroken
from eventapp.invitations.queries import invitations_of
from eventapp.language import refusal
from eventapp.mail.links import link as whole_address
from eventapp.registrations.queries import get_registration
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

ONE = f"{OF_TRAINING}/<int(max=2147483647):link_id>"
OWN = "/trainings/<code>/registrations/<int(max=2147483647):registration_id>/own-page"


@bp.get(f"{OF_TRAINING}/")
@requires(Permission.PLAN_TRAININGS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    links = queries.links_of(training)
    return render_template("enrolment/index.html", training=training, links=links)


@bp.route(f"{OF_TRAINING}/new", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def new(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = LinkForm(_agencies(training))
    with form.reporting_errors():
        if form.validate_on_submit():
            agency = get_agency(form.agency_id) if form.agency_id else None
            link = opening.open_link(training, agency, form.terms(), by=current_user)
            return redirect(url_for(".detail", code=code, link_id=link.id))
    return render_template("enrolment/new.html", training=training, form=form), form.status


@bp.route(f"{ONE}/", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def detail(code: str, link_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    link = queries.get_link(training, link_id)
    saved = {
        "closes_on": last_day(link),
        "must_be_confirmed": link.must_be_confirmed,
        "version": str(link.version),
    }
    form = LinkForm([], data=saved)
    with form.reporting_errors():
        if form.validate_on_submit():
            opening.change_terms(link, form.terms(), version=form.seen, by=current_user)
            flash(_("The link is saved."))
            return redirect(url_for(".detail", code=code, link_id=link_id))
    form.compare(int(str(saved["version"])), LinkForm([], data=saved, formdata=None))
    address = whole_address("enrolment.enter", token=link.token)
    page = render_template(
        "enrolment/detail.html",
        training=training,
        link=link,
        form=form,
        address=address,
        qr=qr_of(address),
    )
    return page, form.status


@bp.get(f"{ONE}/paper")
@requires(Permission.PLAN_TRAININGS)
def paper(code: str, link_id: int) -> ResponseReturnValue:
    """A sheet to print and put up, with the code and the address in words."""
    training = get_training(code, viewer=current_user)
    link = queries.get_link(training, link_id)
    address = whole_address("enrolment.enter", token=link.token)
    return render_template(
        "enrolment/paper.html", training=training, link=link, address=address, qr=qr_of(address)
    )


@bp.post(f"{ONE}/close")
@requires(Permission.PLAN_TRAININGS)
def close(code: str, link_id: int) -> ResponseReturnValue:
    return _done(code, link_id, lambda link: opening.close(link, by=current_user))


@bp.post(f"{ONE}/open")
@requires(Permission.PLAN_TRAININGS)
def open_again(code: str, link_id: int) -> ResponseReturnValue:
    return _done(code, link_id, lambda link: opening.open_again(link, by=current_user))


@bp.post(f"{ONE}/revoke")
@requires(Permission.PLAN_TRAININGS)
def revoke(code: str, link_id: int) -> ResponseReturnValue:
    return _done(code, link_id, lambda link: opening.revoke(link, by=current_user))


@bp.route(OWN, methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def own_link(code: str, registration_id: int) -> ResponseReturnValue:
    """The addresses of somebody's own page: given anew, or taken back."""
    training = get_training(code, viewer=current_user)
    registration = get_registration(training, registration_id, viewer=current_user)
    address = ""
    if request.method == "POST" and "revoke" in request.form:
        service.revoke_own_links(registration, by=current_user)
        flash(_("The link no longer works."))
    elif request.method == "POST":
        token = service.renew_own_link(
            registration, training, own_page=own_address, by=current_user
        )
        address = own_address(token)
    return render_template(
        "enrolment/own_link.html",
        training=training,
        registration=registration,
        links=queries.count_own_links(registration),
        consents=queries.consents_of(registration),
        address=address,
        qr=qr_of(address) if address else None,
    )


def _agencies(training: Training) -> list[tuple[int, str]]:
    """Those that were called, else all there are."""
    called = {one.agency_id: one.agency for one in invitations_of(training, viewer=current_user)}
    found = called.values() or agencies_on(training.starts_on)
    return [(agency.id, agency.name) for agency in found]


def _done(code: str, link_id: int, action: Callable[[EnrolmentLink], Any]) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    try:
        action(queries.get_link(training, link_id))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", code=code, link_id=link_id))
