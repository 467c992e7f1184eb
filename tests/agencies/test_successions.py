"""The province through time: three states, in whichever order their files come."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from eventapp.agencies.models import (
    Agency,
    AgencyLevel,
    AgencySuccession,
    AwaitedSuccession,
    SuccessionKind,
)
from eventapp.agencies.queries import agencies_on
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, THAI_BINH, read
from eventapp.database import db

DISTRICTS, COMMUNES, AGENCIES, IN_2024, IN_2025, AGENCIES_2025, HANDED_OVER = SHIPPED
TB_DISTRICTS, TB_COMMUNES, TB_2024 = THAI_BINH
OTHER_ORDER = [AGENCIES_2025, DISTRICTS, TB_DISTRICTS, IN_2025, HANDED_OVER, IN_2024, TB_2024,
               COMMUNES, TB_COMMUNES, AGENCIES]  # fmt: skip
UNITS = (
    "reference,name,short_name,abbreviation,level,kind,official_code,parent,valid_from,valid_to\n"
)
SUCCESSIONS = "from,to,date,kind,legal_basis,function\n"


def import_all(paths):
    contents = [read(path) for path in paths]
    return [import_units(content.units, content.links, by=None) for content in contents]


@pytest.fixture
def said(tmp_path):
    """Import a text; what was said about its rows."""

    def run(text: str, encoding: str = "utf-8") -> list[tuple[int, str]]:
        path = tmp_path / "units.csv"
        path.write_bytes(text.encode(encoding))
        content = read(path)
        done = import_units(content.units, content.links, by=None)
        return [(row.line, str(row.reason)) for row in (*content.refused, *done.refused)]

    return run


def count(day, level=AgencyLevel.COMMUNE):
    return len(agencies_on(day, level))


def successions():
    old, new = aliased(Agency), aliased(Agency)
    return {
        (old_name, new_name, one.kind, one.effective_on, one.is_partial)
        for old_name, new_name, one in db.session.execute(
            select(old.reference, new.reference, AgencySuccession)
            .join(old, AgencySuccession.from_id == old.id)
            .outerjoin(new, AgencySuccession.to_id == new.id)
        )
    }


def test_hung_yen_has_161_then_139_communes_and_is_39_of_104():
    done = import_all(SHIPPED)

    assert [one.refused for one in done] == [[]] * 7
    assert [count(date(2021, 10, 13)), count(date(2024, 12, 1)), count(date(2025, 7, 1))] == [
        161,
        139,
        104,
    ]
    into_2025 = {new for _, new, *_ in successions() if new and new.startswith("commune-2025:")}
    assert len(into_2025) == 39


def test_there_is_no_district_after_june_2025():
    import_all([*SHIPPED, *THAI_BINH])

    assert count(date(2025, 6, 30), AgencyLevel.DISTRICT) == 18
    assert count(date(2025, 7, 1), AgencyLevel.DISTRICT) == 0


def test_the_three_split_communes_are_flagged():
    import_all(SHIPPED)

    assert {
        old for old, _, kind, _, part in successions()
        if kind is SuccessionKind.SPLIT and part and old.startswith("commune")
    } == {"commune-2021:11989", "commune-2021:12004", "commune-2021:12322"}  # fmt: skip


def test_files_may_come_in_another_order():
    import_all([*SHIPPED, *THAI_BINH])
    expected, agencies = successions(), {a.reference for a in db.session.scalars(select(Agency))}
    db.session.query(AgencySuccession).delete()
    for agency in reversed(db.session.scalars(select(Agency).order_by(Agency.id)).all()):
        agency.parent = None
        db.session.flush()
    db.session.query(Agency).delete()

    import_all(OTHER_ORDER)

    assert successions() == expected
    assert {a.reference for a in db.session.scalars(select(Agency))} == agencies
    assert db.session.scalars(select(AwaitedSuccession)).all() == []


def test_the_department_of_labour_has_one_heir_and_four_that_took_a_function():
    import_all(SHIPPED)

    assert {
        (new, kind.value) for old, new, kind, *_ in successions() if old == "HY21-SLDTBXH"
    } == {
        ("HY25-SNV", "merged"), ("HY21-SYT", "handed_over"), ("HY21-SGDDT", "handed_over"),
        ("HY25-SNNMT", "handed_over"), ("HY21-CA", "handed_over"),
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_file_is_read_in_the_encodings_of_vietnamese_offices(said, encoding):
    import unicodedata

    text = UNITS + "A,Sở Nội vụ,Sở Nội vụ,SNV,departmental,so,,,,\n"
    if encoding == "cp1258":  # it writes tones as letters of their own
        plain = unicodedata.normalize("NFD", text)
        text = "".join(
            unicodedata.normalize("NFC", c) if c in "\u0302\u0306\u031b" else c for c in plain
        )
        for base, mark, whole in (("o", "\u031b", "ơ"), ("o", "\u0302", "ô"), ("u", "\u031b", "ư")):
            text = text.replace(base + mark, whole)
        text = text.replace("o\u0323\u0302", "ô\u0323")

    assert said(text, encoding) == []
    assert db.session.scalars(select(Agency.name)).all() == ["Sở Nội vụ"]


def test_the_month_first_is_refused_and_makes_other_days_doubtful(said):
    assert said(
        UNITS
        + "A,Sở A,Sở A,,departmental,so,,,10/13/2021,\n"
        + "B,Sở B,Sở B,,departmental,so,,,01/07/2021,\n"
        + "C,Sở C,Sở C,,departmental,so,,,2021-07-01,\n"
    ) == [
        (2, "“10/13/2021” has the month first. Write the day first: 13/10/2021."),
        (3, "Other rows of this file have the month first, so “01/07/2021” may be two days."),
    ]


def test_a_circle_of_parents_is_refused(said):
    assert said(
        UNITS
        + "A,Sở A,Sở A,,departmental,so,,B,,\n"
        + "B,Sở B,Sở B,,departmental,so,,A,,\n"
        + "C,Sở C,Sở C,,departmental,so,,A,,\n"
    ) == [
        (2, "It stands under itself: Sở A → Sở B → Sở A."),
        (3, "It stands under itself: Sở A → Sở B → Sở A."),
        (4, "The agency above it, in line 2, was refused."),
    ]


def test_two_agencies_cannot_have_one_code_at_one_time(said):
    assert said(
        UNITS
        + "A,Xã A,A,,commune,xã,12244,,,30/11/2024\n"
        + "B,Xã B,B,,commune,xã,12244,,30/11/2024,\n"
        + "C,Xã C,C,,commune,xã,12244,,01/12/2024,\n"
    ) == [(3, "In these days (…-30/11/2024) the code 12244 is that of “Xã A”.")]


def test_a_successor_cannot_come_before_the_end(said):
    assert said(
        UNITS
        + "A,Sở A,Sở A,,departmental,so,,,,30/06/2025\n"
        + "B,Sở B,Sở B,,departmental,so,,,01/01/2020,\n"
    ) == []  # fmt: skip

    assert said(SUCCESSIONS + "A,B,01/06/2025,merged,,\n") == [
        (2, "Nothing can take its place on 01/06/2025: “Sở A” ends on 30/06/2025.")
    ]


def test_a_district_of_after_june_2025_is_refused(said):
    assert said(UNITS + "A,Huyện A,A,,district,huyện,1,,,\n") == [
        (2, "There is no district level after 30/06/2025.")
    ]
