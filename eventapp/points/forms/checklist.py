"""By when the items of the checklist are due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from eventapp.forms import Form
from eventapp.points.models import USUAL_MINUTES, ChecklistItem
from eventapp.trainings.fields import NumberField

ITEMS = tuple(USUAL_MINUTES)


class MinutesForm(Form):
    """One field per item that has minutes of its own; an empty one leaves the item out."""

    technician = NumberField(_l(ChecklistItem.TECHNICIAN.label), [Optional()])
    sign_in = NumberField(_l(ChecklistItem.SIGN_IN.label), [Optional()])
    counted = NumberField(_l(ChecklistItem.COUNTED.label), [Optional()])
    connected = NumberField(_l(ChecklistItem.CONNECTED.label), [Optional()])

    def __init__(self, minutes: Mapping[ChecklistItem, int | None], **options: Any) -> None:
        super().__init__(data={item.value: minutes[item] for item in ITEMS}, **options)

    def minutes(self) -> dict[ChecklistItem, int | None]:
        return {item: self[item.value].data for item in ITEMS}
