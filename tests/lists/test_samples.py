"""Two real-looking lists give exactly what a careful reader wrote down, in every format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eventapp.lists.document import document_of
from tests.lists.writing import read, saved_again

SAMPLES = Path(__file__).parent / "samples"
NAMES = ("A_so_nganh_So_Y_te", "B_huyen_Khoai_Chau")
FORMATS = ("xlsx", "ods", "xls")

NOT_HERE = {"agency_code"}  # looked up by whoever knows the agencies
ALIKE = ("sheet", "header_rows", "skipped_rows", "duplicates", "file_warnings", "stated_count")


def expected(name: str) -> dict[str, Any]:
    return json.loads((SAMPLES / f"{name}.expected.json").read_text())


def document(content: bytes, **wanted: Any) -> dict[str, Any]:
    return json.loads(json.dumps(document_of(read(content, **wanted))))


def sample(name: str, ending: str) -> bytes:
    return (SAMPLES / f"{name}.{ending}").read_bytes()


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_person_is_read_as_a_careful_reader_would(name: str, ending: str):
    wanted = expected(name)

    got = document(sample(name, ending), asks_ethnicity=True)

    assert len(got["participants"]) == len(wanted["participants"])
    for person, right in zip(got["participants"], wanted["participants"], strict=True):
        keys = right.keys() - NOT_HERE
        assert {key: person[key] for key in keys} == {key: right[key] for key in keys}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_the_rest_of_the_file_is_read_as_well(name: str, ending: str):
    wanted = expected(name)

    got = document(sample(name, ending))

    assert {key: got[key] for key in ALIKE} == {key: wanted[key] for key in ALIKE}
    assert got["event_title_found"] == wanted["event_title_found"]
    assert got["sender"]["raw"] == wanted["sender"]["raw"]
    assert got["sender"]["document"] == wanted["sender"]["document"]
    assert wanted["totals"].items() <= got["totals"].items()
    assert [one["name"] for one in got["sheets_ignored"]] == [
        one["name"] for one in wanted["sheets_ignored"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_saving_it_again_changes_nothing(name: str):
    content = sample(name, "xlsx")

    assert document(saved_again(content)) == document(content)


def test_a_column_of_identity_numbers_is_said_and_nowhere_else():
    text = json.dumps(document(sample(NAMES[0], "xlsx")), ensure_ascii=False)

    assert document(sample(NAMES[0], "xlsx"))["columns_dropped"] == [
        {
            "column": "J",
            "header": "Số CCCD/CMND",
            "reason": "data minimisation: identity number is not needed; never stored",
        }
    ]
    assert "033171000101" not in text
    assert "145000102" not in text


def test_ethnicity_is_counted_but_not_told_unless_the_training_asks():
    silent = document(sample(NAMES[0], "xlsx"))

    assert {person["ethnicity_raw"] for person in silent["participants"]} == {None}
    assert "Tày" not in json.dumps(silent, ensure_ascii=False)
    assert silent["totals"]["ethnic_minority"] == 1


def test_dates_a_program_turned_round_are_asked_once_with_both_days_proposed():
    (question,) = [
        one
        for one in document(sample(NAMES[1], "xlsx"))["questions"]
        if one["field"] == "birth_date"
    ]

    assert question["code"] == "DOB_POSSIBLY_SWAPPED"
    assert question["answer"] == "exchange_day_and_month"
    assert question["proposals"] == [
        {"row": 10, "value": "1973-08-03"},
        {"row": 17, "value": "1988-12-01"},
    ]


def test_a_hidden_struck_row_is_asked_about_with_leaving_out_proposed():
    questions = document(sample(NAMES[1], "xlsx"))["questions"]

    assert questions[0]["code"] == "PERHAPS_WITHDRAWN"
    assert questions[0]["answer"] == "leave_out"
    assert [one["row"] for one in questions[0]["proposals"]] == [15]


def test_men_told_by_an_empty_cell_are_shown_for_confirmation():
    questions = document(sample(NAMES[1], "xlsx"))["questions"]

    (by_blank,) = [one for one in questions if one["code"] == "SEX_BY_BLANK"]
    assert [one["row"] for one in by_blank["proposals"]] == [11, 13, 18, 23, 24, 27]


def test_an_old_list_in_another_sheet_is_left_alone():
    got = document(sample(NAMES[0], "xlsx"))

    assert got["sheets_ignored"] == [
        {"name": "DS 2020", "reason": "older year in the title"},
        {"name": "Sheet3", "reason": "empty"},
    ]
