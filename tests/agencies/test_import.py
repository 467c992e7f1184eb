"""Taking in unit files: the real ones, and wrong ones."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from eventapp.agencies.import_plan import Plan
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries import agencies_on, find_by_code, subtree
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, read
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.journal.models import JournalEntry
from eventapp.vietnamese import names

DAY = date(2021, 10, 13)
DISTRICTS = "code,name,type,province_code,province,valid_from,valid_to\n"
COMMUNES = "code_2021,name_2021,type_2021,district_code,code_2024_12,name_2024_12,codes_2025_07\n"
AGENCIES = "id,name_vi,short_name,doc_abbr,group,valid_from,valid_to\n"


def import_file(path: Path) -> Plan:
    content = read(path)
    return import_units(content.units, content.links, by=None)


@pytest.fixture
def file(tmp_path):
    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "units.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def shipped():
    return [import_file(path) for path in SHIPPED[:3]]


def test_the_shipped_files_hold_the_province_of_2021(shipped):
    assert [len(done.added) for done in shipped] == [
        11,
        161,
        60,
    ]  # the province came with the districts
    assert [done.refused for done in shipped] == [[], [], []]
    assert Counter(agency.level.value for agency in agencies_on(DAY)) == {
        "provincial": 1,
        "departmental": 60,
        "district": 10,
        "commune": 161,
    }


def test_importing_again_changes_nothing(shipped):
    before = db.session.scalar(select(func.count()).select_from(JournalEntry))

    again = [import_file(path) for path in SHIPPED[:3]]

    assert [(len(done.added), done.there) for done in again] == [(0, 11), (0, 161), (0, 61)]
    assert db.session.scalar(select(func.count()).select_from(JournalEntry)) == before


def test_everything_stands_under_the_province(shipped):
    root = find_by_code("33", DAY)

    assert root.name == "UBND tỉnh Hưng Yên"
    assert len(db.session.scalars(subtree(root.id)).all()) == 232


def test_a_commune_is_as_the_file_has_it(shipped):
    commune = find_by_code("12244", DAY)

    assert (commune.name, commune.short_name, commune.kind, commune.abbreviation) == (
        "Xã Hồng Tiến",
        "Hồng Tiến",
        "xã",
        "UBND",
    )
    assert (commune.level, commune.search) == (AgencyLevel.COMMUNE, names.fold("Xã Hồng Tiến"))
    assert (commune.valid_from, commune.valid_to) == (None, date(2024, 11, 30))
    district = db.session.get_one(Agency, commune.parent_id)
    assert (district.name, district.short_name) == ("Huyện Khoái Châu", "Khoái Châu")


def test_a_commune_that_kept_its_name_lives_until_the_two_tier_government(shipped):
    assert find_by_code("11950", DAY).valid_to == date(2025, 6, 30)
    assert len(agencies_on(date(2025, 7, 1), AgencyLevel.COMMUNE, AgencyLevel.DISTRICT)) == 0
    assert len(agencies_on(date(2024, 12, 1), AgencyLevel.COMMUNE)) == 124  # 139 less 15 renamed


def test_a_department_keeps_its_abbreviation_and_its_days(shipped):
    department = find_by_code("HY21-SLDTBXH", DAY)

    assert (department.name, department.abbreviation) == (
        "Sở Lao động - Thương binh và Xã hội",
        "SLĐTBXH",
    )
    assert department.valid_to == date(2025, 2, 28)


def test_lists_stand_in_official_order(shipped):
    districts = [agency.name for agency in agencies_on(DAY, AgencyLevel.DISTRICT)]
    departments = [agency.kind for agency in agencies_on(DAY, AgencyLevel.DEPARTMENTAL)]

    assert districts == [
        "Thành phố Hưng Yên", "Thị xã Mỹ Hào", "Huyện Ân Thi", "Huyện Khoái Châu",
        "Huyện Kim Động", "Huyện Phù Cừ", "Huyện Tiên Lữ", "Huyện Văn Giang",
        "Huyện Văn Lâm", "Huyện Yên Mỹ",
    ]  # fmt: skip
    assert list(dict.fromkeys(departments)) == [
        "so", "co_quan_ngang_so", "ban_quan_ly", "dang", "doan_the", "hoi", "su_nghiep",
        "nganh_doc",
    ]  # fmt: skip


def test_a_bad_row_is_reported_and_stops_no_other(file):
    content = read(
        file(
            DISTRICTS
            + "323,Thành phố Hưng Yên,Thành phố,33,Hưng Yên,,2025-06-30\n"
            + "32x,Huyện Văn Lâm,Huyện,33,Hưng Yên,,\n"
            + "326,,Huyện,33,Hưng Yên,,\n"
            + "327,Tổng Yên Mỹ,Tổng,33,Hưng Yên,,\n"
            + "328,Thị xã Mỹ Hào,Thị xã,33,Hưng Yên,31/02/2019,\n"
            + "329,Huyện Ân Thi,Huyện,33,Hưng Yên,2025-07-01,2025-06-30\n"
            + f"330,{'Khoái ' * 100},Huyện,33,Hưng Yên,,\n"
            + "331,Huyện Kim Động\n"
            + "\n"
            + "332,Huyện Tiên Lữ,Huyện,33,Hưng Yên,,2025-06-30\n"
        )
    )
    done = import_units(content.units, by=None)

    assert len(done.added) == 3  # the province and two districts
    assert [(row.line, row.reason.field, str(row.reason)) for row in content.refused] == [
        (3, "code", "“32x” is not a unit code."),
        (4, "name", "The name is missing."),
        (5, "type", "“Tổng” is not a known kind."),
        (6, "valid_from", "“31/02/2019” is not a day."),
        (7, "valid_to", "An agency cannot end before it starts."),
        (8, "name", "Khoái Khoái Khoái Kh… is too long, at most 500 characters."),
        (9, None, "The row has 2 cells instead of 7."),
    ]


def test_a_commune_needs_its_district(file):
    done = import_file(
        file(COMMUNES + "11950,Phường Lam Sơn,phường,323,11950,Phường Lam Sơn,11983\n")
    )

    assert done.added == []
    assert [(row.line, str(row.reason)) for row in done.refused] == [
        (2, "There is no agency district:323 above it. Import the districts first.")
    ]


def test_one_agency_in_two_rows_is_taken_once(file):
    row = "HY21-SNV,Sở Nội vụ,Sở Nội vụ,SNV,so,,\n"

    done = import_file(file(AGENCIES + row * 2))

    assert len(done.added) == 2
    assert [(line.line, str(line.reason)) for line in done.refused] == [
        (3, "This agency stands in the file twice.")
    ]


def test_a_file_does_not_rename_what_is_there(file):
    row = "HY21-SNV,Sở Nội vụ,Sở Nội vụ,SNV,so,,\n"
    import_file(file(AGENCIES + row))

    done = import_file(file(AGENCIES + row.replace("Nội vụ", "Ngoại vụ")))

    assert [str(line.reason) for line in done.refused] == [
        "It is already there as “Sở Nội vụ”, and that was not changed."
    ]
    assert find_by_code("HY21-SNV", DAY).name == "Sở Nội vụ"


def test_text_is_taken_in_its_composed_form_without_a_byte_order_mark(file):
    import unicodedata

    row = unicodedata.normalize("NFD", "HY21-SNV,Sở  Nội vụ\u200b,Sở Nội vụ,SNV,so,,\n")

    import_file(file("\ufeff" + AGENCIES + row))

    assert find_by_code("HY21-SNV", DAY).name == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("text", "encoding", "sentence"),
    [
        ("", "utf-8", "The columns of this file are not those of"),
        ("a,b\n1,2\n", "utf-8", "The columns of this file are not those of"),
        ("code,name,type,formed_from_2024_12\n", "utf-8", "The columns of this file are not"),
        ("Sở\0Nội vụ", "utf-8", "This is not a CSV file in UTF-8, UTF-16 or Windows-1258."),
        (AGENCIES + "BN26-SNV,Sở Nội vụ,Sở Nội vụ,SNV,so,,\n" * 3, "utf-8",
         "Only agencies of Hưng Yên"),
    ],
)  # fmt: skip
def test_another_file_is_refused_in_one_sentence(file, text, encoding, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        read(file(text, encoding))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(RuleBroken, match="The file cannot be read: No such file"):
        read(tmp_path / "nothing.csv")


def test_nothing_is_half_written(monkeypatch):
    """A fault in the middle leaves no agency behind."""
    from eventapp.agencies.service import importing

    real, calls = importing.new_agency, []

    def fails_at_the_third(*facts, **more):
        calls.append(facts)
        if len(calls) == 3:
            raise OSError("the disk is full")
        return real(*facts, **more)

    monkeypatch.setattr(importing, "new_agency", fails_at_the_third)
    with pytest.raises(OSError, match="disk"):
        import_file(SHIPPED[0])

    assert db.session.scalars(select(Agency)).all() == []
