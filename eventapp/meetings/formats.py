"""Which system wrote a table, told by its columns."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.errors import N_
from eventapp.meetings.headings import folded
from eventapp.meetings.tables import Table

ZOOM, ZOOM_UNIQUE, ZOOM_WEBINAR = "zoom meeting", "zoom unique users", "zoom webinar"
TEAMS_LIST, TEAMS_SUMMARY = "teams attendance list", "teams summary"
TEAMS_REPORT, TEAMS_LIVE = "teams report", "teams live event"
MEET, MEET_EXTENSION = "google meet", "google meet add-on"
WEBEX, WEBEX_API = "webex", "webex api"
BBB_EVENTS, BBB_DASHBOARD = "bigbluebutton events", "bigbluebutton dashboard"
CISCO, JITSI, MAPPED, TABLE = "cisco meeting server", "jitsi", "columns named", "table"

_ZOOM_NAMES = ("name", "user name", "tên", "名前")

NAMES = {
    ZOOM: N_("Zoom, meeting"),
    ZOOM_UNIQUE: N_("Zoom, unique users without times"),
    ZOOM_WEBINAR: N_("Zoom, webinar"),
    TEAMS_LIST: N_("Microsoft Teams, attendance list of 2020"),
    TEAMS_SUMMARY: N_("Microsoft Teams, meeting summary of 2021"),
    TEAMS_REPORT: N_("Microsoft Teams, attendance report"),
    TEAMS_LIVE: N_("Microsoft Teams, live event"),
    MEET: N_("Google Meet"),
    MEET_EXTENSION: N_("Google Meet, browser add-on"),
    WEBEX: N_("Webex"),
    WEBEX_API: N_("Webex, programming interface"),
    BBB_EVENTS: N_("BigBlueButton, events"),
    BBB_DASHBOARD: N_("BigBlueButton, learning dashboard"),
    CISCO: N_("Cisco Meeting Server, call records"),
    JITSI: N_("Jitsi"),
    MAPPED: N_("Table with columns named by hand"),
    TABLE: N_("Table of joins"),
}


def format_of(tables: Sequence[Table], header_cells: Sequence[Sequence[str]]) -> str:
    """The system; a plain table of joins when the columns are known but not whose they are."""
    fields = [set(table.fields) for table in tables]
    headers = {folded(cell) for cells in header_cells for cell in cells}

    def some(*names: str) -> bool:
        return any(set(names) <= have for have in fields)

    is_zoom = any("(" in cell and cell.startswith(_ZOOM_NAMES) for cell in headers)
    told = {
        ZOOM_WEBINAR: some("attended"),
        TEAMS_LIVE: "utceventtimestamp" in headers,
        TEAMS_REPORT: some("first_join", "last_leave"),
        TEAMS_LIST: some("action", "timestamp"),
        WEBEX_API: "joinedtime" in headers,
        MEET: "time joined" in headers,
        MEET_EXTENSION: {"first seen", "time in call"} <= headers,
        WEBEX: bool({"attendance duration", "attendee email", "display name"} & headers),
        ZOOM: is_zoom and some("join"),
        ZOOM_UNIQUE: is_zoom,
        TEAMS_SUMMARY: some("role", "join", "upn"),
        TEAMS_REPORT + " ": some("role", "join"),
    }
    return next((kind.strip() for kind, is_so in told.items() if is_so), TABLE)
