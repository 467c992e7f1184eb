"""Women and men in a list: a word, a cross, or the column the birth stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from eventapp.lists.columns import Column
from eventapp.lists.lines import Line, is_mark
from eventapp.lists.participant import Sex
from eventapp.lists.results import Section
from eventapp.lists.texts import words
from eventapp.vietnamese.names import clean_text

_WOMAN = {"nu", "f", "female", "ba", "co", "chi", "gai"}
_MAN = {"nam", "m", "male", "ong", "anh", "trai"}
_NO = {"0", "khong", "k", "no"}
_HINTS: dict[str, Sex] = {"Bà": "nu", "Ông": "nam"}


class Sexes:
    """Reads the sex of every row; a column of crosses is judged section by section.

    Blank under "Nữ" means a man only in sections where somebody is crossed: a section without a
    cross may be one where nobody filled the column in.
    """

    def __init__(self, people: Iterable[tuple[Line, Section | None]]) -> None:
        self._marked: defaultdict[int | None, set[Sex]] = defaultdict(set)
        self._heard: dict[int, set[Sex]] = {}
        for line, section in people:
            for sex in self._marks(line):
                self._marked[_key(section)].add(sex)

    def of(self, line: Line, section: Section | None) -> Sex | None:
        """The sex as the list says it; None when it does not, or says both."""
        said = self._said(line)
        if said:
            return next(iter(said)) if len(said) == 1 else None
        return self._by_blank(line, section)

    def is_by_blank(self, line: Line, section: Section | None) -> bool:
        """Whether the sex is only told by an empty cell."""
        return not self._said(line) and self._by_blank(line, section) is not None

    def contradicts_itself(self, line: Line) -> bool:
        """Whether the row says both."""
        return len(self._said(line)) > 1

    def _said(self, line: Line) -> set[Sex]:
        if line.number not in self._heard:
            self._heard[line.number] = self._listen(line)
        return self._heard[line.number]

    def _listen(self, line: Line) -> set[Sex]:
        said: set[Sex] = set(self._marks(line))
        if line.text(Column.BIRTH_IF_FEMALE) and not line.text(Column.BIRTH_IF_MALE):
            said.add("nu")
        if line.text(Column.BIRTH_IF_MALE) and not line.text(Column.BIRTH_IF_FEMALE):
            said.add("nam")
        word = words(line.text(Column.SEX))
        if word in _WOMAN:
            said.add("nu")
        elif word in _MAN:
            said.add("nam")
        elif is_mark(line.text(Column.SEX)) and _only_women(line):
            said.add("nu")
        return said

    def _by_blank(self, line: Line, section: Section | None) -> Sex | None:
        has_female, has_male = line.header.has(Column.FEMALE), line.header.has(Column.MALE)
        if has_female == has_male or line.text(Column.FEMALE, Column.MALE):
            return None
        marked: Sex = "nu" if has_female else "nam"
        if marked not in self._marked[_key(section)]:
            return None
        return "nam" if has_female else "nu"

    @staticmethod
    def _marks(line: Line) -> list[Sex]:
        found: list[Sex] = []
        for fact, sex in ((Column.FEMALE, "nu"), (Column.MALE, "nam")):
            text = line.text(fact)
            if text and words(text) not in _NO and (is_mark(text) or len(clean_text(text)) == 1):
                found.append(sex)  # type: ignore[arg-type]  # both words are of Sex
        return found


def hint_of(honorific: str | None, full_name: str) -> Sex | None:
    """What the address or the middle name suggest: for questions, never for numbers."""
    if honorific in _HINTS:
        return _HINTS[honorific]
    middle = full_name.split()[1:-1]
    if "Thị" in middle:
        return "nu"
    return "nam" if "Văn" in middle else None


def _only_women(line: Line) -> bool:
    labels = [line.header.labels.get(column, "") for column in line.header.of(Column.SEX)]
    return any(
        "nu" in words(label).split() and "nam" not in words(label).split() for label in labels
    )


def _key(section: Section | None) -> int | None:
    return section.row if section else None
