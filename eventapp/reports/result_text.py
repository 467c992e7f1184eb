"""The four sections of a result report, and what they say before somebody edits them.

Facts are filled in; an opinion is never made up: its place is left to whoever writes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

PREPARATION = """\
Thực hiện chương trình công tác năm, {cơ quan tổ chức} đã xây dựng kế hoạch, ban hành công văn \
triệu tập {triệu tập} của {số cơ quan} cơ quan, đơn vị; chuẩn bị tài liệu, giảng viên và đường \
truyền của {số điểm cầu} điểm cầu; có {đăng ký} đăng ký tham dự."""
RESULTS = """\
1. Thời gian: {thời gian}, gồm {số buổi} buổi.
2. Địa điểm: trực tuyến tại {số điểm cầu} điểm cầu.
3. Thành phần: {nhóm đối tượng}.
4. Số lượng: có mặt {có mặt}, đạt {tỷ lệ tham dự} số triệu tập; nữ {nữ có mặt} ({tỷ lệ nữ}), nam \
{nam có mặt}; vắng có lý do {vắng có lý do}; vắng không lý do {vắng không lý do}.
5. Nội dung: theo chương trình của hội nghị."""
ASSESSMENT = """\
1. Ưu điểm: ……
2. Hạn chế: còn {vắng không lý do} vắng không có lý do; ……
3. Nguyên nhân: ……"""
PROPOSALS = "……"


@dataclass(frozen=True)
class Sections:
    """I to IV as they are typed: paragraphs on lines of their own, numbers as words in braces."""

    preparation: str = PREPARATION
    results: str = RESULTS
    assessment: str = ASSESSMENT
    proposals: str = PROPOSALS

    @property
    def named(self) -> dict[str, str]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


HEADINGS = {
    "preparation": "I. CÔNG TÁC CHUẨN BỊ",
    "results": "II. KẾT QUẢ",
    "assessment": "III. ĐÁNH GIÁ",
    "proposals": "IV. KIẾN NGHỊ, ĐỀ XUẤT",
}
