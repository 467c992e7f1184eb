"""What tables, kinds of change and values without words of their own are called."""

from __future__ import annotations

from eventapp.errors import N_
from eventapp.journal.models import EntryKind

KINDS = {
    EntryKind.ADDED: N_("added"),
    EntryKind.CHANGED: N_("changed"),
    EntryKind.REMOVED: N_("removed"),
}

SUBJECTS = {
    "agency": N_("Agency"),
    "agency_succession": N_("What became of an agency"),
    "audience_group": N_("Audience group"),
    "check_in_rule": N_("Rule for checking in"),
    "checklist_minutes": N_("Times of the checklist"),
    "checklist_tick": N_("Checklist"),
    "combined_point": N_("Combined points"),
    "connection_log": N_("Log of the line"),
    "contradiction_remark": N_("Remark on a contradiction"),
    "enrolment_link": N_("Link for self-registration"),
    "invitation": N_("Seats"),
    "issued_paper": N_("Issued paper"),
    "lecturer": N_("Lecturer"),
    "line_rule": N_("When a point counts as connected"),
    "line_test": N_("Line test"),
    "line_test_point": N_("Line test of a point"),
    "list_import": N_("List sent"),
    "one_time_code": N_("One-time code"),
    "paired_device": N_("Paired phone"),
    "paper_taken": N_("Downloaded paper"),
    "result_text": N_("Text of the result report"),
    "person": N_("Person"),
    "person_merge": N_("Merge of two records"),
    "person_distinction": N_("Two people of one name"),
    "rights_request": N_("Request about personal data"),
    "point": N_("Point"),
    "point_alias": N_("Name of a point in logs"),
    "point_operator": N_("Operator of a point"),
    "question": N_("Question"),
    "registration": N_("Participant"),
    "reply": N_("Answer of an agency"),
    "reply_terms": N_("Deadline of the answers"),
    "role_grant": N_("Role of an account"),
    "session_block": N_("Block of a half-day"),
    "session_group": N_("Group of a half-day"),
    "sheet": N_("Roll-call sheet"),
    "signed_copy": N_("Signed copy"),
    "training": N_("Training"),
    "training_session": N_("Half-day"),
    "user_account": N_("Account"),
    "apology": N_("Apology in advance"),
    "sheet_scan": N_("Scan of the paper sheet"),
}

YES, NO = N_("yes"), N_("no")

# Values of columns whose kind has no words of its own.
VALUES = {
    "sheet.state": {
        "open": N_("Not reported yet"),
        "reported": N_("Reported"),
        "checked": N_("Checked"),
        "locked": N_("Locked"),
        "reopened": N_("Reopened"),
    },
}
