"""What is done about who people are, and about their rights over their data."""

from __future__ import annotations

from eventapp.dossiers.service.merging import keep_apart, merge, undo
from eventapp.dossiers.service.rights import KEPT, correct, erase_contact, note_copy

__all__ = ["KEPT", "correct", "erase_contact", "keep_apart", "merge", "note_copy", "undo"]
