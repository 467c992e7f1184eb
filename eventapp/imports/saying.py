"""What is said about a file as a whole and about rows that were not registered, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from eventapp.errors import RuleBroken
from eventapp.imports.models import ImportRow
from eventapp.language import refusal
from eventapp.lists import words


def file_warning(warning: dict[str, Any]) -> str:
    return str(_(words.FILE_WARNINGS[warning["code"]], **warning["values"]))


def column_left_out(column: dict[str, Any]) -> str:
    """Which column was not read, and why."""
    sentence = words.LEFT_OUT[column["reason"]]
    return str(_(sentence, column=column["column"], header=column["header"]))


def no_person(skipped: dict[str, Any]) -> str:
    """Why a row is no person, and what it says."""
    word = words.REASONS[skipped["reason"]]
    reason = str(_(word))
    return f"{reason}: {skipped['text']}" if skipped["text"] else reason


def left_out_reason(row: ImportRow) -> str:
    """Why a person is left out: what the reader found, or somebody's own decision."""
    told = ("DUPLICATE_IN_FILE", "STRIKETHROUGH", "HIDDEN_ROW", "WITHDRAWN_NOTE")
    found = [str(_(words.WARNINGS[code])) for code in told if code in row.warnings]
    return " ".join(found) or str(_("Left out by hand."))


def reason_of(row: ImportRow) -> str:
    """Why a row was refused."""
    if not row.reason:
        return ""
    sentence, values = row.reason["message"], row.reason["values"]
    return refusal(RuleBroken(sentence, **values))


def sayings() -> dict[str, Callable[..., str]]:
    """For the templates of imports."""
    said = (file_warning, column_left_out, no_person, left_out_reason, reason_of)
    return {one.__name__: one for one in said}
