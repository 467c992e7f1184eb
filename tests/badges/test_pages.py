"""Pages of personal codes: how many there are, cards to print, one person's code."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.badges.queries import code_of
from eventapp.badges.service import issue, issue_missing
from tests.attendance.pages import heading, words
from tests.attendance.scene import make_scene
from tests.factories import UserFactory


def codes(scene, rest: str = "") -> str:
    return f"/trainings/{scene.training.code}/codes/{rest}"


def own(scene, rest: str = "") -> str:
    return f"/trainings/{scene.training.code}/registrations/{scene.people[0].id}/code{rest}"


def test_an_organiser_makes_the_missing_codes_of_everybody(sign_in):
    scene = make_scene(3)
    organiser = sign_in()
    before = organiser.get(codes(scene))

    after = organiser.post(codes(scene, "issue"), follow_redirects=True)

    assert heading(before) == "0 of 3 people have a personal code"
    assert heading(after) == "3 of 3 people have a personal code"
    assert "3 codes were made." in words(after)


def test_the_cards_of_a_point_show_name_and_letters_but_not_the_whole_code(sign_in):
    scene = make_scene(3)
    issue_missing(scene.training, by=UserFactory())

    page = sign_in().get(codes(scene, f"{scene.point.code}/"))

    for person in scene.people:
        assert person.full_name in words(page)
        assert code_of(person).short in words(page)
        assert code_of(person).token not in page.get_data(as_text=True)
    assert page.get_data(as_text=True).count("<svg") >= 3


def test_who_has_no_code_yet_is_told_on_the_page_of_cards(sign_in):
    scene = make_scene(2)
    issue(scene.people[0], by=UserFactory())

    assert "1 people have no code yet." in words(
        sign_in().get(codes(scene, f"{scene.point.code}/"))
    )


@pytest.mark.parametrize("rest", ["", "{point}/"])
def test_more_people_cost_no_more_questions(sign_in, count_queries, rest):
    costs = []
    for people in (1, 3):
        scene = make_scene(people)
        issue_missing(scene.training, by=UserFactory())
        browser = sign_in()
        with count_queries() as statements:
            browser.get(codes(scene, rest.format(point=scene.point.code)))
        costs.append(len(statements))

    assert costs[0] == costs[1]


def test_a_focal_person_gives_a_code_to_her_own_people_alone(sign_in):
    scene = make_scene(1)
    mine = sign_in(UserFactory(role=Role.FOCAL_PERSON, agency=scene.people[0].agency))
    stranger = sign_in(UserFactory(role=Role.FOCAL_PERSON, agency=make_scene(1).point.agency))

    assert stranger.post(own(scene)).status_code == 404
    page = mine.post(own(scene), follow_redirects=True)

    assert code_of(scene.people[0]).short in words(page)


def test_a_code_is_replaced_and_taken_back_on_its_page(sign_in):
    scene = make_scene(1)
    organiser = sign_in()
    organiser.post(own(scene))
    first = code_of(scene.people[0]).short

    second = words(organiser.post(own(scene), follow_redirects=True))
    gone = words(organiser.post(own(scene, "/revoke"), follow_redirects=True))

    assert first not in second
    assert "No code counts at the moment." in gone
