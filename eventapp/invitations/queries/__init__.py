"""Finding seats, answers and who still owes one."""

from eventapp.invitations.queries.replies import (
    AgencyReply,
    deadline_of,
    find_reply,
    own_reply,
    replies,
    reply_terms,
)
from eventapp.invitations.queries.seats import (
    get_invitation,
    invitations_of,
    seats,
    seats_by_group,
    seats_called,
    visible_to,
)

__all__ = [
    "AgencyReply",
    "deadline_of",
    "find_reply",
    "get_invitation",
    "invitations_of",
    "own_reply",
    "replies",
    "reply_terms",
    "seats",
    "seats_by_group",
    "seats_called",
    "visible_to",
]
