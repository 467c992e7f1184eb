"""The office's own signature: seen in the right place, and the paper stays an archive."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from eventapp import clock
from eventapp.documents import (
    KeyRefused,
    OfficeKey,
    Signatory,
    Table,
    Verification,
    read_key,
    render,
    seal,
)
from eventapp.errors import RuleBroken
from tests.documents.office import NAME, PASSWORD, make_key
from tests.documents.papers import COLUMNS, annex, point_list, report, rows
from tests.documents.reading import places, run
from tests.documents.validating import verdicts

VERIFICATION = Verification("https://a.example/verify/K7QM4T9XWB2P", "K7QM-4T9X-WB2P")
PAPERS = {
    "report": replace(
        report(
            Table(COLUMNS, rows(60, sections=9)),
            annexes=(annex("Ngang", Table(COLUMNS, rows(30)), landscape=True),),
        ),
        verification=VERIFICATION,
    ),
    "list": replace(point_list(30), verification=VERIFICATION),
    "landscape": report(Table(COLUMNS, rows(3)), landscape=True),
}
CASES = [
    (flavour, name, state)
    for flavour in ("3a", "ua1")
    for name in PAPERS
    for state in ("printed", "sealed")
]


@pytest.fixture(scope="module")
def key(tmp_path_factory) -> OfficeKey:
    return read_key(make_key(tmp_path_factory.mktemp("office")), PASSWORD)


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return {name: render(paper, to_seal=True) for name, paper in PAPERS.items()}


@pytest.fixture(scope="module")
def sealed(key, printed) -> dict[str, bytes]:
    return {name: seal(pdf, key) for name, pdf in printed.items()}


@pytest.fixture(scope="module")
def validated(printed, sealed, tmp_path_factory):
    files = {
        (flavour, f"{name}-{state}"): {"printed": printed, "sealed": sealed}[state][name]
        for flavour, name, state in CASES
    }
    return verdicts(files, tmp_path_factory.mktemp("papers"))


@pytest.mark.parametrize(("flavour", "name", "state"), CASES)
def test_the_validator_finds_nothing_wrong_before_and_after(flavour, name, state, validated):
    verdict = validated[flavour, f"{name}-{state}"]

    assert verdict.startswith("PASS"), verdict


@pytest.mark.parametrize("name", PAPERS)
def test_the_signed_file_begins_with_the_printed_one(name, printed, sealed):
    assert sealed[name].startswith(printed[name])
    assert render(PAPERS[name], to_seal=True) == printed[name]


@pytest.mark.parametrize("name", PAPERS)
def test_poppler_finds_one_signature_over_the_whole_file(name, sealed):
    told = run("pdfsig", sealed[name])

    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert NAME in told


def test_nothing_may_change_after_the_signature(sealed):
    root = PdfReader(io.BytesIO(sealed["list"])).trailer["/Root"]
    reference = root["/Perms"]["/DocMDP"]["/Reference"][0]

    assert reference["/TransformParams"]["/P"] == 1


def test_the_stamp_stands_between_the_office_and_the_name_of_whoever_signs(sealed):
    page = len(PdfReader(io.BytesIO(sealed["report"])).pages)
    found = next(p for n in range(1, page + 1) if "Loan" in (p := places(sealed["report"], n)))

    office, stamp, name = found["PHÓ"], found["bởi:"], found["Loan"]
    assert office[3] < stamp[1] < stamp[3] < name[1]
    assert stamp[0] > 595 / 2


def test_a_list_without_a_signer_has_the_stamp_in_the_corner_of_its_first_page(sealed):
    found = places(sealed["list"], 1)

    assert found["bởi:"][3] < found["CỘNG"][1]
    assert found["bởi:"][0] > 595 / 2


def test_no_letter_of_the_stamp_is_taken_from_outside_the_file(sealed):
    told = run("pdffonts", sealed["report"]).splitlines()[2:]

    assert told
    assert all(line.split()[-5] == "yes" for line in told)


def test_a_name_as_long_as_a_certificate_allows_fits_the_stamp(key, printed):
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể tỉnh Hưng Yên A"
    long_name = replace(key, name=name)

    text = run("pdftotext", seal(printed["list"], long_name), after=("-",))

    assert "Thời gian ký" in text


def test_the_room_follows_however_many_lines_stand_over_it(key):
    many = Signatory(("TM. BAN", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "THƯỜNG TRỰC"), "Loan")
    paper = replace(PAPERS["report"], signatory=many)

    sealed = seal(render(paper, to_seal=True), key)

    assert "Signature is Valid." in run("pdfsig", sealed)


def test_a_paper_that_is_not_to_be_sealed_has_no_field():
    assert PdfReader(io.BytesIO(render(PAPERS["list"]))).get_fields() is None


def test_a_certificate_that_ended_signs_nothing(tmp_path, printed):
    ended = read_key(make_key(tmp_path, days=1), PASSWORD)

    with pytest.raises(RuleBroken, match=r"The certificate of the office's key is good from"):
        seal(printed["list"], ended)
    assert not ended.is_good_at(clock.machine_now())


def test_the_password_is_not_told_to_whoever_looks_at_the_key(key):
    assert PASSWORD not in repr(key)


@pytest.mark.parametrize(
    ("content", "password", "reason"),
    [
        (None, "another", "it is no PKCS#12 file, or its password is another"),
        (None, "", "it is no PKCS#12 file, or its password is another"),
        (b"no key at all", PASSWORD, "it is no PKCS#12 file, or its password is another"),
    ],
)
def test_a_key_that_cannot_be_opened_is_refused(tmp_path, content, password, reason):
    file = make_key(tmp_path)
    if content:
        file.write_bytes(content)

    with pytest.raises(KeyRefused, match=reason):
        read_key(file, password)


def test_a_key_without_a_password_is_opened(tmp_path):
    assert read_key(make_key(tmp_path, password=""), "").name == NAME
