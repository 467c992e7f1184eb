"""``flask demo load`` where it is not wanted: one sentence, nothing changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from eventapp import create_app
from eventapp.demo import service
from eventapp.demo.own_clock import DemoClock
from eventapp.errors import RuleBroken
from tests.factories import AgencyFactory, TrainingFactory

OTHER_DATA = "Cơ sở dữ liệu đã có dữ liệu khác"


@pytest.fixture
def flask(app: Flask):
    def run(*arguments: str):
        return app.test_cli_runner().invoke(args=arguments)

    yield run
    assert not DemoClock.of(app.config["DATA_DIR"]).exists


def test_load_refuses_a_database_with_other_data(flask):
    AgencyFactory()

    result = flask("demo", "load")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(OTHER_DATA)
    assert len(result.stderr.splitlines()) == 1


def test_load_refuses_in_one_document_for_programs(flask):
    AgencyFactory()

    result = flask("demo", "load", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["refused"].startswith(OTHER_DATA)


def test_load_if_empty_leaves_other_data_alone_without_a_word(flask):
    AgencyFactory()

    result = flask("demo", "load", "--if-empty")

    assert (result.exit_code, result.output) == (0, "")


def test_load_takes_no_training_of_the_same_code_for_the_demo(flask):
    TrainingFactory(code="BDG-2021")

    assert flask("demo", "load").exit_code == 1


def test_load_says_when_there_are_no_tables(settings, tmp_path: Path):
    app = create_app(settings | {"DATA_DIR": tmp_path, "DATABASE_URL": ""})

    with app.app_context():
        result = app.test_cli_runner().invoke(args=["demo", "load"])

    assert result.exit_code == 1
    assert "flask db upgrade" in result.stderr


def test_the_action_itself_refuses_other_data():
    AgencyFactory()

    with pytest.raises(RuleBroken) as refusal:
        service.load(by=None)

    assert refusal.value.message == (
        "The database holds other data: the demo is loaded into an empty one only."
    )
