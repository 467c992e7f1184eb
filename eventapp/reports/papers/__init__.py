"""The papers: values in, a paper out; nothing here asks the database."""

from __future__ import annotations

from eventapp.reports.papers.badges import badges, name_plates
from eventapp.reports.papers.consolidated import consolidated
from eventapp.reports.papers.invitation import invitation
from eventapp.reports.papers.minutes import minutes
from eventapp.reports.papers.participants import participant_list
from eventapp.reports.papers.plan_annexes import plan_annexes
from eventapp.reports.papers.points import point_list
from eventapp.reports.papers.programme import programme
from eventapp.reports.papers.receipts import receipt_list
from eventapp.reports.papers.result_report import result_report
from eventapp.reports.papers.seats import seat_list
from eventapp.reports.papers.sheet import sheet

__all__ = [
    "badges",
    "consolidated",
    "invitation",
    "minutes",
    "name_plates",
    "participant_list",
    "plan_annexes",
    "point_list",
    "programme",
    "receipt_list",
    "result_report",
    "seat_list",
    "sheet",
]
