"""Heads and feet of papers, from what is frozen with the training."""

from __future__ import annotations

from eventapp.documents import Letterhead, Recipients, Signatory
from eventapp.reports.entry import Entry
from eventapp.trainings.models import Training

OFFICES = (
    ("Sở ", ("GIÁM ĐỐC",)),
    ("UBND ", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("Ủy ban nhân dân ", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("Hội ", ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")),
)


def list_head(training: Training) -> Letterhead:
    """The head of a list, which has neither number nor date."""
    return Letterhead(agency=training.host_name, parent=training.host_parent_name)


def report_head(training: Training, entry: Entry) -> Letterhead:
    """The head of a report; number and date are blank until the registry gives them."""
    return Letterhead(
        agency=training.host_name,
        parent=training.host_parent_name,
        place=training.place,
        kind="BC",
        symbol=training.host_symbol,
        number=entry.number,
        issued_on=entry.issued_on,
        year=training.ends_on.year,
    )


def signatory(training: Training, entry: Entry) -> Signatory:
    """Who signs as entered; else the office of whoever heads the host, without a name."""
    return Signatory(entry.authority or authority_of(training), entry.signer)


def authority_of(training: Training) -> tuple[str, ...]:
    """The lines over the signature of whoever heads the host."""
    return next(
        (office for start, office in OFFICES if training.host_name.startswith(start)),
        ("THỦ TRƯỞNG CƠ QUAN",),
    )


def recipients(training: Training) -> Recipients:
    above = [f"{training.host_parent_name} (để b/c)"] if training.host_parent_name else []
    return Recipients((*above, "Các cơ quan, đơn vị cử người tham dự", "Lưu: VT"))
