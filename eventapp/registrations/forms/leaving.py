"""Why somebody does not attend."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired

from eventapp.forms import Form


class WithdrawalForm(Form):
    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why this person does not attend."))],
        description=_l("For example: on leave, another duty, somebody else goes instead."),
        render_kw={"autocomplete": "off"},
    )


class DecliningForm(Form):
    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why there is no seat."))],
        description=_l("The agency reads it on its list."),
        render_kw={"autocomplete": "off"},
    )
