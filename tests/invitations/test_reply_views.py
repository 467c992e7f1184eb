"""The page on which an agency answers, and the organisers' pages about it."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.invitations import queries
from eventapp.invitations.models import Invitation, ReplyState
from eventapp.journal.models import JournalEntry
from eventapp.trainings.models import TrainingState
from tests.factories import AgencyFactory, UserFactory
from tests.invitations.scene import Scene, a_scene

OWN = "/trainings/BDG-2021/reply/"
SEATS = "/trainings/BDG-2021/invitations/"


def published() -> Scene:
    scene = a_scene()
    scene.training.state = TrainingState.PUBLISHED
    db.session.commit()
    return scene


def state(scene: Scene) -> ReplyState:
    db.session.expire_all()
    return queries.replies(scene.training, viewer=scene.organiser)[0].state


def test_looking_at_the_invitation_is_noted_once(sign_in, count_queries):
    scene = published()
    browser = sign_in(scene.focal[0])

    page = browser.get(OWN).text

    assert "<h1>You are asked to send 3 people</h1>" in page
    assert state(scene) is ReplyState.OPENED
    with count_queries() as statements:
        browser.get(OWN)
    assert not [one for one in statements if not one.startswith("SELECT")]


def test_looking_at_the_own_list_counts_as_well(sign_in):
    scene = published()

    sign_in(scene.focal[0]).get("/trainings/BDG-2021/registrations/")

    assert state(scene) is ReplyState.OPENED


def test_a_draft_is_sent_from_the_list_or_from_the_answer(sign_in):
    scene = published()
    scene.lists(0)
    browser = sign_in(scene.focal[0])
    assert "This list is a draft" in browser.get("/trainings/BDG-2021/registrations/").text
    assert "<h1>Your list is a draft: send it</h1>" in browser.get(OWN).text

    said = browser.post(f"{OWN}send", follow_redirects=True).text

    assert "<h1>Your list is with the organisers</h1>" in said
    assert state(scene) is ReplyState.SENT


def test_nobody_comes_and_comes_after_all(sign_in):
    scene = published()
    browser = sign_in(scene.focal[0])

    empty = browser.post(f"{OWN}nobody", data={"reason": ""})
    assert empty.status_code == 422
    assert "Say why nobody comes." in empty.text

    said = browser.post(f"{OWN}nobody", data={"reason": "Trực phòng dịch"}, follow_redirects=True)
    assert "<h1>You answered that nobody comes</h1>" in said.text
    assert "Trực phòng dịch" in said.text
    assert "Trực phòng dịch" in sign_in(scene.organiser).get(f"{SEATS}replies").text

    said = browser.post(f"{OWN}somebody", follow_redirects=True).text
    assert "<h1>You are asked to send 3 people</h1>" in said
    assert (
        "has not said that nobody comes"
        in browser.post(f"{OWN}somebody", follow_redirects=True).text
    )


def test_an_empty_list_is_refused_in_a_sentence(sign_in):
    scene = published()

    said = sign_in(scene.focal[0]).post(f"{OWN}send", follow_redirects=True).text

    assert "Register somebody first, or say that nobody comes." in said


def test_an_agency_without_seats_has_nothing_to_answer(sign_in):
    published()
    stranger = UserFactory(role=Role.FOCAL_PERSON, agency=AgencyFactory())

    assert "Your agency has no seats in this training" in sign_in(stranger).get(OWN).text


def test_who_belongs_to_no_agency_has_no_answer(sign_in):
    published()

    assert sign_in().get(OWN).status_code == 404


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.OFFICIAL])
def test_only_focal_persons_answer(sign_in, role: Role):
    published()
    browser = sign_in(role=role)

    for path in ("", "nobody"):
        assert browser.get(OWN + path).status_code == 403
    for path in ("send", "somebody"):
        assert browser.post(OWN + path).status_code == 403


def test_a_deadline_that_takes_no_late_lists_says_whom_to_call(sign_in):
    scene = published()
    browser = sign_in(scene.organiser)
    typed = {"day": "12/10/2021", "hour": "", "version": "0"}

    said = browser.post(f"{SEATS}deadline", data=typed, follow_redirects=True).text
    assert "Lists are due at 12/10/2021, 16:30." in said
    assert "Later ones are not taken." in said
    assert "The time for lists is over." in sign_in(scene.focal[0]).get(OWN).text

    more = {"day": "14/10/2021", "hour": "9h00"}
    browser.post(f"{SEATS}{scene.communes[0].id}/deadline", data=more)
    page = sign_in(scene.focal[0]).get(OWN).text
    assert "14/10/2021, 09:00" in page
    assert "Enter your people" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": "10/13/2021"}, "did you mean 13/10/2021?"),
        ({"day": "", "hour": "9h00"}, "Enter the day as well."),
        ({"day": "01/12/2021"}, "The answers are needed before the training ends"),
    ],
)
def test_a_refused_deadline_says_why(sign_in, typed: dict[str, str], sentence: str):
    published()

    answer = sign_in().post(f"{SEATS}deadline", data={"version": "0"} | typed)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_seats_are_taken_back_with_a_reason_that_the_journal_keeps(sign_in):
    scene = published()
    browser = sign_in(scene.organiser)
    address = f"{SEATS}{scene.communes[0].id}/G4/remove"
    assert "Take back 3 seats of group G4" in browser.get(address).text
    assert browser.post(address, data={"reason": ""}).status_code == 422

    browser.post(address, data={"reason": "Xã đã sáp nhập"})

    assert db.session.query(Invitation).count() == 1
    kept = [entry.changes for entry in db.session.query(JournalEntry).all()]
    assert {"removal_reason": [None, "Xã đã sáp nhập"]} in kept
    assert browser.get(address).status_code == 404


def test_seats_with_people_on_them_stay_and_the_page_says_why(sign_in):
    scene = published()
    scene.lists(0)

    answer = sign_in(scene.organiser).post(
        f"{SEATS}{scene.communes[0].id}/G4/remove", data={"reason": "Nhầm"}
    )

    assert answer.status_code == 422
    assert "1 people are registered on these seats. Withdraw them first." in answer.text
    assert db.session.query(Invitation).count() == 2


def test_answers_are_found_by_state_and_name(sign_in):
    scene = published()
    scene.lists(1)
    browser = sign_in(scene.organiser)

    drafts = browser.get(f"{SEATS}replies?state=draft").text
    named = browser.get(f"{SEATS}replies?q=hong+tien+0").text
    nothing = browser.get(f"{SEATS}replies?q=zzz").text

    assert ("Xã Hồng Tiến 0" in drafts, "Xã Hồng Tiến 1" in drafts) == (False, True)
    assert ("Xã Hồng Tiến 0" in named, "Xã Hồng Tiến 1" in named) == (True, False)
    assert "No agency answers this search" in nothing
