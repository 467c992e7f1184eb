"""Files of signed papers: which kind they are by what is in them, not by what they are called."""

from __future__ import annotations

from pathlib import Path

from eventapp.errors import RuleBroken
from eventapp.registry.signatures import UNSIGNED, Verdict, check

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
_STARTS = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))


def read_copy(content: bytes, *, trusted: Path | None = None) -> tuple[str, Verdict]:
    """The content type, and what the signatures say; RuleBroken for any other kind of file."""
    if not content:
        raise RuleBroken("This file is empty.", field="file")
    kind = next((kind for start, kind in _STARTS if content.startswith(start)), None)
    if kind is None:
        raise RuleBroken("Send a PDF, a JPEG or a PNG; this file is none of them.", field="file")
    return kind, check(content, trusted=trusted) if kind == PDF else UNSIGNED
