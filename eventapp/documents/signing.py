"""The foot of a paper: who signs it and who receives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signatory:
    """Authority and office, e.g. ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), room to sign, then the name.

    `note` stands under the office, e.g. `SIGN_BY_HAND` on a list signed with a pen.
    """

    authority: tuple[str, ...]
    name: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Several signatories side by side; `dated` ("Hưng Yên, ngày …") stands over the last."""

    signatories: tuple[Signatory, ...]
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: the lines without their dashes and full stops, e.g. "UBND tỉnh (để b/c)"."""

    lines: tuple[str, ...]

    @property
    def printed_lines(self) -> tuple[str, ...]:
        last = len(self.lines) - 1
        return tuple(f"- {line}{'.' if i == last else ';'}" for i, line in enumerate(self.lines))
