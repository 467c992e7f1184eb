"""How long, as logs say it: ``232``, ``1h 13m 42s``, ``59 Min. 0 Sek.``, ``1 hr 2 min``, ``3h``."""

from __future__ import annotations

import re

from eventapp.meetings.headings import folded

_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-zà-ỹ]+)\.?")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})")
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d+)?")
_HOURS = ("h", "std", "giờ", "uur", "ore", "ora", "tim")
_MINUTES = ("m", "ph")
_SECONDS = ("s", "giây")


def minutes_of(text: str) -> float | None:
    """Minutes; none when the log does not say (``--``, nothing, an unknown word)."""
    text = folded(text)
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 60 + minutes + seconds / 60
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip():
        return None
    total = 0.0
    for number, unit in parts:
        amount = float(number.replace(",", "."))
        if unit.startswith(_HOURS):
            total += amount * 60
        elif unit.startswith(_MINUTES):
            total += amount
        elif unit.startswith(_SECONDS):
            total += amount / 60
        else:
            return None
    return total
