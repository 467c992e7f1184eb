"""The one WeasyPrint set-up of a process: our fonts, our style sheets, nothing fetched."""

from __future__ import annotations

import atexit
import gc
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from typing import Any

from eventapp.documents.machine import weasyprint

FONT_FAMILY = "Paper"
FONT_FOLDER = Path(__file__).parent / "fonts"
TEMPLATE_FOLDER = Path(__file__).parents[2] / "templates" / "documents"
FACES = {  # (bold, italic) -> file
    (False, False): FONT_FOLDER / "Tinos-Regular.ttf",
    (True, False): FONT_FOLDER / "Tinos-Bold.ttf",
    (False, True): FONT_FOLDER / "Tinos-Italic.ttf",
    (True, True): FONT_FOLDER / "Tinos-BoldItalic.ttf",
}
LANDSCAPE = "@page { size: A4 landscape }"
UNNUMBERED = "@page { @top-center { content: none } }"

_lock = threading.RLock()
_engines: dict[int, Engine] = {}


@dataclass(frozen=True)
class Engine:
    """What all papers of one process share; making it costs more than a short paper."""

    fonts: Any
    fetcher: Any
    sheets: dict[str, Any]

    def lay_out(self, html: str, *, landscape: bool = False, numbered: bool = True) -> Any:
        """The pages of one section as a WeasyPrint document."""
        names = ["paper", *["landscape"] * landscape, *["unnumbered"] * (not numbered)]
        page = weasyprint().HTML(string=html, url_fetcher=self.fetcher)
        return page.render(
            font_config=self.fonts, stylesheets=[self.sheets[name] for name in names]
        )


@contextmanager
def printing() -> Iterator[None]:
    """One paper at a time: the font map of WeasyPrint is not made for several threads.

    Meanwhile nobody looks for garbage: among the million objects of a long paper that costs a
    third of the time and finds nothing.
    """
    with _lock:
        was_collecting = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if was_collecting:
                gc.enable()


def engine() -> Engine:
    """The engine of this process; a forked child makes its own."""
    with _lock:
        if os.getpid() not in _engines:
            _engines[os.getpid()] = _make_engine()
        return _engines[os.getpid()]


def _make_engine() -> Engine:
    library = weasyprint()
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    fetcher = _font_fetcher()

    def sheet(css: str) -> Any:
        return library.CSS(string=css, font_config=fonts, url_fetcher=fetcher)

    paper = _font_faces() + (TEMPLATE_FOLDER / "paper.css").read_text(encoding="utf-8")
    sheets = {"paper": sheet(paper), "landscape": sheet(LANDSCAPE), "unnumbered": sheet(UNNUMBERED)}
    return Engine(fonts, fetcher, sheets)


def _font_fetcher() -> Any:
    """A fetcher that opens the four bundled fonts and refuses every other address."""
    urls = import_module("weasyprint.urls")
    allowed = {path.as_uri(): path for path in FACES.values()}

    class FontFetcher(urls.URLFetcher):  # type: ignore[name-defined] # untyped library
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url not in allowed:
                raise ValueError("A paper fetches nothing.")
            return urls.URLFetcherResponse(url, allowed[url].read_bytes())

    return FontFetcher()


def _font_faces() -> str:
    """Without kerning, as word processors print by default, so that both lanes measure alike.

    Said of the font and not of the text: for each text WeasyPrint would lose a little memory.
    """
    return "".join(
        f"@font-face {{ font-family: {FONT_FAMILY}; src: url({path.as_uri()});"
        f' font-feature-settings: "kern" 0, "liga" 0, "clig" 0;'
        f" font-weight: {700 if bold else 400}; font-style: {'italic' if italic else 'normal'} }}\n"
        for (bold, italic), path in FACES.items()
    )


def _forget_parent_fonts() -> None:
    """Leave the parent's copies of the fonts to the parent: it deletes them when it ends."""
    for inherited in _engines.values():
        inherited.fonts._folder = None  # noqa: SLF001 - no public way to keep the files
    _engines.clear()


def _drop_font_copies() -> None:
    for mine in _engines.values():
        if mine.fonts._folder:  # noqa: SLF001 - as above
            rmtree(mine.fonts._folder, ignore_errors=True)  # noqa: SLF001


atexit.register(_drop_font_copies)
os.register_at_fork(after_in_child=_forget_parent_fonts)
