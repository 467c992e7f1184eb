"""The numbers and names behind every report; paper, spreadsheet and page ask here alone."""

from __future__ import annotations

from eventapp.reports.queries.participants import Choice, Participants, get_choice, participants
from eventapp.reports.queries.progress import PointProgress, Progress, progress
from eventapp.reports.queries.restating import restate
from eventapp.reports.queries.rolls import roll
from eventapp.reports.queries.summary import Summary, summary

__all__ = [
    "Choice",
    "Participants",
    "PointProgress",
    "Progress",
    "Summary",
    "get_choice",
    "participants",
    "progress",
    "restate",
    "roll",
    "summary",
]
