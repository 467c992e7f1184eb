"""Finding trainings and their half-days."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, false, literal, or_, select, true
from sqlalchemy.orm import selectinload

from eventapp import clock
from eventapp.access import Permission, Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import Place, is_limited, reach
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries import agencies_on, exists_on, subtree
from eventapp.database import db
from eventapp.trainings.models import Training, TrainingSession, TrainingState

SEES_TRAININGS = set(Role) - {Role.ADMINISTRATOR}


def visible_to(viewer: User) -> ColumnElement[bool]:
    """Drafts are the organisers' own business; everybody else sees what was published.

    An organiser of a part of the tree plans what that part hosts and reads the rest.
    """
    if viewer.acting is Permission.PLAN_TRAININGS:
        return reach(viewer, Training.host_id, Role.ORGANISER)
    if not any(role in SEES_TRAININGS for role in viewer.roles):
        return false()
    return or_(
        Training.state != TrainingState.DRAFT, reach(viewer, Training.host_id, Role.ORGANISER)
    )


def hosted_by(viewer: User, training: Place) -> ColumnElement[bool]:
    """The rows whose ``training`` (a column of ids) is hosted in the part where she organises."""
    if not viewer.holds(Role.ORGANISER):
        return false()
    if not is_limited(viewer, Role.ORGANISER):
        return true()
    hosted = select(Training.id).where(reach(viewer, Training.host_id, Role.ORGANISER))
    return training.in_(hosted)


def trainings(*, viewer: User) -> Sequence[Training]:
    """All trainings, the latest first, with half-days and groups."""
    return db.session.scalars(
        select(Training)
        .where(visible_to(viewer))
        .options(selectinload(Training.sessions), selectinload(Training.groups))
        .order_by(Training.starts_on.desc(), Training.id.desc())
    ).all()


def get_training(code: str, *, viewer: User) -> Training:
    """A training with its half-days and groups."""
    return db.session.scalars(
        select(Training)
        .where(Training.code == code, visible_to(viewer))
        .options(selectinload(Training.sessions), selectinload(Training.groups))
    ).one()


def get_session(training: Training, code: str) -> TrainingSession:
    return db.session.scalars(
        select(TrainingSession).where(
            TrainingSession.training_id == training.id, TrainingSession.code == code
        )
    ).one()


def session_now(training: Training) -> TrainingSession | None:
    """The half-day that is on, or comes next today, or came last; none when none is planned.

    A half-day is on from when its sheets open until the next one opens.
    """
    begun = [s for s in training.sessions if s.opens_at(training) <= clock.now()]
    return begun[-1] if begun else next(iter(training.sessions), None)


def session_on(training: Training) -> TrainingSession | None:
    """The half-day that is going on, from when its sheets open until it ends."""
    now = clock.now()
    return next((s for s in training.sessions if s.opens_at(training) <= now < s.ends_at), None)


def wait_for_turn(training: Training) -> None:
    """Let one change of the plan at a time count what is there; a closed plan stays as it is."""
    db.session.scalar(select(Training.id).where(Training.id == training.id).with_for_update())
    training.must_not_be_closed()


def suggested_code(year: int) -> str:
    """A code nobody has used yet: TH-2021, then TH-2021-2."""
    wish = f"TH-{year}"
    taken = set(db.session.scalars(select(Training.code).where(Training.code.startswith(wish))))
    number = next(n for n in range(1, len(taken) + 2) if _numbered(wish, n) not in taken)
    return _numbered(wish, number)


def _numbered(code: str, number: int) -> str:
    return code if number == 1 else f"{code}-{number}"


def usual_place() -> str:
    """The place the latest training prints on its papers."""
    latest = select(Training.place).order_by(Training.starts_on.desc(), Training.id.desc())
    return db.session.scalar(latest.limit(1)) or ""


def possible_hosts() -> Sequence[Agency]:
    """Agencies above the communes, closed ones too: which one is right depends on the dates."""
    return db.session.scalars(
        select(Agency)
        .where(Agency.level != AgencyLevel.COMMUNE)
        .order_by(Agency.sort_key, Agency.id)
    ).all()


def agencies_in_reach(training: Training, *levels: AgencyLevel) -> Sequence[Agency]:
    """The agencies of the host's province on the first day, in written order.

    Of the whole country when the host belongs to no province.
    """
    province = _province_of(training.host_id)
    if province is None:
        return agencies_on(training.starts_on, *levels)
    found = (
        select(Agency)
        .where(exists_on(training.starts_on), Agency.id.in_(subtree(province)))
        .order_by(Agency.sort_key, Agency.id)
    )
    if levels:
        found = found.where(Agency.level.in_(levels))
    return db.session.scalars(found).all()


def _province_of(agency_id: int) -> int | None:
    """The topmost agency of provincial level above an agency, itself included."""
    start = select(Agency.id, Agency.parent_id, Agency.level, literal(0).label("height"))
    above = start.where(Agency.id == agency_id).cte("above", recursive=True)
    above = above.union_all(
        select(Agency.id, Agency.parent_id, Agency.level, above.c.height + 1).join(
            above, Agency.id == above.c.parent_id
        )
    )
    return db.session.scalar(
        select(above.c.id)
        .where(above.c.level == AgencyLevel.PROVINCIAL)
        .order_by(above.c.height.desc())
        .limit(1)
    )
