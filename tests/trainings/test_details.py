"""What a person may decide about a training, without asking the database."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from typing import Any

import pytest

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.trainings.details import DayTimes, SessionPlan
from tests.trainings.plans import details

HOST = Agency(id=1, name="Sở Nội vụ")


def refusal(**fields: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refused:
        details(HOST, **fields)
    return refused.value.field, str(refused.value)


@pytest.mark.parametrize(
    "code", ["", "BDG 2021", "BĐG-2021", "-2021", "BDG/2021", "../etc", "A--B"]
)
def test_a_code_is_letters_digits_and_hyphens(code: str):
    assert refusal(code=code) == (
        "code",
        "Write the code with letters without accents, digits and hyphens, as in BDG-2021.",
    )


def test_a_code_is_kept_in_capitals():
    assert details(HOST, code=" bdg-2021 ").code == "BDG-2021"


@pytest.mark.parametrize(("name", "most"), [("code", 40), ("title", 500), ("place", 200)])
def test_ten_thousand_characters_are_refused(name: str, most: int):
    assert refusal(**{name: "A" * 10_000}) == (
        name,
        f"This is too long: 10000 characters, at most {most}.",
    )


@pytest.mark.parametrize("name", ["title", "place"])
def test_title_and_place_are_needed(name: str):
    field, sentence = refusal(**{name: " \u200b "})

    assert field == name
    assert sentence.startswith("Enter the ")


def test_decomposed_letters_are_composed():
    typed = unicodedata.normalize("NFD", "Tập huấn bình đẳng giới")

    assert details(HOST, title=typed).title == "Tập huấn bình đẳng giới"


def test_the_end_is_not_before_the_start():
    assert refusal(ends_on=date(2021, 10, 19)) == (
        "ends_on",
        "The training cannot end before it starts.",
    )


def test_a_training_lasts_at_most_31_days():
    details(HOST, ends_on=date(2021, 11, 19))

    assert refusal(ends_on=date(2021, 11, 20)) == (
        "ends_on",
        "A training lasts at most 31 days. Check both dates.",
    )


def test_a_year_that_was_mistyped_is_refused():
    assert refusal(starts_on=date(202, 10, 20))[0] == "starts_on"
    assert refusal(ends_on=date(2201, 10, 20)) == (
        "ends_on",
        "Check the year: it must be between 2000 and 2100.",
    )


def test_groups_come_from_the_vocabulary():
    assert refusal(groups=()) == ("groups", "Choose at least one group.")
    assert refusal(groups=("G4", "G7")) == (
        "groups",
        "There is no group G7 in the vocabulary.",
    )


def test_the_district_group_is_refused_after_june_2025():
    field, sentence = refusal(starts_on=date(2025, 7, 1), ends_on=date(2025, 7, 2))

    assert (field, sentence[:31]) == ("groups", "Group G3 ended on 30/06/2025: i")


@pytest.mark.parametrize("minutes", [-1, 241])
def test_minutes_are_plausible(minutes: int):
    assert refusal(due_minutes=minutes) == (
        "due_minutes",
        "Enter a number of minutes from 0 to 240.",
    )


@pytest.mark.parametrize(
    ("times", "field", "sentence"),
    [
        (
            {"morning_starts": time(12), "morning_ends": time(13)},
            "morning_starts",
            "A morning starts before 12:00.",
        ),
        ({"morning_ends": time(7, 30)}, "morning_ends", "A half-day must end after it starts."),
        (
            {"afternoon_starts": time(11, 59)},
            "afternoon_starts",
            "An afternoon starts at 12:00 or later.",
        ),
        (
            {"morning_ends": time(14)},
            "afternoon_starts",
            "The afternoon cannot start before the morning is over.",
        ),
    ],
)
def test_hours_make_a_morning_and_an_afternoon(times: dict[str, time], field: str, sentence: str):
    with pytest.raises(RuleBroken) as refused:
        DayTimes(**times)

    assert (refused.value.field, str(refused.value)) == (field, sentence)


def test_a_topic_is_not_a_book():
    with pytest.raises(RuleBroken) as refused:
        SessionPlan(starts=time(8), ends=time(9), topic="x" * 501)

    assert refused.value.field == "topic"
