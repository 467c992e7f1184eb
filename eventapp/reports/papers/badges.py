"""Badges for a jacket and plates for a table, several on a page, to be cut apart."""

from __future__ import annotations

from collections.abc import Iterator

from eventapp.documents import Card, Cards, Paper
from eventapp.registrations.models import Registration
from eventapp.reports.queries.participants import Participants
from eventapp.reports.words import small

BADGE_MM, PLATE_MM = 62, 84
BADGE_PT, PLATE_PT = (20, 11), (40, 16)
EMPTY = "Chưa có người đăng ký."


def badges(found: Participants) -> Paper:
    """Two in a row: name, position, agency, group and point."""
    return _cards(found, "Thẻ đại biểu", 2, BADGE_MM, BADGE_PT)


def name_plates(found: Participants) -> Paper:
    """One in a row, in type that is read across a room."""
    return _cards(found, "Biển tên đại biểu", 1, PLATE_MM, PLATE_PT)


def everybody(found: Participants) -> Iterator[Registration]:
    yield from found.people
    yield from found.others


def _cards(
    found: Participants, name: str, per_row: int, height_mm: float, types: tuple[float, float]
) -> Paper:
    title = found.training.title
    return Paper(
        title=f"{name} {title}",
        shows_title=False,
        blocks=(
            Cards(
                tuple(_card(person, title) for person in everybody(found)),
                per_row,
                height_mm,
                *types,
                EMPTY,
            ),
        ),
    )


def _card(person: Registration, title: str) -> Card:
    group = f"Nhóm {person.group.code}" if person.group.is_trainee else person.group.name
    return Card(
        name=person.full_name,
        above=title,
        below=tuple(
            filter(
                None,
                (person.position, person.agency_name, f"{group} – {small(person.point.name)}"),
            )
        ),
    )
