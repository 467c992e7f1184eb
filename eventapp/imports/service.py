"""What is done with a list import: kept as a draft, answered, confirmed once, or thrown away."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import agencies_of
from eventapp.agencies.models import Agency
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.imports import answering, confirming, drafting, queries
from eventapp.imports.models import ImportRow, ListImport
from eventapp.registrations import queries as registrations
from eventapp.registrations.rules import check_open
from eventapp.trainings.models import Training


@atomic
def keep_draft(sent: drafting.Sent, *, training: Training, agency: Agency, by: User) -> ListImport:
    """Keep what was read until its questions are answered.

    The same file is kept once: its import is returned again, unless ``is_again`` asks for more.
    """
    check_open(registrations.lock(training), by=by)
    own = agencies_of(by, Role.ORGANISER, Role.FOCAL_PERSON)
    if own is not None and agency.id not in own:
        raise RuleBroken("You register people of your own agency only.", field="agency")
    same = queries.find_same(training, agency, sent.digest)
    if same and (same.is_draft or not sent.is_again):
        return same
    if not sent.reading.participants:
        raise RuleBroken("No people were found in this list.", field="file")
    around = queries.surroundings_of(training, agency, viewer=by)
    list_import = drafting.draft_of(sent, around, by=by)
    db.session.add(list_import)
    db.session.flush()
    return list_import


@atomic
def answer_row(list_import: ListImport, number: int, answer: str, *, by: User) -> ImportRow:
    """Give one of the answers that were offered for a row."""
    row = _row_to_change(list_import, number)
    answering.give(row, answer)
    return row


@atomic
def correct_row(
    list_import: ListImport, number: int, facts: answering.Facts, *, by: User
) -> ImportRow:
    """Write in what a row should say."""
    row = _row_to_change(list_import, number)
    answering.write(row, facts)
    return row


@atomic
def decide(list_import: ListImport, decisions: answering.Decisions, *, by: User) -> ListImport:
    """Answer for the whole list at once; what is not given stays as it is."""
    _lock_draft(list_import)
    list_import.birth_order = decisions.birth_order or list_import.birth_order
    list_import.group_id = decisions.group_id or list_import.group_id
    list_import.point_id = decisions.point_id or list_import.point_id
    if decisions.is_this_training:
        list_import.about = {**list_import.about, "year": None}
    return list_import


@atomic
def decide_removals(list_import: ListImport, ids: Sequence[int], *, by: User) -> ListImport:
    """Say who is withdrawn because the list leaves her out; nobody, when ``ids`` is empty."""
    _lock_draft(list_import)
    list_import.removals = sorted(set(ids))
    return list_import


@atomic
def skip_open(list_import: ListImport, *, by: User) -> int:
    """Leave out every row that still asks something; how many."""
    _lock_draft(list_import)
    open_rows = queries.judgement_of(list_import, viewer=by).open
    for verdict in open_rows:
        verdict.row.is_skipped = True
    return len(open_rows)


@atomic
def discard(list_import: ListImport, *, by: User) -> None:
    """Throw a draft away with everything it says."""
    _lock_draft(list_import)
    for row in queries.rows_of(list_import):
        db.session.delete(row)
    db.session.flush()
    db.session.delete(list_import)


@atomic
def confirm(list_import: ListImport, *, version: int, by: User) -> ListImport:
    """Register everybody in one action; every row says afterwards what became of it."""
    training = db.session.get_one(Training, list_import.training_id)
    registrations.lock(training)
    _lock_draft(list_import)
    if list_import.version != version:
        raise RuleBroken(STALE)
    judgement = queries.judgement_of(list_import, viewer=by)
    if judgement.questions:
        raise RuleBroken(
            "%(questions)s questions are still open. Answer them, or leave these rows out.",
            questions=judgement.questions,
        )
    confirming.register(list_import, judgement, training, by=by)
    return list_import


@atomic
def import_at_once(list_import: ListImport, *, by: User) -> ListImport:
    """Confirm without answering: rows that ask something are refused, nobody is withdrawn."""
    training = db.session.get_one(Training, list_import.training_id)
    registrations.lock(training)
    _lock_draft(list_import)
    confirming.register(list_import, queries.judgement_of(list_import, viewer=by), training, by=by)
    return list_import


def _lock_draft(list_import: ListImport) -> None:
    """Let one person at a time work on a draft; a confirmed list stays as it is."""
    db.session.refresh(list_import, ["state", "version"], with_for_update=True)
    if not list_import.is_draft:
        raise RuleBroken("This list has been confirmed already.")
    list_import.answers += 1


def _row_to_change(list_import: ListImport, number: int) -> ImportRow:
    _lock_draft(list_import)
    return queries.get_row(list_import, number)
