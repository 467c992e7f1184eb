"""How agencies answered, most with a list, one with nobody; and who was asked again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.demo.accounts import Accounts
from eventapp.demo.acting import acting
from eventapp.demo.plan import DEADLINE, in_2021
from eventapp.invitations.models import ReminderChannel
from eventapp.invitations.service import (
    note_opened,
    note_reminded,
    remind_by_mail,
    reply_nil,
    send_list,
)
from eventapp.mail.letters import Letter
from eventapp.mail.models import MailPurpose, MailState, OutgoingMail
from eventapp.trainings.models import Training

DRAFTS = {"HY21-BAO", "HY21-HCCB"}  # people on the list, never sent
LOOKED = {"HY21-BQLKDH": in_2021(9, 29, 9, 5), "HY21-HOI04": in_2021(10, 4, 14, 20)}
NOBODY = "HY21-HQ"
WHY_NOBODY = "Đơn vị bố trí toàn bộ công chức trực phòng, chống dịch tại các chốt kiểm soát"
ASKED_BY_MAIL = ("HY21-BQLKDH", "HY21-HOI04", "HY21-HOI07", "HY21-PC", *sorted(DRAFTS))
ASKED_IN_A_CHAT = ("HY21-HOI07", "HY21-PC", "commune-2021:12340")
SUBJECT = "Đề nghị gửi danh sách đại biểu dự tập huấn 13–15/10/2021"
BODY = """Kính gửi: {agency}

{host} tổ chức “{title}” vào ngày 13–15/10/2021.
Hạn gửi danh sách là 16h30 ngày 08/10/2021, nay đã quá hạn.

Đề nghị quý cơ quan rà soát và gửi danh sách, hoặc trả lời kèm lý do nếu không cử người tham dự.

Trân trọng cảm ơn sự phối hợp của quý cơ quan."""
FAILURES = {  # what the mail server said
    "HY21-PC": (MailState.FAILED, "550 5.1.1 Recipient address rejected: User unknown"),
    "HY21-HCCB": (MailState.WAITING, "451 4.7.1 Greylisting in action, please come back later"),
}


def answer(training: Training, agency: Agency, moment: datetime, *, by: User) -> None:
    """A focal person opened the invitation, entered her list and, nearly always, sent it."""
    with acting(moment - timedelta(minutes=25), by, "invitations.note_opened"):
        note_opened(training, agency, by=by)
    if agency.reference not in DRAFTS:
        with acting(moment + timedelta(minutes=4), by, "invitations.send_list"):
            send_list(training, agency, by=by)


def answer_otherwise(
    training: Training, agencies: Mapping[str, Agency], accounts: Accounts
) -> None:
    """Some only looked, one sends nobody; the organisers asked the silent ones again."""
    for reference, moment in LOOKED.items():
        by = accounts.sender(agencies[reference])
        with acting(moment, by, "invitations.note_opened"):
            note_opened(training, agencies[reference], by=by)
    by = accounts.sender(agencies[NOBODY])
    with acting(in_2021(10, 7, 15, 40), by, "invitations.reply_nil"):
        reply_nil(training, agencies[NOBODY], WHY_NOBODY, by=by)

    organiser = accounts.organiser
    with acting(DEADLINE + timedelta(minutes=25), organiser, "invitations.remind_by_mail"):
        _by_mail(training, [agencies[reference] for reference in ASKED_BY_MAIL], accounts)
    with acting(in_2021(10, 11, 8, 10), organiser, "invitations.note_reminded"):
        asked = [agencies[reference] for reference in ASKED_IN_A_CHAT]
        note_reminded(training, asked, ReminderChannel.CHAT, by=organiser)


def _by_mail(training: Training, agencies: list[Agency], accounts: Accounts) -> None:
    letters = []
    for agency in agencies:
        to = accounts.sender(agency)
        letter = Letter(
            to=to.email,
            to_name=to.full_name,
            subject=SUBJECT,
            body=BODY.format(agency=agency.name, host=training.host_name, title=training.title),
            key=f"reminder:{training.id}:{agency.id}:0:20211008",
            purpose=MailPurpose.REMINDER,
            reply_to=accounts.organiser.email,
            training_id=training.id,
            agency_id=agency.id,
        )
        letters.append((agency, letter))
    remind_by_mail(training, letters, by=accounts.organiser)
    references = {agency.id: agency.reference or "" for agency in agencies}
    for mail in db.session.query(OutgoingMail).filter_by(training_id=training.id):
        reference = references.get(mail.agency_id or 0, "")
        mail.state, mail.reason = FAILURES.get(reference, (MailState.SENT, ""))
        mail.tries = 1
        if mail.state is MailState.SENT:
            mail.sent_at = mail.written_at + timedelta(seconds=40)
