"""Evidence on paper: a scan of the signed sheet, kept as it came."""

from __future__ import annotations

import hashlib

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.claiming import claim_sheets
from eventapp.attendance.models import SheetScan
from eventapp.attendance.window import must_be_inside
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.names import clean_text

MOST_BYTES = 10 * 1024 * 1024
MOST_SCANS = 10
KINDS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}


@atomic
def attach_scan(  # noqa: PLR0913 - a file and where it belongs, said by name
    point: Point,
    session: TrainingSession,
    *,
    content: bytes,
    file_name: str,
    by: User,
    outside_reason: str = "",
) -> SheetScan:
    """Keep a scan with the sheet: a PDF, JPEG or PNG by its bytes, whatever it is called.

    A locked sheet takes scans too: they are evidence of what was locked and change no answer.
    """
    training = db.session.get_one(
        Training, session.training_id, options=[joinedload(Training.host)]
    )
    training.must_not_be_archived()
    session.must_be_held()
    must_be_inside(session, training, by=by, reason=outside_reason)
    kind = _kind_of(content)
    sheet = claim_sheets([(session.id, point.id)])[session.id, point.id]
    have = db.session.scalars(
        select(func.count()).select_from(SheetScan).where(SheetScan.sheet_id == sheet.id)
    ).one()
    if have >= MOST_SCANS:
        raise RuleBroken("A sheet takes at most %(most)s scans.", field="scan", most=MOST_SCANS)
    scan = SheetScan(
        sheet_id=sheet.id,
        file_name=clean_text(file_name)[-200:] or "scan",
        content_type=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        added_at=clock.now(),
        author_id=by.id,
        author_name=by.full_name,
    )
    db.session.add(scan)
    db.session.flush()
    return scan


def _kind_of(content: bytes) -> str:
    if not content:
        raise RuleBroken("This file is empty.", field="scan")
    if len(content) > MOST_BYTES:
        raise RuleBroken(
            "This file is larger than %(most)s MB. Scan it in grey at 150 dpi.",
            field="scan",
            most=MOST_BYTES // 1024**2,
        )
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise RuleBroken("Send a PDF, a JPEG or a PNG; this file is none of them.", field="scan")
    return kind
