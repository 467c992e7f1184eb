"""The answers of a roll call. *Chưa điểm danh* (unmarked) is not *vắng* (absent)."""

from __future__ import annotations

from enum import StrEnum

from eventapp.errors import N_


class Presence(StrEnum):
    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"
    UNMARKED = "unmarked"

    @property
    def label(self) -> str:
        return PRESENCE_LABELS[self]

    @property
    def is_here(self) -> bool:
        """Whoever comes late has come."""
        return self in {Presence.PRESENT, Presence.LATE}


PRESENCE_LABELS = {
    Presence.PRESENT: N_("Present"),
    Presence.LATE: N_("Late"),
    Presence.EXCUSED: N_("Absent with reason"),
    Presence.ABSENT: N_("Absent"),
    Presence.UNMARKED: N_("Not marked yet"),
}


class MarkSource(StrEnum):
    """How a mark came about."""

    TAP = "tap"
    UNDO = "undo"
    QR = "qr"
    PAPER = "paper"
    SELF = "self"
    IMPORT = "import"


class ReportKind(StrEnum):
    """What a report says of the half-day at a point; all but ``COUNTED`` are said in words too."""

    COUNTED = "counted"
    NOBODY_CAME = "nobody_came"
    NO_LINE = "no_line"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return REPORT_LABELS[self]

    @property
    def is_empty(self) -> bool:
        """Whether nobody was in the room, so that there is nothing to count."""
        return self in {ReportKind.NOBODY_CAME, ReportKind.CANCELLED}


REPORT_LABELS = {
    ReportKind.COUNTED: N_("The people in the room were counted"),
    ReportKind.NOBODY_CAME: N_("Nobody came"),
    ReportKind.NO_LINE: N_("The point has no connection"),
    ReportKind.CANCELLED: N_("The point is cancelled for this half-day"),
}


class SheetState(StrEnum):
    """What people did with a sheet. Not due, due and late follow from the clock."""

    OPEN = "open"
    REPORTED = "reported"
    CHECKED = "checked"
    LOCKED = "locked"
    REOPENED = "reopened"


class SheetStatus(StrEnum):
    """What the board shows: the state of a sheet at a moment.

    A combined point has no sheet of its own: its people stand on the sheet of another room.
    """

    NOT_DUE = "not_due"
    DUE = "due"
    LATE = "late"
    REPORTED = "reported"
    CHECKED = "checked"
    LOCKED = "locked"
    REOPENED = "reopened"
    COMBINED = "combined"

    @property
    def label(self) -> str:
        return STATUS_LABELS[self]


STATUS_LABELS = {
    SheetStatus.NOT_DUE: N_("Not due yet"),
    SheetStatus.DUE: N_("Due"),
    SheetStatus.LATE: N_("Report late"),
    SheetStatus.REPORTED: N_("Reported"),
    SheetStatus.CHECKED: N_("Checked"),
    SheetStatus.LOCKED: N_("Locked"),
    SheetStatus.REOPENED: N_("Reopened"),
    SheetStatus.COMBINED: N_("Combined"),
}
