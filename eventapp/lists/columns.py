"""What the columns of a list are called, and which fact each one holds."""

from __future__ import annotations

import re
from enum import StrEnum

from eventapp.lists.texts import letters, words


class Column(StrEnum):
    """The fact a column holds."""

    NUMBER = "stt"
    NAME = "full_name"
    FAMILY = "family_and_middle"
    GIVEN = "given"
    BIRTH = "birth"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    BIRTH_IF_MALE = "birth_if_male"
    BIRTH_IF_FEMALE = "birth_if_female"
    SEX = "sex"
    MALE = "male_mark"
    FEMALE = "female_mark"
    ETHNICITY = "ethnicity"
    POSITION = "position"
    POSITION_AND_UNIT = "position+unit"
    UNIT = "agency"
    ROLE = "committee_role"
    PHONE = "phone"
    EMAIL = "email"
    POINT = "point"
    ATTENDED = "attended_before"
    FIRST_TIME = "first_time"
    NOTE = "note"
    SIGNATURE = "signature"
    ID_NUMBER = "id_number"
    SENSITIVE = "sensitive"


BIRTHS = (Column.BIRTH, Column.BIRTH_IF_FEMALE, Column.BIRTH_IF_MALE)
NAMES = (Column.NAME, Column.FAMILY, Column.GIVEN)

_IDENTITY = (
    "cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|passport|bhxh|bao hiem xa hoi"
    "|ma so thue|mst|so tai khoan|stk|ngay cap|noi cap"
)
_PHONE = "dien thoai|sdt|so dt|dtdd|dt dd|di dong|zalo|phone|mobile|tel|lien he|lien lac"
_NAME = "ho (?:va )?(?:chu )?(?:dem va )?ten|hoten|ten (?:dai bieu|can bo|nguoi|hoc vien)"
_ROLE = "vstbpn|vstbcpn|vi su tien bo|nu cong|vai tro|nhiem vu|tu cach|thanh phan|doi tuong"
_RULES = tuple(
    (column, re.compile(rf"\b(?:{pattern})\b"))
    for column, pattern in (
        (Column.ID_NUMBER, _IDENTITY),
        (Column.FAMILY, r"ho (?:va )?(?:chu |ten )?(?:dem|lot)(?! va ten)"),
        (
            Column.NAME,
            r"ho (?:va )?(?:chu )?(?:dem va )?ten|hoten|ten (?:dai bieu|can bo|nguoi|hoc vien)",
        ),
        (Column.NOTE, "ghi chu|luu y"),
        (Column.SIGNATURE, "ky nhan|chu ky|ky ten"),
        (Column.SENSITIVE, "dang vien|vao dang|ton giao|suc khoe|benh|thai"),
        (Column.FIRST_TIME, "lan dau"),
        (Column.ATTENDED, "da (?:du|tham|hoc|duoc|tap)|lan nao|tung (?:du|tham|hoc)"),
        (Column.PHONE, _PHONE),
        (Column.EMAIL, "e ?mail|thu dien tu|hop thu|gmail|mail"),
        (
            Column.BIRTH,
            "nam sinh|ngay sinh|sinh ngay|sinh nam|thang sinh|ngay thang nam|ntns|ns|birth|dob",
        ),
        (Column.SEX, "gioi tinh|nam nu|nu nam|phai|gt|gender|sex"),
        (Column.ETHNICITY, "dan toc"),
        (Column.ROLE, _ROLE),
        (Column.POINT, "diem cau|noi (?:tham )?du|dia diem"),
    )
)
_POSITION = re.compile(r"\b(?:chuc vu|chuc danh|cong viec|nghe nghiep|vi tri)\b")
_UNIT = re.compile(
    r"\b(?:don vi|co quan|noi (?:cong tac|lam viec)|cong tac tai|phong ban|to chuc|dia phuong"
    r"|(?:ten |cac )?xa(?: phuong| thi tran|$)|phong khoa)\b"
)
_UNIT_BY_NAME = re.compile(r"\bten (?:don vi|co quan|xa|dia phuong|diem cau)\b")
_NUMBERS = ("stt", "tt", "so tt", "so thu tu", "thu tu", "no", "so", "s tt", "st")
# Short headings say different things with different letters: "ĐT" is a telephone, "DT" dân tộc.
_EXACT: dict[str, dict[str, Column]] = {
    "nu": {"nư": Column.FEMALE, "nu": Column.FEMALE},
    "nam": {"nam": Column.MALE},
    "dt": {"đt": Column.PHONE, "dt": Column.ETHNICITY},
    "d t": {"đ t": Column.PHONE, "d t": Column.ETHNICITY},
    "gioi": {"giơi": Column.SEX, "gioi": Column.SEX},
    "ten": {"tên": Column.GIVEN, "ten": Column.GIVEN},
}
_LONGEST_LABEL = 80


def column_of(label: str) -> Column | None:
    """The fact under a heading; None when it says nothing known."""
    text = words(label)
    if label.strip() in {"#", "№"}:
        return Column.NUMBER
    if not text or len(text) > _LONGEST_LABEL:
        return None
    if text in _EXACT:
        return _EXACT[text].get(letters(label))
    return _by_rule(text) or _office_or_position(text)


def _by_rule(text: str) -> Column | None:
    if text in _NUMBERS:
        return Column.NUMBER
    if _UNIT_BY_NAME.search(text):
        return None
    return next((column for column, pattern in _RULES if pattern.search(text)), None)


def _office_or_position(text: str) -> Column | None:
    has_unit = bool(_UNIT.search(text))
    if _POSITION.search(text):
        return Column.POSITION_AND_UNIT if has_unit else Column.POSITION
    return Column.UNIT if has_unit else None


def column_under(parents: list[str], label: str) -> Column | None:
    """The fact under a heading that stands below others: "Nam" below "Năm sinh"."""
    own, above = column_of(label), [column_of(parent) for parent in parents]
    text = words(label)
    if Column.BIRTH in above:
        parts = {"ngay": Column.BIRTH_DAY, "thang": Column.BIRTH_MONTH, "nam": Column.BIRTH_YEAR}
        if own is Column.FEMALE:
            return Column.BIRTH_IF_FEMALE
        if text == "nam" and letters(label) == "nam" and Column.BIRTH in above:
            return Column.BIRTH_IF_MALE
        if text in parts:
            return parts[text]
    if own:
        return own
    return column_of(" ".join([*parents, label])) or next((c for c in reversed(above) if c), None)
