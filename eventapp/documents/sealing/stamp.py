"""What is seen of a signature: who signed and when, as a page printed with our own font."""

from __future__ import annotations

from datetime import datetime

from eventapp import clock
from eventapp.documents.engine import engine, printing
from eventapp.documents.machine import weasyprint
from eventapp.documents.markup import stamp_html


def stamp_page(name: str, signed_at: datetime, *, width: float, height: float) -> bytes:
    """A PDF of one page of that size, in points."""
    with printing():
        shared = engine()
        size = weasyprint().CSS(
            string=f"@page {{ size: {width}pt {height}pt; margin: 0 }}", url_fetcher=shared.fetcher
        )
        html = stamp_html(name, clock.local(signed_at).isoformat(timespec="seconds"))
        page = weasyprint().HTML(string=html, url_fetcher=shared.fetcher)
        sheets = [shared.sheets["paper"], shared.sheets["unnumbered"], size]
        printed: bytes = page.write_pdf(font_config=shared.fonts, stylesheets=sheets)
    return printed
