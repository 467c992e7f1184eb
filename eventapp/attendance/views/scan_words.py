"""What the camera at the door says about the codes it reads."""

from __future__ import annotations

from flask_babel import gettext as _


def scan_words() -> dict[str, str]:
    """Sentences by the names static/js/scanner.js knows; {name} and {point} are filled there."""
    return {
        "starting": _("The camera is being opened …"),
        "ready": _("Hold a code into the picture."),
        "no_camera": _("The camera does not open."),
        "no_camera_why": _("Allow it in the browser, or type the eight letters under the code."),
        "present": _("{name}: present"),
        "already": _("{name} is marked present already."),
        "conflict": _("There are two answers about {name}: decide in the list."),
        "revoked": _("{name} shows a code that no longer counts."),
        "revoked_foreign": _("This code no longer counts."),
        "revoked_why": _("Ask for the new one, or mark by name in the list."),
        "unknown": _("This code is not known."),
        "unknown_why": _("Check the letters, or mark by name in the list."),
        "not_here": _("This person is no longer on the list. Open the page again."),
        "no_code": _("This is no personal code."),
        "room_code": _("This is the code of a room's screen, not of a person."),
        "room_code_why": _("Participants scan it with their own phones."),
        "other_training": _("This code is of another training."),
        "elsewhere": _("{name} is on the list of {point}."),
        "marked_at": _(
            "She is marked present at {point} already; marked here, she counts here alone."
        ),
        "present_here": _("{name}: present here"),
        "offline": _("This code is not on this list."),
        "offline_why": _("Without a connection nobody can say whose it is. Note the name."),
        "failed": _("The code was read but not noted. Scan it again."),
    }
