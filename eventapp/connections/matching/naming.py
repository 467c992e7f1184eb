"""The place a displayed name names, when its parts leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.connections.matching.gazetteer import Called, Gazetteer
from eventapp.connections.matching.segments import Segment, segments_of, words_of
from eventapp.connections.matching.wording import FAMILY_NAMES, FAMILY_NAMES_OF_PEOPLE_ONLY
from eventapp.vietnamese.letters import Syllable

_ROOM_OF_A_DEPARTMENT = "phong"
_LONGEST_PERSON = 5


def by_name(gazetteer: Gazetteer, text: str) -> Called | None:
    """A part must be the whole name of a place (with its district), not merely contain it.

    What else stands there must be noise, the district, or the person who renamed the device.
    Names people bear too need a word that speaks of a place.
    """
    exactly = gazetteer.called_exactly(words_of(text))
    if len({called.place.id for called in exactly}) == 1 and not _is_bare_person(text, exactly[0]):
        return exactly[0]
    parts = segments_of(text)
    named = [(part, _places(gazetteer, part)) for part in parts if part.words]
    candidates, used = _narrowed(gazetteer, named)
    if len({called.place.id for called in candidates}) != 1:
        return None
    called = candidates[0]
    speaks = any(part.speaks_of_a_place for part in used) or any(
        part.is_room for part in parts if not part.words
    )
    others = [
        part
        for part, found in named
        if part not in used and not found and not gazetteer.is_area(part)
    ]
    if any(part.number for part in parts) or not all(
        _may_stand_beside(part, called, speaks=speaks) for part in others
    ):
        return None
    return called if speaks or not _is_like_a_person(called.words, used) else None


def _places(gazetteer: Gazetteer, part: Segment) -> list[Called]:
    """The places a part names; with a district behind the name, those that lie in it."""
    if found := gazetteer.called(part.words, part.kind):
        return found
    for at in range(len(part.words) - 1, 0, -1):
        name, rest = part.words[:at], _district_in(part, at)
        found = [
            called
            for called in gazetteer.called(name, part.kind)
            if gazetteer.lies_in(called.place, rest)
        ]
        if found:
            return found
    return []


def _district_in(part: Segment, at: int) -> tuple[Syllable, ...]:
    rest = segments_of(" ".join(word.plain for word in part.words[at:]))
    return rest[0].words if rest and rest[0].kind else part.words[at:]


def _narrowed(
    gazetteer: Gazetteer, named: list[tuple[Segment, list[Called]]]
) -> tuple[list[Called], list[Segment]]:
    """The candidates all parts agree on. A part may be a place and the district of another."""
    if not named:
        return [], []
    first = next(((part, found) for part, found in named if found), None)
    if first is None:
        return [], []
    part, candidates = first
    used = [part]
    for other, found in named:
        if other is part:
            continue
        inside = [one for one in candidates if gazetteer.lies_in(one.place, other.words)]
        if inside:
            candidates = inside
        elif found:
            ids = {one.place.id for one in found}
            candidates = [one for one in candidates if one.place.id in ids]
            used.append(other)
    return candidates, used


def _may_stand_beside(part: Segment, called: Called, *, speaks: bool) -> bool:
    """A person beside a room's name, or an office of the department that was named."""
    if part.plain[0] == _ROOM_OF_A_DEPARTMENT:
        return called.place.kind.casefold() in {"so", "sở"}
    is_person = (
        1 < len(part.words) <= _LONGEST_PERSON
        and part.plain[0] in FAMILY_NAMES
        and not part.speaks_of_a_place
        and not any(word.isdigit() for word in part.plain)
    )
    return speaks and is_person


def _is_bare_person(text: str, called: Called) -> bool:
    parts = [part for part in segments_of(text) if part.words]
    return not any(part.speaks_of_a_place for part in parts) and _is_like_a_person(
        called.words, parts
    )


def _is_like_a_person(words: Sequence[Syllable], parts: list[Segment]) -> bool:
    """Communes are named after people, and people after places."""
    return (
        len(words) > 1
        and bool(parts)
        and all(part.plain[0] in FAMILY_NAMES_OF_PEOPLE_ONLY for part in parts if part.words)
    )
