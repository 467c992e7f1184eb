"""One province for a whole file of tests: they ask for hundreds of pages and change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine

from eventapp import clock
from eventapp.database import db
from tests.conftest import WEDNESDAY_MORNING
from tests.security.province import Province, make_province


@pytest.fixture(scope="module", autouse=True)
def time() -> Iterator[None]:
    clock.run_on(lambda: WEDNESDAY_MORNING)
    yield
    clock.run_on(None)


@pytest.fixture(scope="module", autouse=True)
def database(app: Flask, tables: None) -> Iterator[None]:
    """One transaction around all tests of a file."""
    with app.app_context():
        engines = cast("dict[None, Connection | Engine]", db.engines)
        engine = engines[None]
        with engine.connect() as connection, connection.begin() as transaction:
            engines[None] = connection
            yield
            engines[None] = engine
            db.session.remove()
            transaction.rollback()


@pytest.fixture(scope="module")
def province(database: None, time: None) -> Province:
    return make_province()
