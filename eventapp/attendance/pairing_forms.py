"""Forms about phones: for whom a code is made, and what another phone could not send."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from eventapp.forms import Form

LONGEST_EXPORT = 2_000_000


class CodeForm(Form):
    holder = StringField(
        _l("Who will hold the phone"),
        [InputRequired(_l("Say who will hold the phone.")), Length(max=200)],
        description=_l("The name stands beside every answer from this phone."),
        render_kw={"autocomplete": "off"},
    )
    points = StringField(
        _l("Points"),
        [InputRequired(_l("Name at least one point.")), Length(max=500)],
        description=_l("Codes of points, several with a comma between them: ĐC001, ĐC002."),
        render_kw={"autocomplete": "off"},
    )

    @property
    def point_codes(self) -> list[str]:
        """Codes as typed, in capitals, each once."""
        words = (self.points.data or "").replace(",", " ").replace(";", " ").split()
        return list(dict.fromkeys(word.upper() for word in words))


class HandInForm(Form):
    text = TextAreaField(
        _l("The exported text, or what the codes say"),
        [InputRequired(_l("Paste the text first.")), Length(max=LONGEST_EXPORT)],
        description=_l("It begins with ROLLCALL, or each part with RC 1/3."),
        render_kw={"rows": 6, "autocomplete": "off"},
    )
