"""The signature itself: PAdES baseline B, after which nothing may change."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from tempfile import NamedTemporaryFile
from typing import Any

from eventapp import clock
from eventapp.documents.sealing.field import NAME
from eventapp.documents.sealing.key import OfficeKey
from eventapp.documents.sealing.stamp import stamp_page
from eventapp.errors import RuleBroken


def seal(pdf: bytes, key: OfficeKey) -> bytes:
    """A paper printed with an empty field, signed; it begins with the bytes it was given.

    The moment is the machine's, as whoever checks the signature asks for a real one. RuleBroken
    when the certificate is not good at that moment.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - heavy
    from pyhanko.sign import signers  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415

    now = clock.machine_now()
    if not key.is_good_at(now):
        raise RuleBroken(
            "The certificate of the office's key is good from %(start)s to %(end)s. Please tell"
            " the administrator.",
            start=f"{clock.local(key.good_from):%d/%m/%Y}",
            end=f"{clock.local(key.good_until):%d/%m/%Y}",
        )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    about = signers.PdfSignatureMetadata(
        field_name=NAME,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    signer = signers.SimpleSigner.load_pkcs12_data(key.content, [], key.password)
    with NamedTemporaryFile(suffix=".pdf") as stamp:
        stamp.write(stamp_page(key.name, now, **_size(writer)))
        stamp.flush()
        style = _style(stamp.name)
        sign = signers.PdfSigner(about, signer, stamp_style=style).sign_pdf
        with ThreadPoolExecutor(1) as apart:  # it runs a loop of its own, one a thread
            signed = apart.submit(sign, writer).result()
    return bytes(signed.getbuffer())


def _size(writer: Any) -> dict[str, float]:
    """Width and height of the field, in points."""
    field = writer.root["/AcroForm"]["/Fields"][0]
    left, bottom, right, top = (float(corner) for corner in field["/Rect"])
    return {"width": round(right - left, 2), "height": round(top - bottom, 2)}


def _style(stamp: str) -> Any:
    """The page in that file and nothing else, with no room around it."""
    from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule  # noqa: PLC0415
    from pyhanko.stamp import StaticStampStyle  # noqa: PLC0415

    middle = AxisAlignment.ALIGN_MID
    return StaticStampStyle.from_pdf_file(
        stamp,
        background_layout=SimpleBoxLayoutRule(x_align=middle, y_align=middle),
        background_opacity=1.0,
        border_width=0,
    )
