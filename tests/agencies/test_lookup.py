"""Looking an agency up by what somebody wrote and the day it is about."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from eventapp.agencies.models import AgencyLevel
from eventapp.agencies.queries import find_named, former_names, named, successors
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, THAI_BINH, read
from tests.factories import AgencyFactory

CASES = json.loads((Path(__file__).parent / "vectors" / "lookup.json").read_text())["cases"]
IN_2021, IN_2026 = date(2021, 10, 13), date(2026, 10, 13)


@pytest.fixture
def both_provinces():
    for path in (*SHIPPED, *THAI_BINH):
        content = read(path)
        import_units(content.units, content.links, by=None)


def test_every_name_is_found_with_its_day(both_provinces):
    """All at once: loading the provinces costs more than looking names up."""
    found = {}
    for case in CASES:
        agency = find_named(case["text"], on=date.fromisoformat(case["event_date"]))
        code = (agency.official_code or agency.reference) if agency else None
        found[case["text"], case["event_date"]] = code

    assert found == {(one["text"], one["event_date"]): one["expected_code"] for one in CASES}


def test_who_bore_the_name_before_is_offered_with_its_successors(both_provinces):
    department, *_ = former_names("Sở LĐ-TB&XH", before=IN_2026)
    commune, *_ = former_names("Xã Thọ Vinh", before=IN_2026)

    assert [one.reference for one in successors(department.id, on=IN_2026)] == ["HY26-SNV"]
    assert [one.name for one in successors(commune.id, on=IN_2026)] == ["Xã Đức Hợp"]


def test_of_units_alike_the_place_that_is_named_counts(both_provinces):
    ours = find_named("Xã Hồng Tiến, huyện Khoái Châu", on=IN_2021)
    theirs = find_named("xã Hồng Tiến, H. Kiến Xương, tỉnh Thái Bình", on=IN_2021)

    assert (ours.official_code, theirs.parent.name) == ("12244", "Huyện Kiến Xương")
    assert find_named("Xã Hồng Tiến, huyện Ân Thi", on=IN_2021) is None


def test_accents_that_are_written_count():
    parent = AgencyFactory(level=AgencyLevel.PROVINCIAL, name="UBND tỉnh Thái Nguyên")
    lang = AgencyFactory(name="Xã Văn Lang", parent=parent)
    AgencyFactory(name="Xã Văn Lăng", parent=parent)

    assert find_named("xã văn lang", on=IN_2026) is lang
    assert len(named("Xã Văn Lãng", on=IN_2026)) == 2
    assert find_named("Xã Văn Lãng", on=IN_2026) is None


@pytest.mark.parametrize("text", ["", " , ", "xã", "Xã Không Có"])
def test_nothing_is_found_for_nothing(text):
    AgencyFactory(name="Xã Có")

    assert find_named(text, on=IN_2021) is None
    assert former_names(text, before=IN_2021) == []


def test_only_a_part_of_the_tree_is_looked_through():
    one, other = AgencyFactory(name="Tỉnh Một"), AgencyFactory(name="Tỉnh Hai")
    wanted = AgencyFactory(name="Xã Tân Tiến", parent=one)
    AgencyFactory(name="Xã Tân Tiến", parent=other)

    assert find_named("Tân Tiến", on=IN_2026) is None
    assert find_named("Tân Tiến", on=IN_2026, within=one.id) is wanted
