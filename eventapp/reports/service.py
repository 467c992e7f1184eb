"""What reports write: who took a paper away, and which packs are wanted."""

from __future__ import annotations

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import N_, RuleBroken
from eventapp.jobs.models import Job
from eventapp.jobs.service import enqueue
from eventapp.reports.files import File
from eventapp.reports.models import PaperTaken
from eventapp.reports.packs import JOB, MOST_PAPERS, Pack
from eventapp.trainings.models import Training

NOTHING_CHOSEN = N_("Nothing is chosen that could be packed.")


@atomic
def note_taken(training: Training, file: File, *, by: User) -> None:
    """Remember that somebody downloaded a paper."""
    db.session.add(
        PaperTaken(
            training_id=training.id,
            title=file.title[:500],
            form=file.form.value,
            sha256=file.digest,
            taken_at=clock.now(),
            taken_by_id=by.id,
            taker_name=by.full_name,
        )
    )


@atomic
def ask_for_pack(pack: Pack, *, by: User) -> Job:
    """Let the worker make a pack of papers; refused when it is empty or too large."""
    if not pack.papers:
        raise RuleBroken(NOTHING_CHOSEN, field="what")
    if len(pack.papers) > MOST_PAPERS:
        raise RuleBroken(
            "These would be %(n)s papers; at most %(most)s go into one file. Choose fewer"
            " half-days or an area.",
            field="sessions",
            n=len(pack.papers),
            most=MOST_PAPERS,
        )
    return enqueue(JOB, pack.arguments, subject=pack.title, by=by)
