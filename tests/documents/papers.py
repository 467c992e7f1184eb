"""Papers the tests print, all people invented."""

from __future__ import annotations

from eventapp.documents import (
    SIGN_BY_HAND,
    Align,
    Annex,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    RowStyle,
    Signatory,
    SignatureRow,
    Table,
)

SENDER = Letterhead(
    parent="UBND tỉnh Hưng Yên",
    agency="Sở Lao động - Thương binh và Xã hội",
    place="Hưng Yên",
    kind="BC",
    symbol="SLĐTBXH",
    year=2021,
)
COLUMNS = (
    Column("TT", 9),
    Column("Họ và tên", 42, Align.LEFT),
    Column("Giới tính", 12),
    Column("Chức vụ, đơn vị", 46, Align.LEFT),
    Column("Sáng", 14, group="13/10"),
    Column("Chiều", 14, group="13/10"),
    Column("Số tiền", 16, Align.RIGHT),
    Column("Ghi chú", 12),
)
NAMES = (
    "Nguyễn Thị Thu Hà",
    "Công Tằng Tôn Nữ Thu Hà",
    "Bùi Thị Hạ",
    "Trần Đức Tấn",
    "Quách Thị Phượng Vỹ Hoàng Oanh",
)
POSTS = (
    "Phó Chủ tịch UBND xã Hồng Tiến, Trưởng ban",
    "Chuyên viên, Sở Y tế",
    "Ủy viên BCH Hội LHPN xã Việt Hòa - Khoái Châu",
    "Công chức LĐ-TB&XH",
)


def rows(count: int, *, sections: int = 0, total: bool = True) -> tuple[Row, ...]:
    """So many numbered rows, a section row before each group of `sections`, and a total."""
    made = []
    for i in range(count):
        if sections and i % sections == 0:
            made.append(Row((f"Nhóm {i // sections + 1}. Ban VSTBPN",), RowStyle.SECTION))
        post = POSTS[i % len(POSTS)]
        name = NAMES[i % len(NAMES)]
        made.append(Row((i + 1, name, "Nữ", post, "x", "P" if i % 7 else "", "150.000", "")))
    if total:
        made.append(Row((f"Tổng số: {count} người", count, 3, "1.500.000", ""), RowStyle.TOTAL))
    return tuple(made)


def report(*blocks: object, annexes: tuple[Annex, ...] = (), landscape: bool = False) -> Paper:
    return Paper(
        letterhead=SENDER,
        type_name="BÁO CÁO",
        title="Kết quả Hội nghị tập huấn trực tuyến nâng cao năng lực về bình đẳng giới năm 2021",
        blocks=(
            Paragraph("Thực hiện Kế hoạch số 38/KH-UBND, Sở báo cáo kết quả như sau:"),
            Heading("I. KẾT QUẢ"),
            *blocks,
            Paragraph("Trên đây là báo cáo kết quả Hội nghị./."),
        ),
        signatory=Signatory(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lưu Thị Loan"),
        recipients=Recipients(("UBND tỉnh (để b/c)", "Lưu: VT, BTXHTE&BĐG")),
        annexes=annexes,
        landscape=landscape,
    )


def annex(title: str, *blocks: object, landscape: bool = False) -> Annex:
    reference = SENDER.reference("Báo cáo", "Sở Lao động - Thương binh và Xã hội")
    return Annex(title, reference, tuple(blocks), landscape)


def point_list(count: int) -> Paper:
    """The attendance sheet of a point, to be signed by hand."""
    columns = (
        Column("TT", 10),
        Column("Họ và tên", 55, Align.LEFT),
        Column("Chức vụ, đơn vị", 55, Align.LEFT),
        Column("Ký tên", 30),
        Column("Ghi chú", 20),
    )
    people = tuple(
        Row((i + 1, NAMES[i % len(NAMES)], "Hội LHPN xã Hồng Tiến", "", "")) for i in range(count)
    )
    return Paper(
        letterhead=Letterhead(
            parent="UBND tỉnh Hưng Yên", agency="Sở Lao động - Thương binh và Xã hội"
        ),
        title="DANH SÁCH ĐIỂM DANH",
        lines=("Điểm cầu xã Hồng Tiến", "Buổi sáng ngày 13 tháng 10 năm 2021"),
        blocks=(
            Table(columns, people, empty="Không có đại biểu nào.", row_height_mm=9),
            Paragraph("Tổng số: ….; có mặt: ….; vắng: ….", align=Align.LEFT),
            SignatureRow(
                (
                    Signatory(("Cán bộ kỹ thuật",), note=SIGN_BY_HAND),
                    Signatory(("Phụ trách điểm cầu",), note=SIGN_BY_HAND),
                ),
                dated="Hồng Tiến, ngày 13 tháng 10 năm 2021",
            ),
        ),
    )
