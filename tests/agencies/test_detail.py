"""The page of one agency: its facts and its history, drawn and in words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from eventapp.agencies.graph import graph_of
from eventapp.agencies.models import AgencySuccession, SuccessionKind
from eventapp.agencies.queries import find_by_code, history
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, read
from eventapp.database import db
from tests.factories import AgencyFactory

IN_2021, IN_2026 = date(2021, 10, 13), date(2026, 11, 25)


@pytest.fixture
def province(time):
    for path in SHIPPED:
        content = read(path)
        import_units(content.units, content.links, by=None)
    time(datetime(2026, 11, 25, 2, 0, tzinfo=UTC))


def page_of(browser, agency) -> str:
    return " ".join(browser.get(f"/agencies/{agency.id}/").get_data(as_text=True).split())


def test_a_commune_shows_who_it_came_from_and_who_came_after(sign_in, province):
    page = page_of(sign_in(), find_by_code("12157", date(2025, 1, 15)))

    assert "It ended on 30/06/2025." in page
    assert "Today in its place: <a" in page
    assert page.count("Merged") == 3
    assert "Nghị quyết 1248/NQ-UBTVQH15 (24/10/2024)" in page
    assert "Nghị quyết 1666/NQ-UBTVQH15 (16/6/2025)" in page
    assert re.findall(r"<title id=\"history-words\">From top to bottom: (.*?)\. The", page) == [
        "Xã Quang Vinh, Xã Tân Phúc, Xã Quang Vinh, Xã Ân Thi"
    ]
    assert "Rename" not in page


def test_a_split_commune_names_all_heirs(sign_in, province):
    page = page_of(sign_in(), find_by_code("11989", IN_2021))

    assert "It was split; today in its place:" in page
    assert page.count("Split up, a part") == 2


def test_a_district_that_was_dissolved_has_nobody(sign_in, province):
    page = page_of(sign_in(), find_by_code("330", IN_2021))

    assert "Nobody stands in its place today." in page
    assert "Dissolved" in page
    assert "What is under it: 20" in page


def test_functions_that_were_handed_over_are_told(sign_in, province):
    page = page_of(sign_in(), find_by_code("HY21-SLDTBXH", IN_2021))

    assert "Function handed over: trẻ em, bảo trợ xã hội" in page
    assert "Sở Nội vụ" in page


def test_an_agency_that_goes_on_offers_what_can_be_done(sign_in, province):
    agency = find_by_code("HY26-SNV", IN_2026)

    page = page_of(sign_in(), agency)

    for kind in ("rename", "merge", "split", "hand-over", "dissolve"):
        assert f"/agencies/{agency.id}/{kind}" in page


def test_an_agency_without_history_says_so(sign_in):
    assert "Nothing is known of what was before it" in page_of(sign_in(), AgencyFactory())


def test_one_that_is_still_to_come_says_so(sign_in):
    assert "It starts only on 01/01/2030." in page_of(
        sign_in(), AgencyFactory(valid_from=date(2030, 1, 1))
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, count):
    agency = AgencyFactory(valid_from=date(2020, 1, 1))
    for old in AgencyFactory.create_batch(count, valid_to=date(2019, 12, 31)):
        db.session.add(
            AgencySuccession(
                from_id=old.id,
                to_id=agency.id,
                kind=SuccessionKind.MERGED,
                effective_on=date(2020, 1, 1),
            )
        )
    db.session.commit()
    browser = sign_in()

    with count_queries() as queries:
        browser.get(f"/agencies/{agency.id}/")

    assert len(queries) == 8


def test_boxes_never_overlap_and_lines_go_down(province):
    for code, day in (("12157", date(2025, 1, 15)), ("33", IN_2026), ("HY26-SNV", IN_2026)):
        graph = graph_of(history(find_by_code(code, day)))
        for above, below in zip(graph.boxes, graph.boxes[1:], strict=False):
            assert above.y + above.height < below.y
            assert below.y + below.height <= graph.height
        for edge in graph.edges:
            start, end = re.match(r"M\d+ (\d+) .*Q\d+ (\d+) ", edge.path).groups()
            assert int(start) < int(end)
            assert min(map(int, re.findall(r"[QV]?(\d+)", edge.path))) > 0
        assert all(box.width > 150 for box in graph.boxes)
