"""Beside the marks: somebody who asked to be excused, and a signed sheet on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from eventapp.accounts.models import User
from eventapp.attendance.service import apologise, attach_scan
from eventapp.demo.acting import acting
from eventapp.demo.telephone import Telephone
from eventapp.trainings.models import TrainingSession

PLACES = ("12004", "12043")  # official codes of the communes of whom this is told
REASON = "Đi họp giao ban Huyện ủy, đã báo cáo lãnh đạo"
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def add_evidence(
    phones: Sequence[Telephone], sessions: Sequence[TrainingSession], organiser: User
) -> None:
    """An apology for the afternoon and the next day, and the scan of a first morning."""
    first, ahead = sessions[0], sessions[3:5]
    named = [one for one in phones if one.point.agency.official_code in PLACES and one.people]
    for phone in named:
        with acting(first.starts_at - timedelta(hours=14), organiser, "attendance.apologise"):
            apologise(phone.people[0], ahead, reason=REASON, by=organiser)
    for phone in named[:1]:
        with acting(first.ends_at, phone.owner, "attendance.attach_scan"):
            attach_scan(
                phone.point,
                first,
                content=SCAN,
                file_name="phieu-diem-danh-da-ky.pdf",
                by=phone.owner,
            )
