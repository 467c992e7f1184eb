"""Both databases sort Vietnamese names alike, whatever language the server itself speaks."""

from __future__ import annotations

from sqlalchemy import select

from eventapp.database import db
from eventapp.registrations.models import Registration
from eventapp.vietnamese import names
from tests.factories import PointFactory, RegistrationFactory

IN_ORDER = [
    "Nguyễn Thị An",
    "Nguyễn Văn Ân",
    "Trần Thị Dung",
    "Bùi Văn Đông",
    "Lê Thị Hà",
    "Trần Hạ",
]


def test_names_come_in_the_order_of_their_keys():
    point = PointFactory()
    for name in reversed(IN_ORDER):
        RegistrationFactory(point=point, full_name=name, name_key=names.sort_key(name))

    found = db.session.scalars(select(Registration.full_name).order_by(Registration.name_key))

    assert list(found) == IN_ORDER
