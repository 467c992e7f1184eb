"""A training as an organiser would plan it; a test states only what matters to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from eventapp.access import Role
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.trainings.models import Training
from eventapp.trainings.service import TrainingDetails, plan_training
from tests.factories import AgencyFactory, UserFactory


def department(**fields: Any) -> Agency:
    """The host: a department under the province."""
    province = AgencyFactory(name="UBND tỉnh Hưng Yên", level=AgencyLevel.PROVINCIAL)
    wanted = {
        "name": "Sở Lao động - Thương binh và Xã hội",
        "abbreviation": "SLĐTBXH",
        "level": AgencyLevel.DEPARTMENTAL,
        "parent_id": province.id,
    }
    return AgencyFactory(**(wanted | fields))


def details(host: Agency, **fields: Any) -> TrainingDetails:
    wanted = {
        "code": "BDG-2021",
        "title": "Tập huấn bình đẳng giới",
        "place": "Hưng Yên",
        "starts_on": date(2021, 10, 20),
        "ends_on": date(2021, 10, 22),
        "groups": ("G1", "G2", "G3", "G4", "G9"),
    }
    return TrainingDetails(host=host, **(wanted | fields))


def planned(host: Agency | None = None, **fields: Any) -> Training:
    """A draft of 20-22/10/2021, a week after the day on which tests run."""
    organiser = UserFactory(role=Role.ORGANISER)
    return plan_training(details(host or department(), **fields), by=organiser)
