"""A training with a department and communes of one district, whose focal persons can sign in."""

from __future__ import annotations

from dataclasses import dataclass

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.trainings.models import Training
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    UserFactory,
    group_of,
)
from tests.trainings.plans import department, planned


@dataclass
class Scene:
    """``communes`` are Xã Hồng Tiến 0, 1, … of Huyện Khoái Châu, each with seats in G4."""

    training: Training
    department: Agency
    district: Agency
    communes: list[Agency]
    focal: list[User]
    organiser: User

    def lists(self, number: int, people: int = 1) -> None:
        """Put people of a commune on the list, as its focal person does."""
        point = PointFactory(training=self.training, agency=self.communes[number])
        RegistrationFactory.create_batch(people, point=point)


def a_scene(communes: int = 2, seats: int = 3) -> Scene:
    host = department()
    training = planned(host)
    district = AgencyFactory(
        name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT, parent_id=host.parent_id
    )
    agencies = [
        AgencyFactory(name=f"Xã Hồng Tiến {n}", parent_id=district.id) for n in range(communes)
    ]
    group = group_of(training, "G4")
    for agency in agencies:
        InvitationFactory(training=training, agency=agency, group=group, seats=seats)
    focal = [
        UserFactory(
            role=Role.FOCAL_PERSON,
            agency=agency,
            full_name=f"Vũ Thị Nhung {n}",
            email=f"hong-tien-{n}@hungyen.example",
            phone="0912345678",
        )
        for n, agency in enumerate(agencies)
    ]
    return Scene(
        training, host, district, agencies, focal, UserFactory(full_name="Đào Minh Nguyệt")
    )
