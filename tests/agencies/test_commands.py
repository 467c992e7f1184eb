"""``flask agencies``."""

from __future__ import annotations

import json
from datetime import date

import pytest

from eventapp.agencies.unit_files import SHIPPED
from tests.factories import AgencyFactory


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(args=["agencies", *map(str, words)])


def test_import_says_what_came_of_it(run):
    answer = run("import", SHIPPED[0])

    assert answer.exit_code == 0
    assert answer.output.splitlines() == [
        "Thêm mới: 11. Đã có: 0. Chưa nhận: 0.",
        "Kết thúc: 0. Quan hệ kế tục: 10. Chờ tệp khác: 1.",
    ]


def test_import_for_programs_is_one_document(run, tmp_path):
    file = tmp_path / "units.csv"
    file.write_text("id,name_vi,short_name,doc_abbr,group,valid_from,valid_to\n"
                    "HY21-SNV,Sở Nội vụ,Sở Nội vụ,SNV,so,,2025-02-28\n"
                    "HY21-STP,,,STP,so,,\n")  # fmt: skip

    answer = run("import", file, "--json")

    assert answer.exit_code == 1, "a row was refused"
    assert json.loads(answer.stdout) == {
        "format": "agencies",
        "dry_run": False,
        "added": 2,
        "already_there": 0,
        "closed": 0,
        "linked": 0,
        "awaited": 1,
        "remarks": [],
        "refused": [{"line": 3, "field": "name", "reason": "Thiếu tên."}],
    }


def test_import_refuses_another_file_with_status_1(run, tmp_path):
    answer = run("import", tmp_path / "none.csv", "--json")

    assert answer.exit_code == 1
    assert list(json.loads(answer.stdout)) == ["refused"]


def test_import_without_a_file_is_wrong_usage(run):
    assert run("import").exit_code == 2


def test_list_is_of_one_day(run):
    AgencyFactory(name="Xã Hồng Tiến", official_code="12244", valid_to=date(2024, 11, 30))
    AgencyFactory(name="Xã Đồng Tiến", official_code="12244", valid_from=date(2024, 12, 1))

    assert run("list", "--on", "13/10/2021").stdout == "12244\tXã Hồng Tiến\tCấp xã\n"
    document = json.loads(run("list", "--on", "2025-01-01", "--json").stdout)
    assert (document["on"], [one["name"] for one in document["agencies"]]) == (
        "2025-01-01",
        ["Xã Đồng Tiến"],
    )
    assert document["agencies"][0]["valid_from"] == "2024-12-01"


def test_list_of_one_level(run):
    AgencyFactory()

    assert run("list", "--on", "13/10/2021", "--level", "district").stdout == (
        "Ngày 13/10/2021 chưa có cơ quan nào.\n"
    )


@pytest.mark.parametrize("day", ["", "13/13/2021", "13/10/21", "yesterday"])
def test_list_on_no_day_is_wrong_usage(run, day):
    assert run("list", "--on", day).exit_code == 2


def test_list_needs_a_day(run):
    assert run("list").exit_code == 2


def test_history_says_what_came_before_and_after(run):
    for path in SHIPPED:
        run("import", str(path))

    told = run("history", "Xã Quang Vinh", "--on", "15/01/2025").output

    assert "Xã Quang Vinh (01/12/2024-30/06/2025)" in told
    assert "01/12/2024: Xã Tân Phúc -> Xã Quang Vinh" in told
    assert "01/07/2025: Xã Quang Vinh -> Xã Ân Thi" in told
    document = json.loads(run("history", "11989", "--on", "13/10/2021", "--json").output)
    assert document["agency"]["name"] == "Xã Lạc Đạo"
    assert [one["is_partial"] for one in document["successions"]] == [True, True]


def test_history_of_an_unknown_name_is_refused(run):
    refused = run("history", "Xã Không Có")

    assert refused.exit_code == 1
    assert "Xã Không Có" in refused.output
