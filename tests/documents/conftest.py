"""Papers need neither database nor clock: their tests run without both."""

from __future__ import annotations

import pytest


@pytest.fixture
def database():
    """No transaction around these tests."""


@pytest.fixture
def time():
    """No clock either."""
