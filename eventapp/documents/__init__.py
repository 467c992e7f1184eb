"""Paper: values in, the bytes of a PDF in the layout of Decree 30/2020 out.

    paper = Paper(
        letterhead=Letterhead(parent="UBND tỉnh Hưng Yên", agency="Sở Nội vụ", place="Hưng Yên",
                              kind="BC", symbol="SNV", year=2026),
        type_name="BÁO CÁO",
        title="Kết quả Hội nghị tập huấn năm 2026",
        blocks=(
            Paragraph("Sở Nội vụ báo cáo kết quả như sau:"),
            Table((Column("TT", 10), Column("Họ và tên", 60, Align.LEFT)),
                  (Row((1, "Nguyễn Thị An")), Row(("Tổng số: 01 người",), RowStyle.TOTAL))),
            Paragraph("Trên đây là báo cáo kết quả./."),
        ),
        signatory=Signatory(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        recipients=Recipients(("UBND tỉnh (để b/c)", "Lưu: VT")),
    )
    pdf = render(paper)

The number and the date are the registry's: left out, their room stays blank. A list has no number:
leave out `kind` and `symbol`. Annexes number themselves and their pages. No caller writes HTML.

`layout` prints, section by section: short ones from `markup` by WeasyPrint alone (ordinary lane),
those with long tables by `lists` (list lane: `seating` → `grid`, `typesetting` → `painting`,
`pages`).
`archive` makes the file: PDF/A-3 with the tables' data (`attachments`), their cells named for
screen readers (`tagging`), packed small (`writing`). `sealing` signs it with the office's key.
`limits` refuses what no paper can hold, `letters` what no font can show. `cache` keeps what was
printed; `machine` says what this computer lacks.
"""

from __future__ import annotations

from eventapp.documents.apart import Allowance, bind_apart
from eventapp.documents.cache import KEPT_FOR, cached_render, content_hash, content_key, prune
from eventapp.documents.faces import check_fonts
from eventapp.documents.layout import bind, render, render_html
from eventapp.documents.letterhead import Letterhead
from eventapp.documents.machine import MachineRefused, check_machine, require_machine
from eventapp.documents.paper import Annex, Block, Card, Cards, Heading, Paper, Paragraph
from eventapp.documents.sealing import KeyRefused, OfficeKey, read_key, seal
from eventapp.documents.signing import Recipients, Signatory, SignatureRow
from eventapp.documents.table import Align, Column, Row, RowStyle, Table
from eventapp.documents.verification import Verification
from eventapp.documents.wording import SIGN_BY_HAND

__all__ = [
    "KEPT_FOR",
    "SIGN_BY_HAND",
    "Align",
    "Allowance",
    "Annex",
    "Block",
    "Card",
    "Cards",
    "Column",
    "Heading",
    "KeyRefused",
    "Letterhead",
    "MachineRefused",
    "OfficeKey",
    "Paper",
    "Paragraph",
    "Recipients",
    "Row",
    "RowStyle",
    "Signatory",
    "SignatureRow",
    "Table",
    "Verification",
    "bind",
    "bind_apart",
    "cached_render",
    "check_fonts",
    "check_machine",
    "content_hash",
    "content_key",
    "prune",
    "read_key",
    "render",
    "render_html",
    "require_machine",
    "seal",
]
