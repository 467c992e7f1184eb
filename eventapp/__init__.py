"""Trainings held over video conference: who is invited, who registers, who came, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from eventapp import (
    access,
    assets,
    cli,
    config,
    database,
    demo,
    error_pages,
    language,
    logs,
    security,
    templating,
)
from eventapp.accounts import login
from eventapp.accounts import views as accounts
from eventapp.agencies import views as agencies
from eventapp.attendance import api as attendance_api
from eventapp.attendance import views as attendance
from eventapp.attendance.views import installing as roll_call_app
from eventapp.badges import views as badges
from eventapp.checkin import views as checkin
from eventapp.connections import views as connections
from eventapp.demo import views as demo_views
from eventapp.dossiers import views as dossiers
from eventapp.enrolment import views as enrolment
from eventapp.home import views as home
from eventapp.imports import views as imports
from eventapp.invitations import views as invitations
from eventapp.jobs import queue
from eventapp.jobs import views as jobs
from eventapp.journal import recording
from eventapp.journal import views as journal
from eventapp.mail import views as mail
from eventapp.planning import views as planning
from eventapp.points import substitution_views as substitutes
from eventapp.points import views as points
from eventapp.programme import views as programme
from eventapp.questions import views as questions
from eventapp.registrations import views as registrations
from eventapp.registry import views as registry
from eventapp.reports import views as reports
from eventapp.trainings import views as trainings

PARTS = (
    logs,
    database,
    recording,
    security,
    assets,
    access,
    login,
    language,
    templating,
    error_pages,
)
FEATURES = (
    home,
    accounts,
    agencies,
    trainings,
    points,
    substitutes,
    invitations,
    planning,
    programme,
    questions,
    registrations,
    imports,
    enrolment,
    attendance,
    attendance_api,
    roll_call_app,
    badges,
    checkin,
    connections,
    dossiers,
    reports,
    registry,
    mail,
    jobs,
    journal,
    demo_views,
)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Build the application: settings, then shared parts, then features, then commands."""
    app = Flask(__name__, template_folder="../templates")
    config.load(app, settings or {})

    for part in PARTS:
        part.init_app(app)
    for feature in FEATURES:
        app.register_blueprint(feature.bp)
    for part in (queue, demo, cli):
        part.init_app(app)

    return app
