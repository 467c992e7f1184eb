"""``flask lists read``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.lists.test_archive import bomb
from tests.lists.test_samples import NAMES, SAMPLES, expected
from tests.lists.writing import PEOPLE, TITLE, table, xlsx

PROMISED = {
    "sheet",
    "participants",
    "skipped_rows",
    "duplicates",
    "file_warnings",
    "totals",
}
OF_EVERYBODY = (
    "row",
    "status",
    "full_name",
    "sex",
    "birth_date",
    "birth_year",
    "phone",
    "email",
    "position_raw",
    "agency_raw",
    "roles",
    "warnings",
)


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(args=["lists", "read", *map(str, words)])


@pytest.mark.parametrize("name", NAMES)
def test_one_document_for_programs(run, name: str):
    answer = run(SAMPLES / f"{name}.xlsx", "--json")

    assert answer.exit_code == 0
    got, wanted = json.loads(answer.stdout), expected(name)
    assert got.keys() >= PROMISED
    assert [[p[key] for key in OF_EVERYBODY] for p in got["participants"]] == [
        [p[key] for key in OF_EVERYBODY] for p in wanted["participants"]
    ]
    assert got["skipped_rows"] == wanted["skipped_rows"]
    assert got["file_warnings"] == wanted["file_warnings"]


def test_text_for_people_adds_up_and_says_what_was_left_out(run):
    answer = run(SAMPLES / f"{NAMES[0]}.xlsx")

    lines = answer.output.splitlines()
    assert lines[0] == "Trang tính “Sheet2”, đơn vị gửi: UBND TỈNH HƯNG YÊN, SỞ Y TẾ."
    assert "Cột J (Số CCCD/CMND) là số định danh cá nhân nên không đọc." in lines
    assert "Bỏ qua dòng 23: chưa cử người." in lines
    assert lines[-1] == (
        "Đã đọc: 10. Nhận: 9. Cần xác nhận: 0. Trùng: 1. Nữ: 7. Nam: 2. Chưa rõ: 0."
    )


def test_the_day_of_the_training_decides_about_roles_and_year(run, tmp_path: Path):
    file = tmp_path / "ds.xlsx"
    file.write_bytes(xlsx([*TITLE, *table()]))

    answer = run(file, "--json", "--on", "13/10/2025")

    got = json.loads(answer.stdout)
    assert [w["code"] for w in got["file_warnings"]] == ["OTHER_YEAR"]
    assert got["participants"][2]["roles"] == ["X_CC_VHXH"]
    assert len(got["participants"]) == len(PEOPLE)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp này trống."),
        (b"MZ\x90\x00" + bytes(80), "Đây là một chương trình."),
        (bomb(45 * 1024 * 1024), "Tệp này khi giải nén lớn hơn nhiều"),
    ],
    ids=["empty", "program", "bomb"],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(run, tmp_path: Path, content, sentence):
    file = tmp_path / "ds.xlsx"
    file.write_bytes(content)

    answer = run(file, "--json")

    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["refused"].startswith(sentence)


def test_a_file_that_is_not_there_is_refused(run, tmp_path: Path):
    answer = run(tmp_path / "không có.xlsx")

    assert answer.exit_code == 1
    assert "Không mở được tệp" in answer.output
