"""The lists that agencies send: whom each nominates, from the posts of its level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from eventapp.agencies.models import Agency
from eventapp.demo import posts
from eventapp.demo.people import Inventor
from eventapp.demo.sign_ins import COMMUNE
from eventapp.invitations.models import Invitation
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.registrations.nomination import Nomination

SILENT = {  # agencies that never answered
    "HY21-BQLKDH",
    "HY21-HOI04",
    "HY21-HOI07",
    "HY21-HQ",
    "HY21-PC",
    "12340",  # by official code: a commune; one person comes all the same
}
HOMONYMS = {  # two pairs of people with one name: in one commune, and in two
    COMMUNE: ("Nguyễn Thị Hương", "Nguyễn Thị Hương"),
    "11977": ("Trần Thị Thanh Huyền",),
    "12109": ("Trần Thị Thanh Huyền",),
}
UNUSED = {0: 62, 1: 26, 2: 9, 3: 3}  # seats an agency leaves empty: in so many of a hundred
NO_PHONE, NO_SEX = 0.04, 0.002


def is_silent(agency: Agency) -> bool:
    return bool({agency.reference, agency.official_code} & SILENT)


def list_of(invitation: Invitation, point: Point, inventor: Inventor) -> Iterator[Nomination]:
    """The people an agency sends in answer to one invitation."""
    agency, code = invitation.agency, invitation.group.code
    if is_silent(agency):
        return
    seats = invitation.seats
    if code in {"G3", "G4"}:
        seats -= inventor.random.choices([*UNUSED], [*UNUSED.values()])[0]
    same_names = list(HOMONYMS.get(agency.official_code or "", ()))
    for post in islice(_posts(agency, code), seats):
        is_free = same_names and post.position.startswith("Chi hội trưởng")
        wanted = same_names.pop() if is_free else ""
        yield _nomination(invitation, point, post, inventor, full_name=wanted)


def walk_in(invitation: Invitation, point: Point, inventor: Inventor) -> Nomination:
    """The one who comes from a commune that never sent a list."""
    post = next(islice(posts.commune_posts(invitation.agency), 2, None))
    return _nomination(invitation, point, post, inventor)


def _posts(agency: Agency, group_code: str) -> Iterator[posts.Post]:
    match group_code:
        case "G1":
            return posts.committee_posts(agency)
        case "G2":
            return posts.department_posts(agency)
        case "G3":
            return posts.district_posts(agency)
        case "G4":
            return posts.commune_posts(agency)
    return iter(posts.OTHERS)


def _nomination(
    invitation: Invitation,
    point: Point,
    post: posts.Post,
    inventor: Inventor,
    *,
    full_name: str = "",
) -> Nomination:
    sex = inventor.sex(post.women)
    person = inventor.person(sex, post.born, full_name=full_name)
    is_sex_known = inventor.random.random() > NO_SEX
    has_phone = inventor.random.random() > NO_PHONE
    return Nomination(
        full_name=person.full_name,
        sex=sex if is_sex_known else Sex.UNKNOWN,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        phone=person.phone if has_phone else None,
        position=post.position,
        role_code=post.role_code,
        agency=invitation.agency,
        group=invitation.group,
        point=point,
        is_another_person=True,
    )
