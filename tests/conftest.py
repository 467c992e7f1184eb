"""The application under test, a database that forgets, and browsers that share it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine, event

from eventapp import clock, create_app
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.service import begin_sign_in
from eventapp.database import db
from tests.factories import UserFactory
from tests.html import check_page
from tests.postgres import database_of

ROOT = Path(__file__).parent.parent
WEDNESDAY_MORNING = datetime(2021, 10, 13, 1, 0, tzinfo=UTC)  # 08:00 in Vietnam


class Browser(FlaskClient):
    """A client whose requests share the database with the test, and nothing else."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        is_plain = "Content-Encoding" not in response.headers
        if response.mimetype == "text/html" and response.status_code != 302 and is_plain:
            check_page(response.get_data(as_text=True))
        return response


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, Any]:
    return {
        "TESTING": True,
        "SECRET_KEY": "a key for tests that is long enough",
        "WTF_CSRF_ENABLED": False,
        "DATA_DIR": tmp_path_factory.mktemp("data"),
        "DATABASE_URL": database_of(worker_id, os.environ.get("EVENTAPP_TEST_DATABASE_URL", "")),
        "LOG_LEVEL": "ERROR",
    }


@pytest.fixture(scope="session")
def app(settings: dict[str, Any]) -> Flask:
    app = create_app(settings)
    app.test_client_class = Browser
    db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    return app


@pytest.fixture(scope="session")
def tables(app: Flask) -> Iterator[None]:
    """The tables as the migrations make them, on the database of this run."""
    with app.app_context():
        flask_migrate.upgrade(directory=str(ROOT / "migrations"))
        yield
        db.session.remove()
        flask_migrate.downgrade(directory=str(ROOT / "migrations"), revision="base")
        db.engine.dispose()


@pytest.fixture(autouse=True)
def database(app: Flask, tables: None) -> Iterator[None]:
    """A transaction around each test, undone whatever the test commits."""
    with app.app_context():
        engines = cast("dict[None, Connection | Engine]", db.engines)
        engine = engines[None]
        with engine.connect() as connection, connection.begin() as transaction:
            engines[None] = connection  # Flask-SQLAlchemy has no other way in
            yield
            engines[None] = engine
            db.session.remove()
            transaction.rollback()


@pytest.fixture(autouse=True)
def time() -> Iterator[Callable[[datetime], None]]:
    """It is 08:00 on Wednesday 13/10/2021 in Vietnam, unless the test says otherwise."""

    def set_to(moment: datetime) -> None:
        clock.run_on(lambda: moment)

    set_to(WEDNESDAY_MORNING)
    yield set_to
    clock.run_on(None)


@pytest.fixture
def sign_in(app: Flask) -> Callable[..., FlaskClient]:
    """A browser in which the given user, or a new one with the role, is signed in."""

    def sign_in(user: User | None = None, *, role: Role = Role.ORGANISER) -> FlaskClient:
        user = user or UserFactory(role=role)
        user.here = begin_sign_in(user, device="pytest", address="127.0.0.1", by=user)
        browser = app.test_client()
        with browser.session_transaction() as cookie:
            cookie["_user_id"] = user.get_id()
            cookie["language"] = "en"
        return browser

    return sign_in


@pytest.fixture
def count_queries() -> Callable[[], AbstractContextManager[list[str]]]:
    """Collect the statements sent to the database inside a ``with`` block."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_c: object, _k: object, statement: str, *_: object) -> None:
            if "SAVEPOINT" not in statement and not statement.startswith("BEGIN"):
                statements.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        yield statements
        event.remove(Engine, "before_cursor_execute", note)

    return counting
