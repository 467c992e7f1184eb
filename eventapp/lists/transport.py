"""Readings on their way between two processes: as JSON, for what reads a hostile file may lie."""

from __future__ import annotations

import json
import types
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Thing = TypeVar("Thing")


def to_json(thing: Any) -> str:
    """A dataclass of dataclasses, tuples, dicts and plain values as JSON."""
    return json.dumps(asdict(thing), ensure_ascii=False)


def from_json(wanted: type[Thing], text: str | bytes) -> Thing:
    """The same again; ValueError when it is anything else."""
    built: Thing = _build(wanted, json.loads(text))
    return built


def _build(wanted: Any, value: Any) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if is_dataclass(wanted) and isinstance(wanted, type) and isinstance(value, dict):
        return wanted(**{name: _build(hint, value[name]) for name, hint in _hints(wanted).items()})
    if origin is tuple and isinstance(value, list):
        return tuple(_build(arguments[0], part) for part in value)
    if origin is dict and isinstance(value, dict):
        return {str(key): _build(arguments[1], part) for key, part in value.items()}
    if origin in {Union, types.UnionType}:
        if value is None and types.NoneType in arguments:
            return None
        return _build(next(part for part in arguments if part is not types.NoneType), value)
    if (origin is Literal and value in arguments) or (
        isinstance(wanted, type) and isinstance(value, wanted)
    ):
        return value
    raise ValueError(f"{type(value).__name__} is not {wanted}")


@cache
def _hints(wanted: type) -> dict[str, Any]:
    hints = get_type_hints(wanted)
    return {field.name: hints[field.name] for field in fields(wanted)}
