"""Hanging new marks on the chains of their sheets, which whoever writes marks holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import insert

from eventapp.attendance.chaining import next_digest
from eventapp.attendance.models import ChainLink
from eventapp.attendance.queries.chains import ChainHead, chain_heads
from eventapp.database import db

_Stored = Sequence[tuple[dict[str, Any], Collection[str]]]


def chain_up(marks: _Stored) -> None:
    """Add links for marks (columns, superseded ids) in the order in which they were stored."""
    if not marks:
        return
    heads = chain_heads((mark["session_id"], mark["point_id"]) for mark, _ in marks)
    links = []
    for mark, supersedes in marks:
        pair = mark["session_id"], mark["point_id"]
        before = heads.get(pair, ChainHead())
        digest = next_digest(before.digest, mark, list(supersedes))
        heads[pair] = ChainHead(before.length + 1, digest)
        links.append(
            {
                "session_id": pair[0],
                "point_id": pair[1],
                "number": heads[pair].length,
                "mark_id": mark["id"],
                "digest": digest,
            }
        )
    db.session.execute(insert(ChainLink), links)
