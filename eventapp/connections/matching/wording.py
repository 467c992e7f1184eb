"""Words around the name of a place: noise, kinds of units, family names."""

from __future__ import annotations

# Said of a room or a committee; whoever says it speaks of a place, not of a person.
ROOM_WORDS = (
    "diem cau",
    "dc",
    "ubnd",
    "hdnd",
    "uy ban nhan dan",
    "phong hop",
    "hoi truong",
    "truc tuyen",
    "cau truyen hinh",
    "tru so",
)
KINDS = {
    "xa": "xa",
    "x": "xa",
    "phuong": "phuong",
    "p": "phuong",
    "thi tran": "thi tran",
    "tt": "thi tran",
    "dac khu": "dac khu",
    "huyen": "huyen",
    "h": "huyen",
    "quan": "quan",
    "q": "quan",
    "thi xa": "thi xa",
    "tx": "thi xa",
    "thanh pho": "thanh pho",
    "tp": "thanh pho",
    "tinh": "tinh",
    "t": "tinh",
}
LEVELS = {
    "xa": 3,
    "phuong": 3,
    "thi tran": 3,
    "dac khu": 3,
    "huyen": 2,
    "quan": 2,
    "thi xa": 2,
    "thanh pho": 2,
    "tinh": 1,
}
# Family names; those added in the second begin the names of many places too.
FAMILY_NAMES_OF_PEOPLE_ONLY = frozenset(
    (
        *("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui"),
        *("do", "ngo", "duong", "ly", "phung", "dinh"),
    )
)
FAMILY_NAMES = FAMILY_NAMES_OF_PEOPLE_ONLY | {
    *("ho", "doan", "dao", "truong", "luong", "trinh", "ha", "mai", "to", "lam", "cao", "chu"),
    *("vuong", "ta", "thai"),
}
OLD = ("cu", "3")  # "cũ" after the name of a unit that is no more
DEVICE_WORDS = frozenset(
    (
        *(
            "ipad",
            "iphone",
            "galaxy",
            "samsung",
            "redmi",
            "xiaomi",
            "oppo",
            "vivo",
            "huawei",
            "pro",
        ),
        *("desktop", "laptop", "macbook", "pc", "dell", "asus", "lenovo", "hp", "acer", "android"),
        *("zoom", "user", "host", "guest", "admin", "teams", "meeting", "room", "note", "phone"),
        *("pro", "khach", "may", "tinh", "dien", "thoai"),
    )
)
