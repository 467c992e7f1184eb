"""Papers for the archive: the reference validator finds nothing to say against them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from eventapp.documents import (
    Align,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Table,
    Verification,
    archive,
    bind,
    layout,
    render,
)
from eventapp.errors import RuleBroken
from tests.documents.papers import COLUMNS, annex, point_list, report, rows
from tests.documents.reading import embedded_files, run, words
from tests.documents.validating import verdicts

NAMES = ("An 😀 Bình", "王小明 \ue000", "محمد", "Ngọc ✓ ☑", "x\u0300\u0323 y", "a\tb\nc\x00\u2028d")
STRANGE = Table(
    (Column("TT", 10), Column("Họ và tên", 50, Align.LEFT)),
    tuple(Row((number, NAMES[number % len(NAMES)])) for number in range(24)),
)
ISSUED = replace(report().letterhead, number=12, issued_on=date(2021, 10, 18))
VERIFICATION = Verification("https://a.example/verify/K7QM4T9XWB2P", "K7QM-4T9X-WB2P")
PAPERS = {
    "everything": replace(
        report(
            Heading("A deep heading", 3),
            Heading("Then a higher one", 2),
            Table(COLUMNS, rows(60, sections=9)),
            Table(COLUMNS, rows(5, sections=2)),
            Paragraph("Nghiêng", italic=True),
            annexes=(
                annex("Ngang", Table(COLUMNS, rows(40)), landscape=True),
                annex("Trống", Table(COLUMNS, ())),
            ),
        ),
        letterhead=ISSUED,
        verification=VERIFICATION,
    ),
    "short list": replace(point_list(3), verification=VERIFICATION),
    "long list": point_list(60),
    "strange letters": report(STRANGE, Table(STRANGE.columns, STRANGE.rows[:6])),
    "nothing": Paper(title="", blocks=()),
}
STANDARDS = (("3u", False), ("3a", True), ("ua1", True))
CASES = [(flavour, name) for name in PAPERS for flavour, _ in STANDARDS]


@pytest.fixture(scope="module")
def validated(tmp_path_factory):
    """What veraPDF says of each paper under each standard; it is started once."""
    printed = {
        (name, tagged): render(paper, tagged=tagged)
        for name, paper in PAPERS.items()
        for tagged in (False, True)
    }
    files = {
        (flavour, name): printed[name, tagged] for name in PAPERS for flavour, tagged in STANDARDS
    }
    bound = bind([report(), point_list(60), point_list(3)], "Giấy tờ của một buổi")
    files |= {(flavour, "bound"): bound for flavour in ("3a", "ua1")}
    files["ua1", "untagged"] = printed["nothing", False]
    return verdicts(files, tmp_path_factory.mktemp("papers"))


@pytest.mark.parametrize(("flavour", "name"), CASES)
def test_the_validator_finds_nothing_wrong(flavour, name, validated):
    assert validated[flavour, name].startswith("PASS"), validated[flavour, name]


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_several_papers_in_one_file_are_an_archive_too(flavour, validated):
    assert validated[flavour, "bound"].startswith("PASS"), validated[flavour, "bound"]


def test_each_of_several_papers_begins_with_page_one():
    heard = []
    pdf = bind([point_list(60), point_list(3)], "Hai danh sách", after_each=heard.append)
    pages = run("pdftotext", pdf, after=("-",)).split("\f")

    assert heard == [1, 2]
    assert run("pdfinfo", pdf).startswith("Title:           Hai danh sách")
    assert pages[1].lstrip().startswith("2")
    assert not pages[-2].lstrip().startswith(("2", "3"))


@pytest.mark.parametrize("papers", [[], [point_list(10)]])
def test_nothing_and_too_much_are_not_bound(papers, monkeypatch):
    monkeypatch.setattr(layout, "MOST_BOUND_ROWS", 9)

    with pytest.raises(RuleBroken, match="One file holds at most"):
        bind(papers, "Quá nhiều")


def test_the_validator_complains_where_it_should(validated):
    assert validated["ua1", "untagged"].startswith("FAIL")


def test_a_very_long_paper_goes_without_tags_unless_asked(monkeypatch):
    monkeypatch.setattr(archive, "MOST_TAGGED_ROWS", 10)

    assert "Tagged:          yes" in run("pdfinfo", render(point_list(10)))
    assert "Tagged:          no" in run("pdfinfo", render(point_list(11)))
    assert "Tagged:          yes" in run("pdfinfo", render(point_list(11), tagged=True))


def test_the_file_says_when_the_paper_was_issued_and_nothing_of_today():
    issued = replace(report(), letterhead=ISSUED)

    assert "CreationDate:    Mon Oct 18" in run("pdfinfo", render(issued))
    assert "CreationDate" not in run("pdfinfo", render(report()))


def test_letters_no_font_has_become_boxes_and_are_logged(caplog):
    with caplog.at_level("WARNING", "eventapp.documents"):
        pdf = render(report(Table(STRANGE.columns, (Row((1, "Ngọc \U0002ebf0")),))))

    assert "Ngọc □" in words(pdf)
    assert "boxes are printed instead" in caplog.text
    assert "\U0002ebf0" in json.loads(embedded_files(pdf)["bang.json"])["tables"][0]["rows"][0][2]
