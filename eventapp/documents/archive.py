"""Laid-out pages as a PDF for the archive: fonts, colours, data and language inside the file.

Every paper is PDF/A-3. One that is tagged is PDF/A-3a and PDF/UA-1 as well: a screen reader reads
it cell by cell. Tags double the time and the size of a list, so a very long one goes without
(PDF/A-3u: its text can still be searched and copied).
"""

from __future__ import annotations

import re
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from typing import Any

from eventapp.documents.attachments import embedded, file_date
from eventapp.documents.engine import engine
from eventapp.documents.letters import LettersMissing
from eventapp.documents.paper import Paper
from eventapp.documents.sealing.field import add_field
from eventapp.documents.table import Table
from eventapp.documents.tagging import tag_painted_rows, tag_table_heads
from eventapp.documents.wording import printable
from eventapp.documents.writing import Pack, file_bytes

MOST_TAGGED_ROWS = 10_000
_UNTITLED = "Tài liệu"  # PDF/UA wants a title

_ACCESSIBLE = (
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    b'<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    b"</rdf:Description>"
)
"""Says that the file is PDF/UA-1, and, as PDF/A asks, what these words mean."""


def row_count(paper: Paper) -> int:
    """How many rows its tables have together."""
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    return sum(len(block.rows) for block in blocks if isinstance(block, Table))


def is_tagged(paper: Paper) -> bool:
    """Whether the paper is short enough to be tagged."""
    return row_count(paper) <= MOST_TAGGED_ROWS


def archived(
    paper: Paper, pages: list[Any], *, tagged: bool, complete: bool = True, to_seal: bool = False
) -> bytes:
    """The file of the paper laid out as these pages, with a field to sign if it is to be sealed.

    An archive takes no text without its letters: a complete paper with one missing is refused.
    """
    document = _document(paper, pages)
    options = {
        **import_module("weasyprint").DEFAULT_OPTIONS,
        "pdf_variant": "pdf/a-3a" if tagged else "pdf/a-3u",
        "pdf_version": "1.7",
    }
    pdf = import_module("weasyprint.pdf").generate_pdf(document, None, 1, **options)
    missing = {chr(code) for font in document.fonts.values() for code in font.missing}
    if missing and complete:
        raise LettersMissing(missing)
    if to_seal:
        add_field(pdf, pages)
    packs: list[Pack] = []
    if tagged:
        tag_table_heads(pdf)
        packs = tag_painted_rows(pdf, pages)
        _say_it_is_accessible(pdf)
    return file_bytes(pdf, packs)


def _document(paper: Paper, pages: list[Any]) -> Any:
    """Pages laid out apart as one document, with its data and a word about itself."""
    dated = file_date(paper)
    about = import_module("weasyprint.pdf.metadata").DocumentMetadata(
        title=printable(paper.file_title) or _UNTITLED,
        lang=printable(paper.language),
        created=dated and dated.isoformat(),
        attachments=embedded(paper),
    )
    document = import_module("weasyprint.document").Document
    colours = {"srgb": _colours()}
    return document(pages, about, engine().fetcher, engine().fonts, colours, "srgb")


def _colours() -> Any:
    """The colours black and white are meant in, as an archive wants to know."""
    file = files("weasyprint.pdf") / "sRGB2014.icc"
    profile = import_module("weasyprint.css").ColorProfile
    rgb = (["r"], ["g"], ["b"])
    return profile(BytesIO(file.read_bytes()), file.name, "relative-colorimetric", rgb)


def _say_it_is_accessible(pdf: Any) -> None:
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    told = b"".join(metadata.stream)
    metadata.stream = [re.sub(b"</rdf:RDF>", _ACCESSIBLE + b"</rdf:RDF>", told, count=1)]
