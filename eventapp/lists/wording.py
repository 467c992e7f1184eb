"""How rows that are no people begin: totals, notes, signatures, places kept free, sections."""

from __future__ import annotations

import re

from eventapp.lists.texts import words

_DITTO = {'"', "''", "”", "″", "〃", '" "'}
_NOTHING = re.compile(r"[\W_xX]*")
_PLACEHOLDER = re.compile(
    r"(?:se )?(?:chua (?:cu|co|xac dinh|phan cong|bo tri|bau|cap nhat|dang ky)|cu (?:sau|bo sung)"
    r"|(?:bo sung|gui|cap nhat|thong bao|dang ky) sau|de trong|khuyet|trong|khong(?: co)?"
    r"|dang (?:cap nhat|cho|bo sung)|cho (?:cu|bo sung|phan cong))"
    r"(?: (?:nguoi|nhan su|can bo|danh sach|sau|ten|dai bieu))*"
)
_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong|danh sach(?: nay| tren)?(?: gom| co)|(?:an dinh|chot) danh sach)\b"
)
_NOTE = re.compile(
    r"(?:ghi chu|luu y|chu y|chu thich|de nghi|noi nhan|phu trach|ky thuat|can bo ky thuat|lien he"
    r"|dau moi|moi chi tiet|thong tin)\b"
)
_SIGNATURE = re.compile(
    r"(?:nguoi lap|nguoi tong hop|thu truong|kt|tm|tl|tuq|q|giam doc|pho giam doc|truong phong"
    r"|pho truong phong|chu tich|pho chu tich|truong ban|pho truong ban|hieu truong"
    r"|chanh van phong|bi thu|da ky|ky ghi|ky ten|ky va|xac nhan|truong don vi|lanh dao|can bo lap"
    r"|cuc truong|chi cuc truong|vien truong|truong khoa|dong dau|lap bieu|ban giam doc|nguoi ky)\b"
)
_PLACE_AND_DAY = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
_OFFICE = re.compile(
    r"(?:cac |khoi |cum |nhom )*(?:ubnd|uy ban|hdnd|xa|phuong|thi tran|thi xa|thanh pho|huyen|tinh"
    r"|so|ban|phong|hoi|khoi|cum|nhom|don vi|co quan|trung tam|truong|benh vien|chi cuc|cong ty"
    r"|cong an|doan|dang uy|mat tran|lien doan|vien|toa an|van phong|cap|thanh vien|cac|lanh dao"
    r"|can bo|cong chuc|giang vien|dai bieu|thanh phan|khach moi|bch|bgd)\b"
)
_LABEL = re.compile(r"\(?(?:[IVXL]{1,6}|[A-ZĐ]|\d{1,5})(?:\.\d{1,2})*[.):]*")
_LABELLED = re.compile(r"((?:[IVXL]{1,6}|[A-HĐ])[.)/:-]+|\d{1,2}\s*[.)/]\s*)\s*(?=\D)")


def is_ditto(text: str) -> bool:
    """Whether a cell says "as above": nt, -nt-, như trên, '' or ditto marks."""
    return text.strip() in _DITTO or words(text) in {"nt", "n t", "nhu tren"}


def is_placeholder(text: str) -> bool:
    """Whether a name's place is kept free: "....", "(chưa cử)", "bổ sung sau"."""
    return bool(_NOTHING.fullmatch(text) or _PLACEHOLDER.fullmatch(words(text)))


def is_total(text: str) -> bool:
    """Whether a text counts the list: "Tổng cộng: 19 đại biểu"."""
    return bool(_TOTAL.match(words(text)) and re.search(r"\d|:", text))


def is_note(text: str) -> bool:
    """Whether a text is a note below the list."""
    return text.lstrip().startswith("*") or bool(_NOTE.match(words(text)))


def is_signature(text: str) -> bool:
    """Whether a text belongs to a signature: whose, or that it is signed."""
    folded = words(text)
    return bool(_SIGNATURE.match(folded) or _PLACE_AND_DAY.search(folded))


def is_office(text: str) -> bool:
    """Whether a text begins like an office or a group of people, not like a person."""
    return bool(_OFFICE.match(words(text)))


def is_label(text: str) -> bool:
    """Whether a text numbers a section: I, II, A, 1."""
    return bool(_LABEL.fullmatch(text.strip()))


def split_label(text: str) -> tuple[str, str]:
    """The number before a section's title, and the title: "II. Các xã" is II and Các xã."""
    if match := _LABELLED.match(text):
        return match[1].strip(" .)/:-"), text[match.end() :].strip()
    return "", text.strip()
