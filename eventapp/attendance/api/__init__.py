"""The roll call for programs: events in, acknowledgements out; the list of a point to take along.

An acknowledgement is status 200, ``application/json``, a known ``proto`` and a result for every
event that was sent. Anything else is no acknowledgement, and the phone keeps what it has.
"""

from __future__ import annotations

from eventapp.attendance.api import events, pairing, reports, rosters, scans
from eventapp.attendance.api.blueprint import bp

__all__ = ["bp", "events", "pairing", "reports", "rosters", "scans"]
