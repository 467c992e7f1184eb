"""Which passwords are taken."""

from __future__ import annotations

import pytest

from eventapp.accounts import passwords
from eventapp.errors import RuleBroken

EASY = "This password is easy to guess. Choose another one, such as a short sentence."


def refusal(password: str, email: str = "hanh.nt@hungyen.example") -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refused:
        passwords.check_new_password(password, email=email)
    return refused.value.field, str(refused.value)


@pytest.mark.parametrize(
    "password",
    ["12345678", "password1", "Matkhau123", "hungyen2021", "11111111", "abababab", "hanh.nt2021",
     "HANHNT99", "hanh.nt@hungyen.example", "iloveyou"],
)  # fmt: skip
def test_a_common_password_is_refused(password):
    assert refusal(password) == ("new", EASY)


def test_a_short_password_is_refused():
    assert refusal("trời ơi") == ("new", "Use at least 8 characters.")


def test_a_password_longer_than_a_page_is_refused():
    assert refusal("x1y2" * 51) == ("new", "Use at most 200 characters.")


@pytest.mark.parametrize(
    "password",
    ["lúa chín đầy đồng", "con trâu đi trước", "        a       b", "kq7#plmw", "🐃🐃🌾🌾🌧🌧☀☀"],
)
def test_no_kind_of_character_is_asked_for(password):
    passwords.check_new_password(password, email="hanh@hungyen.example")


def test_a_made_password_is_taken_and_never_made_twice():
    made = {passwords.new_password() for _ in range(50)}

    assert len(made) == 50
    for password in made:
        passwords.check_new_password(password, email="hanh@hungyen.example")


def test_a_password_is_kept_as_an_argon2_hash_with_the_agreed_cost():
    kept = passwords.hash_password("lúa chín đầy đồng")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.is_password("lúa chín đầy đồng", kept)
    assert not passwords.is_password("lúa chín đầy đồn", kept)


def test_the_list_of_common_passwords_is_read_whole():
    assert len(passwords.common_passwords()) > 8000
