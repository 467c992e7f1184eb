"""The office's key and certificate, from a PKCS#12 file (.p12, .pfx)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import NameOID


class KeyRefused(Exception):
    """The key cannot be used; the message says why, for whoever set it."""


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """``name`` is what the certificate calls its holder; it is good from one moment to another."""

    name: str
    good_from: datetime
    good_until: datetime
    certificate: bytes = field(repr=False)  # as DER
    content: bytes = field(repr=False)
    password: bytes | None = field(repr=False)

    def is_good_at(self, moment: datetime) -> bool:
        return self.good_from <= moment <= self.good_until


def read_key(file: Path, password: str) -> OfficeKey:
    """The key in the file; :class:`KeyRefused` when there is none that can be opened."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise KeyRefused(f"it cannot be read ({error.strerror})") from error
    secret = password.encode() or None
    try:
        found = pkcs12.load_pkcs12(content, secret)
    except ValueError as error:
        wrong = "it is no PKCS#12 file, or its password is another"
        raise KeyRefused(wrong) from error
    if found.key is None or found.cert is None:
        raise KeyRefused("it holds no private key with a certificate")
    certificate = found.cert.certificate
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return OfficeKey(
        name=str(names[0].value) if names else certificate.subject.rfc4514_string(),
        good_from=certificate.not_valid_before_utc,
        good_until=certificate.not_valid_after_utc,
        certificate=certificate.public_bytes(Encoding.DER),
        content=content,
        password=secret,
    )
