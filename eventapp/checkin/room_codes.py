"""The code on a screen: made from a key and the server's time, another every fifteen seconds."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from eventapp.badges.secrets import LETTERS, typed

STEP = 15  # seconds
LENGTH = 10
NEIGHBOURS = (0, -1, 1)  # a slow finger; another machine whose clock is a little ahead


def step_at(moment: datetime) -> int:
    return int(moment.timestamp()) // STEP


def seconds_left(moment: datetime) -> int:
    """Until the next code is shown."""
    return STEP - int(moment.timestamp()) % STEP


def room_code(key: str, session_id: int, point_id: int, step: int) -> str:
    """Ten letters that say nothing and cannot be made without the key."""
    about = f"room|{session_id}|{point_id}|{step}"
    digest = hmac.new(key.encode(), about.encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(letters)


def is_current(shown: str, key: str, session_id: int, point_id: int, now: datetime) -> bool:
    """Whether the code is on the screen now, or was a moment ago."""
    return any(
        hmac.compare_digest(shown, room_code(key, session_id, point_id, step_at(now) + near))
        for near in NEIGHBOURS
    )


def in_full(screen_id: int, code: str) -> str:
    """As shown and typed: the number of the screen, then the letters: 12-K7MPQ-2XH4R."""
    return f"{screen_id}-{code[:5]}-{code[5:]}"


def read(text: str) -> tuple[int, str] | None:
    """The number of the screen and the letters; None when it is no room code at all."""
    number, _, rest = text.strip().replace(" ", "-").partition("-")
    letters = typed(rest)
    if not (number.isascii() and number.isdigit() and len(number) < LENGTH):
        return None
    return (int(number), letters) if len(letters) == LENGTH else None


def hashed(ticket: str) -> str:
    """What is kept of a ticket."""
    return hashlib.sha256(ticket.encode()).hexdigest()
