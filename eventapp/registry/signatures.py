"""What the electronic signatures in a PDF say: unchanged since, by whom, vouched for by whom."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from eventapp.errors import RuleBroken


@dataclass(frozen=True)
class Verdict:
    """Of all signatures in a file together; ``signers`` is empty when there is none."""

    is_intact: bool = False
    is_trusted: bool = False
    signers: tuple[str, ...] = ()
    signed_at: datetime | None = None


UNSIGNED = Verdict()


def check(pdf: bytes, *, trusted: Path | None = None, own: bytes | None = None) -> Verdict:
    """Look at every signature; nothing is fetched. ``trusted``: a folder of PEM certificates.

    ``own`` is the office's own certificate as DER: it needs nobody to vouch for it.

    RuleBroken when the file cannot be read as PDF.
    """
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - heavy, and rarely needed
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    try:
        signatures = PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
        if not signatures:
            return UNSIGNED
        found = [_look_at(signature, _roots(trusted, own)) for signature in signatures]
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RuleBroken(
            "This file cannot be read as a PDF. Save it again and send the new one.", field="file"
        ) from error
    return Verdict(
        is_intact=all(one.is_intact for one in found),
        is_trusted=all(one.is_trusted for one in found),
        signers=tuple(name for one in found for name in one.signers),
        signed_at=max((one.signed_at for one in found if one.signed_at), default=None),
    )


def _look_at(signature: Any, roots: Sequence[object]) -> Verdict:
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
    with ThreadPoolExecutor(1) as apart:  # it runs a loop of its own, one a thread
        status = apart.submit(validate_pdf_signature, signature, context).result()
    whole = {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}
    return Verdict(
        is_intact=bool(status.intact and status.valid and status.coverage in whole),
        is_trusted=bool(status.trusted),
        signers=(_name(status.signing_cert),),
        signed_at=status.signer_reported_dt,
    )


def _name(certificate: Any) -> str:
    subject = certificate.subject.native
    return str(subject.get("common_name") or certificate.subject.human_friendly)[:200]


def _roots(folder: Path | None, own: bytes | None) -> list[object]:
    from pyhanko import keys  # noqa: PLC0415

    files = sorted(folder.glob("*.pem")) if folder else []
    load: Any = keys.load_certs_from_pemder
    read: Any = keys.load_certs_from_pemder_data
    return [*load(map(str, files)), *(read(own) if own else ())]
