"""Pages of the outbox."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from eventapp.access import Role
from eventapp.database import db
from eventapp.mail import service
from eventapp.mail.models import MailPurpose, MailState, OutgoingMail
from tests.factories import UserFactory
from tests.mail.server import smtp_server
from tests.mail.test_letters import letter


def written(**fields: Any) -> OutgoingMail:
    wanted = letter(**fields)
    service.queue(wanted, by=UserFactory(full_name="Đào Minh Nguyệt"))
    return db.session.query(OutgoingMail).filter_by(key=wanted.key).one()


def state_of(mail: OutgoingMail) -> MailState:
    db.session.refresh(mail)
    return mail.state


def test_without_a_server_the_text_is_there_to_copy_and_is_noted_as_sent(sign_in):
    mail = written()
    browser = sign_in()

    assert "No mail server is set" in browser.get("/mails/").text
    page = browser.get(f"/mails/{mail.id}/").text
    assert "Kính gửi: UBND xã Hồng Tiến" in page
    assert 'data-copy="text"' in page
    assert "Send now" not in page

    said = browser.post(f"/mails/{mail.id}/by_hand", follow_redirects=True).text
    assert "Noted as sent by hand." in said
    assert state_of(mail) is MailState.SENT


def test_a_mail_is_cancelled_and_sent_all_the_same(sign_in, app: Flask):
    mail = written()
    browser = sign_in()
    browser.post(f"/mails/{mail.id}/cancel")
    assert state_of(mail) is MailState.CANCELLED

    with smtp_server(app) as mailbox:
        assert "Send again" in browser.get(f"/mails/{mail.id}/").text
        said = browser.post(f"/mails/{mail.id}/send", follow_redirects=True).text

        assert "The mail is on its way." in said
        assert len(mailbox.mails) == 1
        said = browser.post(f"/mails/{mail.id}/send", follow_redirects=True).text
        assert "This mail has been sent." in said
        assert len(mailbox.mails) == 1


def test_a_failure_says_what_the_server_said(sign_in, app: Flask):
    with smtp_server(app) as mailbox:
        mailbox.answers = ["554 <b>spam</b>"]
        mail = written()

    browser = sign_in()
    assert "<h1>1 mails could not be sent</h1>" in browser.get("/mails/").text
    assert "554 &lt;b&gt;spam&lt;/b&gt;" in browser.get(f"/mails/{mail.id}/").text


def test_what_is_for_the_addressee_alone_is_not_shown(sign_in):
    mail = written(purpose=MailPurpose.ACCOUNT, body="https://…/bi-mat")

    page = sign_in().get(f"/mails/{mail.id}/").text

    assert "bi-mat" not in page
    assert "for its addressee alone" in page


def test_mails_are_found_by_state_addressee_and_subject(sign_in):
    written(key="a", to="mot@hungyen.example")
    other = written(key="b", to="hai@hungyen.example", subject="Chuyển lịch 100%")
    service.cancel(other, by=UserFactory())
    browser = sign_in()

    def found(query: str) -> list[bool]:
        page = browser.get(f"/mails/?{query}").text
        return [f"{name}@hungyen.example" in page for name in ("mot", "hai")]

    assert found("") == [True, True]
    assert found("state=waiting") == [True, False]
    assert found("state=cancelled") == [False, True]
    assert found("q=100%25") == [False, True]
    assert found("q=MOT@") == [True, False]
    assert found("q=_") == [False, False]
    assert found("training=99") == [False, False]
    assert found("state=x") == [True, True]


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_only_organisers_see_the_outbox(sign_in, role: Role):
    mail = written()
    browser = sign_in(role=role)

    assert browser.get("/mails/").status_code == 403
    assert browser.get(f"/mails/{mail.id}/").status_code == 403
    assert browser.post(f"/mails/{mail.id}/cancel").status_code == 403


@pytest.mark.parametrize("mails", [1, 3])
def test_index_asks_the_database_the_same_number_of_questions(sign_in, count_queries, mails):
    for number in range(mails):
        written(key=str(number))
    browser = sign_in()

    with count_queries() as statements:
        assert browser.get("/mails/").status_code == 200

    assert len(statements) == 3
