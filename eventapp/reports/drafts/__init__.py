"""Papers not printed yet: what of the database stands on each, and how it is made."""

from __future__ import annotations

from eventapp.reports.drafts.attendance import consolidated, minutes, sheet
from eventapp.reports.drafts.draft import Draft
from eventapp.reports.drafts.people import badges, documents, money, name_plates, participants
from eventapp.reports.drafts.planned import invitation, plan_annexes, points, programme, seats
from eventapp.reports.drafts.results import result_report

__all__ = [
    "Draft",
    "badges",
    "consolidated",
    "documents",
    "invitation",
    "minutes",
    "money",
    "name_plates",
    "participants",
    "plan_annexes",
    "points",
    "programme",
    "result_report",
    "seats",
    "sheet",
]
