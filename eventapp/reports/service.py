"""What reports write: who took a paper away, which packs are wanted, the text of a report."""

from __future__ import annotations

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.errors import N_, RuleBroken
from eventapp.jobs.models import Job
from eventapp.jobs.service import enqueue
from eventapp.reports.files import File
from eventapp.reports.models import PaperTaken, ResultText
from eventapp.reports.packs import JOB, MOST_PAPERS, Pack
from eventapp.reports.queries.result_text import result_text
from eventapp.reports.result_facts import unknown_words
from eventapp.reports.result_text import Sections
from eventapp.trainings.models import Training

LONGEST_SECTION = 10_000
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


@atomic
def write_result_text(
    training: Training, sections: Sections, *, version: int, by: User
) -> ResultText:
    """Keep the words of the result report; ``version`` is the one they were made from (0: none)."""
    for name, text in sections.named.items():
        _check_section(name, text)
    db.session.scalar(select(Training.id).where(Training.id == training.id).with_for_update())
    kept = result_text(training)
    if kept.version != version:
        raise RuleBroken(STALE)
    if not version:
        kept = ResultText(training_id=training.id)
        db.session.add(kept)
    for name, text in sections.named.items():
        setattr(kept, name, text)
    return kept


def _check_section(name: str, text: str) -> None:
    if len(text) > LONGEST_SECTION:
        raise RuleBroken("At most %(most)s characters.", field=name, most=LONGEST_SECTION)
    if unknown := unknown_words(text):
        raise RuleBroken(
            "There is no number called {%(word)s}. Use the words listed beside the form.",
            field=name,
            word=unknown[0],
        )
