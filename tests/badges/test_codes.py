"""Personal codes: one in force, older ones told apart from codes that never were."""

from __future__ import annotations

import pytest

from eventapp.badges import queries, service
from eventapp.badges.secrets import digest_of, typed
from eventapp.errors import RuleBroken
from eventapp.registrations.service import withdraw
from tests.attendance.scene import make_scene
from tests.factories import UserFactory


def test_everybody_without_a_code_gets_one_and_nobody_a_second():
    scene = make_scene(3)
    organiser = UserFactory()
    first = service.issue(scene.people[0], by=organiser)

    assert service.issue_missing(scene.training, by=organiser) == 2
    assert service.issue_missing(scene.training, by=organiser) == 0
    assert queries.code_of(scene.people[0]).token == first.token


def test_a_new_code_ends_the_one_before():
    scene = make_scene(1)
    organiser = UserFactory()
    old = service.issue(scene.people[0], by=organiser)
    new = service.issue(scene.people[0], by=organiser)

    assert old.token != new.token
    assert queries.code_of(scene.people[0]).token == new.token
    assert queries.find_shown(old.token).revoked_at is not None


def test_a_code_taken_back_is_known_but_counts_no_more():
    scene = make_scene(1)
    code = service.issue(scene.people[0], by=UserFactory())
    service.revoke(scene.people[0], by=UserFactory())

    assert queries.code_of(scene.people[0]) is None
    assert queries.find_shown(code.token).revoked_at is not None


def test_somebody_who_is_withdrawn_gets_none():
    scene = make_scene(1)
    withdraw(scene.people[0], reason="Ốm", by=UserFactory())

    with pytest.raises(RuleBroken, match="on the list"):
        service.issue(scene.people[0], by=UserFactory())


def test_a_code_is_found_however_it_was_typed_and_its_beginning_finds_nothing():
    scene = make_scene(1)
    code = service.issue(scene.people[0], by=UserFactory())

    assert queries.find_shown(f" {code.token.lower()[:13]} {code.token[13:]}").id == code.id
    assert queries.find_shown(code.short) is None
    assert code.digest == digest_of(typed(code.token))
