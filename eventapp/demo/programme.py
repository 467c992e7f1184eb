"""The programme of the demo: what is taught in each half-day, by whom, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.demo.acting import acting
from eventapp.demo.plan import PLANNED, in_2021
from eventapp.people.models import Sex
from eventapp.trainings.models import Lecturer, Training
from eventapp.trainings.service import (
    BlockPlan,
    LecturerDetails,
    SessionPlan,
    add_lecturer,
    change_session,
)

ACADEMY, COLLEGE = "Học viện Phụ nữ Việt Nam", "Trường Chính trị tỉnh"
LECTURERS = (  # invented
    ("Lưu Thị Minh Nguyệt", Sex.FEMALE, "Tiến sĩ, Trưởng khoa", ACADEMY),
    ("Cù Thị Hậu", Sex.FEMALE, "Thạc sĩ, giảng viên chính", ACADEMY),
    ("Phùng Văn Sĩ", Sex.MALE, "Thạc sĩ, giảng viên", COLLEGE),
    ("Đàm Thu Trà", Sex.FEMALE, "Báo cáo viên", "Vụ Bình đẳng giới"),
)
PUT_LATER_ON = in_2021(10, 11, 15)
"""When people were told that the last afternoon begins later."""


@dataclass(frozen=True)
class Part:
    """From hour and minute to hour and minute; ``lecturer`` is a place in ``LECTURERS``."""

    starts: tuple[int, int]
    ends: tuple[int, int]
    topic: str
    lecturer: int | None = None


SIGN_IN = "Ổn định tổ chức, điểm danh"
HALF_DAYS: Mapping[str, tuple[str, Sequence[Part]]] = {
    "1310S": (
        "Khai mạc. Những vấn đề cơ bản về giới và bình đẳng giới",
        (
            Part((7, 30), (8, 0), SIGN_IN),
            Part((8, 0), (8, 30), "Chào cờ, giới thiệu đại biểu, khai mạc"),
            Part((8, 30), (10, 0), "Những vấn đề cơ bản về giới và bình đẳng giới", 0),
            Part((10, 15), (11, 30), "Chính sách, pháp luật về bình đẳng giới", 3),
        ),
    ),
    "1310C": (
        "Lồng ghép giới trong xây dựng văn bản và kế hoạch",
        (
            Part((13, 30), (15, 0), "Lồng ghép giới trong xây dựng văn bản", 2),
            Part((15, 15), (16, 30), "Lồng ghép giới trong kế hoạch của xã, phường, thị trấn", 2),
        ),
    ),
    "1410S": (
        "Phòng ngừa và ứng phó với bạo lực trên cơ sở giới",
        (
            Part((7, 30), (9, 30), "Nhận biết bạo lực trên cơ sở giới", 1),
            Part((9, 45), (11, 30), "Ứng phó và hỗ trợ người bị bạo lực", 1),
        ),
    ),
    "1410C": (
        "Kỹ năng truyền thông về bình đẳng giới ở cơ sở",
        (
            Part((13, 30), (15, 0), "Kỹ năng truyền thông", 0),
            Part((15, 15), (16, 30), "Thảo luận tại điểm cầu"),
        ),
    ),
    "1510S": (
        "Hoạt động của Ban Vì sự tiến bộ của phụ nữ các cấp",
        (
            Part((7, 30), (9, 30), "Nhiệm vụ của Ban Vì sự tiến bộ của phụ nữ", 3),
            Part((9, 45), (11, 30), "Thống kê, báo cáo về bình đẳng giới", 2),
        ),
    ),
    "1510C": (
        "Giải đáp, đánh giá và bế mạc",
        (
            Part((14, 0), (15, 30), "Giải đáp câu hỏi của các điểm cầu", 0),
            Part((15, 45), (16, 30), "Phiếu đánh giá, bế mạc"),
        ),
    ),
}


def fill(training: Training, *, by: User) -> None:
    """Topics, blocks and lecturers; four days before it begins the last afternoon was put later."""
    with acting(PLANNED + timedelta(minutes=20), by, "trainings.add_lecturer"):
        lecturers = [_add(*facts, by=by) for facts in LECTURERS]
    with acting(PLANNED + timedelta(minutes=30), by, "trainings.change_session"):
        for session in training.sessions:
            topic, parts = HALF_DAYS[session.code]
            plan = SessionPlan(
                starts=clock.local(session.starts_at).time(),
                ends=clock.local(session.ends_at).time(),
                topic=topic,
                blocks=tuple(_block(part, lecturers) for part in parts),
            )
            change_session(session, plan, version=session.version, by=by)


def put_later(training: Training, *, by: User) -> None:
    """The last afternoon begins at 14:00 instead of 13:30: everybody is told."""
    last = training.sessions[-1]
    with acting(PUT_LATER_ON, by, "trainings.change_session"):
        plan = SessionPlan(starts=time(14), ends=time(16, 30), topic=last.topic)
        change_session(last, plan, version=last.version, by=by)


def _add(full_name: str, sex: Sex, position: str, organisation: str, *, by: User) -> Lecturer:
    details = LecturerDetails(
        full_name=full_name, sex=sex, position=position, organisation=organisation
    )
    return add_lecturer(details, by=by)


def _block(part: Part, lecturers: Sequence[Lecturer]) -> BlockPlan:
    return BlockPlan(
        starts=time(*part.starts),
        ends=time(*part.ends),
        topic=part.topic,
        lecturer_id=None if part.lecturer is None else lecturers[part.lecturer].id,
    )
