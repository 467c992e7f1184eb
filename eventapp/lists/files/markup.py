"""XML from outside, read piece by piece: no document type, no entities, nothing from elsewhere."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from eventapp.lists.files.archive import damaged

Attributes = dict[str, str]

_DEEPEST = 64


class _TooDeep(Exception):
    pass


class Reader:
    """Calls ``on_start(tag, attributes)`` and ``on_end(tag, text)``; tags without namespace.

    ``text`` is what stands directly in the element. A subclass overrides what it needs.
    """

    def __init__(self) -> None:
        self._open: list[list[str]] = []

    def on_start(self, tag: str, attributes: Attributes) -> None: ...

    def on_end(self, tag: str, text: str) -> None: ...

    def read(self, xml: bytes) -> None:
        if not xml:
            return
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat's "this is all of it"
        except (expat.ExpatError, _TooDeep) as error:
            raise damaged() from error

    def _start(self, tag: str, attributes: Attributes) -> None:
        if len(self._open) > _DEEPEST:
            raise _TooDeep
        self._open.append([])
        self.on_start(local(tag), {local(name): value for name, value in attributes.items()})

    def _end(self, tag: str) -> None:
        self.on_end(local(tag), "".join(self._open.pop()))

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)


def local(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2]


def is_on(attributes: Attributes, name: str, default: str = "0") -> bool:
    """Whether a switch of the file is on."""
    return attributes.get(name, default).lower() in {"1", "true", "on"}


def _refuse(*arguments: object) -> NoReturn:
    raise damaged()
