"""A personal code at the door: what the phone takes along, and what the server says and takes."""

from __future__ import annotations

from eventapp.attendance.presence import Presence
from eventapp.badges.secrets import digest_of
from eventapp.badges.service import issue, revoke
from tests.attendance.scene import Scene, make_scene
from tests.factories import UserFactory


def place(scene: Scene) -> str:
    return f"{scene.training.code}/{scene.session.code}/{scene.point.code}"


def roll_call_of(scene: Scene) -> str:
    place = f"{scene.session.code}/{scene.point.code}"
    return f"/trainings/{scene.training.code}/roll-call/{place}/"


def scanned(browser, scene: Scene, code: str) -> dict:
    answer = browser.post(f"/api/rollcall/v1/scans/{place(scene)}", json={"code": code})
    assert answer.status_code == 200
    return answer.get_json()


def neighbour(scene: Scene) -> Scene:
    return make_scene(2, training=scene.training, session=scene.session)


def test_the_list_a_phone_takes_along_knows_codes_by_their_digests_alone(sign_in):
    scene = make_scene(2)
    old = issue(scene.people[0], by=UserFactory())
    new = issue(scene.people[0], by=UserFactory())

    answer = sign_in(scene.operator).get(f"/api/rollcall/v1/rosters/{place(scene)}")

    told = {digest: (person, counts) for digest, _, person, counts in answer.get_json()["codes"]}
    person = scene.people[0].id
    assert told == {new.digest[:32]: (person, True), old.digest[:32]: (person, False)}
    assert new.token not in answer.get_data(as_text=True)


def test_a_list_with_codes_costs_the_same_for_one_and_three(sign_in, count_queries):
    costs = []
    for people in (1, 3):
        scene = make_scene(people)
        for person in scene.people:
            issue(person, by=UserFactory())
        browser = sign_in(scene.operator)
        browser.get(f"/api/rollcall/v1/rosters/{place(scene)}")
        with count_queries() as statements:
            browser.get(f"/api/rollcall/v1/rosters/{place(scene)}")
        costs.append(len(statements))

    assert costs[0] == costs[1]


def test_the_server_tells_unknown_revoked_and_foreign_codes_apart(sign_in):
    scene = make_scene(2)
    other = neighbour(scene)
    organiser = UserFactory()
    own, foreign = issue(scene.people[0], by=organiser), issue(other.people[0], by=organiser)
    gone = issue(scene.people[1], by=organiser)
    revoke(scene.people[1], by=organiser)
    elsewhere = issue(make_scene(1).people[0], by=organiser)
    browser = sign_in(scene.operator)

    said = [
        scanned(browser, scene, code)["r"]
        for code in ("A" * 26, own.token, gone.token, foreign.token, elsewhere.token, "")
    ]

    assert said == ["unknown", "here", "revoked", "elsewhere", "other training", "unknown"]


def test_a_code_of_another_training_says_no_name(sign_in):
    scene, other = make_scene(1), make_scene(1)
    code = issue(other.people[0], by=UserFactory())

    assert scanned(sign_in(scene.operator), scene, code.token)["name"] == ""


def test_a_person_of_another_point_counts_where_her_code_was_shown(sign_in):
    scene = make_scene(1)
    other = neighbour(scene)
    guest = other.people[0]
    code = issue(guest, by=UserFactory())
    told = scanned(sign_in(scene.operator), scene, code.token)

    assert scene.send(scene.event(guest, source="qr")) == [("quarantined", "not on the list")]
    assert scene.send(scene.event(guest, source="qr", proof=told["proof"])) == ["new"]

    answer = scene.answer(guest)
    assert (answer.value, answer.point_id) == (Presence.PRESENT, scene.point.id)


def test_the_proof_of_a_code_taken_back_lets_nobody_in():
    scene = make_scene(1)
    guest = neighbour(scene).people[0]
    code = issue(guest, by=UserFactory())
    revoke(guest, by=UserFactory())

    event = scene.event(guest, source="qr", proof=digest_of(code.token))

    assert scene.send(event) == [("quarantined", "not on the list")]


def test_the_proof_of_one_person_lets_no_other_in():
    scene = make_scene(1)
    first, second = neighbour(scene).people
    code = issue(first, by=UserFactory())

    event = scene.event(second, source="qr", proof=code.digest)

    assert scene.send(event) == [("quarantined", "not on the list")]


def test_where_a_guest_is_marked_already_is_told(sign_in):
    scene = make_scene(1)
    other = neighbour(scene)
    other.send(other.event())
    code = issue(other.people[0], by=UserFactory())

    told = scanned(sign_in(scene.operator), scene, code.token)

    assert told["marked_at"] == other.point.name
    assert len(told["heads"]) == 1


def test_whoever_may_not_take_the_roll_there_learns_nothing(sign_in):
    scene = make_scene(1)
    code = issue(scene.people[0], by=UserFactory())
    browser = sign_in(neighbour(scene).operator)

    answer = browser.post(f"/api/rollcall/v1/scans/{place(scene)}", json={"code": code.token})

    assert answer.status_code == 404


def test_the_camera_page_alone_may_compile_its_decoder(sign_in):
    scene = make_scene(1)
    browser = sign_in(scene.operator)

    roll_call = browser.get(
        f"/trainings/{scene.training.code}/roll-call/{scene.session.code}/{scene.point.code}/"
    )
    home = browser.get("/account")

    assert "'wasm-unsafe-eval'" in roll_call.headers["Content-Security-Policy"]
    assert "wasm" not in home.headers["Content-Security-Policy"]


def test_neither_camera_nor_decoder_is_loaded_with_the_page(sign_in):
    scene = make_scene(1)
    browser = sign_in(scene.operator)
    page = browser.get(
        f"/trainings/{scene.training.code}/roll-call/{scene.session.code}/{scene.point.code}/"
    )

    assert "<script" in page.get_data(as_text=True)
    assert 'src="/static/js/scanner.js' not in page.get_data(as_text=True)
    assert 'src="/static/vendor/zxing' not in page.get_data(as_text=True)
