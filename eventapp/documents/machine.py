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


def check_machine() -> list[str]:
    """One sentence per thing this machine lacks to print papers; none when all is there."""
    try:
        version = weasyprint().__version__
    except OSError:
        return [_MISSING.format("libpangoft2-1.0-0", "papers cannot be printed without it")]
    complaints = []
    if import_module("weasyprint.text.ffi").harfbuzz_subset is None:
        reason = "without it the same paper is not the same file twice"
        complaints.append(_MISSING.format("libharfbuzz-subset0", reason))
    if version != WEASYPRINT_VERSION:
        complaints.append(f"WeasyPrint {WEASYPRINT_VERSION} is expected, {version} is installed.")
    return complaints


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
