"""What organisers type about seats, and agencies about their answer."""

from eventapp.invitations.forms.files import ConfirmedSeatsForm, SeatFileForm
from eventapp.invitations.forms.replies import DeadlineForm, LetterForm, NilForm, TermsForm
from eventapp.invitations.forms.seats import RemovalForm, RuleForm, SeatsForm, seats_form, write

__all__ = [
    "ConfirmedSeatsForm",
    "DeadlineForm",
    "LetterForm",
    "NilForm",
    "RemovalForm",
    "RuleForm",
    "SeatFileForm",
    "SeatsForm",
    "TermsForm",
    "seats_form",
    "write",
]
