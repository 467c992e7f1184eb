"""``flask lists``: what is understood of a registration list; nothing is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from flask_babel import gettext as _

from eventapp.console import Commands, Day, json_option, say
from eventapp.errors import RuleBroken
from eventapp.lists import words
from eventapp.lists.apart import read_apart
from eventapp.lists.document import document_of
from eventapp.lists.files import limits
from eventapp.lists.participant import Participant
from eventapp.lists.request import Request
from eventapp.lists.results import Reading
from eventapp.vietnamese.phones import format_phone

lists = Commands("lists", help="Registration lists as offices send them.")


@lists.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--on", "day", type=Day(), help="First day of the training; else the list says it.")
@click.option("--sheet", help="The sheet to read; else the list is looked for.")
@click.option("--ethnicity", is_flag=True, help="The training asks for the ethnic group.")
@json_option
def read(
    *, file: Path, day: date | None, sheet: str | None, ethnicity: bool, as_json: bool
) -> None:
    """Read FILE (.xlsx .xls .ods .csv .tsv) and print row by row what was understood."""
    request = Request(name=file.name, on=day, sheet=sheet, asks_ethnicity=ethnicity)
    reading = read_apart(content_of(file), request)
    say("\n".join(_text(reading)), document_of(reading), as_json=as_json)


def content_of(file: Path) -> bytes:
    """What the file holds, up to one byte more than may be read."""
    try:
        with file.open("rb") as source:
            return source.read(limits.MOST_BYTES + 1)
    except OSError as error:
        raise RuleBroken("The file %(file)s cannot be opened.", file=str(file)) from error


def _text(reading: Reading) -> list[str]:
    totals = reading.totals
    return [
        _("Sheet “%(name)s”, sent by %(sender)s.", name=reading.sheet, sender=_sender(reading)),
        *(_row(person) for person in reading.participants),
        *(
            _("Row %(row)s left out: %(reason)s.", row=one.row, reason=_(words.REASONS[one.reason]))
            for one in reading.skipped
        ),
        *(
            _(words.LEFT_OUT[one.reason], column=one.name, header=one.header)
            for one in (*reading.columns_dropped, *reading.sensitive_columns)
        ),
        *(
            _(words.FILE_WARNINGS[one.code], **one.numbers, **one.words)
            for one in reading.file_warnings
        ),
        _(
            "Read: %(parsed)s. Accepted: %(ok)s. To be confirmed: %(asked)s. Twice: %(twice)s. "
            "Women: %(women)s. Men: %(men)s. Not known: %(unknown)s.",
            parsed=totals.parsed,
            ok=totals.ok,
            asked=totals.needs_confirmation,
            twice=totals.duplicate,
            women=totals.female,
            men=totals.male,
            unknown=totals.unknown,
        ),
    ]


def _sender(reading: Reading) -> str:
    return ", ".join(reading.sender.raw) or "-"


def _row(person: Participant) -> str:
    facts = (
        str(person.row),
        _(words.STATES[person.status]),
        person.full_name or "-",
        {"nu": _("Female"), "nam": _("Male"), None: "-"}[person.sex],
        person.birth_date or str(person.birth_year or "-"),
        person.position_raw or "-",
        person.agency_raw or "-",
        format_phone(person.phone) or "-",
        " ".join(_(words.WARNINGS[code]) for code in person.warnings),
    )
    return "\t".join(facts)
