"""The pages of the agencies of a day."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.access import Role
from eventapp.agencies.models import AgencyLevel
from eventapp.agencies.queries import find_by_code
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, THAI_BINH, read
from tests.factories import AgencyFactory

DAY = date(2021, 10, 13)


@pytest.fixture
def province():
    for path in SHIPPED:
        content = read(path)
        import_units(content.units, content.links, by=None)


def text(answer) -> str:
    return answer.get_data(as_text=True)


def test_index_shows_what_stands_under_the_only_province(sign_in, province):
    page = text(sign_in().get("/agencies/"))

    assert "There were 232 agencies on 13/10/2021" in page
    assert "Huyện Khoái Châu" in page
    assert "25 under it" in page
    assert "Mặt trận" in page
    assert "Xã Hồng Tiến" not in page


def test_a_branch_is_opened_with_the_way_to_it(sign_in, province):
    district = find_by_code("330", DAY)

    page = text(sign_in().get(f"/agencies/?at={district.id}"))

    assert "Xã Hồng Tiến" in page
    assert "UBND tỉnh Hưng Yên" in page


def test_after_june_2025_there_is_no_district_and_104_communes(sign_in, province):
    page = text(sign_in().get("/agencies/?on=1/7/2025"))

    assert "District level" not in page
    assert '<h2>Commune level</h2> <span class="small muted">104</span>' in " ".join(page.split())
    assert "Xã Đường Hào" in page or "Phường Đường Hào" in page
    assert "Sở Lao động - Thương binh và Xã hội" not in page


def test_two_provinces_are_shown_side_by_side(sign_in, province):
    for path in THAI_BINH:
        content = read(path)
        import_units(content.units, content.links, by=None)

    page = text(sign_in().get("/agencies/"))

    assert "UBND tỉnh Thái Bình" in page
    assert "Huyện Khoái Châu" not in page


@pytest.mark.parametrize(
    ("looked_for", "name"),
    [
        ("hong tien", "Xã Hồng Tiến"),
        ("HỒNG TIẾN", "Xã Hồng Tiến"),
        ("slđtbxh", "Sở Lao động - Thương binh và Xã hội"),
        ("12244", "Xã Hồng Tiến"),
        ("phu nu", "Hội Liên hiệp Phụ nữ tỉnh"),
    ],
)
def test_search_needs_no_accents_and_knows_abbreviations(sign_in, province, looked_for, name):
    page = text(sign_in().get(f"/agencies/?q={looked_for}"))

    assert "1 of 232 agencies match" in page
    assert name in page


def test_a_name_of_before_is_offered_with_who_stands_in_its_place(sign_in, province):
    page = text(sign_in().get("/agencies/?q=Sở LĐ-TB%26XH&on=25/11/2026"))

    assert "No agency of this day matches." in page
    assert "This name was borne before" in page
    assert "In its place" not in page
    assert "On 25/11/2026 in its place:" in page
    assert "Sở Nội vụ" in page


def test_one_level_is_a_list_in_pages(sign_in, province):
    browser = sign_in()

    first = text(browser.get("/agencies/?level=commune"))
    last = text(browser.get("/agencies/?level=commune&page=99"))

    assert "161 of 232 agencies match" in first
    assert "page=3" in first
    assert first.count("<tr>") == 61
    assert last.count("<tr>") == 42


def test_index_with_a_wrong_day_says_so_and_shows_today(sign_in):
    answer = sign_in().get("/agencies/?on=13/13/2021")

    assert answer.status_code == 422
    assert "“13/13/2021” is not a day." in text(answer)
    assert "What follows is of 13/10/2021." in text(answer)


def test_empty_states_tell_what_to_do(sign_in):
    AgencyFactory(valid_to=date(2030, 12, 31))
    alone = AgencyFactory(name="Xã Một Mình", valid_to=date(2030, 12, 31))
    browser = sign_in()

    assert "No agency of this day matches." in text(browser.get("/agencies/?q=xyz"))
    assert "No agency of this day matches." in text(browser.get("/agencies/?q=%25"))
    assert "Show 13/10/2021" in text(browser.get("/agencies/?on=1/1/2031"))
    assert "Nobody stands under it" in text(browser.get(f"/agencies/?at={alone.id}"))


@pytest.mark.parametrize("address", ["", "?q=hoa", "?level=commune", "?at={district}"])
def test_index_asks_the_same_number_of_questions(sign_in, count_queries, address):
    province = AgencyFactory(name="UBND tỉnh", level=AgencyLevel.PROVINCIAL)
    district = AgencyFactory(level=AgencyLevel.DISTRICT, parent=province)
    browser = sign_in()
    asked = []
    for more in (1, 2):
        AgencyFactory.create_batch(more, parent=district)
        with count_queries() as queries:
            browser.get(f"/agencies/{address.format(district=district.id)}")
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert asked[0] <= 7


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_agencies_are_for_organisers(sign_in, role):
    agency, browser = AgencyFactory(), sign_in(role=role)

    for page in ("", "import", f"{agency.id}/", f"{agency.id}/rename"):
        assert browser.get(f"/agencies/{page}").status_code == 403


@pytest.mark.parametrize("page", ["0/", "2147483647/", "2147483648/", "?at=999", "1/destroy"])
def test_what_is_not_there_is_not_found(sign_in, page):
    assert sign_in().get(f"/agencies/{page}").status_code == 404
