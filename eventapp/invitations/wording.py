"""Messages to agencies, ready to copy: polite, official, in Vietnamese whoever reads the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import force_locale
from flask_babel import gettext as _

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.invitations.chase_list import ChaseGroup, Owing
from eventapp.invitations.models import ReplyState
from eventapp.mail.links import link
from eventapp.templating import clock_time, day, number, period
from eventapp.trainings.models import Training
from eventapp.vietnamese.phones import format_phone

KINDS_OF_PLACES = ("Xã ", "Phường ", "Thị ", "Huyện ", "Quận ", "Thành phố ", "Đặc khu ")


@dataclass(frozen=True)
class Texts:
    """What to paste into Zalo, and what to send by mail."""

    chat: str
    subject: str
    body: str


def texts_for(owing: Owing, training: Training, by: User) -> Texts:
    """A reminder for one agency."""
    with force_locale("vi"):
        chat = _(
            "Dear comrades of %(agency)s, the organisers of the training “%(title)s”, %(days)s,"
            " have not received your list yet (%(seats)s people).%(draft)s%(deadline)s Please send"
            " it at %(link)s or answer there if nobody comes. Thank you, comrades.",
            draft=_draft(owing),
            deadline=_deadline([owing]),
            **_about(owing, training),
        )
        body = _(
            "To: %(agency)s\n\n%(host)s holds the training “%(title)s” on %(days)s. Your agency is"
            " asked to send %(seats)s people.%(deadline)s\n\nBy %(now)s the organisers have not"
            " received your list.%(draft)s Please check it and send it at this address:\n%(link)s"
            "\n\nIf nobody comes, please answer with the reason at the same address.\n\nThank you"
            " for working together with us.\n\n%(signature)s",
            host=training.host_name,
            draft=_draft(owing),
            deadline=_deadline([owing]),
            now=_moment(),
            signature=_signature(training, by),
            **_about(owing, training),
        )
        return Texts(chat, _subject(training), body)


def texts_for_group(group: ChaseGroup, name: str, training: Training, by: User) -> Texts:
    """One message about all agencies of a group; ``name`` is what the group is called."""
    with force_locale("vi"):
        values = {
            "area": in_a_sentence(name),
            "title": training.title,
            "days": period(training.starts_on, training.ends_on),
            "count": f"{len(group.members):02}",
            "link": link("invitations.own", code=training.code),
            "deadline": _deadline(group.members),
            "now": _moment(),
        }
        chat = _(
            "Dear comrades of %(area)s: at %(now)s the organisers of the training “%(title)s”,"
            " %(days)s, have not received the list of %(count)s agencies: %(agencies)s."
            "%(deadline)s Please send it at %(link)s or answer there if nobody comes. Thank you,"
            " comrades.",
            agencies="; ".join(_with_seats(one) for one in group.members),
            **values,
        )
        body = _(
            "To: the agencies of %(area)s\n\n%(host)s holds the training “%(title)s” on %(days)s."
            "%(deadline)s\n\nBy %(now)s the organisers have not received the list of %(count)s"
            " agencies:\n%(agencies)s\n\nPlease check it and send it at this address, or answer"
            " there with the reason if nobody comes:\n%(link)s\n\nThank you for working together"
            " with us.\n\n%(signature)s",
            host=training.host_name,
            agencies="\n".join(f"- {_with_seats(one)};" for one in group.members)[:-1] + ".",
            signature=_signature(training, by),
            **values,
        )
        return Texts(chat, _subject(training), body)


def invitation_text(training: Training, due_at: datetime | None, by: User) -> tuple[str, str]:
    """Subject and text of the first mail to the agencies, to be changed before it is sent."""
    days = period(training.starts_on, training.ends_on)
    with force_locale("vi"):
        subject = _("Invitation: send people to the training of %(days)s", days=days)
        said = _due(due_at) if due_at else ""
        body = _(
            "To: the agencies concerned\n\n%(host)s holds the training “%(title)s” on %(days)s and"
            " asks your agency to send people.%(deadline)s\n\nPlease see your seats and send the"
            " list at this address, or answer there with the reason if nobody comes:\n%(link)s"
            "\n\nThank you for working together with us.\n\n%(signature)s",
            host=training.host_name,
            title=training.title,
            days=days,
            deadline=said,
            link=link("invitations.own", code=training.code),
            signature=_signature(training, by),
        )
        return str(subject), str(body)


def in_a_sentence(name: str) -> str:
    """The name with a small letter where it begins with the kind: xã Hồng Tiến, but Sở Y tế."""
    return name[:1].lower() + name[1:] if name.startswith(KINDS_OF_PLACES) else name


def _about(owing: Owing, training: Training) -> dict[str, str]:
    return {
        "agency": owing.agency.name,
        "title": training.title,
        "days": period(training.starts_on, training.ends_on),
        "seats": number(owing.answer.seats),
        "link": link("invitations.own", code=training.code),
    }


def _subject(training: Training) -> str:
    days = period(training.starts_on, training.ends_on)
    return str(_("Reminder: list of participants for the training of %(days)s", days=days))


def _with_seats(owing: Owing) -> str:
    name, seats = in_a_sentence(owing.agency.name), number(owing.answer.seats)
    return str(_("%(agency)s (%(seats)s people)", agency=name, seats=seats))


def _draft(owing: Owing) -> str:
    if owing.answer.state is not ReplyState.DRAFT:
        return ""
    people = number(owing.answer.people)
    return str(_(" (A draft of %(people)s people is there, but was not sent.)", people=people))


def _deadline(members: Sequence[Owing]) -> str:
    due = {one.answer.due_at for one in members if one.answer.due_at}
    if len(due) != 1 or any(one.answer.due_at is None for one in members):
        return ""
    return _due(next(iter(due)))


def _due(moment: datetime) -> str:
    said = {"hour": clock_time(moment), "day": day(clock.local(moment).date())}
    if moment < clock.now():
        return str(_(" The lists were due at %(hour)s on %(day)s.", **said))
    return str(_(" The lists are due at %(hour)s on %(day)s.", **said))


def _moment() -> str:
    now = clock.now()
    return str(_("%(hour)s on %(day)s", hour=clock_time(now), day=day(clock.local(now).date())))


def _signature(training: Training, by: User) -> str:
    phone = format_phone(by.phone) if by.phone else ""
    if phone:
        who = _("Contact: %(name)s, telephone %(phone)s", name=by.full_name, phone=phone)
    else:
        who = _("Contact: %(name)s", name=by.full_name)
    return f"{training.host_name}\n{who}"
