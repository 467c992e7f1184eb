"""Whom agencies send to such a training: posts by level, with the share of women in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventapp.agencies.models import Agency

ANY_AGE = (1964, 1994)
EXPERIENCED = (1963, 1984)
YOUNG = (1978, 1996)


@dataclass(frozen=True)
class Post:
    """Chức vụ, vai trò, and the share of women among those who hold it."""

    position: str
    role_code: str | None
    women: float
    born: tuple[int, int] = ANY_AGE


def commune_posts(agency: Agency) -> Iterator[Post]:
    """G4, without end: leaders, civil servants, the committee, then the Women's Union."""
    unit = agency.kind.lower()
    yield Post(f"Phó Chủ tịch UBND {unit}", "X_LD_UBND", 0.35, EXPERIENCED)
    yield Post(f"Chủ tịch Hội LHPN {unit}", "X_BCH_PN", 1, EXPERIENCED)
    yield Post("Công chức Văn hóa - Xã hội (LĐ-TB&XH)", "X_CC_LDTBXH", 0.65, YOUNG)
    yield Post(f"Phó Chủ tịch Hội LHPN {unit}", "X_BCH_PN", 1)
    yield Post(f"Chủ tịch UBND {unit}", "X_LD_UBND", 0.1, EXPERIENCED)
    for position, women in (
        ("Công chức Tư pháp - Hộ tịch", 0.6),
        (f"Chủ tịch Ủy ban MTTQ {unit}", 0.3),
        (f"Bí thư Đoàn TNCS Hồ Chí Minh {unit}", 0.5),
        ("Trạm trưởng Trạm Y tế", 0.45),
    ):
        yield Post(position, "X_BAN_VSTBPN", women)
    yield Post("Công chức Văn phòng - Thống kê", "X_BAN_VSTBPN", 0.55, YOUNG)
    yield Post(f"Ủy viên Ban Thường vụ Hội LHPN {unit}", "X_BCH_PN", 1)
    hamlet = "thôn" if unit == "xã" else "tổ dân phố"
    number = 1
    while True:
        yield Post(f"Chi hội trưởng Chi hội Phụ nữ {hamlet} {number}", "X_BCH_PN", 1)
        number += 1


def district_posts(agency: Agency) -> Iterator[Post]:
    """G3: the committee of the district and the staff of its LĐ-TB&XH division."""
    unit = agency.kind.lower()
    yield Post(f"Phó Chủ tịch UBND {unit}, Trưởng Ban VSTBPN", "H_BAN_VSTBPN", 0.4, EXPERIENCED)
    yield Post("Trưởng phòng LĐ-TB&XH, Phó Trưởng Ban Thường trực", "H_CB_LDTBXH", 0.4, EXPERIENCED)
    yield Post(f"Chủ tịch Hội LHPN {unit}, Phó Trưởng Ban", "H_BAN_VSTBPN", 1, EXPERIENCED)
    yield Post("Chuyên viên phòng LĐ-TB&XH", "H_CB_LDTBXH", 0.9, YOUNG)
    yield Post("Phó Trưởng phòng LĐ-TB&XH", "H_CB_LDTBXH", 0.6)
    for position, women in (
        (f"Chủ tịch Liên đoàn Lao động {unit}", 0.5),
        ("Trưởng phòng Giáo dục và Đào tạo", 0.4),
        ("Phó Trưởng phòng Y tế", 0.6),
        ("Trưởng phòng Tư pháp", 0.5),
        ("Phó Trưởng phòng Nội vụ", 0.6),
        ("Phó Trưởng phòng Văn hóa và Thông tin", 0.6),
        (f"Phó Chủ tịch Hội Nông dân {unit}", 0.5),
        ("Chuyên viên Văn phòng HĐND và UBND", 0.8),
    ):
        yield Post(f"{position}, Ủy viên Ban VSTBPN", "H_BAN_VSTBPN", women)


def department_posts(agency: Agency) -> Iterator[Post]:
    """G2: the committee, the women's-affairs board, the focal point for gender equality."""
    yield Post(f"{deputy_of(agency)}, Trưởng Ban VSTBPN", "S_BAN_VSTBPN", 0.45, EXPERIENCED)
    yield Post("Trưởng Ban nữ công", "S_BAN_NU_CONG", 1)
    yield Post("Chuyên viên Văn phòng, cán bộ đầu mối", "S_CB_BDG", 0.85, YOUNG)


def committee_posts(agency: Agency) -> Iterator[Post]:
    """G1: whom the agency has in the committee of the province."""
    if agency.reference == "HY21-VPUBND":
        yield Post("Phó Chủ tịch UBND tỉnh, Trưởng Ban", "P_TRUONG_BAN", 0, EXPERIENCED)
    elif agency.reference == "HY21-SLDTBXH":
        yield Post("Giám đốc Sở, Phó Trưởng Ban Thường trực", "P_PHO_BAN_TT", 0, EXPERIENCED)
        yield Post("Phó Giám đốc Sở, Ủy viên", "P_UY_VIEN", 1, EXPERIENCED)
        yield Post("Trưởng phòng, Tổ trưởng Tổ thư ký", "P_THU_KY", 1)
    elif agency.reference == "HY21-LHPN":
        yield Post("Chủ tịch Hội, Phó Trưởng Ban", "P_PHO_BAN", 1, EXPERIENCED)
    while True:
        yield Post(f"{deputy_of(agency)}, Ủy viên", "P_UY_VIEN", 0.5, EXPERIENCED)


OTHERS = (  # G9: never counted as trainees
    Post("Giảng viên Học viện Phụ nữ Việt Nam", "O_GIANG_VIEN", 1, EXPERIENCED),
    Post("Báo cáo viên Vụ Bình đẳng giới", "O_GIANG_VIEN", 1),
    Post("Phó Trưởng phòng, Ban Tổ chức", "O_BTC", 1),
    Post("Chuyên viên, Ban Tổ chức", "O_BTC", 1, YOUNG),
    Post("Chuyên viên, Ban Tổ chức", "O_BTC", 0, YOUNG),
    Post("Kỹ thuật viên VNPT Hưng Yên", "O_KY_THUAT", 0, YOUNG),
    Post("Kỹ thuật viên VNPT Hưng Yên", "O_KY_THUAT", 0, YOUNG),
    Post("Phóng viên Đài Phát thanh và Truyền hình", "O_KHACH", 1, YOUNG),
)

DEPUTIES = (  # by how the name of the agency begins; the first that fits
    ("Văn phòng", "Phó Chánh Văn phòng"),
    ("Thanh tra", "Phó Chánh Thanh tra"),
    ("Ủy ban Kiểm tra", "Phó Chủ nhiệm"),
    ("Ủy ban Mặt trận", "Phó Chủ tịch"),
    ("Đảng ủy", "Phó Bí thư"),
    ("Tỉnh đoàn", "Phó Bí thư"),
    ("Ban ", "Phó Trưởng ban"),
    ("Trường", "Phó Hiệu trưởng"),
    ("Báo", "Phó Tổng Biên tập"),
    ("Hội", "Phó Chủ tịch"),
    ("Liên ", "Phó Chủ tịch"),
    ("Bộ Chỉ huy", "Phó Chính ủy"),
    ("Tòa án", "Phó Chánh án"),
    ("Viện", "Phó Viện trưởng"),
    ("Cục", "Phó Cục trưởng"),
    ("Chi cục", "Phó Chi cục trưởng"),
)


def deputy_of(agency: Agency) -> str:
    """What the second in an agency of the province is called."""
    named = (title for start, title in DEPUTIES if agency.name.startswith(start))
    return next(named, "Phó Giám đốc")
