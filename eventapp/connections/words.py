"""Sentences of logs in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from eventapp.connections.taking_in import UNKNOWN, UNREAD
from eventapp.meetings import formats, words


def problem_text(code: str, values: Mapping[str, Any]) -> str:
    """What is odd in a log."""
    text: str = _(words.PROBLEMS[code])
    return text % values if values else text


def format_name(code: str) -> str:
    name: str = _(UNREAD) if code == UNKNOWN else _(formats.NAMES[code])
    return name
