"""Everything that is kept about one person, as a file she can read or take along."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from eventapp.dossiers.models import RightsRequest
from eventapp.dossiers.queries import Attended
from eventapp.people.models import Person
from eventapp.spreadsheets import Worksheet, workbook
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.phones import format_phone


def as_json(person: Person, history: Sequence[Attended], requests: Sequence[RightsRequest]) -> str:
    """One document with English keys and ISO dates."""
    document = {
        "person": {
            "full_name": person.full_name,
            "sex": person.sex.value,
            "birth_date": person.birth_date and person.birth_date.isoformat(),
            "birth_year": person.birth_year,
            "phone": person.phone,
            "email": person.email,
        },
        "trainings": [_training(one) for one in history],
        "requests": [
            {
                "kind": one.kind.value,
                "asked_on": one.asked_on.isoformat(),
                "asked": one.asked,
                "done_at": one.done_at.isoformat(),
            }
            for one in requests
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_workbook(
    person: Person, history: Sequence[Attended], requests: Sequence[RightsRequest]
) -> bytes:
    """Three sheets: what is known, the trainings with their half-days, what was asked."""
    born = format_date(person.birth_date) if person.birth_date else str(person.birth_year or "")
    known = [
        (_("Full name"), person.full_name),
        (_("Sex"), _(person.sex.label)),
        (_("Born"), born),
        (_("Telephone"), format_phone(person.phone)),
        (_("E-mail"), person.email or ""),
    ]
    trainings = [
        (
            row.training.code,
            row.training.title,
            row.full_name,
            row.position,
            row.agency_name,
            row.group.code,
            row.point.name,
            format_phone(row.phone),
            row.email or "",
            _(row.status.label),
            "; ".join(
                f"{half_day.session.code}: {_(half_day.value.label)}" for half_day in one.half_days
            ),
        )
        for one in history
        for row in [one.registration]
    ]
    asked = [(_(one.kind.label), format_date(one.asked_on), one.asked) for one in requests]
    headings = (
        _("Code"),
        _("Training"),
        _("Full name"),
        _("Position"),
        _("Agency"),
        _("Group"),
        _("Point"),
        _("Telephone"),
        _("E-mail"),
        _("State"),
        _("Half-days"),
    )
    return workbook(
        [
            Worksheet(_("Person"), person.full_name, (_("Fact"), _("Value")), known, (20, 50)),
            Worksheet(_("Trainings"), person.full_name, headings, trainings, (12, 50, 26, 28, 34)),
            Worksheet(
                _("Requests"),
                person.full_name,
                (_("Request"), _("Asked on"), _("Who asked for it, and how")),
                asked,
                (26, 14, 60),
            ),
        ]
    )


def _training(one: Attended) -> dict[str, Any]:
    row = one.registration
    return {
        "code": row.training.code,
        "title": row.training.title,
        "starts_on": row.training.starts_on.isoformat(),
        "full_name": row.full_name,
        "sex": row.sex.value,
        "birth_date": row.birth_date and row.birth_date.isoformat(),
        "birth_year": row.birth_year,
        "position": row.position,
        "role": row.role_code,
        "agency": row.agency_name,
        "group": row.group.code,
        "point": row.point.name,
        "phone": row.phone,
        "email": row.email,
        "status": row.status.value,
        "reason": row.withdrawal_reason,
        "half_days": [
            {"code": half_day.session.code, "answer": half_day.value.value}
            for half_day in one.half_days
        ],
    }
