"""Signed copies: kept as they are, and what their signatures say."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from eventapp.registry import queries
from eventapp.registry.signatures import check
from tests.registry.test_issuing import SHEET, world  # noqa: F401 - a fixture
from tests.reports.world import World

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


class Office:
    """An office with a certificate of its own making."""

    def __init__(self, folder: Path) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sở Nội vụ (mẫu)")])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        pem = serialization.Encoding.PEM
        private = serialization.PrivateFormat.PKCS8
        plain = serialization.NoEncryption()
        self.folder = folder
        (folder / "key.pk").write_bytes(key.private_bytes(pem, private, plain))
        (folder / "office.pem").write_bytes(certificate.public_bytes(pem))

    def sign(self, pdf: bytes) -> bytes:
        signer = signers.SimpleSigner.load(
            str(self.folder / "key.pk"), str(self.folder / "office.pem")
        )

        def signed() -> bytes:
            return signers.sign_pdf(
                IncrementalPdfFileWriter(BytesIO(pdf)),
                signers.PdfSignatureMetadata(field_name="Chu-ky"),
                signer=signer,
            ).getvalue()

        with ThreadPoolExecutor(1) as apart:  # browsers leave a loop running in this thread
            return apart.submit(signed).result()


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def issued(world: World, sign_in):  # noqa: F811 - the fixture
    browser = sign_in()
    place = browser.post(SHEET).location
    return browser, place, browser.get(f"{place}paper.pdf").data


def hand_in(browser, place: str, content: bytes, name: str = "da-ky.pdf"):
    return browser.post(f"{place}copies/", data={"file": (BytesIO(content), name)})


def copies(world: World):  # noqa: F811
    return queries.issued_papers(world.training, viewer=world.organiser)[0].paper.copies


def test_a_signature_on_the_issued_file_is_recognised(world, issued, office):  # noqa: F811
    browser, place, pdf = issued

    hand_in(browser, place, office.sign(pdf))

    (copy,) = copies(world)
    assert copy.signer == "Sở Nội vụ (mẫu)"
    assert (copy.is_intact, copy.is_same_paper, copy.is_trusted) == (True, True, False)
    page = browser.get(place).get_data(as_text=True)
    assert "Unchanged since signing" in page
    assert "Signer not known here" in page


def test_a_certificate_the_office_knows_makes_the_signer_known(issued, office):
    _, _, pdf = issued

    verdict = check(office.sign(pdf), trusted=office.folder)

    assert (verdict.is_intact, verdict.is_trusted) == (True, True)


def test_a_file_changed_after_signing_is_not_intact(issued, office):
    _, _, pdf = issued
    signed = bytearray(office.sign(pdf))
    place = signed.find(b"stream") + 40
    signed[place] ^= 1

    assert not check(bytes(signed)).is_intact


def test_a_scan_is_kept_and_given_back_as_it_is(world, issued):  # noqa: F811
    browser, place, _ = issued

    hand_in(browser, place, PNG, "../../ảnh chụp.png")

    (copy,) = copies(world)
    answer = browser.get(f"{place}copies/{copy.id}")
    assert answer.data == PNG
    assert answer.content_type == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "Scan of the signed paper" in browser.get(place).get_data(as_text=True)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"MZ\x90\x00 a program", "Send a PDF, a JPEG or a PNG; this file is none of them."),
        (b"%PDF-1.7\nnothing more", "This file cannot be read as a PDF."),
    ],
)
def test_a_file_of_another_kind_is_refused(world, issued, content, sentence):  # noqa: F811
    browser, place, _ = issued

    answer = hand_in(browser, place, content)

    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert copies(world) == []


def test_the_same_file_is_kept_once(world, issued):  # noqa: F811
    browser, place, _ = issued
    hand_in(browser, place, PNG)

    answer = hand_in(browser, place, PNG)

    assert "This very file was handed in already." in answer.get_data(as_text=True)
    assert len(copies(world)) == 1
