"""The three weeks before: agency after agency sends its list, a few people are withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from eventapp.access import Role
from eventapp.agencies.models import Agency
from eventapp.demo.accounts import Accounts
from eventapp.demo.acting import acting
from eventapp.demo.lists import list_of
from eventapp.demo.people import Inventor
from eventapp.demo.plan import in_2021
from eventapp.demo.replying import answer
from eventapp.invitations.models import Invitation
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.registrations.service import nominate, withdraw
from eventapp.trainings.models import Training

FIRST_LISTS, WORKING_DAYS, LATE = in_2021(9, 28, 7, 30), 9, 0.06
WITHDRAWN_ON = in_2021(10, 12, 15, 35)
WITHDRAWN = {  # of which agency, and why: the third of its list
    "HY21-STC": "Đi công tác trong thời gian tập huấn",
    "HY21-SYT": "Tham gia phòng, chống dịch",
    "district:326": "Chuyển công tác",
    "district:333": "Cơ quan cử người khác",
    "commune-2021:12244": "Trùng lịch học Trung cấp lý luận chính trị",
    "commune-2021:12205": "Cơ quan cử người khác",
}


def register_all(
    training: Training,
    invitations: Sequence[Invitation],
    points: Sequence[Point],
    accounts: Accounts,
    inventor: Inventor,
) -> list[Registration]:
    """Every list, in the order in which they came; who has no focal person wrote a letter."""
    called = defaultdict(list)
    for invitation in invitations:
        called[invitation.agency].append(invitation)
    arrivals = sorted(
        ((_arrival(inventor), number, agency) for number, agency in enumerate(called)),
        key=lambda arrival: arrival[:2],
    )
    rooms = {point.agency_id: point for point in points}
    main = next(point for point in points if point.is_main)
    registrations: list[Registration] = []
    for moment, _, agency in arrivals:
        by = accounts.sender(agency)
        point = rooms.get(agency.id, main)
        people = [
            one for invitation in called[agency] for one in list_of(invitation, point, inventor)
        ]
        if people:
            with acting(moment, by, "registrations.nominate"):
                outcomes = nominate(people, training=training, by=by)
            registrations += [one.registration for one in outcomes if one.registration]
            if by.role is Role.FOCAL_PERSON:
                answer(training, agency, moment, by=by)
    return registrations


def withdraw_some(
    registrations: Sequence[Registration],
    agencies: Mapping[str, Agency],
    accounts: Accounts,
) -> None:
    for number, (reference, reason) in enumerate(WITHDRAWN.items()):
        agency = agencies[reference]
        third = [one for one in registrations if one.agency_id == agency.id][2]
        by = accounts.sender(agency)
        with acting(WITHDRAWN_ON + timedelta(minutes=8 * number), by, "registrations.withdraw"):
            withdraw(third, reason=reason, by=by)


def _arrival(inventor: Inventor) -> datetime:
    """A working hour between the invitation and its deadline; of a few agencies, later."""
    random = inventor.random
    is_late = random.random() < LATE
    day = random.choice([13, 14]) if is_late else random.choice([0, 1, 2, 3, 6, 7, 8, 9, 10])
    return FIRST_LISTS + timedelta(
        days=day, minutes=random.randrange(480), seconds=random.randrange(60)
    )
