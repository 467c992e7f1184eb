"""``flask agencies``: units from a file, and who existed on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from flask_babel import gettext as _

from eventapp import clock
from eventapp.agencies import queries, service, unit_files
from eventapp.agencies.import_plan import Plan, plan
from eventapp.agencies.lives import days_of
from eventapp.agencies.models import Agency, AgencyLevel, AgencySuccession
from eventapp.agencies.rows import RefusedRow
from eventapp.console import REFUSED, Commands, Day, json_option, say
from eventapp.language import refusal
from eventapp.vietnamese.dates import format_date

agencies = Commands("agencies", help="Agencies with the days from and to which they exist.")


@agencies.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@json_option
def import_(*, file: Path, dry_run: bool, as_json: bool) -> None:
    """Take in the units of FILE.csv; what is there stays as it is, wrong rows are reported."""
    content = unit_files.read(file)
    if dry_run:
        made = plan(content.units, content.links)
    else:
        made = service.import_units(content.units, content.links, by=None)
    refused = sorted([*content.refused, *made.refused], key=lambda row: row.line)
    say(
        "\n".join([*_summary(made, len(refused)), *map(_sentence, [*refused, *made.remarks])]),
        {
            "format": content.format,
            "dry_run": dry_run,
            "added": len(made.added),
            "already_there": made.there,
            "closed": len(made.closed),
            "linked": len(made.linked),
            "awaited": len(made.awaited),
            "refused": _rows(refused),
            "remarks": _rows(made.remarks),
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


@agencies.command("history")
@click.argument("name")
@click.option("--on", "day", type=Day(), help="A day on which it was called so; today otherwise.")
@json_option
def history(*, name: str, day: date | None, as_json: bool) -> None:
    """What was before the agency of that NAME or code, what came after, who has its place today."""
    agency = queries.choose(name, on=day or clock.today(), field="name")
    told = queries.history(agency)
    heirs = queries.successors(agency.id, on=clock.today())
    today = ", ".join(heir.name for heir in heirs) or _("Nobody")
    say(
        "\n".join(
            [
                f"{agency.name} ({days_of(agency)})",
                *(_followed(one, told) for one in told.successions),
                _("Today in its place: %(names)s", names=today),
            ]
        ),
        {
            "agency": _document(agency),
            "agencies": [_document(one) for one in told.agencies.values()],
            "successions": [
                {
                    "from_id": one.from_id,
                    "to_id": one.to_id,
                    "on": one.effective_on.isoformat(),
                    "kind": one.kind.value,
                    "is_partial": one.is_partial,
                    "legal_basis": one.legal_basis,
                    "function": one.function,
                }
                for one in told.successions
            ],
            "today": [heir.id for heir in heirs],
        },
        as_json=as_json,
    )


def _followed(one: AgencySuccession, told: queries.History) -> str:
    """01/12/2024: Xã Tân Phúc -> Xã Quang Vinh (merged)."""
    new = told.agencies[one.to_id].name if one.to_id else _("Nobody")
    what = f"{_(one.kind.label)}: {one.function}" if one.function else _(one.kind.label)
    old = told.agencies[one.from_id].name
    return f"{format_date(one.effective_on)}: {old} -> {new} ({what}) {one.legal_basis}".rstrip()


def _summary(made: Plan, refused: int) -> list[str]:
    return [
        _(
            "Added: %(added)s. Already there: %(there)s. Refused: %(refused)s.",
            added=len(made.added),
            there=made.there,
            refused=refused,
        ),
        _(
            "Closed: %(closed)s. Successions: %(linked)s. Waiting for another file: %(awaited)s.",
            closed=len(made.closed),
            linked=len(made.linked),
            awaited=len(made.awaited),
        ),
    ]


def _rows(rows: list[RefusedRow]) -> list[dict[str, object]]:
    return [
        {"line": row.line, "field": row.reason.field, "reason": refusal(row.reason)} for row in rows
    ]


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
