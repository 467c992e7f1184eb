"""Mails on their way to a real server: once, again when it must be, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.mail import sending, service
from eventapp.mail.models import MailPurpose, MailState, OutgoingMail
from tests.factories import UserFactory
from tests.jobs.work import put_off
from tests.mail.server import Mailbox, smtp_server
from tests.mail.test_letters import letter
from tests.racing import at_once, real_application


@pytest.fixture
def mailbox(app: Flask) -> Iterator[Mailbox]:
    with smtp_server(app) as box:
        yield box


def queued(**changed: Any) -> OutgoingMail:
    """A mail in the outbox, as it is after the worker has heard of it."""
    wanted = letter(**changed)
    service.queue(wanted, by=None)
    return the(wanted.key)


def the(key: str) -> OutgoingMail:
    mail = db.session.query(OutgoingMail).filter_by(key=key).one()
    db.session.refresh(mail)
    return mail


def due(mail: OutgoingMail) -> None:
    """Its next turn has come, and nobody holds it."""
    mail = the(mail.key)
    mail.next_try_at = clock.machine_now() - timedelta(seconds=1)
    mail.held_until = mail.next_try_at if mail.held_until else None
    db.session.commit()


def test_a_mail_arrives_as_it_was_written(mailbox: Mailbox):
    mail = queued(reply_to="to-chuc@hungyen.example")

    (got,) = mailbox.mails
    assert got["Subject"] == "Đề nghị gửi danh sách đại biểu"
    assert got["From"] == "Ban Tổ chức tập huấn <tap-huan@hungyen.example>"
    assert got["To"] == "Vũ Thị Hồng Nhung <dau-moi@hungyen.example>"
    assert got["Reply-To"] == "to-chuc@hungyen.example"
    assert got["Message-ID"] == f"<{mail.message_id}@hungyen.example>"
    assert got.get_content().splitlines() == ["Kính gửi: UBND xã Hồng Tiến", "", "Trân trọng."]
    assert (mail.state, mail.tries, mail.sent_at) == (MailState.SENT, 1, clock.now())


def test_on_the_line_a_mail_is_plain_ascii(mailbox: Mailbox):
    queued(subject="Đề nghị " + "gửi danh sách đại biểu dự hội nghị tập huấn " * 3)

    (raw,) = mailbox.raw
    assert raw.isascii()
    assert b"=?utf-8?" in raw
    assert max(len(line) for line in raw.splitlines()) <= 998


def test_a_letter_with_a_used_key_is_not_written_again(mailbox: Mailbox):
    assert service.queue([letter(key="a"), letter(key="b")], by=None) == 2
    assert service.queue([letter(key="a"), letter(key="c")], by=None) == 1
    assert service.queue([], by=None) == 0

    assert len(mailbox.mails) == 3


def test_a_refused_action_sends_nothing(mailbox: Mailbox):
    @atomic
    def act(*, by: User | None) -> None:
        service.queue(letter(), by=by)
        raise RuleBroken("No.")

    with pytest.raises(RuleBroken):
        act(by=None)

    assert (mailbox.mails, db.session.query(OutgoingMail).count()) == ([], 0)


def test_without_a_server_a_mail_waits():
    mail = queued()

    assert (mail.state, mail.tries) == (MailState.WAITING, 0)


def test_a_server_that_is_busy_is_asked_again_later(mailbox: Mailbox):
    mailbox.answers = ["451 later please"]
    mail = queued()

    assert (mail.state, mail.reason) == (MailState.WAITING, "451 later please")
    sending.deliver()
    assert mailbox.mails == []  # a minute has not passed

    due(mail)
    sending.deliver()

    assert (the(mail.key).state, the(mail.key).tries) == (MailState.SENT, 2)
    assert len(mailbox.mails) == 1


def test_an_address_that_the_server_does_not_know_fails_at_once(mailbox: Mailbox):
    mailbox.refused = {"sai@hungyen.example": "550 no such user"}
    service.queue([letter(to="sai@hungyen.example", key="a"), letter(key="b")], by=None)

    assert (the("a").state, the("a").reason) == (MailState.FAILED, "550 no such user")
    assert the("b").state is MailState.SENT


def test_a_server_that_is_down_takes_no_mail_and_loses_none(app: Flask):
    with smtp_server(app):
        address = app.config["SMTP_URL"]
    app.config.update(SMTP_URL=address, MAIL_FROM="a@hungyen.example")
    try:
        service.queue([letter(key="a"), letter(key="b")], by=None)

        assert [(the(key).state, the(key).tries) for key in "ab"] == [
            (MailState.WAITING, 1),  # the one that found out
            (MailState.WAITING, 0),
        ]
    finally:
        app.config.update(SMTP_URL="", MAIL_FROM="")


def test_after_many_tries_a_mail_is_given_up(mailbox: Mailbox):
    mail = queued(key="a")
    mail.state, mail.tries = MailState.WAITING, len(service.PAUSES)
    db.session.commit()
    mailbox.answers = ["451 never"]

    due(mail)
    sending.deliver()

    assert (the("a").state, the("a").reason) == (MailState.FAILED, "451 never")


def test_a_mail_that_waited_a_week_is_not_sent_any_more(app: Flask):
    mail = queued()
    mail.queued_at -= timedelta(days=8)
    db.session.commit()

    with smtp_server(app) as mailbox:
        sending.deliver()

        assert mailbox.mails == []
    assert (the(mail.key).state, the(mail.key).reason) == (MailState.FAILED, service.TOO_OLD)


def test_what_is_for_the_addressee_alone_is_not_kept(mailbox: Mailbox):
    mail = queued(purpose=MailPurpose.ACCOUNT, body="https://…/bi-mat")

    assert "bi-mat" in mailbox.mails[0].get_content()
    assert mail.body == ""


def test_two_workers_at_once_send_every_mail_once(tmp_path: Path):
    with real_application(tmp_path) as app, smtp_server(app) as mailbox:
        with put_off(app):
            service.queue([letter(key=str(n)) for n in range(40)], by=None)

        results = at_once(app, 4, lambda _: sending.deliver())

        assert results == [None] * 4
        assert len(mailbox.mails) == 40
        assert len({got["Message-ID"] for got in mailbox.mails}) == 40
        db.session.remove()
        assert {mail.state for mail in db.session.query(OutgoingMail)} == {MailState.SENT}


class Killed(BaseException):
    """What a killed worker does: nothing any more."""


def test_a_worker_killed_between_sending_and_noting_repeats_one_message(
    app: Flask, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
):
    with put_off(app):
        service.queue([letter(key="a"), letter(key="b")], by=None)

    def die(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(service, "note_sent", die)
        with pytest.raises(Killed):
            sending.deliver()
    db.session.rollback()

    sending.deliver()  # the next worker leaves alone what the killed one holds
    assert [got["Message-ID"] for got in mailbox.mails].count(message_id("a")) == 1
    assert (the("a").state, the("b").state) == (MailState.SENDING, MailState.SENT)

    due(the("a"))
    sending.deliver()

    ids = [got["Message-ID"] for got in mailbox.mails]
    assert sorted(ids) == sorted([message_id("a")] * 2 + [message_id("b")])
    assert the("a").state is MailState.SENT


def message_id(key: str) -> str:
    return f"<{the(key).message_id}@hungyen.example>"


def test_whoever_was_too_slow_does_not_overwrite_what_the_next_one_noted(app: Flask):
    with put_off(app):
        service.queue(letter(key="a"), by=None)
    slow = service.take(the("a").id)
    assert slow is not None
    db.session.expunge(slow)
    due(the("a"))
    quick = service.take(the("a").id)
    assert quick is not None
    service.note_sent(quick)

    service.put_back(slow, "time out")

    assert (the("a").state, the("a").reason) == (MailState.SENT, "")


def refused(action: Any, mail: OutgoingMail) -> str:
    with pytest.raises(RuleBroken) as refusal:
        action(mail, by=UserFactory())
    return refusal.value.message


def test_a_mail_that_was_sent_is_neither_sent_again_nor_cancelled(mailbox: Mailbox):
    mail = queued()

    for action in (service.send_again, service.cancel, service.note_sent_by_hand):
        assert refused(action, mail) == "This mail has been sent."
    assert len(mailbox.mails) == 1


def test_a_failed_mail_is_sent_again_on_demand(mailbox: Mailbox):
    mailbox.answers = ["554 no"]
    mail = queued()
    assert mail.state is MailState.FAILED

    service.send_again(mail, by=UserFactory())

    assert the(mail.key).state is MailState.SENT


def test_a_cancelled_mail_stays_here(app: Flask):
    mail = queued()
    service.cancel(mail, by=UserFactory())

    with smtp_server(app) as mailbox:
        sending.deliver()

        assert mailbox.mails == []
    assert the(mail.key).state is MailState.CANCELLED
