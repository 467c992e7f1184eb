"""Settings: what is wrong is said in one sentence, and nothing starts."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from eventapp import config
from eventapp.config import SettingRefused
from tests.documents import office

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("LOG_LEVEL", "LOUD", "write DEBUG, INFO, WARNING or ERROR"),
        ("PROXIES", "-1", "write a whole number, 0 or more"),
        ("SECURE_COOKIES", "maybe", "write 1 or 0"),
        ("SECRET_KEY", "short", "use at least 32 characters"),
        (
            "DATABASE_URL",
            "mysql://x",
            "write sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME",
        ),
        ("DEMO_NOW", "2021-10-14T07:40", "add the offset, as in 2021-10-14T07:40+07:00"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(monkeypatch, tmp_path, name, value, sentence):
    monkeypatch.setenv(f"EVENTAPP_{name}", value)

    with pytest.raises(SettingRefused) as refusal:
        config.load(Flask("settings"), {"DATA_DIR": tmp_path})

    assert str(refusal.value) == f"EVENTAPP_{name}={value!r} cannot be used: {sentence}."


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(SettingRefused, match="EVENTAPP_DATA_DIR"):
        config.load(Flask("settings"), {"DATA_DIR": tmp_path / "file" / "data"})


def test_the_secret_key_is_made_once_and_is_nobody_elses(tmp_path):
    first, second = Flask("first"), Flask("second")

    config.load(first, {"DATA_DIR": tmp_path})
    config.load(second, {"DATA_DIR": tmp_path})

    assert first.config["SECRET_KEY"] == second.config["SECRET_KEY"]
    assert len(first.config["SECRET_KEY"]) == 64
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_the_program_stops_with_one_sentence(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env=os.environ | {"EVENTAPP_LOG_LEVEL": "LOUD", "EVENTAPP_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (
        2,
        "EVENTAPP_LOG_LEVEL='LOUD' cannot be used: write DEBUG, INFO, WARNING or ERROR.\n",
    )


def test_every_setting_is_in_the_readme():
    readme = (ROOT / "README.md").read_text()

    assert [name for name in config.SETTINGS if f"EVENTAPP_{name}" not in readme] == []


def signing(monkeypatch, tmp_path, **settings: object) -> Flask:
    app = Flask("settings")
    for name, value in settings.items():
        monkeypatch.setenv(f"EVENTAPP_{name}", str(value))
    config.load(app, {"DATA_DIR": tmp_path})
    return app


def test_the_signing_key_is_opened_with_the_password_in_its_file(monkeypatch, tmp_path):
    password = tmp_path / "password"
    password.write_text(f"{office.PASSWORD}\n", encoding="utf-8")

    app = signing(
        monkeypatch,
        tmp_path,
        SIGNING_KEY=office.make_key(tmp_path),
        SIGNING_PASSWORD_FILE=password,
    )

    assert app.config["SIGNING_KEY"].name == office.NAME


def test_the_password_of_the_key_is_not_left_among_the_settings(monkeypatch, tmp_path):
    key = office.make_key(tmp_path)
    app = signing(monkeypatch, tmp_path, SIGNING_KEY=key, SIGNING_PASSWORD=office.PASSWORD)

    assert app.config["SIGNING_KEY"].name == office.NAME
    assert office.PASSWORD not in repr(app.config)


def test_a_signing_key_that_cannot_be_opened_stops_the_program(monkeypatch, tmp_path):
    key = office.make_key(tmp_path)

    with pytest.raises(SettingRefused) as refusal:
        signing(monkeypatch, tmp_path, SIGNING_KEY=key, SIGNING_PASSWORD="another")

    assert str(refusal.value) == (
        f"EVENTAPP_SIGNING_KEY={str(key)!r} cannot be used:"
        " it is no PKCS#12 file, or its password is another."
    )
