"""Whoever was invited hears by mail what changed in a training: each notice once to each address.

Pages and calendars show a notice at once; the worker writes the mails within a minute, where a
mail server is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from flask import current_app, url_for

from eventapp import clock
from eventapp.jobs.kinds import errand
from eventapp.mail import service as mail
from eventapp.mail.addressees import addressees
from eventapp.mail.letters import Letter
from eventapp.mail.models import MailPurpose
from eventapp.trainings.models import Notice, Training, TrainingState
from eventapp.trainings.queries import latest_notices
from eventapp.trainings.wording import sentence

TOLD_FOR = timedelta(days=2)
"""Who is invited later than that reads the plan as it is."""


@errand("planning.tell")
def tell() -> int:
    """Write the mails about what changed lately; how many are new."""
    if not current_app.config["SMTP_URL"]:
        return 0
    recent = latest_notices(
        Notice.written_at >= clock.now() - TOLD_FOR, Training.state != TrainingState.DRAFT
    )
    return mail.queue([one for change in recent for one in letters(*change)], by=None)


def letters(notice: Notice, training: Training) -> Iterator[Letter]:
    """One letter to everybody invited to the training or registered for it."""
    page = _page(training)
    lines = (
        f"Kính gửi anh/chị,\n\n{training.host_name} thông báo thay đổi của {training.title}:",
        sentence(notice),
        f"Lý do: {notice.reason}" if notice.reason else "",
        f"Chương trình mới nhất: {page}" if page else "",
        f"Trân trọng,\n{training.host_name}",
    )
    for one in addressees(training.id):
        yield Letter(
            to=one.email,
            to_name=one.name,
            subject=f"Thay đổi lịch: {training.title}",
            body="\n\n".join(filter(None, lines)),
            key=f"notice:{notice.id}:{sha256(one.email.encode()).hexdigest()[:24]}",
            purpose=MailPurpose.NOTICE,
            training_id=training.id,
            agency_id=one.agency_id,
        )


def _page(training: Training) -> str:
    """The public page; the worker knows its address from the setting alone."""
    base: str = current_app.config["PUBLIC_URL"]
    if not base:
        return ""
    with current_app.test_request_context():
        return base + url_for("programme.page", code=training.code)
