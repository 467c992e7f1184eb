"""A small province: two districts with communes, a department, a training of one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.attendance.models import SheetVersion
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import get_sheet
from eventapp.attendance.service import lock_sheet, mark, report_sheet
from eventapp.database import db
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_training
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
    group_of,
    operator_of,
)

MARKS = (Presence.PRESENT, Presence.LATE, Presence.EXCUSED, Presence.ABSENT, Presence.UNMARKED)


@dataclass
class World:
    """A training with its points by the name of their host, and an organiser."""

    training: Training = field(default_factory=lambda: TrainingFactory(code="BDG-2021"))
    agencies: dict[str, Agency] = field(default_factory=dict)
    points: dict[str, Point] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.morning: TrainingSession = TrainingSessionFactory(training=self.training)
        self.afternoon: TrainingSession = TrainingSessionFactory(
            training=self.training, afternoon=True
        )
        self.organiser: User = UserFactory(role=Role.ORGANISER)
        self.training = get_training(self.training.code, viewer=self.organiser)
        self.province = self.add("UBND tỉnh Hưng Yên", AgencyLevel.PROVINCIAL, point=False)
        self.health = self.add("Sở Y tế", AgencyLevel.DEPARTMENTAL, self.province)
        self.district = self.add("Huyện Khoái Châu", AgencyLevel.DISTRICT, self.province)
        self.other_district = self.add("Huyện Ân Thi", AgencyLevel.DISTRICT, self.province)
        self.commune = self.add("Xã Hồng Tiến", AgencyLevel.COMMUNE, self.district)
        self.other_commune = self.add("Xã Đa Lộc", AgencyLevel.COMMUNE, self.other_district)

    @property
    def sessions(self) -> list[TrainingSession]:
        return [self.morning, self.afternoon]

    def add(
        self, name: str, level: AgencyLevel, parent: Agency | None = None, *, point: bool = True
    ) -> Agency:
        agency = AgencyFactory(name=name, level=level, parent=parent)
        self.agencies[name] = agency
        if point:
            small = f"{name[:1].lower()}{name[1:]}" if level != AgencyLevel.DEPARTMENTAL else name
            self.points[name] = PointFactory(
                training=self.training,
                agency=agency,
                code=f"ĐC{len(self.points) + 1:03}",
                name=f"Điểm cầu {small}",
                area=parent.name if level is AgencyLevel.COMMUNE else "Cấp tỉnh và cấp huyện",
                area_position=1 if level is AgencyLevel.COMMUNE else 0,
            )
        return agency

    def point(self, agency: Agency) -> Point:
        return self.points[agency.name]

    def call(self, agency: Agency, group: str, seats: int) -> None:
        InvitationFactory(
            training=self.training,
            agency=agency,
            group=group_of(self.training, group),
            seats=seats,
        )

    def register(self, agency: Agency, name: str, group: str = "G4", **facts) -> Registration:
        return RegistrationFactory(
            training=self.training,
            point=facts.pop("point", None) or self.point(agency),
            agency=agency,
            group=group_of(self.training, group),
            full_name=name,
            **facts,
        )

    def mark(self, person: Registration, session: TrainingSession, value: Presence, **said) -> None:
        mark(person, session, value, by=self.organiser, **said)

    def dispute(self, person: Registration, session: TrainingSession) -> None:
        """Two people give two answers without seeing each other's."""
        self.mark(person, session, Presence.PRESENT, seen=[])
        other = operator_of(self.points[person.agency.name])
        mark(person, session, Presence.ABSENT, by=other, seen=[])

    def lock(
        self, agency: Agency, session: TrainingSession, count: int = 1, reason: str = ""
    ) -> SheetVersion:
        point = self.point(agency)
        report_sheet(point, session, count, by=self.organiser, outside_reason="để kiểm thử")
        sheet = get_sheet(point, session, viewer=self.organiser)
        return lock_sheet(sheet, by=self.organiser, reason=reason)


def random_world(seed: int) -> World:
    """People of every agency, group, sex and status, marked at random, some sheets locked."""
    random = Random(seed)  # noqa: S311 - marks, not secrets
    world = World()
    hosts = [world.agencies[name] for name in world.points]
    for agency in hosts:
        for group in random.sample(["G1", "G2", "G3", "G4", "G9"], k=3):
            world.call(agency, group, random.randrange(5))
    for n in range(25):
        person = world.register(
            random.choice(hosts),
            f"Nguyễn Thị Hà {n}",
            random.choice(["G1", "G2", "G3", "G4", "G4", "G9"]),
            sex=random.choice(list(Sex)),
            point=random.choice(list(world.points.values())),
            status=random.choice([RegistrationStatus.REGISTERED, RegistrationStatus.WALK_IN]),
        )
        for session in world.sessions:
            if (value := random.choice(MARKS)) is not Presence.UNMARKED:
                world.mark(person, session, value)
        if random.random() < 0.2:
            person.status = RegistrationStatus.WITHDRAWN
            db.session.commit()
    for agency in random.sample(hosts, k=2):
        world.lock(agency, world.morning)
    return world
