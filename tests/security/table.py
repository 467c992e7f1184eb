"""Who may open which page. A new page is one more line in ``ROUTES``; see ``test_table.py``."""

from __future__ import annotations

ORGANISER, PART = "organiser", "organiser of a district"
FOCAL, OPERATOR, BOTH = "focal person", "operator", "focal person and operator"
OFFICIAL, DISTRICT, ADMINISTRATOR = "official", "official of a district", "administrator"
ENDED, NOBODY = "one whose role has ended", "nobody"

EVERYBODY = {
    *(ORGANISER, PART, FOCAL, OPERATOR, BOTH, OFFICIAL, DISTRICT, ADMINISTRATOR, ENDED),
}
PLANS = {ORGANISER, PART}
SEES_PEOPLE = {ORGANISER, PART, FOCAL, BOTH, OFFICIAL, DISTRICT}
REGISTERS = {ORGANISER, PART, FOCAL, BOTH}
TAKES_ROLL = {ORGANISER, PART, OPERATOR, BOTH}
WATCHES = {ORGANISER, PART, OFFICIAL, DISTRICT}
KEEPS_ACCOUNTS = {ORGANISER, PART, ADMINISTRATOR}
KEEPS_AGENCIES = {ORGANISER, ADMINISTRATOR}
READS_JOURNAL = {ORGANISER}
ANYBODY = {*EVERYBODY, NOBODY}

# "feature.page": for every method; "feature.page POST": for this one, where methods differ.
ROUTES: dict[str, set[str]] = {
    "accounts.account": EVERYBODY,
    "accounts.change_state": KEEPS_ACCOUNTS,
    "accounts.detail": KEEPS_ACCOUNTS,
    "accounts.devices": EVERYBODY,
    "accounts.end_device": EVERYBODY,
    "accounts.end_grant": KEEPS_ACCOUNTS,
    "accounts.end_other_devices": EVERYBODY,
    "accounts.enter_code": ANYBODY,
    "accounts.first_password": ANYBODY,
    "accounts.give": KEEPS_ACCOUNTS,
    "accounts.hand_over": KEEPS_ACCOUNTS,
    "accounts.index": KEEPS_ACCOUNTS,
    "accounts.issue": KEEPS_ACCOUNTS,
    "accounts.new": KEEPS_ACCOUNTS,
    "accounts.paper": EVERYBODY,
    "accounts.sign_in": ANYBODY,
    "accounts.sign_out": ANYBODY,
    "accounts.sign_out_everywhere": KEEPS_ACCOUNTS,
    "agencies.index": KEEPS_AGENCIES,
    "attendance.answer": PLANS,
    "attendance.board": WATCHES,
    "attendance.board_of": WATCHES,
    "attendance.board_reminders": WATCHES,
    "attendance.check": PLANS,
    "attendance.lock": PLANS,
    "attendance.lock_ready": PLANS,
    "attendance.release": PLANS,
    "attendance.reopen": PLANS,
    "attendance.report_for": PLANS,
    "attendance.roll_call": TAKES_ROLL,
    "attendance.roll_call_all_present": TAKES_ROLL,
    "attendance.roll_call_answer": TAKES_ROLL,
    "attendance.roll_call_report": TAKES_ROLL,
    "attendance.roll_call_walk_in": TAKES_ROLL,
    "attendance.sheet": WATCHES,
    "attendance_api.roster": TAKES_ROLL,
    "attendance_api.take": TAKES_ROLL,
    "bundle": ANYBODY,
    "demo.jump": PLANS,
    "home.index": EVERYBODY,
    "home.language": ANYBODY,
    "invitations.edit": PLANS,
    "invitations.index": PLANS,
    "invitations.level": PLANS,
    "jobs.detail": EVERYBODY,
    "jobs.file": EVERYBODY,
    "jobs.index": EVERYBODY,
    "journal.index": READS_JOURNAL,
    "points.add_operator": PLANS,
    "points.bulk": PLANS,
    "points.edit": PLANS,
    "points.index": WATCHES,
    "points.make_main": PLANS,
    "points.new": PLANS,
    "points.remove": PLANS,
    "points.remove_operator": PLANS,
    "registrations.detail": SEES_PEOPLE,
    "registrations.edit": REGISTERS,
    "registrations.export": SEES_PEOPLE,
    "registrations.index": SEES_PEOPLE,
    "registrations.new": REGISTERS,
    "registrations.restore": REGISTERS,
    "registrations.withdraw": REGISTERS,
    "registry.check": ANYBODY,
    "registry.copy": WATCHES,
    "registry.detail": WATCHES,
    "registry.file": WATCHES,
    "registry.hand_in": WATCHES,
    "registry.index": WATCHES,
    "registry.issue": WATCHES,
    "registry.take_back": WATCHES,
    "registry.verify": ANYBODY,
    "reports.index": WATCHES,
    "reports.own_sheet": TAKES_ROLL,
    "reports.paper": WATCHES,
    "reports.summary": WATCHES,
    "static": ANYBODY,
    "substitutes.assign": TAKES_ROLL,
    "trainings.change_state": PLANS,
    "trainings.detail": EVERYBODY - {ADMINISTRATOR, ENDED},
    "trainings.edit": PLANS,
    "trainings.edit_session": PLANS,
    "trainings.index": EVERYBODY,
    "trainings.new": PLANS,
    "trainings.new_session": PLANS,
    "trainings.remove_session": PLANS,
}
# Not there unless an installation has them, whoever asks: an address of nothing is a 404.
ABSENT = {"demo.jump", "bundle"}
