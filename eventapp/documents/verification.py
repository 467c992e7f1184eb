"""How whoever holds a paper finds out whether it is genuine."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from markupsafe import Markup

from eventapp.documents.wording import printable


@dataclass(frozen=True, slots=True)
class Verification:
    """A short code to type and the whole address, code included, to scan."""

    address: str
    code: str

    @property
    def picture(self) -> Markup:
        """The address as a QR code in SVG, with a title for those who cannot see it."""
        return qr_picture(self.address, f"Mã QR kiểm tra văn bản, mã {printable(self.code)}")


def qr_picture(text: str, title: str) -> Markup:
    """The text as a QR code in SVG, as large as its place."""
    code = segno.make_qr(printable(text), error="m")
    return Markup(code.svg_inline(border=2, omitsize=True, title=title))  # noqa: S704 - escaped
