"""``flask reports build``: any paper into a file, refusals with exit code 1, misuse with 2."""

from __future__ import annotations

import json

import openpyxl
import pytest
from flask import Flask

from tests.documents.reading import words
from tests.reports.world import World


@pytest.fixture
def world() -> World:
    world = World()
    world.call(world.commune, "G4", 2)
    world.register(world.commune, "Trần Thị An")
    return world


@pytest.fixture
def build(app: Flask):
    def build(*arguments: str):
        return app.test_cli_runner().invoke(args=["reports", "build", *arguments])

    return build


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("sheet", "--point", "ĐC004", "--session", "1310S"), "Trần Thị An"),
        (("sheet", "--point", "ĐC004", "--day", "13/10/2021", "--blank"), "Chữ ký"),
        (("consolidated",), "từ ngày 13 đến ngày 15"),
        (("consolidated", "--session", "1310C"), "buổi chiều ngày 13"),
        (("participants", "--group", "G4"), "Trần Thị An"),
        (("participants", "--point", "ĐC004", "--blank"), "Chữ ký"),
    ],
)
def test_build_writes_the_paper(world, build, tmp_path, arguments, found):
    file = tmp_path / "paper.pdf"

    result = build(*arguments, "--training", "BDG-2021", "-o", str(file))

    assert result.exit_code == 0, result.output
    assert found in words(file.read_bytes())


def test_build_writes_a_spreadsheet_and_says_so_in_json(world, build, tmp_path):
    file = tmp_path / "paper.xlsx"

    result = build("consolidated", "--training", "BDG-2021", "-o", str(file), "--json")

    said = json.loads(result.stdout)
    assert (said["kind"], said["bytes"]) == ("consolidated", file.stat().st_size)
    assert openpyxl.load_workbook(file).sheetnames[0] == "Theo nhóm"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("consolidated", "--training", "KHÔNG"), "Không có hội nghị tập huấn nào có mã KHÔNG."),
        (
            ("consolidated", "--training", "BDG-2021", "--session", "0101S"),
            "Hội nghị tập huấn không có buổi hoặc ngày này.",
        ),
        (
            ("sheet", "--training", "BDG-2021", "--session", "1310S", "--point", "ĐC999"),
            "Hội nghị tập huấn không có điểm cầu nào có mã ĐC999.",
        ),
        (
            ("participants", "--training", "BDG-2021", "--group", "G7"),
            "Hội nghị tập huấn không có nhóm nào có mã G7.",
        ),
    ],
)
def test_build_refuses_what_is_not_there(world, build, tmp_path, arguments, sentence):
    file = tmp_path / "paper.pdf"

    result = build(*arguments, "-o", str(file), "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"refused": sentence}
    assert not file.exists()


def test_build_refuses_a_place_it_cannot_write_to(world, build, tmp_path):
    file = tmp_path / "nowhere" / "paper.pdf"

    result = build("consolidated", "--training", "BDG-2021", "-o", str(file))

    assert (result.exit_code, result.stderr) == (1, f"Không ghi được tệp {file}.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("poster", "-o", "a.pdf"),
        ("sheet", "-o", "a.pdf"),
        ("minutes", "--point", "ĐC004", "-o", "a.pdf"),
        ("consolidated", "-o", "a.docx"),
        ("consolidated", "-o", "a.pdf", "--day", "13/13/2021"),
        ("consolidated", "-o", "a.pdf", "--day", "13/10/2021", "--session", "1310S"),
        ("consolidated", "-o", "a.pdf", "--point", "ĐC004"),
        ("participants", "-o", "a.pdf", "--session", "1310S"),
    ],
)
def test_build_says_how_it_is_used(world, build, arguments):
    result = build(*arguments, "--training", "BDG-2021")

    assert result.exit_code == 2
