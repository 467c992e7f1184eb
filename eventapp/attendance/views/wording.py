"""What the roll call's script says, in the language of the page."""

from __future__ import annotations

from flask_babel import gettext as _

from eventapp.attendance.events import LETTER_OF
from eventapp.attendance.presence import Presence
from eventapp.attendance.refusals import Why


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
        "reload": _("Open this page again and sign in: everything is kept here and will be sent."),
        "no_store": _("This browser keeps nothing. Every answer is sent at once."),
        "last": _("{name}: {answer}"),
        "report": _("Report: {here} of {all} present"),
        "answers": {LETTER_OF[value]: _(value.label) for value in Presence},
        "why": {why.value: _(why.label) for why in Why},
    }
