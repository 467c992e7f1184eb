"""The re-organisations that the unit files tell of without their day or their legal basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Reform:
    """A day on which many agencies changed at once, and the paper that says so."""

    starts_on: date
    legal_basis: str = ""

    @property
    def last_day_before(self) -> date:
        return self.starts_on - timedelta(days=1)


TWO_TIERS = Reform(date(2025, 7, 1), "Luật Tổ chức chính quyền địa phương 72/2025/QH15")
PROVINCES_2025 = Reform(TWO_TIERS.starts_on, "Nghị quyết 202/2025/QH15 (12/6/2025)")

# Provinces of before July 2025 by code and by name -> the province they are in since then.
PROVINCE_SINCE_2025 = {"33": ("33", "Hưng Yên"), "34": ("33", "Hưng Yên")}
CODE_OF_PROVINCE = {"Hưng Yên": "33", "Thái Bình": "34"}

_HUNG_YEN, _THAI_BINH = range(323, 334), range(336, 345)  # the codes of their districts


def communes_2024(district: str) -> Reform:
    """What changed the communes of a district at the end of 2024."""
    basis = "Nghị quyết 1248/NQ-UBTVQH15 (24/10/2024)" if int(district) in _HUNG_YEN else ""
    return Reform(date(2024, 12, 1), basis)


def communes_2025(district: str) -> Reform:
    """What changed the communes of a former district in July 2025."""
    is_ours = int(district) in _HUNG_YEN or int(district) in _THAI_BINH
    basis = "Nghị quyết 1666/NQ-UBTVQH15 (16/6/2025)" if is_ours else ""
    return Reform(TWO_TIERS.starts_on, basis)
