"""The page of the agencies of a day."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.access import Role
from eventapp.agencies.models import AgencyLevel
from eventapp.agencies.service import import_units
from eventapp.agencies.tree import tree_on
from eventapp.agencies.unit_files import SHIPPED, read
from tests.factories import AgencyFactory

DAY = date(2021, 10, 13)


@pytest.fixture
def province():
    for path in SHIPPED[:3]:
        import_units(read(path).units, by=None)


def test_index_shows_the_tree_of_today(sign_in, province):
    page = sign_in().get("/agencies/").get_data(as_text=True)

    assert "There were 232 agencies on 13/10/2021" in page
    assert "10 districts, 161 communes" in page
    assert "Xã Hồng Tiến" in page
    assert "Mặt trận" in page


def test_index_shows_another_day(sign_in, province):
    page = sign_in().get("/agencies/?on=1/3/2025").get_data(as_text=True)

    assert "agencies on 01/03/2025" in page
    assert "Sở Lao động - Thương binh và Xã hội" not in page


@pytest.mark.parametrize(
    ("looked_for", "names"),
    [
        ("hong tien", {"Xã Hồng Tiến"}),
        ("HỒNG TIẾN", {"Xã Hồng Tiến"}),
        ("slđtbxh", {"Sở Lao động - Thương binh và Xã hội"}),
        ("12244", {"Xã Hồng Tiến"}),
        ("phu nu", {"Hội Liên hiệp Phụ nữ tỉnh"}),
    ],
)
def test_search_needs_no_accents_and_knows_abbreviations(province, looked_for, names):
    tree = tree_on(DAY, looked_for)

    found = {a.name for branch in (*tree.departments, *tree.districts) for a in branch.members}
    assert found == names
    assert (tree.found, tree.total) == (len(names), 232)


def test_search_keeps_the_district_of_a_commune_that_matches(province):
    assert [branch.label for branch in tree_on(DAY, "hong tien").districts] == ["Huyện Khoái Châu"]


def test_a_commune_without_a_district_is_not_lost():
    AgencyFactory(name="Xã Một Mình", parent=AgencyFactory(level=AgencyLevel.PROVINCIAL))

    assert [agency.name for agency in tree_on(DAY).others] == ["Xã Một Mình"]


def test_index_with_a_wrong_day_says_so_and_shows_today(sign_in):
    answer = sign_in().get("/agencies/?on=13/13/2021")

    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "“13/13/2021” is not a day." in page
    assert "What follows is of 13/10/2021." in page


def test_empty_states_tell_what_to_do(sign_in):
    AgencyFactory(valid_to=date(2030, 12, 31))
    browser = sign_in()

    assert "No agency of this day matches." in browser.get("/agencies/?q=xyz").get_data(True)
    assert "Show 13/10/2021" in browser.get("/agencies/?on=1/1/2031").get_data(True)


@pytest.mark.parametrize("communes", [1, 3])
def test_index_asks_the_same_number_of_questions(sign_in, count_queries, communes):
    district = AgencyFactory(name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT)
    AgencyFactory.create_batch(communes, parent=district)
    browser = sign_in()

    with count_queries() as queries:
        browser.get("/agencies/")

    assert len(queries) == 2  # who is it, and the agencies


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_index_is_for_organisers(sign_in, role):
    assert sign_in(role=role).get("/agencies/").status_code == 403
