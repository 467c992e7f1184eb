"""An office with a key of its own making."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

NAME = "Sở Nội vụ tỉnh Hưng Yên (mẫu)"
PASSWORD = "mật khẩu mẫu"


def make_key(folder: Path, *, password: str = PASSWORD, days: int = 30) -> Path:
    """A PKCS#12 file, good from two days ago for so many days; its certificate beside it."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    start = datetime.now(UTC) - timedelta(days=2)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "office.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    locked = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    file = folder / "office.p12"
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(b"office", key, certificate, None, locked)
    )
    return file
