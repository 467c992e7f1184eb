"""Pages of seats, of what the agencies answer, and of whom to ask again."""

from eventapp.invitations import overview
from eventapp.invitations.views import (
    chase,
    file,
    letter,
    replies,
    reply,
    reply_board,
    rule,
    seats,
)
from eventapp.invitations.views.blueprint import bp

__all__ = [
    "bp",
    "chase",
    "file",
    "letter",
    "overview",
    "replies",
    "reply",
    "reply_board",
    "rule",
    "seats",
]
