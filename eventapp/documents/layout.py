"""From a paper to the bytes of its PDF."""

from __future__ import annotations

from typing import Any

from eventapp.documents.engine import engine, printing
from eventapp.documents.markup import section_html, sections
from eventapp.documents.paper import Paper


def render(paper: Paper) -> bytes:
    """The paper as PDF; the same paper gives the same bytes."""
    with printing:
        parts = [
            engine().lay_out(section_html(section), landscape=section.landscape)
            for section in sections(paper)
        ]
        pages: list[Any] = [page for part in parts for page in part.pages]
        pdf: bytes = parts[0].copy(pages).write_pdf()
        return pdf


def render_html(paper: Paper) -> str:
    """The HTML of each section, one after the other, as WeasyPrint reads it."""
    return "\n".join(section_html(section) for section in sections(paper))
