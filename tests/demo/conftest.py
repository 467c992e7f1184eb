"""The demo, loaded once for all tests that read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.racing import real_application


@pytest.fixture(scope="session")
def loaded_application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application of its own whose database holds the demo."""
    with real_application(tmp_path_factory.mktemp("demo")) as app:
        result = app.test_cli_runner().invoke(args=["demo", "load"])
        assert result.exit_code == 0, result.output
        yield app


@pytest.fixture
def loaded(loaded_application: Flask) -> Iterator[Flask]:
    """The database of the demo instead of the one that forgets."""
    with loaded_application.app_context():
        yield loaded_application
