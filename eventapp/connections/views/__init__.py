"""Pages of logs and lines: the half-days, the logs, one log, its names, contradictions."""

from __future__ import annotations

from eventapp.connections.views import clashes, importing, lines, logs, names
from eventapp.connections.views.blueprint import bp

__all__ = ["bp", "clashes", "importing", "lines", "logs", "names"]
