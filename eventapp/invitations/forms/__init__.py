"""What organisers type about seats, and agencies about their answer."""

from eventapp.invitations.forms.files import ConfirmedSeatsForm, SeatFileForm
from eventapp.invitations.forms.replies import DeadlineForm, NilForm, TermsForm
from eventapp.invitations.forms.seats import RemovalForm, RuleForm, SeatsForm, seats_form, write

__all__ = [
    "ConfirmedSeatsForm",
    "DeadlineForm",
    "NilForm",
    "RemovalForm",
    "RuleForm",
    "SeatFileForm",
    "SeatsForm",
    "TermsForm",
    "seats_form",
    "write",
]
