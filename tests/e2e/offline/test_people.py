"""Several phones, several accounts, revoked rights: whose answer is whose."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect
from sqlalchemy import select, update

from eventapp.accounts.models import User
from eventapp.attendance.models import Answer
from eventapp.attendance.phones import PairedDevice, SheetContact
from eventapp.attendance.service import issue_code, revoke
from eventapp.database import db
from tests.e2e.offline.phones import LOCAL, SENT, marks, put_aside
from tests.factories import operator_of

pytestmark = pytest.mark.e2e


@pytest.fixture
def colleague(server):
    """A second operator of the same point."""
    with server.app.app_context():
        db.session.add(server.seeded.point)
        user = operator_of(server.seeded.point)
        db.session.commit()
        db.session.expunge_all()
    return user


@pytest.fixture
def paired(server, phone_of):
    """A phone paired to the point, with its sheet open."""
    with server.app.app_context():
        scene = server.seeded
        organiser = db.session.get_one(User, scene.operator.id)
        device, code = issue_code(
            db.session.merge(scene.training, load=False),
            [db.session.merge(scene.point, load=False)],
            holder="Chị Hoa",
            by=organiser,
        )
        number = device.id
        db.session.remove()
    phone = phone_of()
    phone.context.clear_cookies()
    phone.page.goto(f"/roll-call/pair#{code}")
    phone.page.get_by_role("button", name="Ghép điện thoại này").click()
    phone.page.get_by_role("link", name="Mở điểm danh").click()
    phone.page.locator("#sheets a").first.click()
    phone.ready().number = number
    return phone


def answers(server) -> dict[int, Answer]:
    with server.app.app_context():
        found = {one.registration_id: one for one in db.session.scalars(select(Answer))}
        db.session.expunge_all()
        return found


def test_o06_the_same_answer_from_two_phones_is_one(server, phone, phone_of, colleague):
    second = phone_of(colleague).open()
    for one in (phone, second):
        one.offline()
        one.press(0, "Có mặt")
    for one in (phone, second):
        one.offline(False)
        one.all_sent()

    second.sees(0, SENT)
    answer = answers(server)[phone.scene.people[0].id]
    assert (answer.is_conflict, len(marks(server))) == (False, 2)


def test_o07_two_answers_that_never_met_are_shown_and_nobody_wins(
    server, phone, phone_of, colleague
):
    second = phone_of(colleague).open()
    for one, word in ((phone, "Có mặt"), (second, "Vắng")):
        one.offline()
        one.press(0, word)
        one.sees(0, LOCAL)
    phone.offline(False)
    phone.sees(0, SENT)
    second.offline(False)
    second.sees(0, "Hai câu trả lời")
    assert answers(server)[phone.scene.people[0].id].is_conflict

    second.press(0, "Có mặt")
    second.sees(0, SENT)
    assert not answers(server)[phone.scene.people[0].id].is_conflict


def test_o08_a_correction_that_saw_the_first_answer_replaces_it(server, phone, phone_of, colleague):
    phone.press(0, "Vắng")
    phone.sees(0, SENT)
    second = phone_of(colleague).open()
    second.press(0, "Có mặt")
    second.sees(0, SENT)
    second.all_sent()

    answer = answers(server)[phone.scene.people[0].id]
    assert (answer.value.value, answer.is_conflict, len(marks(server))) == ("present", False, 2)


def test_o10_after_the_sign_in_ended_the_same_answers_go_once_signed_in_again(server, phone):
    phone.context.clear_cookies()
    phone.press(0, "Có mặt")
    expect(phone.page.get_by_role("link", name="Đăng nhập")).to_be_visible()
    phone.sees(0, LOCAL)

    phone.context.add_cookies([phone.server.cookie_of(phone.scene.operator)])
    phone.reload()
    phone.sees(0, SENT)
    assert len(marks(server)) == 1


def test_o11_a_revoked_phone_gives_everything_and_nothing_counts_by_itself(server, paired):
    paired.offline()
    paired.press(0, "Có mặt")
    paired.sees(0, LOCAL)
    with server.app.app_context():
        device = db.session.scalars(
            select(PairedDevice).where(PairedDevice.id == paired.number)
        ).one()
        revoke(device, by=db.session.get_one(User, paired.scene.operator.id))
        db.session.remove()
    paired.offline(False)

    paired.sees(0, "Chưa ghi nhận")
    assert (marks(server), put_aside(server)) == ([], ["device revoked"])


def test_o12_somebody_else_on_the_phone_neither_sees_nor_sends_what_was_marked(
    server, phone, phone_of, colleague
):
    phone.offline()
    phone.press(0, "Có mặt")
    phone.sees(0, LOCAL)
    phone.note()
    phone.proxy.always("down")
    phone.offline(False)
    other = phone_of(colleague, context=phone.context)
    phone.page.close()
    other.proxy.always("")
    other.open()
    other.ticked |= phone.ticked
    expect(other.status).to_contain_text("của người khác chưa gửi")
    other.press(1, "Vắng")
    other.sees(1, SENT)
    assert {mark.author_id for mark in marks(server)} == {colleague.id}

    other.context.add_cookies([other.server.cookie_of(other.scene.operator)])
    other.reload()
    other.sees(0, SENT)
    authors = {mark.registration_id: mark.author_id for mark in marks(server)}
    assert authors[other.scene.people[0].id] == other.scene.operator.id


def test_o26_a_phone_that_was_lost_leaves_when_it_was_last_heard(server, paired):
    paired.offline()
    paired.press(0, "Có mặt")
    paired.sees(0, LOCAL)

    with server.app.app_context():
        scene = paired.scene
        contact = db.session.get(SheetContact, (scene.session.id, scene.point.id))
        assert (contact.loaded_at is not None, contact.waiting) == (True, 0)
    assert marks(server) == []


def test_o27_one_id_with_two_bodies_overwrites_nothing(server, phone, proxy):
    phone.press(0, "Có mặt")
    phone.sees(0, SENT)
    batch = json.loads(proxy.seen[0].partition(b"\r\n\r\n")[2])
    batch["events"].append(batch["events"][0] | {"value": "A"})
    reply = phone.page.evaluate(
        POST, [batch, phone.page.locator("[data-roll-call]").get_attribute("data-token")]
    )

    assert [one["why"] or one["r"] for one in reply["results"]] == ["dup", "id clash"]
    assert answers(server)[phone.scene.people[0].id].value.value == "present"


def test_o28_a_captured_batch_sent_by_somebody_else_counts_for_nothing(
    server, phone, phone_of, proxy, colleague
):
    proxy.always("html")
    phone.press(0, "Có mặt")
    phone.sees(0, LOCAL)
    expect(phone.status).to_contain_text("Có mạng sẽ tự gửi.")
    batch = json.loads(proxy.seen[0].partition(b"\r\n\r\n")[2])
    phone.offline()
    proxy.always("")
    thief = phone_of(colleague).open()
    token = thief.page.locator("[data-roll-call]").get_attribute("data-token")
    reply = thief.page.evaluate(POST, [batch, token])

    assert [one["why"] for one in reply["results"]] == ["other author"]
    assert marks(server) == []


def test_o31_somebody_withdrawn_meanwhile_is_kept_for_a_person_to_decide(server, phone):
    from eventapp.registrations.models import Registration

    phone.offline()
    phone.press(0, "Có mặt")
    phone.press(1, "Có mặt")
    with server.app.app_context():
        gone = update(Registration).where(Registration.id == phone.scene.people[0].id)
        db.session.execute(gone.values(status="withdrawn"))
        db.session.commit()
    phone.offline(False)
    phone.sees(1, SENT)

    assert (len(marks(server)), put_aside(server)) == (1, ["not on the list"])


POST = """async ([batch, token]) => (await fetch("/api/rollcall/v1/events", {
  method: "POST", body: JSON.stringify(batch),
  headers: { "Content-Type": "application/json", "X-CSRFToken": token },
})).json()"""
