"""Finding mails: whoever plans trainings sees the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.database import db
from eventapp.mail.models import MailState, OutgoingMail

PER_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """Which mails to show; empty parts let everything through."""

    state: str = ""
    text: str = ""
    training_id: int | None = None


@dataclass(frozen=True)
class Page:
    """One page of mails, newest first, and how many there are of each state."""

    mails: Sequence[OutgoingMail]
    page: int
    pages: int
    counts: dict[MailState, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def mails(wanted: Wanted, *, page: int) -> Page:
    """The mails that are wanted, with training and agency."""
    conditions = _conditions(wanted)
    counted = select(OutgoingMail.state, func.count()).where(*conditions)
    counts = dict(db.session.execute(counted.group_by(OutgoingMail.state)).all())
    if wanted.state in set(MailState):
        conditions.append(OutgoingMail.state == MailState(wanted.state))
        total = counts.get(MailState(wanted.state), 0)
    else:
        total = sum(counts.values())
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    found = (
        select(OutgoingMail)
        .where(*conditions)
        .options(joinedload(OutgoingMail.training), joinedload(OutgoingMail.agency))
        .order_by(OutgoingMail.id.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    return Page(db.session.scalars(found).all(), page, pages, counts)


def get_mail(mail_id: int) -> OutgoingMail:
    """A mail with its training, agency and writer."""
    return db.session.scalars(
        select(OutgoingMail)
        .where(OutgoingMail.id == mail_id)
        .options(
            joinedload(OutgoingMail.training),
            joinedload(OutgoingMail.agency),
            joinedload(OutgoingMail.written_by),
        )
    ).one()


def is_due() -> ColumnElement[bool]:
    """Mails whose turn has come, and those whose sender has been silent too long."""
    now = clock.machine_now()
    waits = (OutgoingMail.state == MailState.WAITING) & (OutgoingMail.next_try_at <= now)
    is_left = (OutgoingMail.state == MailState.SENDING) & (OutgoingMail.held_until < now)
    return or_(waits, is_left)


def next_due() -> int | None:
    """The id of the mail that has waited longest."""
    order = OutgoingMail.next_try_at, OutgoingMail.id
    return db.session.scalar(select(OutgoingMail.id).where(is_due()).order_by(*order).limit(1))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = []
    if wanted.training_id is not None:
        conditions.append(OutgoingMail.training_id == wanted.training_id)
    if wanted.text:
        sought = wanted.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        columns = OutgoingMail.to, OutgoingMail.to_name, OutgoingMail.subject
        conditions.append(or_(*(column.ilike(f"%{sought}%", escape="\\") for column in columns)))
    return conditions
