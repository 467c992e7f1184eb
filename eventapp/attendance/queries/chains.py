"""The hash chains of sheets: where each ends, and whether it still holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, true, tuple_

from eventapp.attendance.chaining import FIELDS, START, next_digest
from eventapp.attendance.claiming import Pair
from eventapp.attendance.models import ChainLink, Mark, MarkSupersedes, Sheet, SheetVersion
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class ChainHead:
    """The last link of a sheet: how many marks there are, and the digest that covers them all."""

    length: int = 0
    digest: str = START


def chain_heads(pairs: Iterable[Pair]) -> dict[Pair, ChainHead]:
    """By (session id, point id); a sheet without marks is missing."""
    last = (
        select(ChainLink.session_id, ChainLink.point_id, func.max(ChainLink.number).label("number"))
        .where(tuple_(ChainLink.session_id, ChainLink.point_id).in_(sorted(set(pairs))))
        .group_by(ChainLink.session_id, ChainLink.point_id)
        .subquery()
    )
    rows = db.session.execute(
        select(ChainLink.session_id, ChainLink.point_id, ChainLink.number, ChainLink.digest).join(
            last,
            (ChainLink.session_id == last.c.session_id)
            & (ChainLink.point_id == last.c.point_id)
            & (ChainLink.number == last.c.number),
        )
    )
    return {(session, point): ChainHead(number, digest) for session, point, number, digest in rows}


@dataclass(frozen=True)
class ChainCheck:
    """One sheet's chain, reckoned again from its marks. ``faults`` are sentences; none is good.

    ``has_digest``: the digest somebody reads from a paper (its first letters) is one of its links.
    """

    session_code: str
    point_code: str
    head: ChainHead
    faults: tuple[str, ...]
    has_digest: bool = False


def check_chains(
    training: Training, *, point: str = "", session: str = "", digest: str = ""
) -> list[ChainCheck]:
    """Every sheet of a training that has marks, or one point's or half-day's, in order."""
    places = db.session.execute(
        select(Point.id, Point.code, TrainingSession.id, TrainingSession.code)
        .join(TrainingSession, TrainingSession.training_id == Point.training_id)
        .where(
            Point.training_id == training.id,
            Point.code == point if point else true(),
            TrainingSession.code == session if session else true(),
        )
        .order_by(TrainingSession.starts_at, Point.position, Point.id)
    ).all()
    sheets = {(session_id, point_id): (code, name) for point_id, name, session_id, code in places}
    return [
        check
        for session_id in dict.fromkeys(pair[0] for pair in sheets)
        for check in _check_half_day(session_id, sheets, digest)
    ]


def _check_half_day(
    session_id: int, sheets: dict[Pair, tuple[str, str]], wanted: str
) -> Iterator[ChainCheck]:
    marks = _marks(session_id)
    links: dict[int, list[ChainLink]] = defaultdict(list)
    for link in db.session.scalars(
        select(ChainLink).where(ChainLink.session_id == session_id).order_by(ChainLink.number)
    ):
        links[link.point_id].append(link)
    printed = _printed(session_id)
    for (session, point_id), names in sheets.items():
        here = {key for key, (row, _) in marks.items() if row["point_id"] == point_id}
        if session != session_id or not (here or links[point_id]):
            continue
        digests, faults = _follow(links[point_id], marks, here)
        faults += [
            f"version {version} was locked over another chain"
            for version, length, digest in printed.get(point_id, ())
            if digests[length : length + 1] != [digest]
        ]
        is_here = bool(wanted) and any(digest.startswith(wanted) for digest in digests)
        head = ChainHead(len(digests) - 1, digests[-1])
        yield ChainCheck(*names, head, tuple(faults), is_here)


_Known = dict[str, tuple[dict[str, Any], list[str]]]


def _follow(chain: list[ChainLink], marks: _Known, here: set[str]) -> tuple[list[str], list[str]]:
    """The digests as they are reckoned now, the start first, and what is wrong."""
    digests = [START]
    for number, link in enumerate(chain, 1):
        if link.number != number or link.mark_id not in here:
            return digests, [f"link {link.number} has no mark"]
        digest = next_digest(digests[-1], *marks[link.mark_id])
        if digest != link.digest:
            return digests, [f"mark {number} ({link.mark_id}) is not as it was stored"]
        digests.append(digest)
    outside = len(here) - len(chain)
    return digests, [f"marks outside the chain: {outside}"] if outside else []


def _marks(session_id: int) -> _Known:
    """The marks of a half-day with what each supersedes, by id."""
    seen: dict[str, list[str]] = defaultdict(list)
    for mark_id, superseded in db.session.execute(
        select(MarkSupersedes.mark_id, MarkSupersedes.superseded_id)
        .join(Mark, Mark.id == MarkSupersedes.mark_id)
        .where(Mark.session_id == session_id)
    ):
        seen[mark_id].append(superseded)
    columns = [getattr(Mark, name) for name in FIELDS]
    rows = db.session.execute(select(*columns).where(Mark.session_id == session_id)).mappings()
    return {row["id"]: (dict(row), seen[row["id"]]) for row in rows}


def _printed(session_id: int) -> dict[int, list[tuple[int, int, str]]]:
    """Locked versions that carry a head, by point id: version number, length and digest."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for point_id, version in db.session.execute(
        select(Sheet.point_id, SheetVersion)
        .join(Sheet, Sheet.id == SheetVersion.sheet_id)
        .where(Sheet.session_id == session_id)
    ):
        if chain := version.content.get("chain"):
            found[point_id].append((version.number, chain["length"], chain["digest"]))
    return found
