"""Planning, changing, publishing and closing a training."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from eventapp import clock
from eventapp.agencies.models import AgencyLevel
from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.journal.models import JournalEntry
from eventapp.trainings.models import AudienceGroup, Training, TrainingState
from eventapp.trainings.service import (
    DayTimes,
    change_training,
    close,
    plan_training,
    publish,
    reopen,
)
from tests.factories import AgencyFactory, InvitationFactory, TrainingFactory, UserFactory, group_of
from tests.trainings.plans import department, details, planned


def codes(training: Training) -> list[str]:
    return [session.code for session in sorted(training.sessions, key=lambda s: s.starts_at)]


def codes_of_groups(training: Training) -> list[str]:
    found = db.session.query(AudienceGroup).filter_by(training_id=training.id)
    return [group.code for group in found.order_by(AudienceGroup.position)]


def test_planning_makes_a_morning_and_an_afternoon_of_each_day():
    training = planned(starts_on=date(2021, 10, 13), ends_on=date(2021, 10, 15))

    assert codes(training) == ["1310S", "1310C", "1410S", "1410C", "1510S", "1510C"]
    assert clock.local(training.sessions[0].starts_at).isoformat() == "2021-10-13T07:30:00+07:00"
    assert clock.local(training.sessions[5].ends_at).isoformat() == "2021-10-15T16:30:00+07:00"
    assert training.state is TrainingState.DRAFT


def test_planning_takes_other_hours():
    training = planned(times=DayTimes(morning_starts=time(8), afternoon_ends=time(17)))

    assert clock.local(training.sessions[0].starts_at).time() == time(8)
    assert clock.local(training.sessions[1].ends_at).time() == time(17)


def test_planning_freezes_the_names_of_the_host():
    host = department()

    training = planned(host)
    host.name = "Sở Nội vụ"

    assert (training.host_name, training.host_parent_name, training.host_symbol) == (
        "Sở Lao động - Thương binh và Xã hội",
        "UBND tỉnh Hưng Yên",
        "SLĐTBXH",
    )


def test_a_host_without_a_parent_has_an_empty_name_above_it():
    assert planned(AgencyFactory(level=AgencyLevel.CENTRAL)).host_parent_name == ""


def test_planning_takes_groups_with_their_names_from_the_vocabulary():
    training = planned(groups=("G9", "G4"))

    assert [(group.code, group.is_trainee, group.level) for group in training.groups] == [
        ("G4", True, AgencyLevel.COMMUNE),
        ("G9", False, AgencyLevel.OTHER),
    ]
    assert training.groups[0].name.startswith("Lãnh đạo UBND")


def test_planning_is_in_the_journal():
    organiser = UserFactory()

    training = plan_training(details(department()), by=organiser)

    lines = db.session.query(JournalEntry).filter_by(actor_id=organiser.id).all()
    assert {line.action for line in lines} == {"trainings.plan_training"}
    assert [line.subject for line in lines].count("training_session") == 6
    assert [line.subject_name for line in lines if line.subject == "training"] == [training.code]


def test_a_closed_host_is_refused_with_its_name_and_last_day():
    host = department(valid_to=date(2025, 2, 28))
    planned(host, starts_on=date(2025, 2, 28), ends_on=date(2025, 3, 2))

    with pytest.raises(RuleBroken) as refusal:
        planned(host, code="B", starts_on=date(2025, 3, 1), ends_on=date(2025, 3, 2))

    assert (refusal.value.field, str(refusal.value)) == (
        "host",
        (
            "Sở Lao động - Thương binh và Xã hội closed on 28/02/2025. "
            "Choose the agency that does its work on 01/03/2025."
        ),
    )


def test_a_host_of_later_is_refused():
    host = department(name="Sở Nội vụ", valid_from=date(2025, 3, 1))

    with pytest.raises(RuleBroken) as refusal:
        planned(host)

    assert (refusal.value.field, str(refusal.value)) == (
        "host",
        "Sở Nội vụ exists only from 01/03/2025. Choose the agency of 20/10/2021.",
    )


def test_two_trainings_cannot_have_one_code():
    planned()

    with pytest.raises(RuleBroken) as refusal:
        planned(code="bdg-2021")

    assert (refusal.value.field, str(refusal.value)) == ("code", "Another training has this code.")
    assert db.session.query(Training).count() == 1


def test_a_change_keeps_the_frozen_names_unless_the_host_changes():
    host = department()
    training = planned(host)
    host.name = "Sở Nội vụ"
    db.session.commit()

    change_training(training, details(host, title="Mới"), version=1, by=UserFactory())
    assert (training.title, training.host_symbol) == ("Mới", "SLĐTBXH")

    other = department(name="Sở Y tế", abbreviation="SYT")
    change_training(training, details(other), version=training.version, by=UserFactory())
    assert (training.host_name, training.host_symbol) == ("Sở Y tế", "SYT")


def test_a_stale_form_is_refused_and_changes_nothing():
    host = department()
    training = planned(host)
    change_training(training, details(host, title="Lần một"), version=1, by=UserFactory())

    with pytest.raises(RuleBroken) as refusal:
        change_training(training, details(host, title="Lần hai"), version=1, by=UserFactory())

    assert refusal.value.message == STALE
    assert db.session.get_one(Training, training.id).title == "Lần một"


def test_the_code_of_a_published_training_stays():
    host = department()
    training = planned(host)
    change_training(training, details(host, code="BDG-2"), version=1, by=UserFactory())
    publish(training, by=UserFactory())

    with pytest.raises(RuleBroken) as refusal:
        change_training(
            training, details(host, code="BDG-3"), version=training.version, by=UserFactory()
        )

    assert refusal.value.field == "code"
    assert str(refusal.value) == "The code of a published training stays as it is."


def test_groups_may_be_added_and_taken_out():
    host = department()
    training = planned(host, groups=("G3", "G4"))

    change_training(training, details(host, groups=("G4", "G9")), version=1, by=UserFactory())

    assert codes_of_groups(training) == ["G4", "G9"]


def test_a_group_with_seats_stays():
    host = department()
    training = planned(host)
    InvitationFactory(training=training, agency=host, group=group_of(training, "G2"))

    with pytest.raises(RuleBroken) as refusal:
        change_training(training, details(host, groups=("G4",)), version=1, by=UserFactory())

    assert (refusal.value.field, str(refusal.value)) == (
        "groups",
        "Group G2 has seats or people already.",
    )
    assert group_of(training, "G1").code == "G1"


def test_publishing_opens_a_draft_once():
    training = planned()

    publish(training, by=UserFactory())

    assert training.state is TrainingState.PUBLISHED
    with pytest.raises(RuleBroken, match="has been published already"):
        publish(training, by=UserFactory())


def test_publishing_needs_a_half_day():
    training = TrainingFactory(state=TrainingState.DRAFT)

    with pytest.raises(RuleBroken, match="Plan at least one half-day before publishing"):
        publish(training, by=UserFactory())


def test_closing_waits_for_the_last_day(time: Callable[[datetime], None]):
    training = planned()
    publish(training, by=UserFactory())

    with pytest.raises(RuleBroken, match="lasts until 22/10/2021: close it then"):
        close(training, by=UserFactory())
    time(datetime(2021, 10, 22, 10, 0, tzinfo=UTC))
    close(training, by=UserFactory())

    assert training.state is TrainingState.CLOSED


def test_a_draft_cannot_be_closed_nor_an_open_training_reopened():
    training = planned()

    with pytest.raises(RuleBroken, match="Only a published training can be closed"):
        close(training, by=UserFactory())
    with pytest.raises(RuleBroken, match="is not closed"):
        reopen(training, by=UserFactory())


def test_a_closed_training_does_not_change_until_it_is_reopened():
    host = department()
    training = planned(host)
    training.state = TrainingState.CLOSED
    db.session.commit()

    with pytest.raises(RuleBroken) as refusal:
        change_training(training, details(host), version=training.version, by=UserFactory())
    assert str(refusal.value) == "This training is closed: its plan can no longer change."

    reopen(training, by=UserFactory())
    change_training(training, details(host), version=training.version, by=UserFactory())
