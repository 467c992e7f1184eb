"""Valid objects for tests; a test states only what matters to it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.alchemy import SQLAlchemyModelFactory

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.attendance.models import Sheet
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.people.models import Person, Sex
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import (
    AudienceGroup,
    HalfDay,
    Training,
    TrainingSession,
    TrainingState,
)
from eventapp.vietnamese import names


class Factory(SQLAlchemyModelFactory):
    class Meta:
        abstract = True
        sqlalchemy_session_factory = lambda: db.session  # noqa: E731
        sqlalchemy_session_persistence = "commit"


class AgencyFactory(Factory):
    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Xã Hòa Bình {n}")
    short_name = factory.LazyAttribute(lambda agency: agency.name[:200])
    abbreviation = "UBND"
    level = AgencyLevel.COMMUNE
    kind = "xã"
    search = factory.LazyAttribute(lambda agency: names.fold(agency.name))
    sort_key = factory.LazyAttribute(lambda agency: names.text_sort_key(agency.name))


class UserFactory(Factory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"nguoi{n}@hungyen.example")
    full_name = factory.Sequence(lambda n: f"Nguyễn Thị Mẫu {n}")
    password_hash = "-"
    created_at = factory.LazyFunction(clock.now)
    workplace = factory.LazyAttribute(lambda user: user.place)
    grants = factory.LazyAttribute(lambda user: [grant_of(user.role, user.place)])

    class Params:
        role = Role.ORGANISER
        agency = None
        agency_id = None
        place = factory.LazyAttribute(
            lambda user: user.agency or (user.agency_id and db.session.get(Agency, user.agency_id))
        )


def grant_of(role: Role, agency: Agency | None = None, **fields: Any) -> Grant:
    """A grant as most people have it: only officials and focal persons are bound to an agency."""
    is_bound = role in {Role.OFFICIAL, Role.FOCAL_PERSON}
    return Grant(
        role=role,
        agency=agency if is_bound else None,
        reaches_down=role is Role.OFFICIAL and agency is not None,
        **fields,
    )


class TrainingFactory(Factory):
    """A published training of 13-15/10/2021 with G1-G4 and G9, but no half-days of its own."""

    class Meta:
        model = Training

    code = factory.Sequence(lambda n: f"BDG-{n}")
    title = "Hội nghị tập huấn nâng cao năng lực về bình đẳng giới"
    state = TrainingState.PUBLISHED
    host = factory.SubFactory(
        AgencyFactory,
        name="Sở Lao động - Thương binh và Xã hội",
        level=AgencyLevel.DEPARTMENTAL,
    )
    host_name = "Sở Lao động - Thương binh và Xã hội"
    host_parent_name = "UBND tỉnh Hưng Yên"
    host_symbol = "SLĐTBXH"
    place = "Hưng Yên"
    starts_on = date(2021, 10, 13)
    ends_on = date(2021, 10, 15)

    @factory.post_generation
    def groups(self: Training, create: bool, extracted: Any, **_: Any) -> None:
        for position, (code, level) in enumerate(GROUPS.items()):
            AudienceGroupFactory(
                training=self, code=code, level=level, is_trainee=code != "G9", position=position
            )


GROUPS = {
    "G1": AgencyLevel.PROVINCIAL,
    "G2": AgencyLevel.DEPARTMENTAL,
    "G3": AgencyLevel.DISTRICT,
    "G4": AgencyLevel.COMMUNE,
    "G9": AgencyLevel.OTHER,
}


class AudienceGroupFactory(Factory):
    class Meta:
        model = AudienceGroup

    name = factory.LazyAttribute(lambda group: f"Nhóm {group.code}")


class TrainingSessionFactory(Factory):
    """The morning of 13/10/2021, 07:30-11:30; ``afternoon=True`` for 13:30-16:30."""

    class Meta:
        model = TrainingSession

    class Params:
        afternoon = factory.Trait(
            half=HalfDay.AFTERNOON,
            code="1310C",
            starts_at=datetime(2021, 10, 13, 6, 30, tzinfo=UTC),
            ends_at=datetime(2021, 10, 13, 9, 30, tzinfo=UTC),
        )

    training = factory.SubFactory(TrainingFactory)
    code = "1310S"
    day = date(2021, 10, 13)
    half = HalfDay.MORNING
    starts_at = datetime(2021, 10, 13, 0, 30, tzinfo=UTC)
    ends_at = datetime(2021, 10, 13, 4, 30, tzinfo=UTC)


class PointFactory(Factory):
    class Meta:
        model = Point

    training = factory.SubFactory(TrainingFactory)
    agency = factory.SubFactory(AgencyFactory)
    code = factory.Sequence(lambda n: f"ĐC{n:03}")
    name = factory.LazyAttribute(lambda point: f"Điểm cầu {point.agency.name}")
    area = "Huyện Khoái Châu"
    area_position = 1
    position = factory.Sequence(lambda n: n)
    seats = 20


def operator_of(*points: Point, **fields: Any) -> User:
    """An operator who runs the given points."""
    user: User = UserFactory(role=Role.OPERATOR, **fields)
    for point in points:
        user.grants.append(Grant(role=Role.OPERATOR, point_id=point.id))
    db.session.commit()
    return user


class InvitationFactory(Factory):
    class Meta:
        model = Invitation

    seats = 10


class PersonFactory(Factory):
    class Meta:
        model = Person

    full_name = factory.Sequence(lambda n: f"Trần Thị Hoa {n}")
    canonical = factory.LazyAttribute(lambda person: names.canonical(person.full_name))
    sex = Sex.FEMALE
    birth_year = 1980


class RegistrationFactory(Factory):
    """A woman of G4, registered by the agency of her point."""

    class Meta:
        model = Registration

    point = factory.SubFactory(PointFactory)
    training = factory.LazyAttribute(lambda registration: registration.point.training)
    agency = factory.LazyAttribute(lambda registration: registration.point.agency)
    group = factory.LazyAttribute(lambda registration: group_of(registration.training, "G4"))
    full_name = factory.Sequence(lambda n: f"Trần Thị Hoa {n}")
    person = factory.LazyAttribute(
        lambda registration: PersonFactory(full_name=registration.full_name)
    )
    name_key = factory.LazyAttribute(lambda registration: names.sort_key(registration.full_name))
    search = factory.LazyAttribute(lambda registration: names.fold(registration.full_name))
    sex = Sex.FEMALE
    birth_year = 1980
    position = "Chủ tịch Hội LHPN xã"
    agency_name = factory.LazyAttribute(lambda registration: registration.agency.name)
    registered_at = factory.LazyFunction(clock.now)


def group_of(training: Training, code: str) -> AudienceGroup:
    return db.session.query(AudienceGroup).filter_by(training_id=training.id, code=code).one()


class SheetFactory(Factory):
    class Meta:
        model = Sheet
