"""When a line counts, and what people say about contradictions."""

from __future__ import annotations

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.connections.contradictions import Contradiction
from eventapp.connections.models import ContradictionRemark, LineRule
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.trainings.models import Training

_MOST_CHECKS = 3


@atomic
def set_line_rule(training: Training, *, share: int, checks: int, by: User) -> None:
    """From which share of the half-day, or seen at how many of three moments, a point counts."""
    if not 1 <= share <= 100:  # noqa: PLR2004 - percent
        raise RuleBroken("Enter a share between 1 and 100 percent.", field="share")
    if not 1 <= checks <= _MOST_CHECKS:
        raise RuleBroken("There are three moments to be seen at: enter 1 to 3.", field="checks")
    rule = db.session.scalars(
        select(LineRule).where(LineRule.training_id == training.id)
    ).one_or_none()
    if rule is None:
        rule = LineRule(training_id=training.id, share=share, checks=checks)
        db.session.add(rule)
    rule.share, rule.checks = share, checks
    db.session.flush()


@atomic
def note_contradiction(
    found: Contradiction, *, facts: str, note: str, by: User
) -> ContradictionRemark:
    """Say that it was looked at and why it is so; ``facts`` is what the page showed."""
    if facts != found.facts:
        raise RuleBroken("The numbers have changed in the meantime. Look at them again.")
    if not note:
        raise RuleBroken("Write what was found out.", field="note")
    remark = ContradictionRemark(
        session_id=found.session_id,
        point_id=found.point_id,
        kind=found.kind.value,
        about=found.about,
        facts=found.facts,
        note=note[:500],
        author_name=by.full_name,
        noted_at=clock.now(),
    )
    db.session.add(remark)
    db.session.flush()
    return remark
