"""At which level an office stands, and where position and office part in one cell."""

from __future__ import annotations

import re

from eventapp.lists.texts import words

_TOWN = re.compile(r"\bthi xa\b|\btx(?=\b)")
_PROVINCE = re.compile(r"\b(?:cap tinh|(?:ban|uy ban|hoi|ubnd|lien doan lao dong) .*tinh|tinh)\b")
_COMMUNE = re.compile(
    r"^(?:(?:cac|ubnd|hdnd|hoi lhpn|dang uy|cap) )*(?:xa|phuong|thi tran|x"
    r"|p(?! (?:noi vu|tccb|khtc|to chuc|tai chinh|hanh chinh|nghiep vu|ke hoach|tong hop|ld|gd"
    r"|y te|van hoa|tu phap|kinh te|tham muu)))\b"
)
_COMMUNE_INSIDE = re.compile(
    r"\b(?:ubnd|hoi lhpn|hoi phu nu|cap|cac|ban vstbpn) (?:xa|phuong|thi tran)\b"
)
_COMMUNE_SHORT = re.compile(
    r"^(?:[Xx]|TT|Tt)\s*\.\s*[A-ZĐ\u00c0-\u1ef9]|^TT\s+(?!YT|KS|DN)[A-ZĐ]", re.UNICODE
)
_DISTRICT = re.compile(r"\b(?:huyen|thanh pho|tp|quan)\b")
_LOCAL = re.compile(
    r"^(?:(?:cac|ubnd|hdnd|hoi lhpn|dang uy|huyen uy|phong \w+(?: \w+)?) )*"
    r"(?:xa|phuong|thi tran|huyen|thanh pho)\b"
)
_DEPARTMENT = re.compile(
    r"^(?:so|ban|thanh tra tinh|cong an tinh|van phong ubnd tinh|tinh doan|cuc)\b"
)
_COMMITTEE = re.compile(
    r"\b(?:ban vstbpn|ban vi su tien bo|vi su tien bo cua phu nu|ban vstbcpn)\b"
)
_OFFICE = re.compile(
    r"\b(?:BVĐK|BV|TTYT|TTKSBT|CDC|[Bb]ệnh viện|[Tt]rung tâm|[Cc]hi cục|[Tt]rường|[Pp]hòng|[Kk]hoa"
    r"|[Ss]ở|UBND|HĐND|[Hh]ội|[Bb]an|[Đđ]ảng ủy|[Vv]ăn phòng|[Cc]ông an|[Xx]ã|[Pp]hường|[Tt]hị trấn"
    r"|LĐLĐ|[Tt]hanh tra|[Cc]ông ty|[Tt]ỉnh đoàn|[Hh]uyện đoàn|[Vv]iện|[Cc]ục)\b"
)
_PART_OF_A_TITLE = re.compile(
    r"(?:[Tt]rưởng|[Pp]hó|[Cc]hánh|[Pp]hó [Cc]hánh|[Cc]án bộ|[Đđ]iều dưỡng)\s+$"
)
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\s[-–—]\s)\s*")


def group_of_place(text: str) -> str | None:
    """The group an office or section belongs to: G1 provincial committee … G4 commune."""
    folded = _TOWN.sub("huyen", words(text))
    if not folded:
        return None
    if (
        _COMMUNE.match(folded)
        or _COMMUNE_INSIDE.search(folded)
        or _COMMUNE_SHORT.match(text.strip())
    ):
        return "G4"
    if _DISTRICT.search(folded):
        return "G3"
    if _COMMITTEE.search(folded) and "tinh" in folded.split():
        return "G1"
    if _DEPARTMENT.match(folded):
        return "G2"
    return "G2" if _PROVINCE.search(folded) else None


def group_of_row(agency: str, section: str, sender: str | None) -> str | None:
    """The group of a person: by her office, else by the section, else by who sends the list.

    A department's own units ("TTYT thành phố") stay with the department.
    """
    if sender == "G2" and not _LOCAL.match(_TOWN.sub("huyen", words(agency))):
        agency = ""
    return group_of_place(agency) or group_of_place(section) or sender


def is_committee(text: str) -> bool:
    """Whether a section is the committee for the advancement of women."""
    return bool(_COMMITTEE.search(words(text)))


def split_position(text: str) -> tuple[str, str]:
    """Position and office of a cell that holds both; either may be empty.

    "Điều dưỡng trưởng, BVĐK tỉnh" is cut at the comma, "PGĐ Trung tâm Kiểm soát bệnh tật" before
    the office; "Trưởng phòng TCCB" is a position.
    """
    first, *rest = _BETWEEN.split(text, maxsplit=1)
    if rest and _OFFICE.match(rest[0]):
        return first, rest[0]
    for match in _OFFICE.finditer(text):
        if not _PART_OF_A_TITLE.search(text[: match.start()]):
            before = text[: match.start()].strip(" ,;-–")
            if before.endswith(("Giám đốc", "PGĐ", "GĐ")) and match[0] in {"Sở", "sở"}:
                return text, ""
            return before, text[match.start() :]
    return text, ""
