"""What addresses name: things of one's own part, and things of others that do not exist for some.

A new argument of an address is one more line in ``own_place``, and in ``foreign_places`` where it
may name something that belongs to somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.security import table
from tests.security.province import Province
from tests.security.table import (
    ADMINISTRATOR,
    BOTH,
    DISTRICT,
    EVERYBODY,
    FOCAL,
    OPERATOR,
    ORGANISER,
    PART,
)

NOT_MADE = 0  # a thing this province has none of: whoever may ask for one finds nothing


def own_place(province: Province, role: str = ORGANISER) -> dict[str, Any]:
    """Everything an address may name, of the own part; every kind of file as a spreadsheet."""
    own, device = province.own, province.devices.get(role)
    return {
        "code": province.training.code,
        "session_code": province.session.code,
        "point_code": own.point.code,
        "registration_id": own.person.id,
        "agency_id": own.commune.id,
        "user_id": own.operator.id,
        "grant_id": own.operator.grants[-1].id,
        "code_id": province.code.id,
        "sign_in_id": device.id if device else 0,
        "put_aside_id": own.put_aside,
        "area": 1,
        "apology_id": NOT_MADE,
        "aside_id": own.put_aside,
        "scan_id": NOT_MADE,
        "copy_id": NOT_MADE,
        "device_id": NOT_MADE,
        "group_code": "G4",
        "language": "vi",
        "place": "1310S/ĐC001",
        "key": NOT_MADE,
        "lecturer_id": NOT_MADE,
        "link_id": NOT_MADE,
        "question_id": NOT_MADE,
        "mail_id": NOT_MADE,
        "token": NOT_MADE,
        "what": "send",
        "identity_id": NOT_MADE,
        "import_id": NOT_MADE,
        "number": NOT_MADE,
        "job_id": NOT_MADE,
        "log_id": NOT_MADE,
        "paper_id": NOT_MADE,
        "person_id": own.person.person_id,
        "other_id": NOT_MADE,
        "merge_id": NOT_MADE,
        "row_id": NOT_MADE,
        "test_id": NOT_MADE,
        "secret": "no-such-code",
        "form": "xlsx",
        "kind": "participants",
        "change": "publish",
        "name": "page",
        "filename": "js/page.js",
    }


@dataclass(frozen=True)
class Foreign:
    """An address that names something else; it does not exist for those it is ``hidden_from``.

    ``needs``: the arguments it is about, and ``without``: those with which it is about something
    else. With one of ``alone`` the address contradicts itself.
    """

    change: dict[str, Any]
    hidden_from: set[str]
    alone: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)
    without: set[str] = field(default_factory=set)

    def concerns(self, arguments: set[str]) -> bool:
        return (self.needs or self.change.keys()) <= arguments and not self.without & arguments

    def exists_for(self, role: str, arguments: set[str]) -> bool:
        return role not in self.hidden_from and not self.alone & arguments


def foreign_places(province: Province) -> dict[str, Foreign]:
    """What may be foreign about an address."""
    theirs, elsewhere = province.foreign, province.elsewhere
    narrow = {OPERATOR, BOTH, DISTRICT, PART}
    of_a_point = {"registration_id", "user_id", "put_aside_id"}
    inside = {"session_code", "point_code", *of_a_point}
    other = {
        "code": province.other.code,
        "session_code": province.other_session.code,
        "point_code": elsewhere.point.code,
        "registration_id": elsewhere.person.id,
        "user_id": elsewhere.operator.id,
        "put_aside_id": elsewhere.put_aside,
    }
    return {
        "training unknown": Foreign({"code": "KHONG-CO"}, EVERYBODY),
        "training drafted": Foreign(
            {"code": province.draft.code}, EVERYBODY - {ORGANISER}, inside - {"session_code"}
        ),
        "training other": Foreign({"code": province.other.code}, set(), inside),
        "point and training other": Foreign(other, narrow, needs={"point_code"}),
        "person and training other": Foreign(other, {FOCAL, *narrow}, needs={"registration_id"}),
        "half-day of another training": Foreign(
            {"session_code": province.other_session.code}, EVERYBODY
        ),
        "point of another district": Foreign({"point_code": theirs.point.code}, narrow, of_a_point),
        "point of another training": Foreign({"point_code": elsewhere.point.code}, EVERYBODY),
        "person of another agency": Foreign(
            {"registration_id": theirs.person.id}, {FOCAL, *narrow}, {"point_code"}
        ),
        "person of another training": Foreign({"registration_id": elsewhere.person.id}, EVERYBODY),
        "operator of another point": Foreign(
            {"user_id": theirs.operator.id}, EVERYBODY, needs={"user_id", "point_code"}
        ),
        "agency unknown": Foreign({"agency_id": 2**31 - 1}, EVERYBODY),
        "mark put aside in another district": Foreign({"aside_id": theirs.put_aside}, {PART}),
        "mark put aside elsewhere": Foreign({"put_aside_id": theirs.put_aside}, EVERYBODY),
        "account of another district": Foreign(
            {"user_id": theirs.operator.id}, {PART}, {"grant_id"}, without={"code"}
        ),
        "account of an administrator": Foreign(
            {"user_id": province.users[ADMINISTRATOR].id},
            {ORGANISER, PART},
            {"grant_id"},
            without={"code"},
        ),
        "history of a person of another agency": Foreign(
            {"person_id": theirs.person.person_id}, {FOCAL, *narrow}
        ),
        "person unknown": Foreign({"person_id": 2**31 - 1}, EVERYBODY),
        "account unknown": Foreign({"user_id": 2**31 - 1}, EVERYBODY, without={"code"}),
        "role of another account": Foreign({"grant_id": theirs.operator.grants[-1].id}, EVERYBODY),
        "device of somebody else": Foreign(
            {"sign_in_id": province.devices[ADMINISTRATOR].id}, EVERYBODY - {ADMINISTRATOR}
        ),
    }


def is_hidden(
    province: Province, endpoint: str, permission: object, arguments: set[str], role: str
) -> bool:
    """What does not exist for somebody who may open such a page, although it is of her part."""
    if endpoint in table.ABSENT:
        return True
    if any(own_place(province)[argument] == NOT_MADE for argument in arguments):
        return True
    if endpoint in table.OF_ONES_AGENCY and role == ORGANISER:
        return True  # she stands for no agency that was called
    if role == PART and permission == "plan trainings":
        return "code" in arguments  # the province plans this training, not her district
    return endpoint == "accounts.paper" and role not in table.KEEPS_ACCOUNTS


def sent(endpoint: str, province: Province, place: dict[str, Any]) -> dict[str, Any]:
    """What a request must bring to be looked at at all."""
    if endpoint == "attendance_api.take":
        return {"json": {"events": []}}
    if endpoint == "attendance.roll_call_answer":
        at = {part.point.code: part.person for part in province.parts}
        person = at[place["point_code"]].id
        return {"data": {"person": person, "value": "present", "page": str(uuid4())}}
    if endpoint == "points.tick":
        return {"data": {"item": "technician"}}
    if endpoint == "reports.own_sheet":
        return {"query_string": {"session": place["session_code"]}}
    return {}
