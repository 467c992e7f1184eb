"""Several organisers plan one training at one moment: one wins, the others read why."""

from __future__ import annotations

from pathlib import Path

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.invitations.models import Invitation
from eventapp.invitations.service import invite_by_level
from eventapp.points.models import Point
from eventapp.points.service import add_points
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training
from eventapp.trainings.service import change_training
from tests.factories import AgencyFactory, UserFactory
from tests.racing import at_once, real_application
from tests.trainings.plans import department, details, planned


def an_organiser() -> User:
    return db.session.query(User).order_by(User.id).first()


def the_training() -> Training:
    return get_training("BDG-2021", viewer=an_organiser())


def a_plan() -> None:
    host = department()
    AgencyFactory.create_batch(5, parent_id=host.parent_id)
    planned(host)
    UserFactory()
    db.session.commit()


def test_points_added_twice_at_once_are_there_once(tmp_path: Path):
    with real_application(tmp_path) as app:
        a_plan()

        def add(number: int) -> int:
            communes = db.session.query(Agency).filter_by(level=AgencyLevel.COMMUNE).all()
            return len(add_points(the_training(), communes, seats=30, by=an_organiser()))

        results = at_once(app, 6, add)

        assert [r for r in results if not isinstance(r, RuleBroken)] == [5]
        assert {r.field for r in results if isinstance(r, RuleBroken)} == {"agency"}
        assert db.session.query(Point).count() == 5


def test_seats_given_twice_at_once_are_given_once(tmp_path: Path):
    with real_application(tmp_path) as app:
        a_plan()

        def give(number: int) -> int:
            training = the_training()
            group = next(group for group in training.groups if group.code == "G4")
            new = invite_by_level(training, group, AgencyLevel.COMMUNE, 16, by=an_organiser())
            return len(new)

        results = at_once(app, 6, give)

        assert sorted(results) == [0, 0, 0, 0, 0, 5]
        assert db.session.query(Invitation).count() == 5


def test_of_two_changes_of_one_plan_the_second_is_stale(tmp_path: Path):
    with real_application(tmp_path) as app:
        a_plan()
        version = the_training().version

        def change(number: int) -> str:
            training = the_training()
            host = db.session.get_one(Agency, training.host_id)
            wanted = details(host, title=f"Tên {number}")
            return change_training(training, wanted, version=version, by=an_organiser()).title

        results = at_once(app, 6, change)

        saved = [r for r in results if isinstance(r, str)]
        assert len(saved) == 1
        assert {r.message for r in results if not isinstance(r, str)} == {STALE}
        db.session.remove()  # look with fresh eyes
        assert the_training().title == saved[0]
