"""A list that was sent again and still waits for answers: the focal person finds it on her page."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.agencies.models import Agency
from eventapp.demo.accounts import Accounts
from eventapp.demo.acting import acting
from eventapp.demo.plan import in_2021
from eventapp.imports.drafting import Sent, digest_of
from eventapp.imports.models import ListImport
from eventapp.imports.service import keep_draft
from eventapp.lists.reading import read_pasted
from eventapp.lists.request import Request
from eventapp.people.models import Sex
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.phones import format_phone

FILE = "danh sach chinh thuc lan 2.xlsx"
SENT = in_2021(10, 13, 16, 20)
HEADER = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Điện thoại", "Số CCCD")
NEW = (
    ("NGUYỄN THỊ THU CÚC", "Nữ", "tháng 5", "Chi hội trưởng Chi hội Phụ nữ", "0912 333 44", ""),
    ("Bà Trần Thị Mận", "Nữ", "1986", "Chi hội phó Chi hội Phụ nữ", "01683334445", ""),
)
CORRECTED = "Phó Bí thư Đảng ủy, Chủ tịch UBND xã"


def send_again(
    training: Training,
    agency: Agency,
    registrations: Sequence[Registration],
    accounts: Accounts,
) -> ListImport:
    """The agency's list once more: one position corrected, one person replaced, two added."""
    own = [one for one in registrations if one.agency_id == agency.id and one.is_expected]
    people = [_typed(one) for one in own[:-1]]
    people[0] = (*people[0][:3], CORRECTED, *people[0][4:])
    rows = [HEADER, *((str(at), *row) for at, row in enumerate((*people, *NEW), 1))]
    text = "\n".join("\t".join(row) for row in rows)
    reading = read_pasted(text, Request(name=FILE, on=training.starts_on))
    by = accounts.sender(agency)
    with acting(SENT, by, "imports.keep_draft"):
        sent = Sent(reading=reading, digest=digest_of(text))
        return keep_draft(sent, training=training, agency=agency, by=by)


def _typed(one: Registration) -> tuple[str, ...]:
    sex = {Sex.FEMALE: "Nữ", Sex.MALE: "Nam"}.get(one.sex, "")
    born = format_date(one.birth_date) if one.birth_date else str(one.birth_year or "")
    return (one.full_name, sex, born, one.position, format_phone(one.phone), "")
