"""Taking personal values out of the journal when somebody has a right to it.

The lines stay: who changed what and when. Only the values of the given columns go.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import or_, select

from eventapp.database import db
from eventapp.journal.models import JournalEntry

ERASED = "…"


def forget(rows: Mapping[str, Collection[int]], columns: Collection[str]) -> None:
    """Blank the values of these columns in every line about these rows: ``{table: ids}``."""
    found = select(JournalEntry).where(
        or_(
            *(
                (JournalEntry.subject == subject) & JournalEntry.subject_id.in_(ids)
                for subject, ids in rows.items()
            )
        )
    )
    for entry in db.session.scalars(found):
        if entry.changes.keys() & set(columns):
            entry.changes = {
                column: [value and ERASED for value in pair] if column in columns else pair
                for column, pair in entry.changes.items()
            }
