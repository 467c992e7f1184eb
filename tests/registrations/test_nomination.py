"""What a nomination refuses by itself: each field with its sentence."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from eventapp.errors import RuleBroken
from eventapp.registrations.nomination import read_birth, read_email, read_name, read_phone
from tests.registrations.nominations import commune

FIRST_DAY = date(2021, 10, 13)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn   Thị  Hà ", "Nguyễn Thị Hà"),
        (unicodedata.normalize("NFD", "Đặng Thị Hoà"), "Đặng Thị Hoà"),
        ("TRẦN THỊ BÉ", "Trần Thị Bé"),
        ("Lê\u200bThị\u202e Na", "LêThị Na"),
        ("H'Ly Niê", "H'Ly Niê"),
        ("Nguyễn Thị Hà 2", "Nguyễn Thị Hà 2"),
    ],
)
def test_a_name_is_cleaned(typed: str, kept: str):
    assert read_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the full name."),
        ("A", "Enter the full name."),
        ("....", "Enter the full name."),
        ("\u202e\u200f", "Enter the full name."),
        ("Hà " * 40, "A name has at most 100 characters; this one has 119."),
        ("a" * 10_000, "A name has at most 100 characters; this one has 10000."),
        ("ﷺ" * 100, "A name has at most 100 characters; this one has 100."),
        ("<script>alert(1)</script>", "A name is written without “<”. Please take it out."),
        ('=HYPERLINK("x")', "A name is written without “=”. Please take it out."),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(typed: str, sentence: str):
    with pytest.raises(RuleBroken) as refusal:
        read_name(typed)

    assert (refusal.value.field, str(refusal.value)) == ("full_name", sentence)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("1980", (None, 1980)),
        ("5/3/1980", (date(1980, 3, 5), 1980)),
        ("05-03-1980", (date(1980, 3, 5), 1980)),
        ("ngày 5 tháng 3 năm 1980", (date(1980, 3, 5), 1980)),
        ("3/1980", (None, 1980)),
        ("", (None, None)),
        ("không rõ", (None, None)),
        ("??", (None, None)),
    ],
)
def test_a_birth_is_a_year_or_a_date(typed: str, born: tuple):
    assert read_birth(typed, first_day=FIRST_DAY) == born


NEITHER = "Write the year (1980) or the date of birth (05/03/1980); “%s” is neither."
TOO_EARLY = "The year of birth must not be before 1930."
TOO_LATE = "Participants are at least 16 years old on 13/10/2021."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/1980", NEITHER % "31/02/1980"),
        ("13/13/1980", NEITHER % "13/13/1980"),
        ("tám mươi", NEITHER % "tám mươi"),
        ("<b>1980", NEITHER % "<b>1980"),
        ("1929", TOO_EARLY),
        ("5/3/1890", TOO_EARLY),
        ("2006", TOO_LATE),
        ("1/1/2020", TOO_LATE),
    ],
)
def test_a_birth_that_cannot_be_one_is_refused(typed: str, sentence: str):
    with pytest.raises(RuleBroken) as refusal:
        read_birth(typed, first_day=FIRST_DAY)

    assert (refusal.value.field, str(refusal.value)) == ("birth", sentence)


def test_a_birth_before_1930_is_refused_whoever_gives_it():
    with pytest.raises(RuleBroken) as refusal:
        commune().nomination(birth_year=1929)

    assert (refusal.value.field, str(refusal.value)) == ("birth", TOO_EARLY)


@pytest.mark.parametrize(
    "born", [{"birth_date": date(2005, 10, 13)}, {"birth_year": 2005}, {"birth_year": None}]
)
def test_who_is_sixteen_on_the_first_day_may_come(born: dict):
    commune().nomination(**born).check_age(FIRST_DAY)


@pytest.mark.parametrize("born", [{"birth_date": date(2005, 10, 14)}, {"birth_year": 2006}])
def test_who_is_not_yet_sixteen_may_not(born: dict):
    with pytest.raises(RuleBroken) as refusal:
        commune().nomination(**born).check_age(FIRST_DAY)

    assert (refusal.value.field, str(refusal.value)) == ("birth", TOO_LATE)


def test_the_year_comes_from_the_date():
    assert commune().nomination(birth_date=date(1979, 5, 3), birth_year=1980).birth_year == 1979


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("01688123456", "0388123456"),
        ("", None),
        (None, None),
    ],
)
def test_a_telephone_is_kept_in_national_form(typed: str | None, kept: str | None):
    assert read_phone(typed) == kept


@pytest.mark.parametrize("typed", ["12345", "abc", "0912 345 67", "9" * 10_000])
def test_a_wrong_telephone_is_refused(typed: str):
    with pytest.raises(RuleBroken) as refusal:
        read_phone(typed)

    assert (refusal.value.field, str(refusal.value)) == (
        "phone",
        "Check the telephone number: a mobile number has 10 digits, as in 0912 345 678.",
    )


@pytest.mark.parametrize("typed", ["Lan.Nguyen@HungYen.gov.vn", " lan.nguyen@hungyen.gov.vn "])
def test_an_email_is_kept_in_small_letters(typed: str):
    assert read_email(typed) == "lan.nguyen@hungyen.gov.vn"


@pytest.mark.parametrize(
    "typed",
    [
        "lan",
        "lan@",
        "lan@hungyen",
        "lan@@hungyen.vn",
        "a b@hungyen.vn",
        "x@y.vn, z@y.vn",
        f"{'a' * 250}@hungyen.vn",
    ],
)
def test_a_wrong_email_is_refused(typed: str):
    with pytest.raises(RuleBroken) as refusal:
        read_email(typed)

    assert (refusal.value.field, str(refusal.value)) == (
        "email",
        "Check the e-mail address: it looks like lan.nguyen@hungyen.gov.vn.",
    )


def test_a_long_position_is_refused():
    with pytest.raises(RuleBroken) as refusal:
        commune().nomination(position="Phó " * 60)

    assert (refusal.value.field, str(refusal.value)) == (
        "position",
        "Please write at most 200 characters; these are 239.",
    )
