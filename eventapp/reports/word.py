"""The result report as .docx, for the office's own editing: docxtpl fills a template made here.

The template is the Decree 30 layout with Jinja words in it; every text is escaped when it is
filled, so a name with & or < stays a name.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any

from eventapp.documents import Letterhead
from eventapp.reports.entry import Entry
from eventapp.reports.measures import printed
from eventapp.reports.papers import heads
from eventapp.reports.papers.result_report import ResultReport
from eventapp.reports.result_text import HEADINGS
from eventapp.reports.tables import TOTAL, FigureTable, Line

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, BODY_PT, TABLE_PT = "Times New Roman", 14, 12
LEFT_MM, RIGHT_MM = 70, 95


def result_document(report: ResultReport, entry: Entry) -> bytes:
    """The same words and numbers as on the paper."""
    document = import_module("docxtpl").DocxTemplate(BytesIO(_template()))
    document.render(_context(report, entry), autoescape=True)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _context(report: ResultReport, entry: Entry) -> dict[str, Any]:
    training = report.training
    head: Letterhead = heads.report_head(training, entry)
    signed = heads.signatory(training, entry)
    return {
        "parent": head.parent_lines,
        "agency": head.agency_lines,
        "number": head.number_line,
        "date": head.date_line,
        "title": report.title,
        "lines": report.lines,
        "to": training.host_parent_name,
        "opening": report.opening,
        "closing": report.closing,
        "sections": [
            {
                "heading": HEADINGS[name],
                "paragraphs": paragraphs,
                "tables": report.tables if name == "results" else (),
            }
            for name, paragraphs in report.paragraphs.items()
        ],
        "rows": _rows,
        "authority": signed.authority,
        "signer": signed.name or "",
        "recipients": heads.recipients(training).printed_lines,
    }


def _rows(table: FigureTable) -> list[list[str]]:
    """Head, lines and total of a table, each as texts."""
    lines = [(f"{line.number}. {line.name}", line) for line in table.lines]
    return [
        [table.subject, *(measure.full_title for measure in table.measures)],
        *([name, *map(printed, table.values(line.figures))] for name, line in lines),
        [TOTAL, *map(printed, table.values(Line(TOTAL, table.total).figures))],
    ]


@cache
def _template() -> bytes:
    """The template as python-docx writes it."""
    docx = import_module("docx")
    page = docx.Document()
    _set_up(page)
    _letterhead(page)
    _written(page, "BÁO CÁO", bold=True, align="CENTER", after=0)
    _written(page, "{{ title }}", bold=True, align="CENTER", after=0)
    _each(page, "line", "lines", align="CENTER")
    _written(page, "{%p if to %}")
    _written(page, "Kính gửi: {{ to }}.", align="CENTER")
    _written(page, "{%p endif %}")
    _written(page, "{{ opening }}", indent=True)
    _written(page, "{%p for section in sections %}")
    _written(page, "{{ section.heading }}", bold=True)
    _each(page, "text", "section.paragraphs", indent=True)
    _written(page, "{%p for table in section.tables %}")
    _written(page, "Bảng {{ loop.index }}. {{ table.title }}", bold=True, italic=True)
    _figures(page)
    _written(page, "{%p endfor %}")
    _written(page, "{%p endfor %}")
    _written(page, "{{ closing }}", indent=True)
    _foot(page)
    written = BytesIO()
    page.save(written)
    return written.getvalue()


def _set_up(page: Any) -> None:
    shared = import_module("docx.shared")
    section = page.sections[0]
    section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
    section.top_margin = section.bottom_margin = shared.Mm(20)
    section.left_margin, section.right_margin = shared.Mm(30), shared.Mm(15)
    style = page.styles["Normal"]
    style.font.name, style.font.size = FONT, shared.Pt(BODY_PT)
    qn = import_module("docx.oxml.ns").qn
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)


def _letterhead(page: Any) -> None:
    left, right = _columns(page)
    _each(left, "line", "parent", align="CENTER", size=12)
    _each(left, "line", "agency", align="CENTER", size=12, bold=True)
    _written(left, "{{ number }}", align="CENTER", size=13)
    _written(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align="CENTER", size=12, bold=True)
    motto = _written(right, "Độc lập - Tự do - Hạnh phúc", align="CENTER", size=13, bold=True)
    motto.underline = True
    _written(right, "{{ date }}", align="CENTER", size=13, italic=True)


def _figures(page: Any) -> None:
    """One row and one cell, repeated for the lines and the columns of a table."""
    table = page.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    _as_wide_as_the_page(table)
    _in_cell(table.cell(0, 0), "{%tr for row in rows(table) %}")
    _in_cell(table.cell(1, 0), "{%tc for cell in row %}")
    _in_cell(table.cell(1, 1), "{{ cell }}")
    _in_cell(table.cell(1, 2), "{%tc endfor %}")
    _in_cell(table.cell(2, 0), "{%tr endfor %}")


def _as_wide_as_the_page(table: Any) -> None:
    """However many columns there will be: no cell keeps a width of its own."""
    qn = import_module("docx.oxml.ns").qn
    width = table._tbl.tblPr.find(qn("w:tblW"))  # noqa: SLF001 - python-docx names no such width
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    for row in table.rows:
        for cell in row.cells:
            cell._tc.tcPr.remove(cell._tc.tcPr.tcW)  # noqa: SLF001 - as above


def _foot(page: Any) -> None:
    left, right = _columns(page)
    _written(left, "Nơi nhận:", size=12, bold=True, italic=True)
    _each(left, "line", "recipients", size=11)
    _each(right, "line", "authority", align="CENTER", bold=True)
    for _ in range(4):
        _written(right, "")
    _written(right, "{{ signer }}", align="CENTER", bold=True)


def _columns(page: Any) -> tuple[Any, Any]:
    """Two blocks side by side without lines; each begins with an empty paragraph to write into."""
    mm = import_module("docx.shared").Mm
    table = page.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, (LEFT_MM, RIGHT_MM), strict=True):
        cell.width = mm(width)
    left, right = table.rows[0].cells
    return left, right


def _each(place: Any, word: str, words: str, **look: Any) -> None:
    """A paragraph for each of the words."""
    _written(place, f"{{%p for {word} in {words} %}}")
    _written(place, f"{{{{ {word} }}}}", **look)
    _written(place, "{%p endfor %}")


def _in_cell(cell: Any, text: str) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.font.size = import_module("docx.shared").Pt(TABLE_PT)


def _written(  # noqa: PLR0913 - one argument per property of a paragraph
    place: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = "JUSTIFY",
    size: int = BODY_PT,
    indent: bool = False,
    after: int = 6,
) -> Any:
    shared = import_module("docx.shared")
    alignment = import_module("docx.enum.text").WD_ALIGN_PARAGRAPH
    paragraph = place.add_paragraph()
    paragraph.alignment = alignment[align]
    look = paragraph.paragraph_format
    look.space_before, look.space_after = shared.Pt(0), shared.Pt(after if indent else 0)
    look.line_spacing = 1.15
    if indent:
        look.first_line_indent = shared.Mm(10)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, shared.Pt(size)
    return run
