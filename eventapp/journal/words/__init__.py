"""The words of the journal: what actions, tables and columns are called for a reader."""

from __future__ import annotations

from eventapp.journal.words.actions import ACTIONS
from eventapp.journal.words.columns import COLUMNS, UNREAD
from eventapp.journal.words.subjects import KINDS, NO, SUBJECTS, VALUES, YES

__all__ = ["ACTIONS", "COLUMNS", "KINDS", "NO", "SUBJECTS", "UNREAD", "VALUES", "YES"]
