"""Whom to ask again: by district or successor, with whom to call, and texts in official words."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.agencies.models import AgencySuccession, SuccessionKind
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.invitations import queries, service
from eventapp.invitations.models import Reminder, ReminderChannel
from eventapp.mail.addressees import addressees
from eventapp.mail.models import OutgoingMail
from eventapp.registrations.models import Registration
from tests.factories import AgencyFactory, InvitationFactory, PointFactory, group_of
from tests.invitations.scene import a_scene

CHASE = "/trainings/BDG-2021/invitations/chase"


def boxes(page: str) -> list[str]:
    """The page from each heading of a group on."""
    return page.split("<caption")[1:]


def test_the_chase_list_names_who_owes_an_answer_by_district(sign_in):
    scene = a_scene(communes=3)
    scene.lists(0)
    service.send_list(scene.training, scene.communes[0], by=scene.focal[0])
    InvitationFactory(
        training=scene.training, agency=scene.department, group=group_of(scene.training, "G2")
    )

    page = sign_in().get(CHASE).text

    assert "<h1>3 agencies owe an answer</h1>" in page
    departments, district = boxes(page)
    assert "Sở Lao động - Thương binh và Xã hội" in departments
    assert "Huyện Khoái Châu" in district
    assert "Xã Hồng Tiến 0" not in district
    assert "Vũ Thị Nhung 1" in district
    assert "0912 345 678" in district


def test_agencies_that_closed_are_asked_through_the_one_that_took_them_over(sign_in, time):
    scene = a_scene(communes=2)
    heir = AgencyFactory(name="Xã Hồng Tiến mới", valid_from=date(2021, 10, 10))
    for agency in (scene.district, *scene.communes):
        agency.valid_to = date(2021, 10, 9)
    for agency in scene.communes:
        db.session.add(
            AgencySuccession(
                from_id=agency.id,
                to_id=heir.id,
                kind=SuccessionKind.MERGED,
                effective_on=date(2021, 10, 10),
            )
        )
    db.session.commit()

    (box,) = boxes(sign_in().get(CHASE).text)

    assert "Xã Hồng Tiến mới" in box
    assert "2 agencies" in box


def test_without_a_district_agencies_are_asked_by_level(sign_in):
    scene = a_scene(communes=2)
    scene.district.valid_to = date(2021, 10, 9)
    db.session.commit()

    (box,) = boxes(sign_in().get(CHASE).text)

    assert "Commune level" in box


def test_the_text_for_one_agency_is_official_and_whole(sign_in):
    scene = a_scene()
    scene.lists(0)

    page = sign_in(scene.organiser).get(f"{CHASE}/agency-{scene.communes[0].id}").text

    assert "Kính gửi các đồng chí Xã Hồng Tiến 0: Ban Tổ chức" in page
    assert "chưa nhận được danh sách đại biểu của đơn vị (chỉ tiêu 3 người)" in page
    assert "bản nháp 1 người nhưng chưa gửi" in page
    assert "http://localhost/trainings/BDG-2021/reply/" in page
    assert "Đề nghị gửi danh sách đại biểu dự tập huấn 20–22/10/2021" in page
    assert "Đầu mối: Đào Minh Nguyệt" in page


def test_the_text_for_a_group_counts_and_names_everybody(sign_in):
    scene = a_scene()

    page = sign_in().get(f"{CHASE}/{scene.district.id}").text

    assert "đầu mối huyện Khoái Châu: đến 8h00 ngày 13/10/2021" in page
    assert "của 02 đơn vị: xã Hồng Tiến 0 (3 người); xã Hồng Tiến 1 (3 người)." in page


@pytest.mark.parametrize("key", ["x", "99999", "agency-99999", "agency-", "commune"])
def test_a_group_that_owes_nothing_does_not_exist(sign_in, key: str):
    a_scene()
    browser = sign_in()

    assert browser.get(f"{CHASE}/{key}").status_code == 404
    assert browser.post(f"{CHASE}/{key}/mail").status_code == 404


def test_reminders_by_mail_go_into_the_outbox_once_a_day(sign_in):
    scene = a_scene()
    browser = sign_in(scene.organiser)

    said = browser.post(f"{CHASE}/everybody/mail", follow_redirects=True).text
    again = browser.post(f"{CHASE}/everybody/mail", follow_redirects=True).text

    assert "Mails written: 2." in said
    assert "Mails written: 0." in again
    assert "Already reminded by mail today: 2." in again
    mails = db.session.query(OutgoingMail).order_by(OutgoingMail.to).all()
    assert [mail.to for mail in mails] == [user.email for user in scene.focal]
    assert {mail.reply_to for mail in mails} == {scene.organiser.email}
    assert "Kính gửi: Xã Hồng Tiến 0" in mails[0].body
    answers = queries.replies(scene.training, viewer=scene.organiser)
    assert [one.reminders for one in answers] == [1, 1]


def test_agencies_without_an_address_cannot_be_reminded_by_mail(sign_in):
    scene = a_scene(communes=1)
    scene.focal[0].is_active = False
    PointFactory(
        training=scene.training, agency=scene.communes[0], contact_name="Bà Hoa", contact_phone=None
    )
    db.session.commit()
    browser = sign_in()

    assert "Bà Hoa" in browser.get(CHASE).text
    said = browser.post(f"{CHASE}/{scene.district.id}/mail", follow_redirects=True).text

    assert "None of these agencies has an e-mail address." in said
    with pytest.raises(RuleBroken):
        service.remind_by_mail(scene.training, [], by=scene.organiser)


def test_a_reminder_in_a_chat_is_noted_with_who_and_when(sign_in):
    scene = a_scene()
    browser = sign_in(scene.organiser)

    browser.post(f"{CHASE}/{scene.district.id}/noted", data={"channel": "chat"})
    odd = browser.post(f"{CHASE}/{scene.district.id}/noted", data={"channel": "x"})

    assert odd.status_code == 400
    rows = db.session.query(Reminder).all()
    assert {(row.channel, row.reminded_by_id) for row in rows} == {
        (ReminderChannel.CHAT, scene.organiser.id)
    }
    assert "13/10/2021, 08:00" in browser.get(CHASE).text


@pytest.mark.parametrize("page", ["chase", "replies"])
@pytest.mark.parametrize("communes", [1, 3])
def test_pages_of_answers_ask_the_same_number_of_questions(sign_in, count_queries, page, communes):
    a_scene(communes=communes)
    browser = sign_in()

    with count_queries() as statements:
        answer = browser.get(f"/trainings/BDG-2021/invitations/{page}")

    assert answer.status_code == 200
    assert len(statements) == {"chase": 10, "replies": 8}[page]


def test_a_training_can_write_to_everybody_it_has_invited():
    scene = a_scene(communes=2)
    scene.lists(0)
    scene.focal[1].is_active = False
    on_the_list = db.session.query(Registration).one()
    on_the_list.email = "hoa@hungyen.example"
    db.session.commit()

    found = addressees(scene.training.id)

    assert [(one.email, one.agency_id) for one in found] == [
        (scene.focal[0].email, scene.communes[0].id),
        ("hoa@hungyen.example", scene.communes[0].id),
    ]


def test_the_first_mail_is_written_for_the_organiser_and_goes_to_everybody_once(sign_in):
    scene = a_scene(communes=2)
    browser = sign_in(scene.organiser)
    page = browser.get("/trainings/BDG-2021/invitations/letter").text
    assert "<h1>A mail to 2 focal persons</h1>" in page
    assert "Đề nghị cử người tham dự tập huấn 20–22/10/2021" in page
    typed = {"subject": "Cử người dự tập huấn", "body": "Kính gửi quý cơ quan"}

    for written in (2, 0):
        said = browser.post(
            "/trainings/BDG-2021/invitations/letter", data=typed, follow_redirects=True
        ).text
        assert f"Mails written: {written}." in said

    mails = db.session.query(OutgoingMail).all()
    assert {(mail.to, mail.subject) for mail in mails} == {
        (user.email, "Cử người dự tập huấn") for user in scene.focal
    }


def test_a_mail_without_a_text_is_refused(sign_in):
    a_scene()

    answer = sign_in().post(
        "/trainings/BDG-2021/invitations/letter", data={"subject": "x", "body": ""}
    )

    assert answer.status_code == 422
    assert "Write what the mail says." in answer.text
