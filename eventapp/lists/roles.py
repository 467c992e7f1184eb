"""In which role somebody attends, told from role, position and section with a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from eventapp.lists.places import is_committee
from eventapp.lists.vocabulary import RoleWords, plain

# What says a role beyond the names the vocabulary gives it; by code, within the row's group.
_SIGNS: Mapping[str, re.Pattern[str]] = {
    code: re.compile(rf"\b(?:{pattern})\b")
    for code, pattern in {
        "P_TRUONG_BAN": r"(?<!pho )truong ban",
        "P_PHO_BAN_TT": "pho truong ban (?:thuong truc|tt)",
        "P_PHO_BAN": "pho truong ban(?! (?:thuong truc|tt))",
        "P_UY_VIEN": "uy vien|thanh vien",
        "P_THU_KY": "thu ky|giup viec",
        "S_BAN_VSTBPN": "ban vstbpn|vstbpn",
        "S_BAN_NU_CONG": "nu cong",
        "S_CB_BDG": "dau moi|(?:phu trach|lam cong tac|theo doi) .*(?:binh dang gioi|vstbpn)",
        "H_BAN_VSTBPN": "ban vstbpn|vstbpn|uy vien(?: ban)?$|uy vien|pho truong ban|truong ban",
        "H_CB_LDTBXH": "ldtbxh|binh dang gioi",
        "H_CB_NOIVU": "noi vu|binh dang gioi",
        "X_LD_UBND": "chu tich ubnd|chu tich xa|chu tich phuong|lanh dao ubnd",
        "X_BCH_PN": "hoi phu nu",
        "X_CC_LDTBXH": "ldtbxh|vhxh|lao dong",
        "X_CC_VHXH": "vhxh",
        "X_BAN_VSTBPN": "vstbpn",
        "O_GIANG_VIEN": "giang vien|bao cao vien",
        "O_CHU_TRI": "chu tri",
        "O_KHACH": "khach moi|dai bieu moi",
        "O_KY_THUAT": "ky thuat",
        "O_PHU_TRACH_DC": "phu trach diem cau",
        "O_BTC": "btc|ban to chuc",
    }.items()
}
_OTHERS = "G9"
_TOLD_BY_SIGNS = "P_"
"""Offices of the provincial committee: "Trưởng ban" stands in the name of the others too."""


def read_roles(
    vocabulary: Iterable[RoleWords], on: date, group: str | None, texts: list[str], section: str
) -> tuple[str, ...]:
    """The codes of the roles, in the order of the vocabulary.

    A section that is the committee, or an office, says the role of everybody below it. Else the
    first of ``texts`` (role, position) that says one decides.
    """
    roles = [role for role in vocabulary if role.exists_on(on) and role.group in {group, _OTHERS}]
    own = [role for role in roles if role.group == group]
    if section and is_committee(section):
        return tuple(role.code for role in own if role.code.endswith("BAN_VSTBPN")) or _said(
            own, texts
        )
    found = _said(own, texts)
    if section and (by_section := _matching(own, plain(section))):
        committee = [code for code in found if code.endswith("BAN_VSTBPN")]
        return tuple(committee) or by_section[:1]
    return found or _said([role for role in roles if role.group == _OTHERS], texts[:1])


def _said(roles: list[RoleWords], texts: list[str]) -> tuple[str, ...]:
    for text in texts:
        if text and (found := _matching(roles, plain(text))):
            return found
    return ()


def _matching(roles: list[RoleWords], text: str) -> tuple[str, ...]:
    return tuple(role.code for role in roles if _says(role, text))


def _says(role: RoleWords, text: str) -> bool:
    sign = _SIGNS.get(role.code)
    if sign and sign.search(text):
        return True
    padded = f" {text} "
    return not role.code.startswith(_TOLD_BY_SIGNS) and any(
        f" {spelling} " in padded for spelling in role.spellings if " " in spelling
    )
