"""Writes lists as offices send them: any columns, wordings and order, unlike the samples."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook, load_workbook

from eventapp.lists.reading import read_file, read_pasted
from eventapp.lists.request import Request
from eventapp.lists.results import Reading

Cell = str | int | float | None


@dataclass(frozen=True)
class Somebody:
    """A person as she is, before anybody writes her down."""

    name: str
    sex: str
    birth: str
    position: str
    unit: str
    phone: str
    email: str = ""
    note: str = ""


PEOPLE = (
    Somebody(
        "Trần Thị Bích Ngọc", "nu", "14/11/1981", "Chủ tịch Hội LHPN", "Xã An Viên", "0915111201"
    ),
    Somebody("Đoàn Quang Khải", "nam", "1977", "PCT UBND", "Xã An Viên", "0915111202"),
    Somebody("Phí Thị Ưng", "nu", "7/1990", "CC VHXH", "Xã Thủ Sỹ", "0915111203", "ung@vd.example"),
    Somebody("Mai Văn Lộc", "nam", "02/9/1968", "Chủ tịch UBND xã", "Xã Thủ Sỹ", "02213862777"),
    Somebody("Quách Thị Phượng", "nu", "1993", "UV BCH Hội LHPN", "Thị trấn Vương", "0386000204"),
    Somebody(
        "Công Tằng Tôn Nữ Thu", "nu", "30/4/1985", "CC LĐ-TBXH", "Thị trấn Vương", "0915111206"
    ),
)

WORDINGS: dict[str, tuple[str, ...]] = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự"),
    "name": ("Họ và tên", "HỌ VÀ TÊN", "Họ tên đại biểu", "Họ, tên", "Ho va ten"),
    "sex": ("Giới tính", "GT", "Nam/Nữ", "Phái"),
    "birth": ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "NTNS", "Sinh năm"),
    "position": ("Chức vụ", "Chức danh", "CHỨC VỤ"),
    "unit": (
        "Đơn vị",
        "Đơn vị công tác",
        "Cơ quan công tác",
        "Nơi công tác",
        "Xã, phường, thị trấn",
    ),
    "phone": ("Số điện thoại", "SĐT", "ĐT", "Điện thoại (Zalo)", "Di động"),
    "email": ("Email", "E-mail", "Thư điện tử", "Hộp thư"),
    "note": ("Ghi chú", "GHI CHÚ"),
}
FACTS = tuple(WORDINGS)
SEX_WORDS = {"nu": "Nữ", "nam": "Nam"}


def facts_of(person: Somebody, number: int) -> dict[str, Cell]:
    """What each column says about a person."""
    return {
        "number": number,
        "name": person.name,
        "sex": SEX_WORDS[person.sex],
        "birth": person.birth,
        "position": person.position,
        "unit": person.unit,
        "phone": person.phone,
        "email": person.email or None,
        "note": person.note or None,
    }


def table(
    people: Sequence[Somebody] = PEOPLE,
    facts: Sequence[str] = FACTS,
    wording: Callable[[str], str] = lambda fact: WORDINGS[fact][0],
) -> list[list[Cell]]:
    """Header and rows."""
    rows = [facts_of(person, number) for number, person in enumerate(people, start=1)]
    return [[wording(fact) for fact in facts], *([row[fact] for fact in facts] for row in rows)]


TITLE: list[list[Cell]] = [
    ["UBND HUYỆN TIÊN LỮ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["HỘI LIÊN HIỆP PHỤ NỮ", None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 45/HPN", None, None, "Tiên Lữ, ngày 05 tháng 10 năm 2021"],
    [],
    ["DANH SÁCH CỬ CÁN BỘ THAM DỰ TẬP HUẤN NĂM 2021"],
    [],
]
FOOT: list[list[Cell]] = [
    ["Tổng số: 06 người, trong đó nữ: 04"],
    [],
    [None, "NGƯỜI LẬP", None, "CHỦ TỊCH"],
    [None, "Lê Thị Lụa", None, "Đỗ Thị Gấm"],
]


def xlsx(
    rows: Sequence[Sequence[Cell]], arrange: Callable[[Workbook], object] | None = None
) -> bytes:
    """The rows as a workbook; ``arrange`` may join cells, hide rows, choose fonts."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if arrange:
        arrange(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def saved_again(content: bytes) -> bytes:
    """The workbook after another program opened and saved it."""
    return saved(load_workbook(BytesIO(content)))


def pasted(rows: Sequence[Sequence[Cell]]) -> str:
    """The rows as the clipboard of a spreadsheet gives them."""

    def quoted(cell: Cell) -> str:
        text = "" if cell is None else str(cell)
        return f'"{text}"' if "\n" in text else text

    return "\n".join("\t".join(map(quoted, row)) for row in rows)


def decomposed(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The same rows as a Mac writes them."""
    return [
        [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row]
        for row in rows
    ]


def read(content: bytes | str, **wanted: object) -> Reading:
    request = Request(**wanted)
    return (
        read_pasted(content, request) if isinstance(content, str) else read_file(content, request)
    )


Understood = tuple[object, ...]


def understood(reading: Reading) -> list[Understood]:
    """What matters of the people, in an order of its own."""
    return sorted(
        (
            person.full_name,
            person.status,
            person.sex,
            person.birth_date or str(person.birth_year),
            person.phone,
            person.email or "",
            person.position_raw,
            person.agency_raw,
            person.roles,
        )
        for person in reading.participants
    )


def accepted_all(reading: Reading, people: Sequence[Somebody] = PEOPLE) -> bool:
    """Whether exactly these people were accepted, with their sex and telephone."""
    found = {(p.full_name, p.sex, p.phone) for p in reading.participants if p.status == "ok"}
    return found == {(p.name, p.sex, p.phone) for p in people} and len(reading.participants) == len(
        people
    )
