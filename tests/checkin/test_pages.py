"""Pages of checking in: the screen, the participant's three steps, and what nobody else sees."""

from __future__ import annotations

import re

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.badges.service import issue, revoke
from eventapp.checkin import queries
from eventapp.checkin.service import allow
from tests.attendance.pages import error_beside, heading, words
from tests.attendance.scene import make_scene
from tests.checkin.room import make_room, participant
from tests.factories import UserFactory


def address(scene, rest: str = "screen") -> str:
    return (
        f"/trainings/{scene.training.code}/roll-call/{scene.session.code}/{scene.point.code}/{rest}"
    )


def scan(browser, code: str):
    return browser.post("/c", data={"code": code}, follow_redirects=True)


def test_a_participant_scans_picks_her_name_and_is_present(app):
    room = make_room()
    phone = participant(app)

    names = scan(phone, room.code)
    done = phone.post("/c/who", data={"person": room.scene.people[1].id})

    assert all(person.full_name in words(names) for person in room.scene.people)
    assert heading(done) == "You are on the roll call"
    assert room.scene.answer(room.scene.people[1]).value is Presence.PRESENT


def test_nothing_personal_and_no_ticket_stands_in_an_address(app):
    room = make_room()
    phone = participant(app)

    to_names = phone.post("/c", data={"code": room.code})

    assert to_names.location == "/c/who"
    assert "HttpOnly" in to_names.headers["Set-Cookie"]


def test_names_are_shown_to_nobody_without_a_ticket(app):
    room = make_room()

    answer = participant(app).get("/c/who", follow_redirects=True)

    assert "Scan the code on the screen first" in words(answer)
    assert room.scene.people[0].full_name not in words(answer)


def test_a_used_ticket_shows_no_names_again(app):
    room = make_room()
    phone = participant(app)
    scan(phone, room.code)
    phone.post("/c/who", data={"person": room.scene.people[0].id})

    assert phone.get("/c/who").status_code == 303


def test_a_ticket_taken_to_another_phone_shows_no_names(app):
    room = make_room()
    phone, other = participant(app), participant(app)
    scan(phone, room.code)
    other.set_cookie(
        "check-in-ticket", phone.get_cookie("check-in-ticket", path="/c").value, path="/c"
    )

    assert other.get("/c/who").status_code == 303


def test_a_wrong_code_says_so_beside_the_field_and_is_counted(app):
    make_room()
    phone = participant(app)

    answers = [scan(phone, "1-AAAAA-AAAAA") for _ in range(11)]

    assert answers[0].status_code == 422
    assert error_beside(answers[0], "code").startswith("This code is not on the screen now")
    assert error_beside(answers[-1], "code").startswith("Too many wrong codes")


def test_nobody_picked_is_asked_for(app):
    room = make_room()
    phone = participant(app)
    scan(phone, room.code)

    answer = phone.post("/c/who", data={})

    assert answer.status_code == 422
    assert "Choose your name." in words(answer)


def test_a_signed_in_participant_finds_her_name_chosen(sign_in):
    room = make_room()
    person = room.scene.people[2]
    person.email = "chi@hungyen.example"
    browser = sign_in(UserFactory(role=Role.FOCAL_PERSON, email=person.email))

    page = scan(browser, room.code).get_data(as_text=True)

    assert re.search(rf'value="{person.id}"\s+checked', page)


def test_the_list_of_names_costs_the_same_for_one_and_three(app, count_queries):
    costs = []
    for people in (1, 3):
        room = make_room(people)
        phone = participant(app)
        scan(phone, room.code)
        with count_queries() as statements:
            phone.get("/c/who")
        costs.append(len(statements))

    assert costs[0] == costs[1]


def test_her_own_code_shows_a_participant_her_point_and_the_code_to_show(app):
    scene = make_scene(1)
    code = issue(scene.people[0], by=UserFactory())

    page = scan(participant(app), code.token)

    assert heading(page) == scene.people[0].full_name
    assert scene.point.name in words(page)
    assert code.short in words(page)


def test_a_code_taken_back_says_that_it_no_longer_counts(app):
    scene = make_scene(1)
    code = issue(scene.people[0], by=UserFactory())
    revoke(scene.people[0], by=UserFactory())

    page = scan(participant(app), code.token)

    assert "This code no longer counts" in words(page)
    assert code.short not in words(page)


def test_the_operator_opens_the_screen_and_its_code_lets_people_in(app, sign_in):
    scene = make_scene()
    allow(scene.training, allowed=True, by=UserFactory())
    operator = sign_in(scene.operator)

    page = operator.post(address(scene, "screen/open"), follow_redirects=True)
    now = operator.get(address(scene, "screen/now")).get_json()

    assert now["code"] in words(page)
    assert f'content="{now["seconds"]}"' in page.get_data(as_text=True)
    assert heading(scan(participant(app), now["code"])) == "Who are you?"


def test_without_the_organisers_leave_no_screen_opens(sign_in):
    scene = make_scene()
    operator = sign_in(scene.operator)

    page = operator.post(address(scene, "screen/open"), follow_redirects=True)

    assert "nobody checks in alone" in words(page)
    assert queries.find_screen(scene.point, scene.session) is None
    assert operator.get(address(scene, "screen/now")).get_json() == {"closed": True}


def test_a_closed_screen_shows_no_code(sign_in):
    room = make_room()
    operator = sign_in(room.scene.operator)

    operator.post(address(room.scene, "screen/close"))

    assert operator.get(address(room.scene, "screen/now")).get_json() == {"closed": True}
    assert "The screen is not open" in words(operator.get(address(room.scene)))


def test_the_operator_sees_who_checked_in_and_what_is_unusual(app, sign_in):
    room = make_room()
    for which in (0, 1):
        phone = participant(app)
        phone.set_cookie("check-in-device", "one phone for two")
        scan(phone, room.code)
        phone.post("/c/who", data={"person": room.scene.people[which].id})

    page = sign_in(room.scene.operator).get(address(room.scene, "check-ins"))

    assert heading(page) == "2 people checked in by themselves"
    assert words(page).count("A phone that others used too") == 2


def test_the_operator_of_another_point_sees_nothing_of_this_one(sign_in):
    room = make_room()
    stranger = sign_in(
        make_scene(training=room.scene.training, session=room.scene.session).operator
    )

    assert stranger.get(address(room.scene)).status_code == 404
    assert stranger.get(address(room.scene, "check-ins")).status_code == 404


def test_an_organiser_allows_it_and_takes_it_back(sign_in):
    scene = make_scene()
    organiser = sign_in()
    rule = f"/trainings/{scene.training.code}/check-in"

    organiser.post(rule, data={"is_allowed": "y"})
    allowed = queries.is_allowed(scene.training.id)
    organiser.post(rule, data={"csrf_token": "as every form sends"})

    assert (allowed, queries.is_allowed(scene.training.id)) == (True, False)


def test_no_code_and_no_ticket_reaches_the_log(app, caplog):
    room = make_room()
    own = issue(room.scene.people[0], by=UserFactory())
    phone = participant(app)
    with caplog.at_level("DEBUG", logger="eventapp.request"):
        scan(phone, room.code)
        ticket = phone.get_cookie("check-in-ticket", path="/c").value
        phone.post("/c/who", data={"person": room.scene.people[0].id})
        scan(phone, own.token)

    said = " ".join(record.getMessage() for record in caplog.records)
    assert "/c/who" in said
    assert not [secret for secret in (room.code, ticket, own.token) if secret in said]
