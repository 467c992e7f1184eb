"""Putting blocks and groups into a half-day, and saying whether anything changed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified, set_committed_value

from eventapp import clock
from eventapp.database import db
from eventapp.trainings.blocks import BlockPlan, check_blocks
from eventapp.trainings.details import SessionPlan
from eventapp.trainings.models import AudienceGroup, SessionBlock, SessionGroup, TrainingSession


def fill(session: TrainingSession, plan: SessionPlan) -> None:
    """Make blocks and groups those of the plan; parts it does not speak of stay as they are.

    A half-day of which only a part changed counts as changed: its calendar entry is sent anew.
    """
    starts, ends = (clock.local(at).time() for at in (session.starts_at, session.ends_at))
    changed = False
    if plan.blocks is not None:
        check_blocks(plan.blocks, starts, ends)
        changed |= _set_blocks(session, plan.blocks)
    else:
        check_blocks([plan_of(block) for block in _blocks(session)], starts, ends)
    if plan.groups is not None:
        changed |= _set_groups(session, plan.groups)
    if changed:
        session.changed_at = clock.now()
        flag_modified(session, "changed_at")


def plan_of(block: SessionBlock) -> BlockPlan:
    """A block as somebody would plan it."""
    return BlockPlan(
        starts=block.starts, ends=block.ends, topic=block.topic, lecturer_id=block.lecturer_id
    )


def _blocks(session: TrainingSession) -> list[SessionBlock]:
    found = select(SessionBlock).where(SessionBlock.session_id == session.id)
    return list(db.session.scalars(found.order_by(SessionBlock.position)))


def _set_blocks(session: TrainingSession, wanted: tuple[BlockPlan, ...]) -> bool:
    present, wanted = _blocks(session), tuple(sorted(wanted, key=lambda block: block.starts))
    if [plan_of(block) for block in present] == list(wanted):
        return False
    for n, plan in enumerate(wanted):
        block = present[n] if n < len(present) else SessionBlock(session_id=session.id)
        block.position, block.starts, block.ends = n, plan.starts, plan.ends
        block.topic, block.lecturer_id = plan.topic, plan.lecturer_id
        db.session.add(block)
    for block in present[len(wanted) :]:
        db.session.delete(block)
    return True


def _set_groups(session: TrainingSession, codes: tuple[str, ...]) -> bool:
    groups = db.session.scalars(
        select(AudienceGroup)
        .where(AudienceGroup.training_id == session.training_id)
        .order_by(AudienceGroup.position)
    ).all()
    wanted = [group for group in groups if group.code in codes]
    is_for_all = len(wanted) in {0, len(groups)}
    chosen = set() if is_for_all else {group.id for group in wanted}
    found = select(SessionGroup).where(SessionGroup.session_id == session.id)
    present = {row.group_id: row for row in db.session.scalars(found)}
    for group_id in chosen - set(present):
        db.session.add(SessionGroup(session_id=session.id, group_id=group_id))
    for group_id in set(present) - chosen:
        db.session.delete(present[group_id])
    changed = session.is_for_all is not is_for_all or chosen != set(present)
    session.is_for_all = is_for_all
    set_committed_value(session, "groups", [] if is_for_all else wanted)
    return changed
