"""What is done with seats and answers."""

from eventapp.invitations.service.chasing import note_reminded, remind_by_mail, write_to_invited
from eventapp.invitations.service.importing import import_seats
from eventapp.invitations.service.replying import (
    give_time,
    note_opened,
    note_received,
    reply_nil,
    send_list,
    set_terms,
    withdraw_nil,
)
from eventapp.invitations.service.seats import (
    change_seats,
    invite,
    invite_by_level,
    invite_by_rule,
    plan_seats,
    remove_invitation,
)

__all__ = [
    "change_seats",
    "give_time",
    "import_seats",
    "invite",
    "invite_by_level",
    "invite_by_rule",
    "note_opened",
    "note_received",
    "note_reminded",
    "plan_seats",
    "remind_by_mail",
    "remove_invitation",
    "reply_nil",
    "send_list",
    "set_terms",
    "withdraw_nil",
    "write_to_invited",
]
