"""Letters no font of this machine has: a paper for the archive shows a box for each instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from eventapp.documents.paper import Paper
from eventapp.documents.wording import BOX, printable


class LettersMissing(Exception):
    """WeasyPrint found no font for these letters."""

    def __init__(self, letters: Iterable[str]) -> None:
        self.letters = "".join(sorted(letters))
        super().__init__(self.letters)


def without(paper: Paper, letters: str) -> Paper:
    """The paper with boxes for these letters, large or small, wherever they stand."""
    boxes = str.maketrans(dict.fromkeys(letters + letters.lower() + letters.upper(), BOX))
    replaced: Paper = _translated(paper, boxes)
    return replaced


def _translated(value: Any, boxes: dict[int, str]) -> Any:
    if isinstance(value, str):
        return type(value)(printable(value).translate(boxes))
    if isinstance(value, tuple):
        return tuple(_translated(each, boxes) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{name: _translated(part, boxes) for name, part in parts.items()})
    return value
