"""``flask agencies``: units from a file, and who existed on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from flask_babel import gettext as _

from eventapp.agencies import queries, service, unit_files
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.service import RefusedRow
from eventapp.console import REFUSED, Commands, Day, json_option, say
from eventapp.language import refusal
from eventapp.vietnamese.dates import format_date

agencies = Commands("agencies", help="Agencies with the days from and to which they exist.")


@agencies.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def import_(*, file: Path, as_json: bool) -> None:
    """Take in the units of FILE.csv; what is there stays as it is, wrong rows are reported."""
    content = unit_files.read(file)
    done = service.import_units(content.units, by=None)
    refused = sorted([*content.refused, *done.refused], key=lambda row: row.line)
    say(
        "\n".join([_summary(done, len(refused)), *map(_sentence, refused)]),
        {
            "format": content.format,
            "added": done.added,
            "already_there": done.already_there,
            "refused": [
                {"line": row.line, "field": row.reason.field, "reason": refusal(row.reason)}
                for row in refused
            ],
        },
        as_json=as_json,
    )
    if refused:
        click.get_current_context().exit(REFUSED)


@agencies.command("list")
@click.option("--on", "day", type=Day(), required=True, help="A day, such as 13/10/2021.")
@click.option("--level", type=click.Choice([level.value for level in AgencyLevel]))
@json_option
def index(*, day: date, level: str | None, as_json: bool) -> None:
    """The agencies that exist on a day, in the order of official lists."""
    found = queries.agencies_on(day, *([AgencyLevel(level)] if level else []))
    say(
        "\n".join(_line(agency) for agency in found)
        or _("There was no agency on %(day)s.", day=format_date(day)),
        {"on": day.isoformat(), "agencies": [_document(agency) for agency in found]},
        as_json=as_json,
    )


def _summary(done: service.Imported, refused: int) -> str:
    words: str = _(
        "Added: %(added)s. Already there: %(there)s. Refused: %(refused)s.",
        added=done.added,
        there=done.already_there,
        refused=refused,
    )
    return words


def _sentence(row: RefusedRow) -> str:
    words: str = _("Line %(line)s: %(reason)s", line=row.line, reason=refusal(row.reason))
    return words


def _line(agency: Agency) -> str:
    level = _(agency.level.label)
    return "\t".join([agency.official_code or agency.reference or "-", agency.name, level])


def _document(agency: Agency) -> dict[str, object]:
    return {
        "id": agency.id,
        "reference": agency.reference,
        "name": agency.name,
        "short_name": agency.short_name,
        "abbreviation": agency.abbreviation,
        "level": agency.level.value,
        "kind": agency.kind,
        "official_code": agency.official_code,
        "parent_id": agency.parent_id,
        "valid_from": agency.valid_from.isoformat() if agency.valid_from else None,
        "valid_to": agency.valid_to.isoformat() if agency.valid_to else None,
    }
