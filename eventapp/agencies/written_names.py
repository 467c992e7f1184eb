"""Names of agencies as offices write them: what kind, which name, where; in comparable words."""

from __future__ import annotations

from dataclasses import dataclass

from eventapp.agencies.kinds import COMMUNE_KINDS, DISTRICT_KINDS, PROVINCE_KINDS
from eventapp.vietnamese.names import clean_text, fold

_OFFICES = ("uy ban nhan dan ", "ubnd ")
_SHORT_KINDS = {
    "x": "xã",
    "p": "phường",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "tx": "thị xã",
    "tp": "thành phố",
    "t": "tỉnh",
}
_PLACES = tuple(dict.fromkeys((*COMMUNE_KINDS, *DISTRICT_KINDS, *PROVINCE_KINDS)))
# What is left out or shortened further, in words as `fold` gives them: both sides are made alike.
_SAME = (("lhpn", "pn"), ("lien hiep phu nu", "pn"), ("phu nu", "pn"), (" cac ", " "))
_ENDS = (" tinh",)


@dataclass(frozen=True)
class WrittenName:
    """``unit`` may be the name of an administrative unit; ``above`` are the places it names."""

    text: str
    unit: frozenset[str]
    compact: str
    above: tuple[frozenset[str], ...]


def read_name(text: str) -> WrittenName:
    """What "UBND xã Hồng Tiến, huyện Khoái Châu" or "X. Bình Kiều" or "Sở LĐTBXH" says."""
    whole, *above = [part for part in map(clean_text, text.split(",")) if part] or [""]
    return WrittenName(
        text=whole,
        unit=unit_names(whole),
        compact=compact(text),
        above=tuple(unit_names(place) for place in above),
    )


def unit_names(text: str) -> frozenset[str]:
    """The folded full names that a text may stand for: all kinds when it names none."""
    words = _without_office(fold(text))
    first, _, rest = words.partition(" ")
    if first in _SHORT_KINDS and rest:
        words = f"{fold(_SHORT_KINDS[first])} {rest}"
    kinds = [fold(kind) for kind in _PLACES]
    if any(words.startswith(f"{kind} ") for kind in kinds):
        return frozenset({words, *_as_office(words)})
    return frozenset({words, *(f"{kind} {words}" for kind in kinds), *_as_office(f"tinh {words}")})


def compact(text: str) -> str:
    """Letters alone, shortened where offices shorten: "Hội PN" and "Hội LHPN tỉnh" are alike."""
    words = f"{fold(text)} "
    for longer, shorter in _SAME:
        words = words.replace(longer, shorter)
    words = words.strip()
    for end in _ENDS:
        words = words.removesuffix(end)
    return words.replace(" ", "")


def _without_office(words: str) -> str:
    for office in _OFFICES:
        words = words.removeprefix(office)
    return words


def _as_office(words: str) -> list[str]:
    """A province stands under the name of its people's committee."""
    return [f"ubnd {words}"] if words.startswith(("tinh ", "thanh pho ")) else []
