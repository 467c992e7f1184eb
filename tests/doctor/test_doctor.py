"""What an administrator is told of an installation."""

from __future__ import annotations

import json
import os
import runpy
from collections import namedtuple
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask

from eventapp import clock
from eventapp.database import db
from eventapp.doctor import checks
from eventapp.documents import faces, read_key
from eventapp.jobs.models import Job
from tests.documents.office import PASSWORD, make_key

ROOT = Path(__file__).parents[2]
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as the library has it


@pytest.fixture
def ask(app: Flask):
    """The findings by name, and the exit code."""

    def ask():
        answer = app.test_cli_runner().invoke(args=["doctor", "--json"])
        told = json.loads(answer.stdout)
        assert told["is_well"] is (answer.exit_code == 0)
        return {each["name"]: each for each in told["findings"]}, answer.exit_code

    return ask


def test_an_installation_as_it_should_be_is_well(app, ask):
    found, code = ask()

    assert code == 0
    assert [name for name, each in found.items() if not each["is_good"]] == []
    assert list(found) == list(checks.CHECKS)
    assert (
        "ok      schema: The tables are those of"
        in app.test_cli_runner().invoke(args=["doctor"]).stdout
    )


def broken(found, code) -> str:
    """The text of the one check that failed."""
    assert code == 1
    (text,) = [each["text"] for each in found.values() if not each["is_good"]]
    return text


def test_a_missing_library_is_named(ask, monkeypatch):
    monkeypatch.setattr(import_module("weasyprint.text.ffi"), "harfbuzz_subset", None)

    assert "libharfbuzz-subset0" in broken(*ask())


def test_a_broken_font_is_named(ask, monkeypatch, tmp_path):
    file = tmp_path / "Tinos-Regular.ttf"
    file.write_bytes(b"no font")
    monkeypatch.setattr(faces, "FACES", {(False, False): file})

    assert "The font Tinos-Regular.ttf cannot be read" in broken(*ask())


def test_tables_of_another_version_are_told(ask, monkeypatch, tmp_path):
    class Older:
        def __init__(self, _folder: str) -> None:
            pass

        def get_current_head(self) -> str:
            return "9999"

    monkeypatch.setattr(checks, "ScriptDirectory", Older)

    assert "run “flask db upgrade”" in broken(*ask())


def test_a_full_disk_is_told_with_what_is_left(ask, monkeypatch):
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 2**28))

    assert broken(*ask()).startswith("0.2 GiB are free")


def test_work_nobody_does_is_told(ask):
    asked_at = clock.now() - timedelta(hours=1)
    db.session.add(Job(kind="tests.write", subject="a", arguments={}, asked_at=asked_at))
    db.session.flush()

    assert "Work has been waiting since 07:00 13/10/2021" in broken(*ask())


def test_a_clock_that_was_turned_back_is_told(app, ask):
    file = Path(app.config["DATA_DIR"]) / "from-tomorrow"
    file.touch()
    tomorrow = (clock.machine_now() + timedelta(days=1)).timestamp()
    os.utime(file, (tomorrow, tomorrow))
    try:
        assert "set the machine's clock" in broken(*ask())
    finally:
        file.unlink()


def test_an_ended_signing_key_is_told(app, ask, monkeypatch, tmp_path):
    ended = read_key(make_key(tmp_path, days=1), PASSWORD)
    monkeypatch.setitem(app.config, "SIGNING_KEY", ended)

    assert "No paper can be issued" in broken(*ask())


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(ask, monkeypatch):
    def fail(_folder: object) -> None:
        raise PermissionError("not allowed")

    monkeypatch.setattr(checks.shutil, "disk_usage", fail)

    assert broken(*ask()) == "PermissionError: not allowed"


def test_the_worker_does_not_start_where_papers_would_differ(app, monkeypatch):
    monkeypatch.setattr(import_module("weasyprint.text.ffi"), "harfbuzz_subset", None)

    answer = app.test_cli_runner().invoke(args=["jobs", "work"])

    assert answer.exit_code == 2
    assert "Install the Debian package libharfbuzz-subset0" in answer.stderr


def test_the_server_does_not_start_there_either(monkeypatch, capsys):
    server = runpy.run_path(str(ROOT / "gunicorn.conf.py"))  # as gunicorn reads it
    monkeypatch.setattr(import_module("weasyprint.text.ffi"), "harfbuzz_subset", None)

    with pytest.raises(SystemExit) as stopped:
        server["on_starting"](None)

    assert stopped.value.code == 2
    assert "libharfbuzz-subset0" in capsys.readouterr().err
