"""The five ways into the demo, shown where one signs in."""

from __future__ import annotations

from dataclasses import dataclass

from eventapp.access import Role
from eventapp.errors import N_

PASSWORD = "binh-dang-gioi"  # noqa: S105 - printed on the sign-in page of the demo
COMMUNE = "12244"  # xã Hồng Tiến, huyện Khoái Châu: the focal person's and the operator's


@dataclass(frozen=True)
class SignIn:
    """One account to try; ``description`` is a message id that says what with."""

    role: Role
    name: str
    email: str
    description: str
    password: str = PASSWORD

    @property
    def role_label(self) -> str:
        return self.role.label


SIGN_INS = [
    SignIn(
        Role.ORGANISER,
        "Đào Thị Minh Nguyệt",
        "to-chuc@hungyen.example",
        N_("Watch the board, open a sheet and lock it; set the demo's time."),
    ),
    SignIn(
        Role.FOCAL_PERSON,
        "Vũ Thị Hồng Nhung",
        "dau-moi@hungyen.example",
        N_("Add, edit and withdraw the people of one commune."),
    ),
    SignIn(
        Role.OPERATOR,
        "Phạm Văn Quyết",
        "diem-cau@hungyen.example",
        N_("Take this morning's roll at one point, on a phone."),
    ),
    SignIn(
        Role.OFFICIAL,
        "Lê Thị Thanh Bình",
        "lanh-dao@hungyen.example",
        N_("Read the figures and download the papers as PDF or Excel."),
    ),
    SignIn(
        Role.ADMINISTRATOR,
        "Trịnh Quốc Toản",
        "quan-tri@hungyen.example",
        N_("Open accounts, give and end roles, print a code for somebody without a mailbox."),
    ),
]
ORGANISER, FOCAL_PERSON, OPERATOR, OFFICIAL, ADMINISTRATOR = SIGN_INS
