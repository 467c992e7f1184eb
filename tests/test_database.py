"""What saving means: all or nothing, one writer, a refusal in words."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.journal.models import JournalEntry
from tests.factories import AgencyFactory, TrainingFactory, UserFactory


@atomic
def rename(agency: Agency, *, name: str, by: User | None) -> None:
    agency.name = name


@atomic
def rename_then_refuse(agency: Agency, *, by: User | None) -> None:
    rename(agency, name="Xã Khác", by=by)
    raise RuleBroken("No.", field="name")


def test_an_action_saves_when_it_returns():
    agency = AgencyFactory(name="Xã Cũ")

    rename(agency, name="Xã Mới", by=None)
    db.session.rollback()

    assert db.session.scalar(select(Agency.name).where(Agency.id == agency.id)) == "Xã Mới"


def test_an_action_leaves_nothing_when_it_is_refused():
    agency = AgencyFactory(name="Xã Cũ")

    with pytest.raises(RuleBroken):
        rename_then_refuse(agency, by=None)

    assert agency.name == "Xã Cũ"
    assert db.session.scalar(select(Agency.name).where(Agency.id == agency.id)) == "Xã Cũ"


def test_what_was_loaded_stays_usable_after_a_refusal():
    training = TrainingFactory()
    agency = AgencyFactory()

    with pytest.raises(RuleBroken):
        rename_then_refuse(agency, by=None)

    assert training.host.name == "Sở Lao động - Thương binh và Xã hội"


def test_a_violated_unique_constraint_speaks_for_itself():
    UserFactory(email="mot@hungyen.example")

    @atomic
    def add_again(*, by: User | None) -> None:
        db.session.add(UserFactory.build(email="mot@hungyen.example"))

    with pytest.raises(RuleBroken) as refusal:
        add_again(by=None)

    assert (refusal.value.field, refusal.value.message) == (
        "email",
        "There is already an account with this e-mail.",
    )


def test_a_row_changed_by_somebody_else_is_refused():
    training = TrainingFactory()
    db.session.execute(
        training.__table__.update().values(version=7).where(training.__table__.c.id == training.id)
    )

    @atomic
    def retitle(*, by: User | None) -> None:
        training.title = "Tên khác"

    with pytest.raises(RuleBroken) as refusal:
        retitle(by=None)

    assert refusal.value.message == STALE


def test_the_journal_writes_itself():
    agency, actor = AgencyFactory(name="Xã Cũ"), UserFactory(full_name="Phạm Thị Ghi")

    rename(agency, name="Xã Mới", by=actor)

    line = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1)).one()
    assert (line.actor_name, line.action, line.subject, line.subject_id, line.changes) == (
        "Phạm Thị Ghi",
        "test_database.rename",
        "agency",
        agency.id,
        {"name": ["Xã Cũ", "Xã Mới"]},
    )


def test_a_refused_action_leaves_no_line_in_the_journal():
    agency = AgencyFactory()
    before = db.session.query(JournalEntry).count()

    with pytest.raises(RuleBroken):
        rename_then_refuse(agency, by=None)

    assert db.session.query(JournalEntry).count() == before
