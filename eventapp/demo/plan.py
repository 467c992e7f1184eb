"""The plan of the demo: which training, from which rooms, with how many seats for whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.demo.acting import acting
from eventapp.invitations.models import Invitation
from eventapp.invitations.service import change_seats, invite, invite_by_level, set_terms
from eventapp.points.models import Point
from eventapp.points.service import add_points
from eventapp.trainings.models import Training
from eventapp.trainings.service import TrainingDetails, plan_training, publish

CODE = "BDG-2021"
TITLE = (
    "Hội nghị tập huấn trực tuyến nâng cao năng lực về bình đẳng giới và vì sự tiến bộ"
    " của phụ nữ năm 2021"
)
HOST = "HY21-SLDTBXH"
MAIN_ROOM, ROOM = 220, 30  # seats
COMMITTEE = {  # seats of G1: which agencies have somebody in the committee of the province
    "HY21-VPUBND": 1,
    HOST: 3,
} | dict.fromkeys(
    (
        *("HY21-LHPN", "HY21-MTTQ", "HY21-LDLD", "HY21-TD", "HY21-HND", "HY21-CA", "HY21-BCHQS"),
        *("HY21-SNV", "HY21-STP", "HY21-SKHDT", "HY21-STC", "HY21-SGDDT", "HY21-SYT", "HY21-SNN"),
        *("HY21-SVHTTDL", "HY21-STTTT", "HY21-SCT", "HY21-VPTU", "HY21-BTCTU", "HY21-BTGTU"),
        "HY21-BDVTU",
    ),
    1,
)
BY_LEVEL = {  # seats of every agency of a level; bigger and smaller ones are given others
    "G2": (AgencyLevel.DEPARTMENTAL, 3),
    "G3": (AgencyLevel.DISTRICT, 13),
    "G4": (AgencyLevel.COMMUNE, 16),
}
BY_KIND = {"hoi": 2, "ban_quan_ly": 2, "phường": 18, "thị trấn": 18}
OTHERS = 8  # lecturers, organisers, technicians: G9, at the host
FIRST_DAY, LAST_DAY = date(2021, 10, 13), date(2021, 10, 15)


def in_2021(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return clock.at(date(2021, month, day), time(hour, minute))


PLANNED = in_2021(9, 20, 8, 30)
INVITED = in_2021(9, 27, 14)
DEADLINE = in_2021(10, 8, 16, 30)


def details(host: Agency) -> TrainingDetails:
    return TrainingDetails(
        code=CODE,
        title=TITLE,
        host=host,
        place="Hưng Yên",
        starts_on=FIRST_DAY,
        ends_on=LAST_DAY,
        groups=("G1", "G2", "G3", "G4", "G9"),
        contact_office="Phòng Trẻ em - Bình đẳng giới",
        contact_phone="02213862345",
        contact_email="binhdanggioi@hungyen.example",
    )


def organise(agencies: Mapping[str, Agency], *, by: User) -> tuple[Training, list[Point]]:
    """The training, open for registration, with a room at the host, each district and commune."""
    with acting(PLANNED, by, "trainings.plan_training"):
        training = plan_training(details(agencies[HOST]), by=by)
    with acting(PLANNED + timedelta(minutes=40), by, "points.add_points"):
        points = add_points(training, [agencies[HOST]], seats=MAIN_ROOM, by=by)
        for level in (AgencyLevel.DISTRICT, AgencyLevel.COMMUNE):
            hosts = [agency for agency in agencies.values() if agency.level is level]
            points += add_points(training, hosts, seats=ROOM, by=by)
    return training, points


def invite_all(training: Training, agencies: Mapping[str, Agency], *, by: User) -> list[Invitation]:
    """Seats for every agency, level by level, then the training is open for registration."""
    groups = {group.code: group for group in training.groups}
    invitations = []
    with acting(INVITED, by, "invitations.invite"):
        for reference, seats in COMMITTEE.items():
            agency = agencies[reference]
            invitations.append(invite(training, agency, groups["G1"], seats, by=by))
        invitations.append(invite(training, agencies[HOST], groups["G9"], OTHERS, by=by))
    with acting(INVITED + timedelta(minutes=20), by, "invitations.invite_by_level"):
        for code, (level, seats) in BY_LEVEL.items():
            invitations += invite_by_level(training, groups[code], level, seats, by=by)
    with acting(INVITED + timedelta(minutes=45), by, "invitations.change_seats"):
        for invitation in invitations:
            seats = BY_KIND.get(invitation.agency.kind, invitation.seats)
            if invitation.group.code in BY_LEVEL and seats != invitation.seats:
                change_seats(invitation, seats, by=by)
    with acting(INVITED + timedelta(hours=1), by, "trainings.publish"):
        publish(training, by=by)
    with acting(INVITED + timedelta(minutes=65), by, "invitations.set_terms"):
        set_terms(training, DEADLINE, takes_late=True, version=0, by=by)
    return invitations
