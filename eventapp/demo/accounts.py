"""The accounts of the demo: organisers, officials, focal persons, an operator for every point."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.accounts.passwords import hash_password
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import db
from eventapp.demo import sign_ins
from eventapp.demo.people import Inventor
from eventapp.points.models import Point
from eventapp.vietnamese import names

DISTRICT = "district:330"  # Khoái Châu: has an official, and a focal person in every commune


class Accounts:
    """Opens accounts; all have the one password of the demo, hashed once."""

    def __init__(self, inventor: Inventor) -> None:
        self._inventor = inventor
        self._hash = hash_password(sign_ins.PASSWORD)
        self._focal_persons: dict[Agency, User] = {}
        self.organiser = self._known(sign_ins.ORGANISER)
        self.second_organiser = self._open("to-chuc-2", Role.ORGANISER)

    def administration(self, agencies: Mapping[str, Agency]) -> None:
        """Who keeps the accounts, and somebody who was invited and has not come yet."""
        host = next(a for a in agencies.values() if a.level is AgencyLevel.DEPARTMENTAL)
        one = sign_ins.ADMINISTRATOR
        db.session.add(self._account(one.email, one.name, None, one.role, host))
        commune = next(a for a in agencies.values() if a.level is AgencyLevel.COMMUNE)
        invited = self._account("van-thu.moi", "Hoàng Thị Mới", None, Role.FOCAL_PERSON, commune)
        invited.password_hash, invited.password_set_at = "", None
        db.session.add(invited)

    def sender(self, agency: Agency) -> User:
        """Who enters the list of an agency: its focal person, or an organiser from its letter."""
        return self._focal_persons.get(agency, self.second_organiser)

    def officials(self, agencies: Mapping[str, Agency]) -> None:
        self._known(sign_ins.OFFICIAL)
        self._open("lanh-dao.khoai-chau", Role.OFFICIAL, agencies[DISTRICT])

    def focal_persons_of(self, agencies: Mapping[str, Agency]) -> None:
        """One in every department and district, and in the communes of one district."""
        for agency in agencies.values():
            if agency.official_code == sign_ins.COMMUNE:
                user = self._known(sign_ins.FOCAL_PERSON, agency)
            elif agency.level is AgencyLevel.DEPARTMENTAL:
                local_part = (agency.reference or "").partition("-")[2].lower()
                user = self._open(local_part, Role.FOCAL_PERSON, agency)
            elif agency.level is AgencyLevel.DISTRICT:
                user = self._open(_slug(agency.short_name), Role.FOCAL_PERSON, agency)
            elif agency.parent is agencies[DISTRICT]:
                user = self._open(f"{_slug(agency.short_name)}.kc", Role.FOCAL_PERSON, agency)
            else:
                continue
            self._focal_persons[agency] = user
        db.session.flush()

    def operators(self, points: Sequence[Point]) -> dict[Point, User]:
        """One for every point, whom the point names as its contact."""
        users = {}
        for point in points:
            if point.agency.official_code == sign_ins.COMMUNE:
                user = self._known(sign_ins.OPERATOR, point.agency)
            else:
                user = self._open(names.fold(point.code), Role.OPERATOR, point.agency)
            point.contact_name, point.contact_phone = user.full_name, user.phone
            users[point] = user
        return users

    def _known(self, one: sign_ins.SignIn, agency: Agency | None = None) -> User:
        return self._open(one.email.partition("@")[0], one.role, agency, full_name=one.name)

    def _open(
        self, local_part: str, role: Role, agency: Agency | None = None, *, full_name: str = ""
    ) -> User:
        person = self._inventor.person(self._inventor.sex(0.5), full_name=full_name)
        email = f"{local_part}@hungyen.example"
        user = self._account(email, person.full_name, person.phone, role, agency)
        db.session.add(user)
        return user

    def _account(
        self, email: str, full_name: str, phone: str | None, role: Role, agency: Agency | None
    ) -> User:
        return User(
            email=email,
            full_name=full_name,
            phone=phone,
            workplace=agency,
            grants=_grants(role, agency),
            password_hash=self._hash,
            created_at=clock.now(),
            password_set_at=clock.now(),
        )


def _grants(role: Role, agency: Agency | None) -> list[Grant]:
    """Operators get their point where the plan names them."""
    if role is Role.ADMINISTRATOR:
        return [Grant(role=role)]
    place = None if role is Role.OPERATOR else agency
    is_over_all_under = role is Role.OFFICIAL and place is not None
    return [Grant(role=role, agency=place, reaches_down=is_over_all_under)]


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", names.fold(name)).strip("-")
