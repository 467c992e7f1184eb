"""To which of today's agencies old figures go."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.agencies.models import AgencyLevel, AgencySuccession, SuccessionKind
from eventapp.agencies.queries import (
    agencies_on,
    find_by_code,
    history,
    restated,
    subtree,
    successors,
)
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, THAI_BINH, read
from eventapp.database import db
from tests.factories import AgencyFactory

IN_2021, TODAY = date(2021, 10, 13), date(2026, 11, 25)


@pytest.fixture
def both_provinces():
    for path in (*SHIPPED, *THAI_BINH):
        content = read(path)
        import_units(content.units, content.links, by=None)


def became(old, new, kind=SuccessionKind.MERGED, on=date(2025, 7, 1), *, partial=False):
    db.session.add(
        AgencySuccession(
            from_id=old.id,
            to_id=new.id if new else None,
            kind=kind,
            effective_on=on,
            is_partial=partial,
        )
    )
    db.session.flush()


def test_161_communes_of_2021_are_39_of_today_and_three_are_split(both_provinces):
    ours = set(db.session.scalars(subtree(find_by_code("33", IN_2021).id)))
    old = [a for a in agencies_on(IN_2021, AgencyLevel.COMMUNE) if a.id in ours]

    found = restated([agency.id for agency in old], on=TODAY)

    split = {agency.official_code for agency in old if found.standings[agency.id].is_split}
    assert len(old) == 161
    assert split == {"11989", "12004", "12322"}
    assert len({heir.id for agency in old for heir in found.heirs_of(agency.id)}) == 39
    assert not any(found.standings[agency.id].is_ended for agency in old)


def test_a_commune_goes_through_both_reforms(both_provinces):
    hong_nam = find_by_code("11977", IN_2021)

    assert [one.name for one in successors(hong_nam.id, on=IN_2021)] == ["Xã Hồng Nam"]
    assert [one.name for one in successors(hong_nam.id, on=date(2025, 1, 15))] == ["Xã Phương Nam"]
    assert [one.name for one in successors(hong_nam.id, on=TODAY)] == ["Xã Tân Hưng"]


def test_a_district_ends_in_nobody(both_provinces):
    assert successors(find_by_code("330", IN_2021).id, on=TODAY) == []


def test_what_was_handed_over_takes_no_figures_along(both_provinces):
    department = find_by_code("HY21-SLDTBXH", IN_2021)

    assert [one.reference for one in successors(department.id, on=date(2025, 4, 1))] == ["HY25-SNV"]


def test_a_part_that_left_makes_figures_of_before_doubtful():
    whole, part = AgencyFactory(), AgencyFactory(valid_from=date(2025, 7, 1))
    became(whole, part, SuccessionKind.SPLIT, partial=True)

    assert {one.id for one in successors(whole.id, on=TODAY)} == {whole.id, part.id}
    assert [one.id for one in successors(whole.id, on=date(2025, 6, 30))] == [whole.id]


def test_both_halves_that_meet_again_are_one():
    ended = {"valid_to": date(2025, 6, 30)}
    old, left, right, new = (
        AgencyFactory(valid_to=date(2024, 11, 30)), AgencyFactory(**ended), AgencyFactory(**ended),
        AgencyFactory(),
    )  # fmt: skip
    for half in (left, right):
        became(old, half, SuccessionKind.SPLIT, date(2024, 12, 1), partial=True)
        became(half, new)

    assert successors(old.id, on=TODAY) == [new]
    assert restated([old.id], on=date(2025, 1, 1)).standings[old.id].is_split


def test_a_circle_ends():
    one, other = AgencyFactory(valid_to=date(2024, 1, 1)), AgencyFactory(valid_to=date(2024, 1, 1))
    became(one, other)
    became(other, one)

    assert successors(one.id, on=TODAY) == []


def test_the_cost_does_not_grow_with_agencies(both_provinces, count_queries):
    ids = [agency.id for agency in agencies_on(IN_2021)]
    for some in (ids[:1], ids):
        db.session.expunge_all()
        with count_queries() as queries:
            restated(some, on=TODAY)
        assert len(queries) == 3


def test_the_history_of_an_agency_goes_both_ways(both_provinces, count_queries):
    commune = find_by_code("12157", date(2025, 1, 15))

    with count_queries() as queries:
        told = history(commune)

    assert len(queries) == 2
    assert commune.name == "Xã Quang Vinh"
    assert {told.agencies[one.from_id].name for one in told.before()} == {
        "Xã Tân Phúc", "Xã Quang Vinh",
    }  # fmt: skip
    assert [told.agencies[one.to_id].name for one in told.after()] == ["Xã Ân Thi"]
    assert len(told.agencies) == 4
