"""What one process has read once for everybody: kept until it is no longer true."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from eventapp.database import db

T = TypeVar("T")
PLACES = 64


class Shelf:
    """The last answers to some questions; whoever asks while one is being made waits for it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
        self._turn = RLock()

    def answer(self, question: Hashable, as_of: Hashable, make: Callable[[], T]) -> T:
        with self._turn:
            known_as_of, answer = self._kept.get(question, (None, None))
            if known_as_of != as_of:
                answer = make()
                self._kept[question] = (as_of, answer)
            self._kept.move_to_end(question)
            while len(self._kept) > PLACES:
                self._kept.popitem(last=False)
            return cast("T", answer)


_shelves: WeakKeyDictionary[Any, Shelf] = WeakKeyDictionary()


def kept(question: Hashable, as_of: Hashable, make: Callable[[], T]) -> T:
    """The answer to a question as of some state of the facts, made once for this database."""
    return _shelves.setdefault(db.engine, Shelf()).answer(question, as_of, make)


def forget() -> None:
    """Begin again, as a process does that has just started."""
    _shelves.pop(db.engine, None)
