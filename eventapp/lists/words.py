"""What the codes of a reading say to the person whose list it is."""

from __future__ import annotations

from eventapp.errors import N_

WARNINGS = {
    "NAME_MISSING": N_("The name is missing."),
    "NAME_UNLIKELY": N_("This does not look like a name."),
    "NAME_NOT_NFC": N_("Letters of the name were typed in parts; they have been put together."),
    "NAME_WHITESPACE": N_("Spaces too many, or hidden characters in the name, have been removed."),
    "NAME_ALL_CAPS": N_("The name was all in capitals."),
    "NAME_ALL_LOWER": N_("The name was all in small letters."),
    "NAME_HONORIFIC_REMOVED": N_("The address before the name has been taken off."),
    "NAME_REMARK_REMOVED": N_("What stood behind the name has been moved to the note."),
    "LEGACY_ENCODING_TCVN3": N_("The name was in an old .Vn font and has been converted."),
    "DOB_MISSING": N_("The date of birth is missing."),
    "DOB_INVALID": N_("The date of birth does not exist."),
    "DOB_TWO_DIGIT_YEAR": N_("The year of birth has only two digits."),
    "DOB_OUT_OF_RANGE": N_("The year of birth cannot be right."),
    "DOB_DAY_MONTH_AMBIGUOUS": N_("Day and month of birth may have been exchanged by Excel."),
    "DOB_POSSIBLY_SWAPPED": N_("Excel has probably taken the day of birth for the month."),
    "DOB_DATE_AS_NUMBER": N_("The date of birth was a number of Excel and has been converted."),
    "SEX_MISSING": N_("The list does not say whether this is a woman or a man."),
    "SEX_CONTRADICTS": N_("The list says both woman and man."),
    "SEX_VS_NAME_HINT": N_("Name and sex do not go together as usual."),
    "PHONE_MISSING": N_("The telephone number is missing."),
    "PHONE_INVALID": N_("This is no telephone number."),
    "PHONE_NUMERIC_CELL": N_("The telephone number was stored as a number."),
    "PHONE_LEADING_ZERO_RESTORED": N_("The 0 in front of the telephone number has been restored."),
    "PHONE_OLD_11_DIGIT_CONVERTED": N_("The old 11-digit number has been converted."),
    "PHONE_FIXED_LINE": N_("This is a fixed line."),
    "PHONE_MULTIPLE": N_("There are several telephone numbers; the first one counts."),
    "EMAIL_INVALID": N_("This is no e-mail address."),
    "DUPLICATE_IN_FILE": N_("This person stands twice in the list."),
    "POSSIBLE_HOMONYM": N_("Somebody else in the list has the same name."),
    "AGENCY_FILLED_DOWN": N_("The agency was taken from the row above."),
    "HIDDEN_ROW": N_("The row is hidden in the file."),
    "STRIKETHROUGH": N_("The name is struck through."),
    "WITHDRAWN_NOTE": N_("The note says that this person does not come."),
    "SUBSTITUTE": N_("This person comes for somebody else."),
    "NOTE_SENSITIVE_HEALTH": N_("The note is about health; please do not keep it."),
    "NOTE_SENSITIVE_POLITICAL": N_("The note is about party membership; please do not keep it."),
    "NOTE_SENSITIVE_RELIGIOUS": N_("The note is about religion; please do not keep it."),
    "DOCUMENT_NOT_SIGNED_OR_NUMBERED": N_("The document has no number or no date yet."),
}
FILE_WARNINGS = {
    "STATED_COUNT_OK": N_("The list states %(stated)s people, as there are."),
    "STATED_COUNT_MISMATCH": N_(
        "The list states %(stated)s people; %(parsed)s rows were read, %(unique)s different people."
    ),
    "STATED_FEMALE_MISMATCH": N_("The list states %(stated)s women; there are %(parsed_ok)s."),
    "OTHER_YEAR": N_("The list is for a training in %(stated)s, not in %(expected)s."),
    "OTHER_SHEETS_HAVE_PEOPLE": N_("Other sheets hold people too and were not read: %(sheets)s."),
    "LOOKS_UNKNOWN": N_("Hidden and struck rows cannot be told in this file."),
    "COLUMNS_CUT": N_("%(columns)s columns on the far right were not read."),
    "HEADER_GUESSED": N_("The list has no headings; the columns were told by what is in them."),
    "NO_PEOPLE": N_("No people were found in this list."),
}
REASONS = {
    "BLANK": N_("empty"),
    "CONTINUED": N_("goes on from the row above"),
    "SECTION": N_("title of a section"),
    "REPEATED_HEADER": N_("headings again"),
    "PLACEHOLDER": N_("nobody named yet"),
    "TOTAL_LINE": N_("total"),
    "SIGNATURE": N_("signature"),
    "FOOT_NOTE": N_("note"),
}
STATES = {
    "ok": N_("accepted"),
    "needs_confirmation": N_("to be confirmed"),
    "duplicate": N_("stands twice"),
}
LEFT_OUT = {
    "ID_NUMBER": N_("Column %(column)s (%(header)s) holds identity numbers and was not read."),
    "ETHNICITY": N_("Column %(column)s (%(header)s) is sensitive and is read only when asked for."),
    "SENSITIVE": N_("Column %(column)s (%(header)s) is sensitive and was not read."),
}
