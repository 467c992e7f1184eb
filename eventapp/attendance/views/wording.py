"""What the roll call's script says, in the language of the page."""

from __future__ import annotations

from flask_babel import gettext as _

from eventapp.attendance.events import LETTER_OF
from eventapp.attendance.presence import Presence
from eventapp.attendance.refusals import Why
from eventapp.attendance.views.scan_words import scan_words


def phone_words() -> dict[str, object]:
    """Sentences by the names static/js/roll_call.js knows them; {n} and {name} are filled there."""
    return {
        "unmarked": _("Not marked"),
        "local": _("On this device"),
        "sent": _("Received"),
        "conflict": _("Two answers"),
        "refused": _("Not taken"),
        "waiting": _("{n} not sent yet."),
        "waiting_why": _("They go by themselves when there is a connection."),
        "sending": _("Sending …"),
        "done": _("The server has received everything."),
        "signed_out": _("The sign-in has ended."),
        "reload": _("Sign in again: everything is kept here and will be sent."),
        "pair_again": _("Pair this phone again: everything is kept here and will be sent."),
        "others": _(
            "{n} answers of somebody else are kept here; she sends them when she signs in."
        ),
        "no_store": _("This browser keeps nothing. Every answer is sent at once."),
        "not_kept": _("This answer was not noted."),
        "not_kept_why": _("There is no connection and this browser keeps nothing. Write it down."),
        "contact": _("Last contact {hour}"),
        "decide": _("Press the right answer."),
        "count_people": _("Enter how many people are in the room; 0 is an answer too."),
        "report_local": _("The head count {n} is noted on this device and goes by itself."),
        "report_sent": _("The organisers have your head count: {n}, at {hour}."),
        "app": _("Roll call"),
        "due": _("report by {hour}"),
        "opens": _("opens at {hour}"),
        "no_sheets": _("No point is yours yet"),
        "first_time": _("This list is not on the phone yet."),
        "first_time_why": _(
            "Open it once with a connection. Until then take the roll on a printed list."
        ),
        "revoked": _("This phone may no longer take the roll."),
        "revoked_why": _("What is still on it is sent and waits for the organisers."),
        "locked": _("The sheet is locked. Ask the organiser to reopen it."),
        "combined": _("This point sits in another room; its roll is taken there."),
        "not_open": _("The roll call of this half-day is not open yet."),
        "last": _("{name}: {answer}"),
        "report": _("Report: {here} of {all} present"),
        "scan": scan_words(),
        "answers": {LETTER_OF[value]: _(value.label) for value in Presence},
        "why": {why.value: _(why.label) for why in Why},
    }
