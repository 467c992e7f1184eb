"""What would become of every row of a draft at this moment; nothing is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eventapp.accounts.models import User
from eventapp.errors import RuleBroken
from eventapp.imports.models import ImportRow, ListImport
from eventapp.imports.questions import Question, question_of_refusal, questions_of_reader
from eventapp.imports.reading_rows import BIRTH_SETTLED, SWAPPED, nomination_of, orders_of
from eventapp.imports.surroundings import Surroundings
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import AlreadyRegistered, Fate, Nomination, PossibleDuplicate
from eventapp.registrations.rehearsal import rehearse

Differences = Mapping[str, tuple[object, object]]


@dataclass(kw_only=True)
class Verdict:
    """One row: its open questions, or what will become of it."""

    row: ImportRow
    nomination: Nomination | None = None
    questions: list[Question] = field(default_factory=list)
    fate: Fate | None = None
    registration: Registration | None = None
    """Hers, when she is on the list already."""

    @property
    def is_open(self) -> bool:
        return bool(self.questions) and not self.row.is_skipped

    @property
    def is_birth_doubtful(self) -> bool:
        """Whether Excel has probably taken the day of her birth for the month."""
        return SWAPPED in self.row.warnings and BIRTH_SETTLED not in self.row.settled

    @property
    def differences(self) -> Differences:
        """What the list changes on her present row."""
        if self.fate is not Fate.CHANGED or not (self.nomination and self.registration):
            return {}
        return self.nomination.differences(self.registration)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """The whole draft."""

    around: Surroundings
    verdicts: Sequence[Verdict]
    missing: Sequence[Registration]
    """Registered by the agency, but not in the list."""
    asks_birth_order: bool
    asks_group: bool
    asks_point: bool
    asks_year: bool
    asks_removals: bool

    @property
    def open(self) -> list[Verdict]:
        return [one for one in self.verdicts if one.is_open]

    @property
    def skipped(self) -> list[Verdict]:
        return [one for one in self.verdicts if one.row.is_skipped]

    def with_fate(self, *fates: Fate) -> list[Verdict]:
        return [one for one in self.verdicts if not one.is_open and one.fate in fates]

    @property
    def counts(self) -> Counter[Fate]:
        return Counter(one.fate for one in self.verdicts if one.fate and not one.is_open)

    @property
    def questions(self) -> int:
        """How many answers are still to be given, those for the whole list included."""
        whole = (
            self.asks_birth_order,
            self.asks_group,
            self.asks_point,
            self.asks_year,
            self.asks_removals,
        )
        return len(self.open) + sum(whole)


def judge(
    list_import: ListImport,
    rows: Sequence[ImportRow],
    around: Surroundings,
    present: Sequence[Registration],
    *,
    by: User,
) -> Judgement:
    """Judge all rows at once. ``present`` is who the agency has on its list now."""
    verdicts = [Verdict(row=row) for row in rows]
    wanted = [one for one in verdicts if not one.row.is_skipped]
    orders = orders_of(rows)
    for one in wanted:
        one.questions += questions_of_reader(one.row)
        try:
            one.nomination = nomination_of(one.row, list_import, around)
        except RuleBroken as refusal:
            if refusal.field not in {"group", "point"} or _own(one.row, refusal.field):
                one.questions.append(question_of_refusal(refusal))
    ready = [one for one in wanted if one.nomination]
    leaving = [row for row in present if row.id in (list_import.removals or ())]
    _rehearse(ready, around, leaving, by)
    found = {one.registration.id for one in verdicts if one.registration}
    missing = [row for row in present if row.id not in found and not row.is_withdrawn]
    return Judgement(
        around=around,
        verdicts=verdicts,
        missing=missing,
        asks_birth_order=bool(orders.probable) and list_import.birth_order is None,
        asks_group=list_import.group_id is None and any(not one.row.group_id for one in wanted),
        asks_point=list_import.point_id is None and any(not one.row.point_id for one in wanted),
        asks_year=list_import.about.get("year") is not None,
        asks_removals=bool(missing) and list_import.removals is None,
    )


def _rehearse(
    ready: Sequence[Verdict], around: Surroundings, leaving: Sequence[Registration], by: User
) -> None:
    outcomes = rehearse(
        [one.nomination for one in ready if one.nomination],
        training=around.training,
        by=by,
        leaving=leaving,
    )
    for one, outcome in zip(ready, outcomes, strict=True):
        one.fate, one.registration = outcome.fate, outcome.registration
        if outcome.refusal is None:
            continue
        row = getattr(outcome.refusal, "row", None)
        one.registration = row if row is not None and row.id else None
        if is_there_already(outcome.refusal):
            one.fate = Fate.ALREADY_THERE
        else:
            one.questions.append(question_of_refusal(outcome.refusal))


def is_there_already(refusal: RuleBroken | None) -> bool:
    """Whether a row says nothing that is not on the list: sent twice, or by two people at once."""
    return isinstance(refusal, AlreadyRegistered) or (
        isinstance(refusal, PossibleDuplicate) and refusal.is_identical
    )


def _own(row: ImportRow, field: str | None) -> bool:
    """Whether the row itself says its group or point."""
    return bool(row.group_id if field == "group" else row.point_id)
