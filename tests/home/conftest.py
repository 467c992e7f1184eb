"""The training of 13-15/10/2021 with its first two half-days."""

from __future__ import annotations

import pytest

from tests.factories import TrainingFactory, TrainingSessionFactory


@pytest.fixture
def training():
    training = TrainingFactory(code="BDG-2021")
    TrainingSessionFactory(training=training)
    TrainingSessionFactory(training=training, afternoon=True)
    return training
