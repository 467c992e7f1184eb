"""What pages make of days."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.templating import period


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2021, 10, 13), date(2021, 10, 13), "13/10/2021"),
        (date(2021, 10, 3), date(2021, 10, 15), "03–15/10/2021"),
        (date(2021, 9, 30), date(2021, 10, 2), "30/09–02/10/2021"),
        (date(2021, 12, 31), date(2022, 1, 2), "31/12/2021–02/01/2022"),
        (date(2021, 10, 13), date(2022, 10, 13), "13/10/2021–13/10/2022"),
    ],
)
def test_what_two_days_share_is_written_once(first, last, text):
    assert period(first, last) == text
