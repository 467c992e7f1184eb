"""Logs are imported once, applied and withdrawn as a whole; people say whose names are whose."""

from __future__ import annotations

import pytest

from eventapp.connections import service
from eventapp.connections.matching.ladder import Rule
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLogFile,
    ConnectionSpan,
    LogState,
    LogTemplate,
    PointAlias,
)
from eventapp.connections.queries import line_states, threshold_of
from eventapp.connections.taking_in import COLUMNS, ENCODING, UNKNOWN, Choice
from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.meetings.log import DAY_ORDER
from tests.connections.scene import HEAD, Scene
from tests.factories import PointFactory, RegistrationFactory, TrainingFactory
from tests.meetings import texts


@pytest.fixture
def scene() -> Scene:
    return Scene()


def refusal(action, *arguments, **named) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refused:
        action(*arguments, **named)
    return refused.value.field, refused.value.message


def minutes(scene: Scene) -> dict[str, int]:
    states = line_states(scene.training, [scene.morning], viewer=scene.organiser)
    points = {scene.hong_tien.id: "HT", scene.tan_dan.id: "TD"}
    return {points[point]: line.minutes for (_, point), line in states.items()}


def test_add_log_keeps_the_bytes_and_matches_by_rules_alone(scene):
    upload = scene.upload(scene.row("ĐC001 Hồng Tiến"), scene.row("iPad của Hà"))

    log = service.add_log(scene.training, upload, by=scene.organiser)

    file = db.session.get(ConnectionLogFile, log.id)
    assert (file.content, log.sha256, log.state) == (upload.content, upload.sha256, LogState.READ)
    assert (scene.identity(log, "ĐC001 Hồng Tiến").rule, log.line_count) == (Rule.CODE, 2)
    assert scene.identity(log, "iPad của Hà").waits


def test_a_log_counts_only_once_it_is_applied_and_until_it_is_withdrawn(scene):
    log = scene.log(scene.row("xã Hồng Tiến", 0, 60), applied=False)
    assert minutes(scene) == {"HT": 0, "TD": 0}

    service.apply_log(log, version=log.version, by=scene.organiser)
    assert minutes(scene) == {"HT": 60, "TD": 0}

    service.withdraw_log(log, reason="Nhầm hội nghị", by=scene.organiser)
    assert minutes(scene) == {"HT": 0, "TD": 0}


def test_the_same_file_twice_is_refused_and_comes_back_after_a_withdrawal(scene):
    log = scene.log(scene.row("xã Hồng Tiến"))
    again = scene.upload(scene.row("xã Hồng Tiến"))

    assert refusal(service.add_log, scene.training, again, by=scene.organiser) == (
        "file",
        "This log has been imported already: %(name)s.",
    )

    service.withdraw_log(log, reason="Nhầm", by=scene.organiser)
    back = service.add_log(scene.training, again, by=scene.organiser)

    assert (back.id, back.state, back.withdrawal_reason) == (log.id, LogState.READ, None)
    assert db.session.query(ConnectionIdentity).count() == 1
    assert db.session.query(ConnectionSpan).count() == 1


def test_two_exports_of_one_meeting_are_not_counted_twice(scene):
    scene.log(scene.row("xã Hồng Tiến", 0, 100))
    scene.log(scene.row("Điểm cầu xã Hồng Tiến", 1, 100))

    assert minutes(scene)["HT"] == 101


def test_apply_refuses_what_is_open_stale_or_without_times(scene):
    open_ = scene.log("Hồng Tiến,,06/12/2021 07:30:00,06/12/2021 11:30:00,240", applied=False)
    assert open_.question == DAY_ORDER
    assert refusal(service.apply_log, open_, version=open_.version, by=scene.organiser) == (
        None,
        "Answer the question about this log first.",
    )
    assert refusal(service.apply_log, open_, version=99, by=scene.organiser) == (None, STALE)

    unique = scene.take(b"Name (original name),Email,Total duration (minutes)\nA,,9\n")
    log = service.add_log(scene.training, unique, by=scene.organiser)
    assert refusal(service.apply_log, log, version=log.version, by=scene.organiser) == (
        None,
        "This log has no times: it cannot say when a point was connected.",
    )


def test_withdraw_wants_a_reason_and_happens_once(scene):
    log = scene.log(scene.row("xã Hồng Tiến"))

    assert refusal(service.withdraw_log, log, reason="", by=scene.organiser)[0] == "reason"
    service.withdraw_log(log, reason="Nhầm", by=scene.organiser)
    assert refusal(service.withdraw_log, log, reason="x", by=scene.organiser) == (
        None,
        "This log is withdrawn already.",
    )


def test_a_chosen_point_is_learned_and_used_in_the_next_log(scene):
    log = scene.log(scene.row("Máy chiếu Hội LHPN"))
    service.choose_point(
        scene.identity(log, "Máy chiếu Hội LHPN"), scene.tan_dan, by=scene.organiser
    )
    assert minutes(scene)["TD"] == 240

    later = scene.log(scene.row("máy chiếu hội LHPN", 1))

    assert scene.identity(later, "máy chiếu hội LHPN").rule is Rule.ALIAS


def test_what_was_learned_serves_the_organisers_next_training_until_the_point_is_renamed(scene):
    log = scene.log(scene.row("Máy chiếu"))
    service.choose_point(scene.identity(log, "Máy chiếu"), scene.tan_dan, by=scene.organiser)
    following = Scene(TrainingFactory(host=scene.training.host))
    here = PointFactory(
        training=following.training,
        agency=scene.tan_dan.agency,
        code="ĐC009",
        name=scene.tan_dan.name,
    )

    assert following.identity(following.log(following.row("Máy chiếu")), "Máy chiếu").point_id == (
        here.id
    )

    here.name = "Điểm cầu xã Triệu Việt Vương"
    db.session.commit()
    renamed = following.log(following.row("Máy chiếu", 1))
    assert following.identity(renamed, "Máy chiếu").waits


def test_a_name_that_says_only_which_device_it_is_is_not_remembered(scene):
    log = scene.log(scene.row("iPad (2)"))

    service.choose_point(scene.identity(log, "iPad (2)"), scene.tan_dan, by=scene.organiser)

    assert db.session.query(PointAlias).count() == 0


def test_a_decision_can_be_taken_back_and_is_forgotten(scene):
    log = scene.log(scene.row("Máy chiếu"))
    one = scene.identity(log, "Máy chiếu")
    service.choose_point(one, scene.tan_dan, by=scene.organiser)

    service.look_again(one, by=scene.organiser)

    assert (one.waits, db.session.query(PointAlias).count()) == (True, 0)
    service.set_aside(one, by=scene.organiser)
    assert not one.waits
    assert minutes(scene) == {"HT": 0, "TD": 0}


def test_one_choice_decides_the_same_name_in_every_log_where_it_waits(scene):
    first = scene.log(scene.row("Máy chiếu"))
    second = scene.log(scene.row("máy  chiếu", 5))

    service.choose_point(scene.identity(first, "Máy chiếu"), scene.tan_dan, by=scene.organiser)

    assert scene.identity(second, "máy chiếu").point_id == scene.tan_dan.id


def test_a_point_of_another_training_is_refused(scene):
    log = scene.log(scene.row("Máy chiếu"))

    assert refusal(
        service.choose_point, scene.identity(log, "Máy chiếu"), PointFactory(), by=scene.organiser
    ) == ("point", "This point belongs to another training.")


def test_names_of_a_withdrawn_log_are_decided_no_more(scene):
    log = scene.log(scene.row("Máy chiếu"))
    service.withdraw_log(log, reason="Nhầm", by=scene.organiser)

    assert refusal(service.set_aside, scene.identity(log, "Máy chiếu"), by=scene.organiser) == (
        None,
        "This log is withdrawn: what it says counts no more.",
    )


def test_an_address_of_somebody_registered_stands_for_her_point(scene):
    RegistrationFactory(point=scene.tan_dan, email="An@VD.example")

    log = scene.log(scene.row("Trần Thị An", email="an@vd.example"))

    assert scene.identity(log, "Trần Thị An").rule is Rule.EMAIL


def test_the_address_a_point_gives_for_its_line_finds_it(scene):
    scene.tan_dan.line_address = "TanDan@vc.example"
    db.session.commit()
    content = texts.CDR.replace("hongtien@", "sip:tandan@").encode()

    log = service.add_log(scene.training, scene.take(content), by=scene.organiser)

    one = scene.identity(log, "Hồng Tiến")
    assert (one.rule, one.point_id) == (Rule.DEVICE, scene.tan_dan.id)


def test_an_answer_reads_the_log_again(scene):
    rows = "Hồng Tiến,,06/12/2021 07:30:00,06/12/2021 11:30:00,240"
    log = scene.log(rows, applied=False)
    upload = scene.upload(rows, choice=Choice(day_first=False))

    service.read_again(log, scene.training, upload, by=scene.organiser)

    assert (log.question, log.day_first) == (None, False)
    service.apply_log(log, version=log.version, by=scene.organiser)
    assert refusal(service.read_again, log, scene.training, upload, by=scene.organiser) == (
        None,
        "This log counts already. Withdraw it before reading it in another way.",
    )


def test_columns_named_once_are_known_for_the_organisers_next_table(scene):
    table = "Thiết bị;Bắt đầu;Kết thúc\nxã Hồng Tiến;13/10/2021 07:30;13/10/2021 11:30\n"
    log = service.add_log(scene.training, scene.take(table.encode()), by=scene.organiser)
    assert (log.question, log.format) == (COLUMNS, UNKNOWN)
    choice = Choice(columns={"name": 0, "join": 1, "leave": 2})

    service.read_again(
        log, scene.training, scene.take(table.encode(), choice=choice), by=scene.organiser
    )

    assert (log.question, log.format, log.line_count) == (None, "columns named", 1)
    assert db.session.query(LogTemplate).count() == 1
    other = table.replace("11:30", "10:30").encode()
    assert (scene.take(other).question, scene.take(other).log.format) == (None, "columns named")


def test_letters_that_are_not_known_are_asked_for(scene):
    content = HEAD.encode() + b"H\xf4ng Ti\xean,,13/10/2021 07:30,13/10/2021 11:30,240\n"

    assert scene.take(content).question == ENCODING
    assert scene.take(content, choice=Choice(encoding="cp1258")).question is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"zone": "Mars/Phobos"}, "zone"),
        ({"columns": {"name": 0}}, "columns"),
        ({"columns": {"name": 0, "join": 1, "leave": 1}}, "columns"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(fields, field):
    assert refusal(Choice, **fields)[0] == field


def test_the_rule_of_a_training_is_set_and_kept(scene):
    assert (threshold_of(scene.training).share, threshold_of(scene.training).checks) == (70, 2)

    service.set_line_rule(scene.training, share=50, checks=3, by=scene.organiser)
    service.set_line_rule(scene.training, share=60, checks=3, by=scene.organiser)

    assert (threshold_of(scene.training).share, threshold_of(scene.training).checks) == (60, 3)
    assert refusal(service.set_line_rule, scene.training, share=0, checks=2, by=scene.organiser)[
        0
    ] == ("share")
    assert refusal(service.set_line_rule, scene.training, share=9, checks=4, by=scene.organiser)[
        0
    ] == ("checks")
