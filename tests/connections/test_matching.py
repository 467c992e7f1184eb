"""From a displayed name to a point: labelled names, none assigned wrongly."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from eventapp.connections.matching.ladder import Known, Ladder, Rule
from eventapp.connections.matching.place import Place
from eventapp.connections.matching.suggesting import Suggester

HERE = Path(__file__).parent
KINDS = {"xa": "Xã", "phuong": "Phường", "so": "Sở", "hall": ""}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PLACES = [
    Place(
        int(row["point_id"][1:]),
        row["point_id"],
        row["name"],
        KINDS[row["kind"]],
        row["parent"],
        tuple(filter(None, row["old_names"].split(";"))),
    )
    for row in rows("point_gazetteer_test.csv")
]
CASES = [(row["display_name"], row["truth"]) for row in rows("vc_match_cases.csv")]
LEFT_TO_A_PERSON = {  # a commune named after somebody, without a word for a place; a misspelling
    "Hoàng Hoa Thám",
    "Phạm Ngũ Lão",
    "Phạm Ngũ Lão (Phạm Ngũ Lão)",
    "xã Tiên Lử",
}


def code_of(name: str, ladder: Ladder | None = None, **facts: str) -> str:
    found = (ladder or Ladder(PLACES)).match([name], **facts)
    return found.place.code if found else ""


@pytest.mark.parametrize(("name", "truth"), CASES)
def test_a_labelled_name_finds_its_point_or_goes_to_a_person(name: str, truth: str):
    is_certain = truth.startswith("P") and name not in LEFT_TO_A_PERSON

    assert code_of(name) == (truth if is_certain else "")


@pytest.mark.parametrize("name", sorted(LEFT_TO_A_PERSON))
def test_what_is_left_to_a_person_is_suggested_first(name: str):
    truth = dict(CASES)[name]

    assert Suggester(PLACES).suggest([name])[0].code == truth


def test_at_most_five_are_suggested_and_nothing_for_a_device():
    assert len(Suggester(PLACES).suggest(["Tân Tiên Hưng"])) <= 5
    assert Suggester(PLACES).suggest(["DESKTOP-8F3K2LM"]) == []


POINTS = [
    Place(1, "ĐC001", "Điểm cầu Sở Nội vụ", "so", "", ("SNV",)),
    Place(2, "ĐC002", "Điểm cầu huyện Khoái Châu", "huyện", ""),
    Place(3, "ĐC003", "Điểm cầu thị trấn Khoái Châu", "thị trấn", "Huyện Khoái Châu"),
    Place(17, "ĐC017", "Điểm cầu xã Tân Dân", "xã", "Huyện Khoái Châu"),
    Place(18, "ĐC018", "Điểm cầu xã Đông Hưng", "xã", "Huyện Khoái Châu"),
    Place(19, "ĐC019", "Điểm cầu xã Bắc Đông Hưng", "xã", "Huyện Khoái Châu"),
]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ĐC017 Tân Dân", "ĐC017"),
        ("dc17 tan dan", "ĐC017"),
        ("DC_017_X.TÂN DÂN", "ĐC017"),
        ("ĐC-017", "ĐC017"),
        ("ĐC017 phòng họp tầng 2", "ĐC017"),
        ("ĐC018 Tân Dân", ""),
        ("ĐC017 ĐC018", ""),
        ("ĐC099", ""),
        ("Khoái Châu", ""),
        ("Huyện Khoái Châu", "ĐC002"),
        ("TT Khoái Châu", "ĐC003"),
        ("H. Khoái Châu", "ĐC002"),
        ("xã Bắc Đông Hưng", "ĐC019"),
        ("xã Đông Hưng", "ĐC018"),
        ("Sở Nội vụ", "ĐC001"),
        ("SNV", "ĐC001"),
        ("Bưu điện huyện Khoái Châu", ""),
        ("Trường THCS Tân Dân", ""),
        ("", ""),
        ("()", ""),
        ("=HYPERLINK(1)", ""),
    ],
)
def test_codes_kinds_and_longest_names_decide(name: str, code: str):
    assert code_of(name, Ladder(POINTS)) == code


def test_names_that_contradict_one_another_go_to_a_person():
    assert Ladder(POINTS).match(["xã Tân Dân", "xã Đông Hưng"]) is None
    assert Ladder(POINTS).match(["Nguyễn Văn A", "xã Đông Hưng"]).place.code == "ĐC018"


def test_what_was_confirmed_earlier_comes_first_and_keeps_its_rule():
    known = Known(aliases={"ipad của hà": 17}, devices={"td@vc.example": 17})
    ladder = Ladder(POINTS, known)

    assert ladder.match(["iPad của Hà"]).rule is Rule.ALIAS
    assert ladder.match(["iPad"], device="TD@vc.example").rule is Rule.DEVICE
    assert code_of("iPad cua Ha", ladder) == ""


def test_an_address_stands_for_the_point_of_whoever_is_registered_there():
    ladder = Ladder(POINTS, Known(emails={"a@vd.example": 17}))

    assert ladder.match(["Nguyễn Văn A"], "a@vd.example").rule is Rule.EMAIL
    assert ladder.match(["xã Đông Hưng"], "a@vd.example") is None
    assert ladder.match(["Nguyễn Văn A"], "b@vd.example") is None
