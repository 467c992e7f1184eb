"""Reorganisations of agencies: what each would close, open and record; nothing is written."""

from __future__ import annotations

from eventapp.agencies.reorganising.plans import dissolution, hand_over, merger, renaming, split
from eventapp.agencies.reorganising.steps import Decree, NewName, Opening, Passing, Reorganisation

__all__ = [
    "Decree",
    "NewName",
    "Opening",
    "Passing",
    "Reorganisation",
    "dissolution",
    "hand_over",
    "merger",
    "renaming",
    "split",
]
