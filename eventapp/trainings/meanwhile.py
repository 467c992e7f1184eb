"""What somebody else changed while a form was open: who, what, from what to what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eventapp.journal.models import JournalEntry
from eventapp.journal.queries import lines_since
from eventapp.journal.reading import Line
from eventapp.trainings.models import Training, TrainingSession

Told = Callable[[int], Sequence[Line]]
_PARTS_OF_TRAINING = {"training", "audience_group"}
_PARTS_OF_SESSION = {"training_session", "session_block", "session_group"}


def told_of_training(training: Training) -> Told:
    """Changes of its description and its groups after a line of the journal."""

    def belongs(entry: JournalEntry) -> bool:
        if entry.subject == "training":
            return entry.subject_id == training.id
        return entry.training_id == training.id

    return lambda line: lines_since(line, _PARTS_OF_TRAINING, belongs)


def told_of_session(session: TrainingSession) -> Told:
    """Changes of its hours, blocks and groups; the half-day's programme must be loaded."""
    blocks = {block.id for block in session.blocks}

    def belongs(entry: JournalEntry) -> bool:
        if entry.subject == "training_session":
            return entry.subject_id == session.id
        is_here = entry.subject == "session_block" and entry.subject_id in blocks
        return is_here or session.id in entry.changes.get("session_id", ())

    return lambda line: lines_since(line, _PARTS_OF_SESSION, belongs)
