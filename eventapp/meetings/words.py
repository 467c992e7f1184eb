"""The sentences for what is odd in a log."""

from __future__ import annotations

from eventapp.errors import N_

NO_TIMES, NO_SHOW, WAITING, UNREADABLE = "no times", "no show", "waiting room", "unreadable"
OPEN_END, BACKWARDS, STATED, SAME_NAME = "open end", "backwards", "stated", "same name"
MERGED, LOST, AMBIGUOUS, NEEDS_DAY = "merged", "lost", "ambiguous", "needs day"
DERIVED, UNKNOWN_TIMES, CROSSED = "derived", "unknown times", "midnight"

PROBLEMS = {
    NO_TIMES: N_(
        "This export says how long people were there, not when: it cannot be cut into half-days."
        " Export it again without “Show unique users”."
    ),
    NO_SHOW: N_("Registered but never connected, left out: %(n)s."),
    WAITING: N_("Lines of the waiting room, left out: %(n)s."),
    UNREADABLE: N_("Lines whose time cannot be read: %(n)s, the first one is line %(line)s."),
    OPEN_END: N_("Without an end, the end of the meeting was taken: %(n)s."),
    BACKWARDS: N_("Lines that end before they begin, not counted: %(n)s."),
    STATED: N_("The minutes the log states differ from its own times for %(n)s names."),
    SAME_NAME: N_(
        "Two connections at once under one name and without an address, two devices or two people:"
        " %(names)s."
    ),
    MERGED: N_(
        "The log gives only the first join and the last leave of each name: interruptions are not"
        " seen."
    ),
    LOST: N_("Records are missing in between: %(n)s. Times may be incomplete."),
    AMBIGUOUS: N_("Day and month can be read in two ways; the day was taken first."),
    NEEDS_DAY: N_("The log has hours but no day: say which day it was."),
    DERIVED: N_("Day and month were told apart by the days of the training."),
    UNKNOWN_TIMES: N_("Lines without times, kept as unknown, not as absent: %(n)s."),
    CROSSED: N_("Lines that run past midnight: %(n)s."),
}
