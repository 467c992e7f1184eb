"""Somebody stands in for the operator of a point, from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.accounts.opening import check_sign_in_name, new_account
from eventapp.accounts.queries import find_by_email
from eventapp.accounts.terms import end_of, first_moment
from eventapp.agencies.models import Agency
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.duties import put_in_charge
from eventapp.points.models import Point
from eventapp.points.queries import takes_roll_at
from eventapp.trainings.models import Training
from eventapp.vietnamese.names import clean


@dataclass(frozen=True, kw_only=True)
class Substitute:
    """Who stands in, on which days (both included). An account of this e-mail is used as it is."""

    full_name: str
    email: str
    phone: str | None
    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        check_sign_in_name(self.email)
        if not 0 < len(clean(self.full_name)) <= 200:  # noqa: PLR2004 - the column
            raise RuleBroken("Enter the name, at most 200 characters.", field="full_name")
        if self.last_day < self.first_day:
            raise RuleBroken("The last day comes before the first.", field="last_day")
        if self.last_day < clock.today():
            raise RuleBroken("The last day is over already.", field="last_day")


@atomic
def assign_substitute(point: Point, substitute: Substitute, *, by: User) -> User:
    """Let somebody take the roll here for some days; an account is opened where there is none."""
    training = db.session.get_one(Training, point.training_id)
    training.must_not_be_closed()
    is_hers = select(Point.id).where(Point.id == point.id, takes_roll_at(by))
    if db.session.scalar(is_hers) is None:
        raise RuleBroken("You name substitutes for your own points only.")
    user = find_by_email(substitute.email)
    if user is None:
        host = db.session.get(Agency, point.agency_id)
        user = new_account(
            substitute.email, substitute.full_name, phone=substitute.phone, workplace=host
        )
        db.session.add(user)
        db.session.flush()
    if not user.is_active:
        raise RuleBroken("The account of this person is closed.", field="email")
    first = first_moment(max(substitute.first_day, clock.today()))
    put_in_charge(point, user, first, end_of(substitute.last_day))
    return user
