"""Wrong passwords are counted per account, in the database, so by every process."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from eventapp import clock
from eventapp.accounts import authentication, passwords
from eventapp.accounts.authentication import MOST_TRIES, authenticate
from eventapp.accounts.models import SignInTry
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import UserFactory
from tests.racing import at_once, real_application

EMAIL, PASSWORD, WRONG = "hanh@hungyen.example", "lúa chín đầy đồng", "wrong"
TOO_MANY = "There were too many tries. Wait %(minutes)s minutes, then try again."


@pytest.fixture
def user():
    return UserFactory(email=EMAIL, password_hash=passwords.hash_password(PASSWORD))


def refusal(email=EMAIL, password=WRONG, address="") -> str:
    with pytest.raises(RuleBroken) as refused:
        authenticate(email, password, address=address)
    return refused.value.message


def test_the_eleventh_try_is_refused_even_with_the_right_password(user):
    refusals = [refusal() for _ in range(MOST_TRIES)]

    assert TOO_MANY not in refusals
    assert refusal(password=PASSWORD) == TOO_MANY


def test_an_unknown_e_mail_is_throttled_alike():
    refusals = [refusal("nobody@hungyen.example") for _ in range(MOST_TRIES + 1)]

    assert (refusals[-2] == TOO_MANY, refusals[-1]) == (False, TOO_MANY)


def test_after_15_minutes_one_may_try_again(user, time):
    for _ in range(MOST_TRIES + 1):
        refusal()

    time(WEDNESDAY_MORNING + timedelta(minutes=14, seconds=59))
    assert refusal(password=PASSWORD) == TOO_MANY
    time(WEDNESDAY_MORNING + timedelta(minutes=15, seconds=1))

    assert authenticate(EMAIL, PASSWORD) == user


def test_trying_again_too_early_does_not_make_the_wait_longer(user, time):
    for _ in range(MOST_TRIES):
        refusal()
    time(WEDNESDAY_MORNING + timedelta(minutes=10))
    assert refusal() == TOO_MANY

    time(WEDNESDAY_MORNING + timedelta(minutes=15, seconds=1))

    assert authenticate(EMAIL, PASSWORD) == user


def test_a_right_password_forgives_the_wrong_ones(user):
    for _ in range(MOST_TRIES - 1):
        refusal()

    authenticate(EMAIL, PASSWORD)

    assert db.session.scalars(select(SignInTry)).all() == []


def test_fifty_people_in_one_office_do_not_lock_each_other_out(user):
    for number in range(50):
        refusal(f"nguoi{number}@khoaichau.example")

    assert authenticate(EMAIL, PASSWORD) == user


def test_guesses_at_many_accounts_are_stopped_by_their_address(user, monkeypatch):
    monkeypatch.setattr(authentication, "MOST_TRIES_FROM_ONE_ADDRESS", 5)
    for number in range(5):
        refusal(f"nguoi{number}@khoaichau.example", address="10.0.0.1")

    with pytest.raises(RuleBroken) as refused:
        authenticate(EMAIL, PASSWORD, address="10.0.0.1")

    assert refused.value.message == TOO_MANY
    assert authenticate(EMAIL, PASSWORD, address="10.0.0.2") == user


def test_the_refusal_says_how_long_to_wait(user, time):
    for _ in range(MOST_TRIES):
        refusal()
    time(WEDNESDAY_MORNING + timedelta(minutes=9, seconds=30))

    with pytest.raises(RuleBroken) as refused:
        authenticate(EMAIL, PASSWORD)

    assert refused.value.values == {"minutes": 6}


def test_old_tries_are_thrown_away_and_hold_no_e_mail(user, time):
    refusal("somebody's password typed into the wrong field")
    kept = db.session.scalars(select(SignInTry)).one()
    assert "somebody" not in kept.account

    time(clock.now() + timedelta(minutes=16))
    refusal()

    assert len(db.session.scalars(select(SignInTry)).all()) == 1


def test_an_unknown_e_mail_takes_as_long_as_a_wrong_password(user, monkeypatch):
    """Counted in hashes computed, which is where the time goes."""
    hashes: list[str] = []
    real = passwords._HASHER.verify

    class Counting:
        def verify(self, kept, password):
            hashes.append(kept[:20])
            return real(kept, password)

    monkeypatch.setattr(passwords, "_HASHER", Counting())

    refusal()
    refusal("nobody@hungyen.example")

    assert len(hashes) == 2
    assert hashes[0] == hashes[1], "both with the same parameters"


def test_an_account_that_never_had_a_password_lets_nobody_in():
    UserFactory(email="new@hungyen.example", password_hash="-")

    assert refusal("new@hungyen.example", "-") != TOO_MANY


def test_guesses_sent_at_once_do_not_overtake_the_count(tmp_path: Path, monkeypatch):
    """Twenty at one moment: at most ten are compared with the password."""
    compared: list[int] = []
    with real_application(tmp_path) as app:
        UserFactory(email=EMAIL, password_hash=passwords.hash_password(PASSWORD))
        db.session.commit()
        monkeypatch.setattr(
            authentication.passwords, "is_password", lambda *_: compared.append(1) is not None
        )

        results = at_once(app, 20, lambda _: authenticate(EMAIL, "guess"))

    assert len(compared) <= MOST_TRIES
    assert all(isinstance(result, RuleBroken) for result in results)
