"""Pages of reports: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.reports.views import downloads, letters, packs, pages, results
from eventapp.reports.views.blueprint import bp

__all__ = ["bp", "downloads", "letters", "packs", "pages", "results"]
