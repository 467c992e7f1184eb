"""The papers: values in, a paper out; nothing here asks the database."""

from __future__ import annotations

from eventapp.reports.papers.consolidated import consolidated
from eventapp.reports.papers.participants import participant_list
from eventapp.reports.papers.sheet import sheet

__all__ = ["consolidated", "participant_list", "sheet"]
