"""Why an event is put aside instead of being taken: a code for programs, a sentence for people."""

from __future__ import annotations

from enum import StrEnum

from eventapp.errors import N_


class Why(StrEnum):
    UNREADABLE = "unreadable"
    UNKNOWN_PROTOCOL = "unknown protocol"
    ID_CLASH = "id clash"
    SEQUENCE_CLASH = "sequence clash"
    OTHER_AUTHOR = "other author"
    REVOKED = "device revoked"
    NOT_YOUR_POINT = "not your point"
    UNKNOWN_SESSION = "unknown half-day"
    NOT_ON_LIST = "not on the list"
    NOT_OPEN = "not open yet"
    CLOSED = "closed"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        return WHY_LABELS[self]


WHY_LABELS = {
    Why.UNREADABLE: N_("This mark cannot be read."),
    Why.UNKNOWN_PROTOCOL: N_("This mark comes from a version of the page that is not known here."),
    Why.ID_CLASH: N_("Another mark has this id but says something else."),
    Why.SEQUENCE_CLASH: N_("Another mark of this phone has this number."),
    Why.OTHER_AUTHOR: N_("Somebody else made this mark; an organiser has to take it."),
    Why.REVOKED: N_("This phone may no longer take the roll; an organiser has to take its marks."),
    Why.NOT_YOUR_POINT: N_("This account may not take the roll at this point."),
    Why.UNKNOWN_SESSION: N_("This half-day is not part of the training of this point."),
    Why.NOT_ON_LIST: N_("This person is not on the list of this point in this half-day."),
    Why.NOT_OPEN: N_("The roll call of this half-day is not open yet."),
    Why.CLOSED: N_("It was made after the roll call of this half-day had closed."),
    Why.LOCKED: N_("It came after the sheet was locked."),
}
