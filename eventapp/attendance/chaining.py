"""The hash chain of a sheet: every mark's digest covers the mark and the digest before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any

START = "0" * 64
FIELDS = (
    *("id", "session_id", "point_id", "registration_id", "value", "reason", "source", "device"),
    *("sequence", "wall_ms", "timezone", "author_id", "received_at", "skew_ms", "body_hash"),
)
"""The columns of a mark that its digest covers, beside the marks it supersedes."""


def next_digest(before: str, mark: Mapping[str, Any], supersedes: list[str]) -> str:
    """SHA-256, in hex, of the digest before and the mark as canonical JSON."""
    content = [_plain(mark[name]) for name in FIELDS]
    text = json.dumps([before, content, sorted(supersedes)], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value
