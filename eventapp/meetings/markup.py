"""XML from outside: no entities, no document types, no depth, no network; just elements.

Built on expat's own events, so that what is refused is refused before it is expanded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from eventapp.meetings import limits, refusals

_MOST_ELEMENTS = 40 * limits.MOST_ROWS


@dataclass
class Element:
    """A name, its attributes, its text and what is inside."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def child(self, *names: str) -> str:
        """The text of the first child of one of these names."""
        return next((one.text.strip() for one in self.children if one.name in names), "")

    def all(self, name: str) -> Iterator[Element]:
        """Every element of that name below, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if element.name == name:
                yield element
            waiting.extend(reversed(element.children))


class _Builder:
    def __init__(self) -> None:
        self.root = Element("", {})
        self._open = [self.root]
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > limits.DEEPEST or self._count > _MOST_ELEMENTS:
            raise refusals.too_wide()
        element = Element(name.rsplit(":", 1)[-1], attributes)
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        self._open[-1].text += text[: limits.LONGEST_CELL]


def _refuse(*_: object) -> Any:
    raise refusals.has_entities()


def elements_of(text: str) -> Element:
    """The elements of a document, under a root without a name.

    Several documents one after the other (as call records are posted) are read as one.
    """
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse("<log>", False)  # noqa: FBT003 - expat's own signature
        for piece in _without_declarations(text):
            parser.Parse(piece, False)  # noqa: FBT003
        parser.Parse("</log>", True)  # noqa: FBT003
    except expat.ExpatError as error:
        if "entit" in str(error) or "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise refusals.has_entities() from error
        raise refusals.damaged() from error
    return builder.root


def _without_declarations(text: str) -> Iterator[str]:
    first, *others = text.split("<?xml")
    yield first
    for piece in others:
        yield piece.partition("?>")[2]
