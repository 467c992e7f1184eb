"""Registering a judged draft: every row gets its fate, and the fates add up to the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.imports.judging import Judgement, Verdict, is_there_already
from eventapp.imports.models import ImportState, ListImport
from eventapp.registrations.nomination import Fate, Nomination, Outcome
from eventapp.registrations.service import nominate, withdraw_all
from eventapp.trainings.models import Training

SKIPPED, READ, WITHDRAWN = "skipped", "read", "withdrawn"
LEFT_OUT_REASON = "Không có trong danh sách gửi lại: %(file)s"


def register(
    list_import: ListImport, judgement: Judgement, training: Training, *, by: User
) -> None:
    """Withdraw whom the list leaves out, then register, correct or refuse row by row."""
    leaving = [row for row in judgement.missing if row.id in (list_import.removals or ())]
    if leaving:
        reason = LEFT_OUT_REASON % {"file": list_import.file_name or "-"}
        withdraw_all(leaving, training=training, reason=reason[:200], by=by)
    ready = [one for one in judgement.verdicts if one.nomination and not one.is_open]
    outcomes = nominate([_answered(one) for one in ready], training=training, by=by)
    for verdict, outcome in zip(ready, outcomes, strict=True):
        _note(verdict, outcome)
    _refuse(judgement.open)
    list_import.counts = result_of(judgement, withdrawn=len(leaving))
    list_import.state, list_import.confirmed_at = ImportState.CONFIRMED, clock.now()


def outcome_words(judgement: Judgement) -> None:
    """Write on every row what would become of it."""
    for verdict in judgement.verdicts:
        verdict.row.fate = None if verdict.row.is_skipped else verdict.fate
    _refuse(judgement.open)


def _refuse(verdicts: Iterable[Verdict]) -> None:
    """Rows that ask something are refused, with the first question as the reason."""
    for verdict in verdicts:
        question = verdict.questions[0]
        verdict.row.fate = Fate.REFUSED
        verdict.row.reason = {"message": question.message, "values": _plain(question.values)}


def _answered(verdict: Verdict) -> Nomination:
    """As it was judged: who was found on the list is corrected there."""
    nomination = verdict.nomination
    assert nomination  # noqa: S101 - only rows with one are registered
    row = verdict.registration
    return replace(nomination, same_as=row.id) if row else nomination


def _note(verdict: Verdict, outcome: Outcome) -> None:
    row, refusal = verdict.row, outcome.refusal
    row.fate, row.reason = outcome.fate, None
    registration = outcome.registration
    if is_there_already(refusal):  # somebody else was quicker
        row.fate, registration = Fate.ALREADY_THERE, refusal.row  # type: ignore[union-attr]  # both kinds have it
    elif refusal:
        row.reason = {"message": refusal.message, "values": _plain(refusal.values)}
    row.registration_id = registration.id if registration else None


def result_of(judgement: Judgement, *, withdrawn: int) -> dict[str, int]:
    """Rows by what became of them; all but the last add up to those that were read."""
    fates = Counter(one.row.fate for one in judgement.verdicts if one.row.fate)
    return {
        READ: len(judgement.verdicts),
        **{fate.value: fates[fate] for fate in Fate},
        SKIPPED: len(judgement.skipped),
        WITHDRAWN: withdrawn,
    }


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {
        word: value if isinstance(value, int | str) else str(value)
        for word, value in values.items()
    }
