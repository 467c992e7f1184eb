"""Reading in a process of its own: a hostile file may end that process, never this one."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from eventapp.errors import RuleBroken
from eventapp.lists.files import limits
from eventapp.lists.files.kinds import too_large
from eventapp.lists.request import Request
from eventapp.lists.results import Reading
from eventapp.lists.transport import from_json

Answer = TypeVar("Answer")
_log = logging.getLogger(__name__)
_CHILD = Path(__file__).with_name("child.py")
_MOST_SECONDS = 30


def read_apart(content: bytes | str, request: Request | None = None) -> Reading:
    """Read a file (bytes) or a pasted table (text) that came from outside.

    :class:`~eventapp.errors.RuleBroken` says why it cannot be read.
    """
    request = request or Request()
    is_pasted = isinstance(content, str)
    sent = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(sent) > limits.MOST_BYTES:
        raise too_large()
    asked = {
        "name": request.name,
        "on": request.on.isoformat() if request.on else None,
        "sheet": request.sheet,
        "asks_ethnicity": request.asks_ethnicity,
        "asked": list(request.asked),
        "is_pasted": is_pasted,
    }
    return _answer(asked, sent, lambda said: from_json(Reading, said))


def read_cells_apart(content: bytes | str) -> list[list[str]]:
    """The cells of any small table from outside (see ``lists.cells``), row by row."""
    sent = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(sent) > limits.MOST_BYTES:
        raise too_large()
    asked = {"wants_cells": True, "is_pasted": isinstance(content, str)}
    return _answer(
        asked, sent, lambda said: [[str(cell) for cell in row] for row in json.loads(said)["rows"]]
    )


def _answer(asked: dict[str, Any], sent: bytes, read: Callable[[bytes], Answer]) -> Answer:
    """What the child says, or its refusal."""
    try:
        done = subprocess.run(  # noqa: S603 - this program's own child, nothing of the file's
            [sys.executable, "-I", str(_CHILD)],
            input=json.dumps(asked).encode() + b"\n" + sent,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=True,
            env={"PYTHONUTF8": "1"},
        )
        document = json.loads(done.stdout)
        if "refused" in document:
            raise _rebuilt(document["refused"])
        return read(done.stdout)
    except (subprocess.SubprocessError, ValueError, KeyError) as error:
        # Not what the file holds: only that its process ended, and how.
        _log.warning(
            "reading a list failed: %s", getattr(error, "returncode", type(error).__name__)
        )
        raise RuleBroken(
            "This file could not be read: it is damaged, or far larger inside than a list of "
            "people. Please copy the list into a new workbook and send that."
        ) from error


def _rebuilt(refused: dict[str, Any]) -> RuleBroken:
    values = {str(key): value for key, value in refused["values"].items()}
    return RuleBroken(str(refused["message"]), field=refused["field"], **values)
