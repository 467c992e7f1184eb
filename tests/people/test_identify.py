"""Who is certainly the same person, and who is not."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.database import db
from eventapp.people.identity import Identity
from eventapp.people.models import Person, Sex
from eventapp.people.service import identify
from eventapp.vietnamese import names
from tests.factories import PersonFactory, UserFactory


def ha(**facts: object) -> Identity:
    return Identity(full_name="Nguyễn Thị Hà", sex=Sex.FEMALE, **facts)


def known_ha(**facts: object) -> Person:
    return PersonFactory(full_name="Nguyễn Thị Hà", **{"birth_year": None, **facts})


def people() -> int:
    return db.session.query(Person).count()


@pytest.mark.parametrize(
    "spelling", ["Nguyễn Thị Hà", "NGUYỄN THỊ HÀ", "Nguye\u0302\u0303n Thị Hà"]
)
def test_identify_finds_one_name_with_one_telephone(spelling: str):
    known = known_ha(phone="0912345678")

    found = identify(
        Identity(full_name=names.clean(spelling), phone="0912345678"), by=UserFactory()
    )

    assert found is known
    assert people() == 1


def test_identify_knows_the_other_place_of_the_tone_mark():
    known = PersonFactory(full_name="Đặng Thị Hoà", phone="0912345678")

    assert (
        identify(Identity(full_name="Đặng Thị Hòa", phone="0912345678"), by=UserFactory()) is known
    )


def test_identify_finds_one_name_and_date_of_birth_in_the_same_agency():
    known = known_ha(birth_date=date(1980, 3, 5), birth_year=1980)
    identity = ha(birth_date=date(1980, 3, 5), birth_year=1980)

    assert identify(identity, colleagues={known.id}, by=UserFactory()) is known


def test_identify_keeps_apart_one_name_and_date_of_birth_of_two_agencies():
    known = known_ha(birth_date=date(1980, 3, 5), birth_year=1980)

    found = identify(ha(birth_date=date(1980, 3, 5), birth_year=1980), by=UserFactory())

    assert found is not known
    assert people() == 2


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, {}),
        ({"birth_year": 1980}, {"birth_year": 1980}),
        ({"phone": "0912345678"}, {"phone": "0912345679"}),
        (
            {"phone": "0912345678", "birth_year": 1980},
            {"phone": "0912345678", "birth_year": 1981},
        ),
        ({"phone": "0912345678", "sex": Sex.MALE}, {"phone": "0912345678"}),
    ],
    ids=["name", "year", "telephones differ", "years differ", "sexes differ"],
)
def test_identify_never_merges_two_people_of_one_name(known: dict, said: dict):
    other = known_ha(**known)

    found = identify(ha(**said), colleagues={other.id}, by=UserFactory())

    assert found is not other
    assert people() == 2


def test_identify_hears_the_accents():
    PersonFactory(full_name="Nguyễn Thị Hạ", phone="0912345678")

    identify(ha(phone="0912345678"), by=UserFactory())

    assert people() == 2


def test_identify_adds_what_was_not_known_and_replaces_nothing():
    known = known_ha(phone="0912345678", email="ha@example.vn", sex=Sex.UNKNOWN)

    identify(
        ha(phone="0912345678", birth_date=date(1980, 3, 5), birth_year=1980, email="x@example.vn"),
        by=UserFactory(),
    )

    assert (known.birth_date, known.birth_year) == (date(1980, 3, 5), 1980)
    assert (known.email, known.sex) == ("ha@example.vn", Sex.FEMALE)
