"""``flask lists import``: the same reading and rules, without questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from eventapp.database import db
from eventapp.registrations.models import Registration
from tests.imports.scene import BE, NA, UT, table
from tests.registrations.nominations import commune


@pytest.fixture
def run(app: Flask, tmp_path: Path):
    def run(text: str, *options: str, agency: str = "12244", training: str | None = None):
        world = commune()
        world.agency.official_code = "12244"
        db.session.commit()
        file = tmp_path / "danh sach.csv"
        file.write_text(text, encoding="utf-8")
        code = training or world.training.code
        arguments = ["lists", "import", str(file), "--training", code, "--agency", agency]
        return app.test_cli_runner().invoke(args=[*arguments, *options])

    return run


def test_import_registers_and_says_what_became_of_every_row(run):
    done = run(table(NA, BE, ("Vũ Thị Út", "Nữ", "mù", "CV", "")), "--json")

    document = json.loads(done.stdout)
    assert done.exit_code == 0
    assert document["counts"] == {
        "read": 3,
        "registered": 2,
        "waiting": 0,
        "changed": 0,
        "already_there": 0,
        "refused": 1,
        "skipped": 0,
        "withdrawn": 0,
    }
    assert [(row["row"], row["outcome"]) for row in document["rows"]] == [
        (2, "registered"),
        (3, "registered"),
        (4, "refused"),
    ]
    assert "“mù”" in document["rows"][2]["reason"]
    assert db.session.query(Registration).count() == 2


def test_a_dry_run_says_the_same_and_writes_nothing(run):
    done = run(table(NA, BE, UT), "--dry-run", "--json")

    document = json.loads(done.stdout)
    assert (document["is_dry_run"], document["counts"]["registered"]) == (True, 3)
    assert db.session.query(Registration).count() == 0


def test_text_for_people_gives_reasons_and_numbers(run):
    done = run(table(NA, ("Vũ Thị Út", "Nữ", "mù", "CV", "")))

    assert "Dòng 3, Vũ Thị Út: " in done.stdout
    assert "Đã đăng ký: 1" in done.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [({"agency": "99999"}, "99999"), ({"training": "nothing"}, "nothing")],
)
def test_unknown_codes_are_refused(run, options, sentence):
    done = run(table(NA), **options)

    assert done.exit_code == 1
    assert sentence in done.stderr
