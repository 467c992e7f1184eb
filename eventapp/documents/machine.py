"""WeasyPrint and the system libraries it stands on: loaded late, checked at the start."""

from __future__ import annotations

import ctypes.util
import warnings
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

WEASYPRINT_VERSION = "70.0"
_MISSING = "Install the Debian package {0}: {1} (apt-get install --no-install-recommends {0})."


@cache
def weasyprint() -> ModuleType:
    """The module, imported at the first paper: the import takes half a second."""
    with _no_compiler_calls(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # check_machine says it in a sentence
        library = import_module("weasyprint")
    import_module("pydyf").PDF.page_references = property(_page_references)
    return library


class MachineRefused(Exception):
    """The program does not start here; the message says which package to install."""


def check_machine() -> list[str]:
    """One sentence per thing this machine lacks to print papers; none when all is there."""
    if missing := _missing_library():
        return [missing]
    version = weasyprint().__version__
    if version != WEASYPRINT_VERSION:
        return [f"WeasyPrint {WEASYPRINT_VERSION} is expected, {version} is installed."]
    return []


def require_machine() -> None:
    """MachineRefused where papers cannot be printed, or not twice alike.

    Another version of WeasyPrint is no reason: long lists are printed by its slow lane then.
    """
    if missing := _missing_library():
        raise MachineRefused(missing)


def _missing_library() -> str:
    try:
        weasyprint()
    except OSError:
        return _MISSING.format("libpangoft2-1.0-0", "papers cannot be printed without it")
    if import_module("weasyprint.text.ffi").harfbuzz_subset is None:
        reason = "without it the same paper is not the same file twice"
        return _MISSING.format("libharfbuzz-subset0", reason)
    return ""


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """The pages of a file, as pydyf has them, but remembered.

    WeasyPrint asks for them once per tag; making the list anew each time took half the time of a
    tagged list of 10,000 rows.
    """
    kids = pdf.pages["Kids"][::3]
    known: tuple[bytes, ...] = getattr(pdf, "_known_references", ())
    if len(known) != len(kids):
        known = pdf._known_references = tuple(f"{each} 0 R".encode() for each in kids)  # noqa: SLF001
    return known


@contextmanager
def _no_compiler_calls() -> Iterator[None]:
    """Spare the import some two hundred runs of gcc and ldconfig in search of libraries.

    The loader finds the libraries by their file names without that search.
    """
    found = ctypes.util.find_library
    ctypes.util.find_library = lambda _name: None  # type: ignore[assignment] # put back below
    try:
        yield
    finally:
        ctypes.util.find_library = found
