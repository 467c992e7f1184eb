"""The forms of a list: one person, leaving it, going in somebody's place."""

from __future__ import annotations

from eventapp.registrations.forms.leaving import DecliningForm, WithdrawalForm
from eventapp.registrations.forms.participant import (
    Offer,
    RegistrationForm,
    as_typed,
    role_name,
)
from eventapp.registrations.forms.substitute import SubstituteForm

__all__ = [
    "DecliningForm",
    "Offer",
    "RegistrationForm",
    "SubstituteForm",
    "WithdrawalForm",
    "as_typed",
    "role_name",
]
