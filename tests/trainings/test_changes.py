"""Postponed, cancelled, moved: what people who were invited are told, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from eventapp import clock
from eventapp.agencies.models import Agency
from eventapp.attendance.presence import SheetState
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.trainings.models import (
    Notice,
    NoticeKind,
    SessionState,
    Training,
    TrainingSession,
    TrainingState,
)
from eventapp.trainings.queries import get_session, notices_after, notices_of, whole_plan
from eventapp.trainings.service import (
    archive,
    cancel_session,
    change_training,
    close,
    move_half_days,
    postpone,
    publish,
    remove_session,
    restore_session,
    take_from_archive,
)
from eventapp.trainings.wording import sentence
from tests.factories import PointFactory, SheetFactory, UserFactory
from tests.trainings.plans import details, planned

STORM = "Bão số 7"


def published(**fields: Any) -> Training:
    """Open for registration, 20-22/10/2021, a week after the day on which tests run."""
    training = planned(**fields)
    publish(training, by=UserFactory())
    return training


def plan_of(training: Training) -> list[tuple[str, str]]:
    return [(session.code, session.state.value) for session in whole_plan(training)]


def refused(action: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, by=UserFactory(), **kwargs)
    return refusal.value.field, str(refusal.value)


def told(training: Training) -> list[tuple[NoticeKind, str]]:
    return [(notice.kind, notice.reason) for notice in notices_of(training)]


def test_a_cancelled_half_day_stays_in_the_programme_and_is_told():
    training = published()
    session = get_session(training, "2110S")

    cancel_session(session, reason=STORM, by=UserFactory())

    assert (session.state, session.reason) == (SessionState.CANCELLED, STORM)
    assert [one.code for one in training.sessions] == ["2010S", "2010C", "2110C", "2210S", "2210C"]
    (notice,) = notices_of(training)
    assert (notice.kind, notice.session_id, notice.reason) == ("cancelled", session.id, STORM)
    assert (notice.was_from, notice.from_) == (session.starts_at, None)


def test_a_cancellation_is_taken_back():
    training = published()
    session = get_session(training, "2110S")
    cancel_session(session, reason=STORM, by=UserFactory())

    restore_session(session, by=UserFactory())

    assert (session.state, session.reason) == (SessionState.PLANNED, "")
    assert len(training.sessions) == 6
    assert [kind for kind, _ in told(training)] == ["restored", "cancelled"]


@pytest.mark.parametrize("state", [SheetState.REPORTED, SheetState.LOCKED])
def test_a_half_day_with_reported_sheets_is_neither_cancelled_nor_moved(state: SheetState):
    training = published()
    session = get_session(training, "2110S")
    SheetFactory(point=PointFactory(training=training), session=session, state=state)
    why = "1 sheets of Sáng 21/10 have been reported: it can no longer be cancelled or moved."

    assert refused(cancel_session, session, reason=STORM) == (None, why)
    assert refused(move_half_days, [session], date(2021, 10, 25), reason=STORM) == (None, why)
    assert refused(postpone, training, reason=STORM) == (None, why)
    assert (session.state, told(training)) == (SessionState.PLANNED, [])


def test_cancelling_asks_for_a_reason():
    session = get_session(published(), "2110S")

    assert refused(cancel_session, session, reason=" ") == (
        "reason",
        "Enter the reason: people who were invited read it.",
    )


def test_a_draft_is_changed_directly_and_nobody_is_told():
    training = planned()
    session = get_session(training, "2110S")

    assert refused(cancel_session, session, reason=STORM)[1] == (
        "This is a draft: change it directly, nobody has been invited yet."
    )
    remove_session(session, by=UserFactory())
    assert db.session.query(Notice).count() == 0


def test_a_half_day_that_people_were_invited_to_is_not_taken_out_in_silence():
    session = get_session(published(), "2110S")

    assert refused(remove_session, session)[1] == (
        "People have been invited: cancel the half-day, so that they are told."
    )


def test_a_whole_day_moves_with_its_hours_and_the_training_lasts_longer():
    training = published()
    uid = get_session(training, "2110S").uid
    day = [get_session(training, "2110S"), get_session(training, "2110C")]

    move_half_days(day, date(2021, 10, 25), reason=STORM, by=UserFactory())

    assert [code for code, _ in plan_of(training)] == [
        *("2010S", "2010C", "2210S", "2210C", "2510S", "2510C")
    ]
    moved = get_session(training, "2510S")
    assert (moved.uid, clock.local(moved.starts_at).isoformat()) == (
        uid,
        "2021-10-25T07:30:00+07:00",
    )
    assert (training.starts_on, training.ends_on) == (date(2021, 10, 20), date(2021, 10, 25))
    assert told(training) == [("moved", STORM), ("moved", STORM)]


@pytest.mark.parametrize(
    ("day", "field", "why"),
    [
        (date(2021, 10, 21), "to", "This is the day it is planned for."),
        (date(2021, 10, 22), "to", "Sáng 22/10 is in the plan already: choose another day."),
        (date(2021, 10, 12), "to", "Choose a day that lies ahead."),
        (date(2021, 12, 30), None, "A training lasts at most 31 days. Check both dates."),
        (
            date(2021, 10, 23),
            "accepts_days_off",
            (
                "Offices are closed on 23/10/2021 (Thứ Bảy). "
                "Tick the box to hold it then all the same."
            ),
        ),
    ],
)
def test_a_half_day_does_not_move_to_a_wrong_day(day: date, field: str | None, why: str):
    training = published()
    session = get_session(training, "2110S")

    answer = refused(move_half_days, [session], day, reason=STORM, accepts_days_off=False)

    assert answer == (field, why)
    assert get_session(training, "2110S").day == date(2021, 10, 21)


def test_a_day_off_is_accepted_with_a_tick():
    training = published()

    move_half_days(
        [get_session(training, "2110S")],
        date(2021, 10, 23),
        reason=STORM,
        accepts_days_off=True,
        by=UserFactory(),
    )

    assert get_session(training, "2310S").is_held


def test_a_half_day_that_has_begun_stays(time: Callable[[datetime], None]):
    training = published()
    session = get_session(training, "2110S")
    time(datetime(2021, 10, 21, 0, 10, tzinfo=UTC))

    assert refused(move_half_days, [session], date(2021, 10, 25), reason=STORM) == (
        "to",
        "The roll call of Sáng 21/10 has begun: it stays in the plan.",
    )


def test_a_training_is_postponed_until_its_days_are_known():
    training = published()

    postpone(training, reason=STORM, by=UserFactory())

    assert training.state is TrainingState.POSTPONED
    assert training.sessions == []
    assert {state for _, state in plan_of(training)} == {"waiting"}
    assert told(training) == [("postponed", STORM)]

    postpone(training, reason="Đã hết bão", starts_on=date(2021, 10, 26), by=UserFactory())

    assert training.state is TrainingState.PUBLISHED
    assert (training.starts_on, training.ends_on) == (date(2021, 10, 26), date(2021, 10, 28))
    assert [one.code for one in training.sessions][:2] == ["2610S", "2610C"]


def test_a_training_that_has_begun_is_postponed_from_the_next_half_day_on(
    time: Callable[[datetime], None],
):
    training = published()
    time(datetime(2021, 10, 20, 10, 0, tzinfo=UTC))  # the first day is over

    postpone(training, reason=STORM, starts_on=date(2021, 10, 25), by=UserFactory())

    assert [code for code, _ in plan_of(training)] == [
        *("2010S", "2010C", "2510S", "2510C", "2610S", "2610C")
    ]
    assert training.starts_on == date(2021, 10, 20)


def test_cancelled_half_days_move_along_with_a_postponed_training():
    training = published()
    cancel_session(get_session(training, "2110C"), reason=STORM, by=UserFactory())

    postpone(training, reason=STORM, starts_on=date(2021, 10, 21), by=UserFactory())

    assert dict(plan_of(training))["2210C"] == "cancelled"
    assert len(training.sessions) == 5


def test_days_that_people_were_invited_to_are_not_changed_in_silence():
    training = published()
    host = db.session.get_one(Agency, training.host_id)
    changed = details(host, ends_on=date(2021, 10, 25))

    assert refused(change_training, training, changed, version=training.version)[0] == "starts_on"


def test_an_archived_training_is_read_only(time: Callable[[datetime], None]):
    training = published()
    time(datetime(2021, 10, 23, tzinfo=UTC))
    close(training, by=UserFactory())

    archive(training, by=UserFactory())

    session = get_session(training, "2110S")
    assert refused(cancel_session, session, reason=STORM)[1] == (
        "This training is archived: it can only be read."
    )
    take_from_archive(training, by=UserFactory())
    assert training.state is TrainingState.CLOSED


def test_whoever_tells_people_further_asks_for_what_is_new(app: Any):
    training = published()
    cancel_session(get_session(training, "2110S"), reason=STORM, by=UserFactory())
    ((first, _),) = notices_after(0)
    move_half_days(
        [get_session(training, "2210C")], date(2021, 10, 25), reason=STORM, by=UserFactory()
    )

    ((notice, of),) = notices_after(first.id)

    assert of is training
    with app.test_request_context():
        assert sentence(first) == "Sáng 21/10/2021: buổi này bị hủy."
        assert sentence(notice) == ("Chiều 22/10/2021: chuyển sang chiều 25/10/2021, 13h30–16h30.")


def test_two_half_days_never_share_a_name_in_calendars():
    training = published()

    uids = {session.uid for session in db.session.query(TrainingSession)}

    assert len(uids) == len(whole_plan(training))
