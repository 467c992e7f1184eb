"""Changing agencies: files of units, and the guided reorganisations."""

from __future__ import annotations

from eventapp.agencies.service.importing import forget_upload, import_units, keep_upload
from eventapp.agencies.service.reorganising import dissolve, hand_over, merge, rename, split

__all__ = [
    "dissolve",
    "forget_upload",
    "hand_over",
    "import_units",
    "keep_upload",
    "merge",
    "rename",
    "split",
]
