"""What a participant types and picks, and what an organiser allows."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import InputRequired, Length

from eventapp.forms import Form


class CodeForm(Form):
    code = StringField(
        _l("Code"),
        [InputRequired(_l("Enter the code.")), Length(max=60, message=_l("This is no code."))],
        description=_l("As it stands on the screen of the room."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


class PersonForm(Form):
    """``people``: (registration id, name, position) of everybody in the room."""

    person = RadioField(
        _l("Your name"), [InputRequired(_l("Choose your name."))], coerce=int, validate_choice=True
    )

    def __init__(self, people: list[tuple[int, str]], **values: object) -> None:
        super().__init__(**values)
        self.person.choices = people


class RuleForm(Form):
    is_allowed = BooleanField(_l("Participants may check in with the code on the room's screen"))
