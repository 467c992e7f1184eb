"""What goes wrong on the form: the right sentence beside the right field, everything typed kept."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.people.models import Person
from eventapp.registrations.models import Registration
from tests.factories import InvitationFactory, RegistrationFactory, UserFactory, group_of
from tests.registrations.nominations import commune
from tests.registrations.test_views import address, row_at, typed


def error_beside(page: str, field: str) -> str:
    """The sentence under a field."""
    found = re.search(rf'id="{field}-error">.*?<span>(.*?)</span>', page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("full_name", "", "Enter the full name."),
        ("full_name", "A", "Enter the full name."),
        (
            "full_name",
            "Nguyễn " * 1_500,
            "A name has at most 100 characters; this one has 10499.",
        ),
        (
            "full_name",
            "<script>alert(1)</script>",
            "A name is written without “<”. Please take it out.",
        ),
        ("sex", "", "Choose: female, male or not known."),
        ("sex", "x", "Choose: female, male or not known."),
        (
            "birth",
            "31/02/1980",
            ("Write the year (1980) or the date of birth (05/03/1980); “31/02/1980” is neither."),
        ),
        ("birth", "1890", "The year of birth must not be before 1930."),
        ("birth", "2010", "Participants are at least 16 years old on 13/10/2021."),
        ("birth", "14/10/2005", "Participants are at least 16 years old on 13/10/2021."),
        ("position", "", "Enter the position."),
        ("position", "x" * 201, "Please write at most 200 characters; these are 201."),
        ("group", "", "Choose the group this person belongs to."),
        ("group", "G1", "Choose the group this person belongs to."),
        ("role_code", "", "Choose the role of this person."),
        ("role_code", "P_UY_VIEN", "Choose the role of this person."),
        ("point", "", "Choose the point where this person attends."),
        ("point", "ĐC999", "Choose the point where this person attends."),
        (
            "phone",
            "12345",
            "Check the telephone number: a mobile number has 10 digits, as in 0912 345 678.",
        ),
        ("email", "lan@", "Check the e-mail address: it looks like lan.nguyen@hungyen.gov.vn."),
    ],
)
def test_a_wrong_field_says_what_to_do_and_keeps_everything(
    sign_in, field: str, text: str, sentence: str
):
    world = commune()

    answer = sign_in(world.focal).post(address(world, "new"), data=typed(world, **{field: text}))

    assert answer.status_code == 422
    assert error_beside(answer.text, field) == sentence
    assert "<script>alert" not in answer.text
    for name, kept in typed(world, **{field: text.strip()}).items():
        if kept and name in {"full_name", "birth", "position", "phone", "email"}:
            assert f'value="{html.escape(kept)}"' in answer.text
    assert db.session.query(Registration).count() == 0
    assert db.session.query(Person).count() == 0


def test_every_wrong_field_is_named_at_once(sign_in):
    world = commune()

    page = sign_in(world.focal).post(
        address(world, "new"), data=typed(world, full_name="", birth="x", phone="x", email="x")
    )

    assert all(error_beside(page.text, field) for field in ("full_name", "birth", "phone", "email"))


def test_a_full_point_is_said_beside_the_point(sign_in):
    world = commune(seats=1)
    row_at(world)

    answer = sign_in(world.focal).post(address(world, "new"), data=typed(world))

    assert answer.status_code == 422
    assert error_beside(answer.text, "point") == (
        f"All 1 seats at {world.point.name} are taken. Please choose another point."
    )


def test_who_is_over_the_seats_is_told_to_wait(sign_in):
    world = commune()
    InvitationFactory(
        training=world.training, agency=world.agency, group=group_of(world.training, "G4"), seats=1
    )
    row_at(world)

    answer = sign_in(world.focal).post(
        address(world, "new"), data=typed(world), follow_redirects=True
    )

    assert "All seats are taken: Nguyễn Thị Hà is on the waiting list." in answer.text
    assert "1 people wait for a seat." in answer.text


def test_text_of_any_unicode_form_is_kept_as_one(sign_in):
    world = commune()
    name = unicodedata.normalize("NFD", "Nguye\u0303\u0302n Thị\u202e  Hoà\u200b").upper()

    sign_in(world.focal).post(address(world, "new"), data=typed(world, full_name=name))

    assert db.session.query(Registration).one().full_name == "Nguyễn Thị Hoà"


def test_two_people_of_one_name_are_asked_about_once(sign_in):
    world = commune()
    row_at(world, full_name="Nguyễn Thị Hà")
    browser = sign_in(world.focal)

    asked = browser.post(address(world, "new"), data=typed(world))
    assert asked.status_code == 422
    assert error_beside(asked.text, "is_another_person") == (
        "Nguyễn Thị Hà (1980) is already registered, by Xã Hồng Tiến. Is this another person?"
    )
    assert 'value="05/03/1980"' in asked.text

    answer = browser.post(address(world, "new"), data=typed(world, is_another_person="y"))
    assert answer.status_code == 302
    assert db.session.query(Person).count() == 2


def test_the_question_is_not_there_before_it_arises(sign_in):
    world = commune()

    page = sign_in(world.focal).get(address(world, "new")).text

    assert "is_another_person" not in page


def test_a_stale_form_shows_both_values_and_loses_none(sign_in):
    world = commune()
    row = row_at(world, full_name="Nguyễn Thị Hà")
    browser = sign_in(world.focal)
    first = typed(world, position="Bí thư", version="1")
    second = typed(world, position="Phó Bí thư", version="1")

    assert browser.post(address(world, f"{row.id}/edit"), data=first).status_code == 302
    refused = browser.post(address(world, f"{row.id}/edit"), data=second)

    assert refused.status_code == 422
    assert "Somebody changed this in the meantime." in refused.text
    assert "Saved by somebody else in the meantime: Bí thư" in refused.text
    assert 'value="Phó Bí thư"' in refused.text
    db.session.refresh(row)
    assert row.position == "Bí thư"

    again = browser.post(address(world, f"{row.id}/edit"), data={**second, "version": "2"})
    assert again.status_code == 302


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_form_with_a_strange_version_is_stale(sign_in, version: str):
    world = commune()
    row = row_at(world)

    answer = sign_in(world.focal).post(
        address(world, f"{row.id}/edit"), data=typed(world, version=version)
    )

    assert answer.status_code == 422
    assert "Somebody changed this in the meantime." in answer.text


def test_fields_that_are_not_on_the_form_change_nothing(sign_in):
    world, other = commune(), commune()

    sign_in(world.focal).post(
        address(world, "new"),
        data=typed(world, agency=str(other.agency.id), status="walk_in", person_id="1"),
    )

    row = db.session.query(Registration).one()
    assert (row.agency_id, row.status.value) == (world.agency.id, "registered")


@pytest.mark.parametrize("agency", ["", "0", "x", "999999"])
def test_an_organiser_chooses_an_agency_of_that_day(sign_in, agency: str):
    world = commune()

    answer = sign_in().post(address(world, "new"), data=typed(world, agency=agency))

    assert error_beside(answer.text, "agency") == "Choose the agency that sends this person."


def test_a_focal_person_without_an_agency_registers_nobody(sign_in):
    world = commune()
    nobody = UserFactory(role=Role.FOCAL_PERSON)

    answer = sign_in(nobody).post(address(world, "new"), data=typed(world))

    assert answer.status_code == 422
    assert db.session.query(Registration).count() == 0


def test_an_unknown_training_or_row_is_not_there(sign_in):
    world = commune()
    elsewhere = RegistrationFactory()
    browser = sign_in()

    assert browser.get("/trainings/NOPE/registrations/").status_code == 404
    assert browser.get(address(world, "999999/")).status_code == 404
    assert browser.get(address(world, f"{elsewhere.id}/edit")).status_code == 404
    assert browser.get(address(world, f"{'9' * 30}/")).status_code == 404
    huge = f"?agency={'9' * 30}&withdrawn={'9' * 30}&page={'9' * 30}"
    assert browser.get(address(world, huge)).status_code == 200
