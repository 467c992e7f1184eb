"""``flask lists import``: a list is read and registered, as far as it asks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.agencies.models import Agency
from eventapp.agencies.queries import find_by_code
from eventapp.console import json_option, say
from eventapp.errors import N_, RuleBroken
from eventapp.imports import queries, saying, service
from eventapp.imports.confirming import outcome_words, result_of
from eventapp.imports.drafting import Sent, digest_of, draft_of, request_for
from eventapp.imports.judging import judge
from eventapp.imports.models import ImportRow
from eventapp.lists.apart import read_apart
from eventapp.lists.commands import content_of, lists
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

__all__ = ["lists"]

COUNTS = {
    "read": N_("Rows with a person"),
    "registered": N_("Registered"),
    "waiting": N_("On the waiting list"),
    "changed": N_("Already there, corrected"),
    "already_there": N_("Already there, unchanged"),
    "skipped": N_("Left out"),
    "refused": N_("Refused"),
}


@lists.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--training", "code", required=True, help="Code of the training.")
@click.option("--agency", "agency_code", required=True, help="Unit code of the agency.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@json_option
def import_list(*, file: Path, code: str, agency_code: str, dry_run: bool, as_json: bool) -> None:
    """Read FILE and register its people; rows that ask something are refused, with the reason."""
    by = User(full_name="eventapp", grants=[Grant(role=Role.ORGANISER)])
    training, agency = _training(code, by), _agency(agency_code, code, by)
    content = content_of(file)
    reading = read_apart(content, request_for(training, file.name))
    sent = Sent(reading=reading, digest=digest_of(content), is_again=True)
    rows, counts = (_rehearsed if dry_run else _registered)(sent, training, agency, by)
    document = {
        "training": training.code,
        "agency": agency.name,
        "file": file.name,
        "is_dry_run": dry_run,
        "counts": counts,
        "rows": [_row(row) for row in rows],
    }
    say("\n".join(_lines(rows, counts)), document, as_json=as_json)


def _registered(
    sent: Sent, training: Training, agency: Agency, by: User
) -> tuple[Sequence[ImportRow], dict[str, int]]:
    list_import = service.keep_draft(sent, training=training, agency=agency, by=by)
    service.import_at_once(list_import, by=by)
    return queries.rows_of(list_import), list_import.counts or {}


def _rehearsed(
    sent: Sent, training: Training, agency: Agency, by: User
) -> tuple[Sequence[ImportRow], dict[str, int]]:
    around = queries.surroundings_of(training, agency, viewer=by)
    draft = draft_of(sent, around, by=by)
    present = queries.present_on_list(training, agency)
    judgement = judge(draft, draft.rows, around, present, by=by)
    outcome_words(judgement)
    return draft.rows, result_of(judgement, withdrawn=0)


def _training(code: str, by: User) -> Training:
    try:
        return get_training(code, viewer=by)
    except NoResultFound:
        raise RuleBroken("There is no training with the code %(code)s.", code=code) from None


def _agency(agency_code: str, code: str, by: User) -> Agency:
    day = _training(code, by).starts_on
    if agency := find_by_code(agency_code, day):
        return agency
    raise RuleBroken("No agency has the code %(code)s on that day.", code=agency_code)


def _row(row: ImportRow) -> dict[str, Any]:
    return {
        "row": row.number,
        "full_name": row.full_name,
        "outcome": "skipped" if row.is_skipped else row.fate.value if row.fate else None,
        "reason": saying.reason_of(row) or None,
        "registration_id": row.registration_id,
    }


def _lines(rows: Iterable[ImportRow], counts: dict[str, int]) -> list[str]:
    refused = [row for row in rows if row.reason]
    return [
        *(
            _(
                "Row %(row)s, %(name)s: %(reason)s",
                row=row.number,
                name=row.full_name or "-",
                reason=saying.reason_of(row),
            )
            for row in refused
        ),
        *(f"{_(word)}: {counts.get(key, 0)}" for key, word in COUNTS.items()),
    ]
