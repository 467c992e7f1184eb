"""Logs as the systems write them, each of the same morning: 13/10/2021 in Vietnam."""

from __future__ import annotations

import json

ZOOM_2024 = (
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,"
    "Recording disclaimer response,In waiting room\n"
    "ĐC001 Hồng Tiến,,10/13/2021 07:41:00 AM,10/13/2021 11:30:00 AM,229,Yes,,No\n"
    "ĐC001 Hồng Tiến,,10/13/2021 07:39:00 AM,10/13/2021 07:41:00 AM,2,Yes,,Yes\n"
)
ZOOM_UNIQUE = "Name (original name),Email,Total duration (minutes),Guest\nHồng Tiến,,229,Yes\n"
ZOOM_24_HOURS = (
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
    "Hồng Tiến,,{join},{leave},230\n"
)
WEBINAR = (
    "Attendee Report,\n"
    'Report Generated:,"Oct 14, 2021 08:00:01"\n'
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,Unique Viewers\n"
    'Tập huấn,812 3456 7890,"Oct 13, 2021 07:30:00",245,2,1\n'
    "Host Details,\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,"
    "Time in Session (minutes),Is Guest,Country/Region Name\n"
    'Yes,Sở Nội vụ,host@vd.example,"Oct 13, 2021 07:30:00","Oct 13, 2021 11:35:00",245,No,VN,\n'
    "Attendee Details,\n"
    "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,"
    "Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n"
    'Yes,Hồng Tiến,Hồng,Tiến,ht@vd.example,"Oct 10, 2021 09:00:00",approved,'
    '"Oct 13, 2021 07:41:00","Oct 13, 2021 11:30:00",229,Yes,VN\n'
    "No,Vắng,Vắng,,vang@vd.example,,approved,--,--,--,--,--\n"
)
TEAMS_LIST = (
    "Full Name\tUser Action\tTimestamp\r\n"
    "Hồng Tiến\tJoined before\t10/13/2021, 7:41:00 AM\r\n"
    "Sở Nội vụ\tJoined\t10/13/2021, 7:30:00 AM\r\n"
    "Sở Nội vụ\tLeft\t10/13/2021, 8:00:00 AM\r\n"
    "Sở Nội vụ\tJoined\t10/13/2021, 8:10:00 AM\r\n"
    "Sở Nội vụ\tLeft\t10/13/2021, 11:30:00 AM\r\n"
)
TEAMS_SUMMARY = (
    "Meeting Summary\r\nTotal Number of Participants\t1\r\nMeeting Title\tTập huấn\r\n"
    "Meeting Start Time\t10/13/2021, 7:30:00 AM\r\n\r\n"
    "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\r\n"
    "Hồng Tiến\t10/13/2021, 7:41:00 AM\t10/13/2021, 11:30:00 AM\t3h 49m"
    "\tHT@vd.example\tPresenter\tht@vd.example\r\n"
)


def teams_report(
    *, sections: tuple[str, str], people: str, acts: str, day: str, more: str = ""
) -> str:
    """Sections 2 and 3; ``day`` is how that language writes the day."""
    join, back, leave = f"{day}07:41:00", f"{day}09:00:00", f"{day}11:30:00"
    return (
        f"1. Summary\r\nMeeting title\tTập huấn\r\n\r\n{sections[0]}\r\n{people}\r\n"
        f"Hồng Tiến\t{join}\t{leave}\t3h 19m\tht@vd.example\tht@vd.example\tPresenter\r\n\r\n"
        f"{sections[1]}\r\n{acts}\r\n"
        f"Hồng Tiến\t{join}\t{day}08:30:00\t49m\tht@vd.example\tPresenter\r\n"
        f"Hồng Tiến (External)\t{back}\t{leave}\t2h 30m\tht@vd.example\tPresenter\r\n{more}"
    )


TEAMS_LANGUAGES = {
    "en": (
        ("2. Participants", "3. In-Meeting Activities"),
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
        "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
        "13/10/21, ",
    ),
    "de": (
        ("2. Teilnehmer", "3. Aktivitäten in der Besprechung"),
        (
            "Name\tErster Beitritt\tLetztes Verlassen\tDauer der Besprechung\tE-Mail"
            "\tTeilnehmer-ID (UPN)\tRolle"
        ),
        "Name\tBeitrittszeit\tVerlassenszeit\tDauer\tE-Mail\tRolle",
        "13.10.21, ",
    ),
    "pt": (
        ("2. Participantes", "3. Atividades em Reunião"),
        (
            "Nome\tPrimeira Entrada\tÚltima Saída\tDuração da Reunião\tEmail"
            "\tID do participante (UPN)\tFunção"
        ),
        "Nome\tHorário de Entrada\tHorário de Saída\tDuração\tEmail\tFunção",
        "13/10/21, ",
    ),
}
TEAMS_LIVE = (
    "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n"
    "1,a@vd.example,Hồng Tiến,Edge,10/13/2021 00:41:00,Joined,Attendee\n"
    "1,a@vd.example,Hồng Tiến,Edge,10/13/2021 04:30:00,Left,Attendee\n"
)
MEET = (
    "First name,Last name,Email,Duration,Time joined,Time exited\n"
    "Hồng,Tiến,r****@vd.example,3 hr 49 min,7:41 AM,11:30 AM\n"
)
MEET_EXTENSION = (
    "*,Meet\n*,Meeting code: abc-defg-hij\n*,Created on 2021-10-13 07:30:00\n"
    "Full Name,First Seen,Time in Call\nHồng Tiến,07:41:00,03:49:00\n"
)
WEBEX = (
    "Meeting Name\tDisplay Name\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration\r\n"
    "Tập huấn\tHồng Tiến\tht@vd.example\t2021-10-13 07:41:00\t2021-10-13 11:30:00\t229 mins\r\n"
)
WEBEX_API = json.dumps(
    {
        "items": [
            {
                "displayName": "Hồng Tiến",
                "email": "ht@vd.example",
                "joinedTime": "2021-10-13T00:41:00Z",
                "leftTime": "2021-10-13T11:30:00+07:00",
                "duration": 229,
            }
        ]
    }
)
DASHBOARD = json.dumps(
    {
        "name": "Tập huấn",
        "users": {
            "w_1": {
                "name": "Hồng Tiến",
                "intIds": {"w_1a": {"registeredOn": 1634085660000, "leftOn": 1634099400000}},
            },
            "w_2": {
                "name": "Sở Nội vụ",
                "intIds": {"w_2a": {"registeredOn": 1634085000000, "leftOn": 0}},
            },
        },
    }
)
EVENTS = """<?xml version="1.0" encoding="UTF-8"?>
<recording meeting_id="183f0bf3a0982a127bdb8161e0c44eb696b3e75c-1634085000000">
  <event timestamp="5000" module="PARTICIPANT" eventname="ParticipantJoinEvent">
    <userId>w_a</userId><externalUserId>hong-tien</externalUserId><name>Hồng Tiến</name>
    <date>2021-10-13T07:41:00.000+07:00</date></event>
  <event timestamp="6000" module="VOICE" eventname="ParticipantLeftEvent"><userId>w_a</userId>
    <date>2021-10-13T08:00:00.000+07:00</date></event>
  <event timestamp="7000" module="PARTICIPANT" eventname="ParticipantJoinEvent">
    <userId>w_b</userId><externalUserId>so</externalUserId><name>Sở Nội vụ</name>
    <timestampUTC>1634085000000</timestampUTC></event>
  <event timestamp="8000" module="PARTICIPANT" eventname="ParticipantLeftEvent">
    <userId>w_a</userId><date>2021-10-13T11:30:00.000+07:00</date></event>
</recording>
"""
CDR = """<?xml version="1.0"?>
<records session="s" callBridge="b">
  <record type="callLegStart" time="2021-10-13T00:41:00Z" recordIndex="1" correlatorIndex="0">
    <callLeg id="l1"><displayName>Hồng Tiến</displayName>
      <remoteParty>hongtien@vc.example</remoteParty></callLeg></record>
</records>
<?xml version="1.0"?>
<records session="s" callBridge="b">
  <record type="callLegEnd" time="2021-10-13T04:30:00Z" recordIndex="2" correlatorIndex="2">
    <callLeg id="l1"><durationSeconds>13740</durationSeconds></callLeg></record>
</records>
"""
JITSI = json.dumps(
    {"all_occupants": [{"name": "Hồng Tiến", "joined_at": 1634085660, "left_at": 1634099400}]}
)
