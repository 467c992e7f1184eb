"""``flask doctor``: how an installation is."""

from __future__ import annotations

from dataclasses import asdict

import click
from flask.cli import with_appcontext

from eventapp.console import REFUSED, json_option, say
from eventapp.doctor.checks import examine


@click.command("doctor")
@json_option
@with_appcontext
def doctor(*, as_json: bool) -> None:
    """Look at tables, disk, queue, clock, fonts, libraries and key; exit 1 when one is broken."""
    found = examine()
    is_well = all(finding.is_good for finding in found)
    text = "\n".join(
        f"{'ok    ' if finding.is_good else 'BROKEN'}  {finding.name}: {finding.text}"
        for finding in found
    )
    document = {"is_well": is_well, "findings": [asdict(finding) for finding in found]}
    say(text, document, as_json=as_json)
    if not is_well:
        click.get_current_context().exit(REFUSED)
