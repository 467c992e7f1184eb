"""Whoever holds a link: nobody who is signed in."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    return app.test_client()
