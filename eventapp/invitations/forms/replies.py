"""Deadlines, and the reason why nobody comes."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from eventapp import clock
from eventapp.forms import Form
from eventapp.invitations.models import ReplyTerms
from eventapp.trainings.fields import DayField, TimeField
from eventapp.trainings.versions import VersionedForm

END_OF_WORK = time(16, 30)


class DeadlineForm(VersionedForm):
    """A day and an hour, or none."""

    day = DayField(
        _l("Last day"), [Optional()], render_kw={"class": "short"}, description=_l("13/10/2021")
    )
    hour = TimeField(
        _l("Hour"), [Optional()], render_kw={"class": "short"}, description=_l("16:30 when empty")
    )

    @classmethod
    def showing(cls, due_at: datetime | None) -> Self:
        return cls(data=_parts(due_at))

    def validate(self, extra_validators: object = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.hour.data and not self.day.data:
            self.day.errors = [_("Enter the day as well.")]
            return False
        return True

    def moment(self) -> datetime | None:
        """The deadline, or none."""
        return clock.at(self.day.data, self.hour.data or END_OF_WORK) if self.day.data else None


class TermsForm(DeadlineForm):
    """The deadline of all agencies."""

    takes_late = BooleanField(_l("Lists that come later are taken as well"))

    @classmethod
    def of(cls, terms: ReplyTerms | None) -> Self:
        about = {"takes_late": terms.takes_late, "version": terms.version} if terms else {}
        default = {"takes_late": True, "version": 0}
        return cls(data=default | about | _parts(terms.due_at if terms else None))


class LetterForm(Form):
    """A mail to everybody who is invited."""

    subject = StringField(
        _l("Subject"),
        [
            InputRequired(_l("Write what the mail is about.")),
            Length(max=200, message=_l("At most 200 characters.")),
        ],
    )
    body = TextAreaField(
        _l("Text"), [InputRequired(_l("Write what the mail says."))], render_kw={"rows": 14}
    )


class NilForm(Form):
    """Nobody comes."""

    reason = TextAreaField(
        _l("Why nobody comes"),
        [InputRequired(_l("Say why nobody comes."))],
        render_kw={"rows": 3, "maxlength": 500},
    )


def _parts(due_at: datetime | None) -> dict[str, Any]:
    here = clock.local(due_at) if due_at else None
    return {"day": here.date() if here else None, "hour": here.time() if here else None}
