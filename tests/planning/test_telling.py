"""Mails about changes: one to everybody invited, once, and only where a mail server is set."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from eventapp.access import Role
from eventapp.database import db
from eventapp.mail.models import MailPurpose, OutgoingMail
from eventapp.planning.telling import tell
from eventapp.trainings.models import Training
from eventapp.trainings.service import cancel_session, publish
from tests.factories import AgencyFactory, InvitationFactory, UserFactory, group_of
from tests.trainings.plans import planned


@pytest.fixture
def changed() -> Training:
    """A published training with one agency called, whose last half-day is cancelled."""
    training = planned()
    commune = AgencyFactory()
    UserFactory(role=Role.FOCAL_PERSON, email="xa@hungyen.example", agency=commune)
    InvitationFactory(training=training, agency=commune, group=group_of(training, "G4"), seats=2)
    publish(training, by=UserFactory())
    cancel_session(training.sessions[-1], reason="bão số 7", by=UserFactory())
    return training


@pytest.fixture
def mail_server(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setitem(app.config, "PUBLIC_URL", "https://tap-huan.example")


def written() -> list[OutgoingMail]:
    return list(
        db.session.scalars(select(OutgoingMail).where(OutgoingMail.purpose == MailPurpose.NOTICE))
    )


def test_everybody_invited_is_told_what_changed_and_why(changed: Training, mail_server: None):
    tell()

    (one,) = written()
    assert one.to == "xa@hungyen.example"
    assert "bão số 7" in one.body
    assert f"https://tap-huan.example/t/{changed.code}" in one.body


def test_the_same_change_is_told_once(changed: Training, mail_server: None):
    assert (tell(), tell()) == (1, 0)
    assert len(written()) == 1


def test_without_a_mail_server_pages_and_calendars_tell(changed: Training):
    assert tell() == 0
    assert written() == []
