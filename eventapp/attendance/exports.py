"""What a phone exports when it cannot send: marks as packed text, or in numbered parts."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

from eventapp.errors import RuleBroken

MOST_BYTES = 8 * 1024 * 1024
_PART = re.compile(r"RC (\d+)/(\d+) (.*?)(?=RC \d+/\d+ |\Z)", re.DOTALL)
_WHOLE = re.compile(r"ROLLCALL([12])\s+([A-Za-z0-9+/=\s]+)\Z")


def read_export(text: str) -> list[Any]:
    """The events in an export; refused in words when a part is missing or letters are lost."""
    text = text.strip()
    if parts := _PART.findall(text):
        total = int(parts[0][1])
        found = {int(number): piece.strip() for number, _, piece in parts}
        missing = [number for number in range(1, total + 1) if number not in found][:10]
        if missing:
            raise RuleBroken(
                "These parts are missing: %(parts)s.",
                field="text",
                parts=", ".join(map(str, missing)),
            )
        text = "".join(found[number] for number in range(1, total + 1))
    whole = _WHOLE.match(text)
    if whole is None:
        raise _unreadable()
    try:
        packed = base64.b64decode("".join(whole[2].split()), validate=True)
        unpacked = (
            zlib.decompressobj().decompress(packed, MOST_BYTES) if whole[1] == "2" else packed
        )
        events = json.loads(unpacked)
    except (ValueError, zlib.error, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(events, list):
        raise _unreadable()
    return events


def _unreadable() -> RuleBroken:
    return RuleBroken(
        "This is no export of a roll call, or a part of it is lost. Copy all of it.", field="text"
    )
