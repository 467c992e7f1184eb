"""A world to register in, and a nomination that is right in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.registrations.nomination import Nomination
from eventapp.trainings.models import Training
from tests.factories import AgencyFactory, PointFactory, TrainingFactory, UserFactory, group_of


@dataclass
class Commune:
    """A commune with its focal person and its room at one training."""

    training: Training
    agency: Agency
    point: Point
    focal: User

    def nomination(self, full_name: str = "Nguyễn Thị Hà", **facts: Any) -> Nomination:
        return Nomination(
            **{
                "full_name": full_name,
                "sex": Sex.FEMALE,
                "birth_year": 1980,
                "position": "Chủ tịch Hội LHPN xã",
                "agency": self.agency,
                "group": group_of(self.training, "G4"),
                "role_code": "X_BCH_PN",
                "point": self.point,
                **facts,
            }
        )


def commune(
    training: Training | None = None, *, name: str = "Xã Hồng Tiến", seats: int = 20
) -> Commune:
    training = training or TrainingFactory()
    agency = AgencyFactory(name=name)
    return Commune(
        training=training,
        agency=agency,
        point=PointFactory(training=training, agency=agency, seats=seats),
        focal=UserFactory(role=Role.FOCAL_PERSON, agency=agency),
    )
