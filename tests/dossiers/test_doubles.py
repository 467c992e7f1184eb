"""Which records are shown as possible doubles, and how sure that is."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.agencies.models import Agency, AgencySuccession, SuccessionKind
from eventapp.database import db
from eventapp.dossiers.likeness import Certainty
from eventapp.dossiers.queries import certainty_of_pair, doubles, get_double
from eventapp.dossiers.service import keep_apart
from eventapp.people.models import Person, Sex
from tests.factories import (
    AgencyFactory,
    PersonFactory,
    PointFactory,
    RegistrationFactory,
    UserFactory,
)

HA = "Nguyễn Thị Hà"


def sent(agency: Agency, name: str = HA, **facts) -> Person:
    person = PersonFactory(full_name=name, **facts)
    RegistrationFactory(point=PointFactory(agency=agency), full_name=name, person=person)
    return person


def kinds(one: Person, other: Person) -> list[Certainty]:
    viewer = UserFactory()
    found = [
        kind
        for kind in Certainty
        for pair in doubles(kind, viewer=viewer).pairs
        if {pair.one.id, pair.other.id} == {one.id, other.id}
    ]
    asked = certainty_of_pair(get_double(one.id, other.id, viewer=viewer))
    assert found == ([asked] if asked else [])
    return found


def test_one_name_with_one_telephone_is_certain():
    one = sent(AgencyFactory(), phone="0912345678")
    other = sent(AgencyFactory(), phone="0912345678", birth_year=None)

    assert kinds(one, other) == [Certainty.CERTAIN]


def test_one_name_and_date_of_birth_in_one_agency_is_certain():
    agency, born = AgencyFactory(), date(1980, 3, 5)

    assert kinds(sent(agency, birth_date=born), sent(agency, birth_date=born)) == [
        Certainty.CERTAIN
    ]


def test_one_name_and_year_in_one_agency_is_probable():
    agency = AgencyFactory()

    assert kinds(sent(agency), sent(agency)) == [Certainty.PROBABLE]


def test_the_agency_that_followed_counts_as_the_same():
    before, after = AgencyFactory(), AgencyFactory()
    db.session.add(
        AgencySuccession(
            from_id=before.id,
            to_id=after.id,
            effective_on=date(2025, 7, 1),
            kind=SuccessionKind.MERGED,
        )
    )
    db.session.commit()

    assert kinds(sent(before), sent(after)) == [Certainty.PROBABLE]


def test_another_agency_makes_it_possible_only():
    assert kinds(sent(AgencyFactory()), sent(AgencyFactory())) == [Certainty.POSSIBLE]


def test_a_missing_year_makes_it_possible_only():
    agency = AgencyFactory()

    assert kinds(sent(agency, birth_year=None), sent(agency)) == [Certainty.POSSIBLE]


def test_other_accents_are_never_more_than_possible():
    agency = AgencyFactory()
    one = sent(agency, phone="0912345678")
    other = sent(agency, "Nguyễn Thị Hạ", phone="0912345678")

    assert kinds(one, other) == [Certainty.POSSIBLE]


@pytest.mark.parametrize(
    "facts",
    [{"birth_year": 1981}, {"sex": Sex.MALE}],
    ids=["another year", "another sex"],
)
def test_what_contradicts_is_no_double(facts: dict):
    agency = AgencyFactory()

    assert kinds(sent(agency, phone="0912345678"), sent(agency, phone="0912345678", **facts)) == []


def test_a_shared_telephone_proves_nothing():
    agency = AgencyFactory()

    assert (
        kinds(sent(agency, phone="0912345678"), sent(agency, "Lê Thị Mai", phone="0912345678"))
        == []
    )


def test_who_was_kept_apart_is_not_shown_again():
    agency = AgencyFactory()
    one, other = sent(agency), sent(agency)

    keep_apart(one, other, by=UserFactory())

    assert doubles(Certainty.PROBABLE, viewer=UserFactory()).pairs == []


@pytest.mark.parametrize("people", [2, 4])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, people):
    agency = AgencyFactory()
    for _ in range(people):
        sent(agency)
    browser = sign_in()

    with count_queries() as queries:
        browser.get("/people/doubles?kind=probable")

    assert len(queries) == 4
