"""The hash chain of a sheet: it grows with every mark, and shows what was changed behind it."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, func, select, update

from eventapp.attendance.chaining import START
from eventapp.attendance.models import ChainLink, Mark, MarkSupersedes
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import get_sheet
from eventapp.attendance.queries.chains import chain_heads, check_chains
from eventapp.attendance.service import lock_sheet, report_sheet
from eventapp.database import db
from tests.attendance.scene import make_scene
from tests.factories import PointFactory, RegistrationFactory, UserFactory


@pytest.fixture
def scene():
    scene = make_scene(3)
    first = scene.event(scene.people[0], "P")
    scene.send(first, scene.event(scene.people[1], "A"))
    scene.send(scene.event(scene.people[0], "L", supersedes=[first["id"]]))
    return scene


def checked(scene):
    (check,) = check_chains(scene.training)
    return check


def test_every_stored_mark_is_a_link_and_a_repeat_is_none(scene):
    again = scene.event(scene.people[2])
    scene.send(again)
    before = checked(scene).head
    scene.send(again, scene.event(value="?"))

    assert checked(scene).head == before
    assert (before.length, checked(scene).faults) == (4, ())
    assert before.digest != START
    heads = chain_heads([(scene.session.id, scene.point.id)])
    assert heads == {(scene.session.id, scene.point.id): before}


def test_each_sheet_has_a_chain_of_its_own(scene):
    other = PointFactory(training=scene.training)
    person = RegistrationFactory(point=other)
    scene.send(scene.event(person, point=other.id), by=UserFactory())
    scene.send(scene.event(person, point=other.id, author=None), by=UserFactory())

    lengths = {check.point_code: check.head.length for check in check_chains(scene.training)}
    assert lengths == {scene.point.code: 3, other.code: 1}


@pytest.mark.parametrize(
    "change",
    [
        update(Mark).values(value=Presence.PRESENT),
        update(Mark).where(Mark.value == Presence.ABSENT).values(reason="ốm"),
        update(Mark).values(wall_ms=Mark.wall_ms + 1),
        delete(MarkSupersedes),
        update(ChainLink).where(ChainLink.number == 2).values(digest=START),
        delete(ChainLink).where(ChainLink.number == 1),
        delete(ChainLink).where(ChainLink.number == 3),
    ],
)
def test_whatever_is_changed_behind_the_chain_is_found(scene, change):
    db.session.execute(change)

    assert checked(scene).faults


def test_a_locked_sheet_keeps_the_head_and_is_checked_against_it(scene):
    organiser = UserFactory()
    report_sheet(scene.point, scene.session, 3, by=scene.operator)
    sheet = get_sheet(scene.point, scene.session, viewer=organiser)
    version = lock_sheet(sheet, by=organiser)

    head = checked(scene).head
    assert version.content["chain"] == {"length": 3, "digest": head.digest}
    version.content = version.content | {"chain": {"length": 3, "digest": START}}
    db.session.flush()
    assert checked(scene).faults == ("version 1 was locked over another chain",)


def test_the_command_tells_every_chain_and_finds_the_digest_of_a_paper(app, scene):
    runner = app.test_cli_runner()
    digest = db.session.scalar(select(ChainLink.digest).where(ChainLink.number == 2))
    code = scene.training.code

    good = runner.invoke(args=["marks", "verify", "--training", code, "--digest", digest[:16]])
    unknown = runner.invoke(args=["marks", "verify", "--training", code, "--digest", "beef"])
    db.session.execute(update(Mark).values(sequence=Mark.sequence + 1000))
    broken = runner.invoke(args=["marks", "verify", "--training", code, "--json"])

    assert (good.exit_code, unknown.exit_code, broken.exit_code) == (0, 1, 1)
    assert scene.point.code in good.output
    assert '"broken": 1' in broken.output
    assert db.session.scalar(select(func.count(ChainLink.number))) == 3
