"""The journal writes itself."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import SheetState
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.journal.models import EntryKind, JournalEntry
from eventapp.journal.queries import history_of
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    SheetFactory,
    TrainingSessionFactory,
    UserFactory,
    group_of,
    operator_of,
)


@atomic
def rename(agency, name: str, *, by: User | None) -> None:
    agency.name = name
    db.session.flush()
    if name == "refused":
        raise RuleBroken("No.")


def entries(subject: str) -> list[JournalEntry]:
    found = select(JournalEntry).where(JournalEntry.subject == subject)
    return list(db.session.scalars(found.order_by(JournalEntry.id)))


def test_a_change_leaves_who_when_what_from_to():
    agency = AgencyFactory(name="Xã Hồng Tiến")
    hanh = UserFactory(full_name="Nguyễn Thị Hạnh")

    rename(agency, "Xã Đồng Tiến", by=hanh)

    entry = entries("agency")[-1]
    assert (entry.actor_id, entry.actor_name) == (hanh.id, "Nguyễn Thị Hạnh")
    assert (entry.kind, entry.subject_id, entry.subject_name) == (
        EntryKind.CHANGED,
        agency.id,
        "Xã Đồng Tiến",
    )
    assert entry.changes == {"name": ["Xã Hồng Tiến", "Xã Đồng Tiến"]}


def test_the_program_itself_has_no_id():
    agency = AgencyFactory()

    rename(agency, "Xã Đồng Tiến", by=None)

    assert (entries("agency")[-1].actor_id, entries("agency")[-1].actor_name) == (None, "eventapp")


def test_a_refused_action_leaves_nothing():
    agency = AgencyFactory()
    before = len(entries("agency"))

    with pytest.raises(RuleBroken):
        rename(agency, "refused", by=None)

    assert len(entries("agency")) == before


def test_saving_the_same_leaves_nothing():
    agency = AgencyFactory(name="Xã Hồng Tiến")
    before = len(entries("agency"))

    rename(agency, "Xã Hồng Tiến", by=None)

    assert len(entries("agency")) == before


def test_added_and_removed_rows_are_told_apart():
    agency = AgencyFactory()
    db.session.delete(agency)
    db.session.commit()

    assert [entry.kind for entry in entries("agency")] == [EntryKind.ADDED, EntryKind.REMOVED]
    assert entries("agency")[-1].changes["name"] == [agency.name, None]


def test_secrets_and_derived_columns_are_never_written():
    user = UserFactory(password_hash="$argon2id$secret")

    written = str([entry.changes for entry in entries("user_account")])
    assert "secret" not in written
    assert user.email in written


def test_a_sheet_is_called_by_its_point_and_half_day_and_belongs_to_the_training():
    session = TrainingSessionFactory()
    point = PointFactory(training=session.training, name="Điểm cầu xã Hồng Tiến")

    sheet: Sheet = SheetFactory(point_id=point.id, session_id=session.id)
    sheet.state = SheetState.REPORTED
    db.session.commit()

    for entry in entries("sheet"):
        assert entry.subject_name == "Điểm cầu xã Hồng Tiến · Sáng 13/10"
        assert entry.training_id == session.training_id


def test_seats_are_called_by_their_agency_and_group():
    session = TrainingSessionFactory()
    group = group_of(session.training, "G4")

    InvitationFactory(
        training_id=session.training_id,
        agency=AgencyFactory(name="Xã Hồng Tiến"),
        group_id=group.id,
    )

    assert entries("invitation")[0].subject_name == f"Xã Hồng Tiến · {group.name}"


def test_an_operator_is_called_by_her_point_and_her_name():
    point = PointFactory(name="Điểm cầu xã Hồng Tiến")
    operator_of(point, full_name="An")

    entry = entries("role_grant")[-1]
    assert entry.subject_name == "An · Điểm cầu xã Hồng Tiến"
    assert entry.training_id == point.training_id


def test_history_is_of_one_row_newest_first():
    one, other = RegistrationFactory(), RegistrationFactory()
    other.position = "Phó Chủ tịch"
    one.position = "Chủ tịch"
    db.session.commit()

    history = history_of("registration", one.id)

    assert [line.kind for line in history] == [EntryKind.CHANGED, EntryKind.ADDED]
    assert history[0].changes[0].after.text == "Chủ tịch"
