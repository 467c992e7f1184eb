"""A training with two points in a morning, and logs about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.clock import local
from eventapp.connections.models import ConnectionIdentity, ConnectionLog
from eventapp.connections.queries import get_log, templates_of
from eventapp.connections.service import add_log, apply_log
from eventapp.connections.taking_in import Choice, Upload, take_in
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_training
from tests.factories import (
    AgencyFactory,
    PointFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
)

HEAD = "Name (original name),Email,Join time,Leave time,Duration (minutes)\n"


@dataclass
class Scene:
    """The morning is 07:30-11:30 on 13/10/2021; its window opens at 07:00: 270 minutes."""

    training: Training = field(default_factory=TrainingFactory)

    def __post_init__(self) -> None:
        self.morning: TrainingSession = TrainingSessionFactory(training=self.training)
        self.organiser: User = UserFactory(role=Role.ORGANISER)
        self.hong_tien: Point = self.point("Hồng Tiến", "ĐC001")
        self.tan_dan: Point = self.point("Tân Dân", "ĐC002")
        self.training = get_training(self.training.code, viewer=self.organiser)

    def point(self, name: str, code: str) -> Point:
        agency = AgencyFactory(name=f"Xã {name}")
        return PointFactory(
            training=self.training, agency=agency, code=code, name=f"Điểm cầu xã {name}"
        )

    def upload(self, *rows: str, name: str = "zoom.csv", choice: Choice | None = None) -> Upload:
        return self.take((HEAD + "\n".join(rows) + "\n").encode(), name=name, choice=choice)

    def take(
        self, content: bytes, *, name: str = "zoom.csv", choice: Choice | None = None
    ) -> Upload:
        templates = templates_of(self.training)
        upload = Upload(name, content, choice or Choice(), templates=templates)
        return take_in(upload, self.training.days)

    def row(self, name: str, begins: int = 0, lasts: int = 240, email: str = "") -> str:
        """A line ``begins`` minutes after the start of the morning."""
        joined = local(self.morning.starts_at) + timedelta(minutes=begins)
        left = joined + timedelta(minutes=lasts)
        return f"{name},{email},{joined:%d/%m/%Y %H:%M:%S},{left:%d/%m/%Y %H:%M:%S},{lasts}"

    def log(self, *rows: str, applied: bool = True) -> ConnectionLog:
        log = add_log(self.training, self.upload(*rows), by=self.organiser)
        if applied:
            apply_log(log, version=log.version, by=self.organiser)
        return get_log(self.training, log.id, viewer=self.organiser)

    def identity(self, log: ConnectionLog, name: str) -> ConnectionIdentity:
        return (
            db.session.query(ConnectionIdentity)
            .filter_by(log_id=log.id, name=name)
            .populate_existing()
            .one()
        )
