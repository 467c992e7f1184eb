"""Commands: each feature brings its own group."""

from __future__ import annotations

from flask import Flask

from eventapp.accounts.commands import users
from eventapp.agencies.commands import agencies
from eventapp.attendance.commands import marks
from eventapp.connections.commands import connections
from eventapp.demo.commands import demo
from eventapp.doctor.commands import doctor
from eventapp.imports.commands import lists
from eventapp.jobs.commands import jobs
from eventapp.reports.commands import reports

GROUPS = (agencies, connections, demo, jobs, lists, marks, reports, users)


def init_app(app: Flask) -> None:
    """Add every feature's commands to ``flask``."""
    app.cli.add_command(doctor)
    for group in GROUPS:
        app.cli.add_command(group)
