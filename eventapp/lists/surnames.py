"""Whether a text can be the name of a person, and whether it begins like most names here."""

from __future__ import annotations

import re

from eventapp.vietnamese.names import fold

# Family names of the Kinh majority and of the larger minorities, without marks.
_WRITTEN = (
    "an au bach banh be bien bo bui cai cam can cao cha chau che chu chung chuong cong cu "
    "cung cuong dam dan dang danh dao dau dich diem dien diep dieu dinh do doan doi dong du "
    "duong gia giang giap h ha han hau hien ho hoa hoang hoi hong hua hung huyen huynh kha "
    "khieu khong khuat khuc khuong kiem kien kieu kim kong la lac lai lam lang lanh lau le "
    "leng lenh leo lieu linh lo loc long lu luc luong luu luyen ly ma mac mach mai man mang "
    "mau mo moc mong moong mua mui na ngan nghi nghiem ngo ngoc ngu ngung nguy nguyen nham "
    "nhan nhu ninh nong ong phac pham phan phi pho phu phung phuong quach quan quang que sai "
    "sam sinh son su sung ta tan tang tao tat thach thai tham than thang thanh thao thi thieu "
    "thuy tien tiet to ton tong tra trac tran trang trieu trinh trong truong tu tuan tuong ty "
    "ung uong van vang vi vien vo voong vu vuong xa xuan y yen "
)
FAMILY_NAMES = frozenset(_WRITTEN.split())
_NAME = re.compile(r"[^\W\d_]['’ʼ.]?(?:[^\W\d_]|['’ʼ.\-\u0300-\u036f ])*")
_LONGEST = 60
_MOST_WORDS = 8


def is_name(text: str) -> bool:
    """Whether a text has the form of a name: two words or more, letters only."""
    words = text.split()
    return (
        1 < len(words) <= _MOST_WORDS
        and len(text) <= _LONGEST
        and bool(_NAME.fullmatch(text))
        and all(len(word) < _LONGEST // 4 for word in words)
    )


def begins_with_family_name(text: str) -> bool:
    """Whether the first word is a common family name: a hint, never a proof."""
    first = fold(text).split(" ", 1)[0]
    return first in FAMILY_NAMES
