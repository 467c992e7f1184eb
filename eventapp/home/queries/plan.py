"""How complete a training is: seats, people, rooms and who runs them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, func, select

from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.invitations.models import Invitation, Reply
from eventapp.points.models import CombinedPoint, Point, PointOperator
from eventapp.registrations.models import EXPECTED, Registration
from eventapp.trainings.models import AudienceGroup, Training, TrainingState


@dataclass(frozen=True)
class PlanNow:
    """``silent`` are agencies with seats that have registered nobody and not answered either."""

    points: int
    points_without_operator: int
    agencies: int
    called: int
    registered: int
    silent: int
    drafts: int


def plan_now(training: Training, *, viewer: User) -> PlanNow:
    """The whole training in numbers; for those who plan it, so nothing is left out."""
    of_this = Invitation.training_id == training.id
    registered = (
        exists()
        .where(
            Registration.training_id == training.id,
            Registration.agency_id == Invitation.agency_id,
            Registration.status.in_(EXPECTED),
        )
        .correlate(Invitation)
    )
    has_room = Point.id.not_in(select(CombinedPoint.point_id))
    answered = (
        exists()
        .where(
            Reply.training_id == training.id,
            Reply.agency_id == Invitation.agency_id,
            Reply.sent_at.is_not(None),
        )
        .correlate(Invitation)
    )
    run_by_nobody = ~exists().where(PointOperator.point_id == Point.id).correlate(Point)
    people = (
        select(func.count(Registration.id))
        .join(AudienceGroup, AudienceGroup.id == Registration.group_id)
        .where(
            Registration.training_id == training.id,
            Registration.status.in_(EXPECTED),
            AudienceGroup.is_trainee,
        )
    )
    of_agencies = func.count(Invitation.agency_id.distinct())
    points = select(func.count(Point.id)).where(Point.training_id == training.id)
    row = db.session.execute(
        select(
            points.scalar_subquery(),
            points.where(run_by_nobody, has_room).scalar_subquery(),
            select(of_agencies).where(of_this, Invitation.seats > 0).scalar_subquery(),
            select(func.coalesce(func.sum(Invitation.seats), 0)).where(of_this).scalar_subquery(),
            people.scalar_subquery(),
            select(of_agencies)
            .where(of_this, Invitation.seats > 0, ~registered, ~answered)
            .scalar_subquery(),
            select(func.count(Training.id))
            .where(Training.state == TrainingState.DRAFT, Training.id != training.id)
            .scalar_subquery(),
        )
    ).one()
    return PlanNow(*row)
