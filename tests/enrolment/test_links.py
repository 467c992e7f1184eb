"""The organiser's side: links opened, changed, printed, taken back; people's own links renewed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from eventapp.access import Role
from eventapp.database import db
from eventapp.enrolment.models import EnrolmentLink
from eventapp.registrations.models import Registration
from tests.enrolment.scene import open_link, send
from tests.factories import UserFactory
from tests.registrations.nominations import commune


def links_page(code: str) -> str:
    from flask import url_for

    return url_for("enrolment.index", code=code)


def test_a_link_is_opened_printed_closed_and_taken_back(app: Any, sign_in: Any, visitor: Any):
    place = commune()
    browser = sign_in()
    with app.test_request_context():
        here = links_page(place.training.code)

    made = browser.post(f"{here}new", data={"agency": "", "closes_on": "13/10/2021"})

    link = db.session.scalars(select(EnrolmentLink)).one()
    assert made.status_code == 302
    assert link.token in browser.get(made.location).text
    assert "<svg" in browser.get(f"{made.location}paper").text
    browser.post(f"{made.location}close")
    assert visitor.get(f"/r/{link.token}").status_code != 200
    browser.post(f"{made.location}open")
    assert visitor.get(f"/r/{link.token}").status_code == 200
    browser.post(f"{made.location}revoke")
    assert visitor.get(f"/r/{link.token}").status_code != 200


def test_an_own_link_is_given_anew_and_the_old_ones_can_be_taken_back(sign_in: Any, visitor: Any):
    place = commune()
    first = send(visitor, open_link(place), place).location.partition("?")[0]
    person = db.session.scalars(select(Registration)).one()
    page = f"/trainings/{place.training.code}/registrations/{person.id}/own-page"
    browser = sign_in(UserFactory(role=Role.ORGANISER))

    renewed = browser.post(page)
    browser.post(page, data={"revoke": "1"})

    assert "/me/" in renewed.text
    assert visitor.get(first).status_code == 404
