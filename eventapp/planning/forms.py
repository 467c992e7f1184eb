"""What an organiser types about a copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from eventapp.agencies.models import Agency
from eventapp.forms import Form
from eventapp.planning.wish import CopyWish, SeatRule
from eventapp.trainings.fields import DayField, choice_or_none
from eventapp.trainings.forms import host_choices


class CopyForm(Form):
    title = TextAreaField(
        _l("Title"), [InputRequired(_l("Enter the title of the training."))], render_kw={"rows": 2}
    )
    code = StringField(
        _l("Code"),
        [InputRequired(_l("Enter a code."))],
        description=_l("Letters without accents, digits and hyphens: it stands in addresses."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    starts_on = DayField(
        _l("New first day"),
        [InputRequired(_l("Enter the first day."))],
        description=_l("Day/month/year, for example 13/10/2021."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    skips_days_off = BooleanField(_l("Leave out weekends and holidays"), default=True)
    host = SelectField(
        _l("Host agency"),
        [InputRequired(_l("Choose the host agency."))],
        coerce=choice_or_none,
        description=_l("The earlier host's room and seats go to this agency."),
    )
    with_blocks = BooleanField(_l("Blocks and their lecturers"), default=True)
    with_points = BooleanField(_l("Points"), default=True)
    with_seats = BooleanField(_l("Seats of the agencies"), default=True)
    seat_rule = RadioField(
        _l("Seats where several agencies became one"), default=SeatRule.LARGEST.value
    )

    def __init__(self, hosts: Sequence[Agency], **options: Any) -> None:
        super().__init__(**options)
        self._hosts = {agency.id: agency for agency in hosts}
        self.host.choices = host_choices(hosts)
        self.seat_rule.choices = [(rule.value, _(rule.label)) for rule in SeatRule]

    def wish(self) -> CopyWish:
        return CopyWish(
            code=self.code.data,
            title=self.title.data,
            host=self._hosts[self.host.data],
            starts_on=self.starts_on.data,
            skips_days_off=self.skips_days_off.data,
            with_points=self.with_points.data,
            with_seats=self.with_seats.data,
            with_blocks=self.with_blocks.data,
            seat_rule=SeatRule(self.seat_rule.data),
        )
