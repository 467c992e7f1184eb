"""Reads finished papers with the tools an archivist has: poppler and qpdf."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader


def run(tool: str, pdf: bytes, *arguments: str, after: tuple[str, ...] = ()) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(
            [tool, *arguments, str(path), *after], capture_output=True, check=True, timeout=60
        )
    return done.stdout.decode(errors="replace")


def pages(pdf: bytes) -> list[str]:
    """The text of each page, laid out as printed."""
    return run("pdftotext", pdf, "-layout", after=("-",)).split("\f")[:-1]


def words(pdf: bytes) -> str:
    """All text in reading order, every gap one blank."""
    return " ".join(run("pdftotext", pdf, after=("-",)).split())


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    text = run("pdfinfo", pdf, "-f", "1", "-l", "999")
    return [(float(w), float(h)) for w, h in re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", text)]


def fonts(pdf: bytes) -> list[list[str]]:
    """The columns of pdffonts: name, type, encoding, embedded, subset, unicode, object."""
    return [line.split() for line in run("pdffonts", pdf).splitlines()[2:]]


def places(pdf: bytes, page: int) -> dict[str, tuple[float, float, float, float]]:
    """Each word of a page and where it first stands: left, top, right, bottom in points."""
    text = run("pdftotext", pdf, "-bbox", "-f", str(page), "-l", str(page), after=("-",))
    found = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', text
    )
    return {word: tuple(map(float, box)) for *box, word in reversed(found)}


def page_images(pdf: bytes, folder: Path) -> list[Path]:
    """A grey picture of each page at 75 dots per inch."""
    folder.mkdir()
    run("pdftoppm", pdf, "-r", "75", "-gray", "-png", after=(str(folder / "page"),))
    return sorted(folder.iterdir())


def embedded_files(pdf: bytes) -> dict[str, bytes]:
    """The files inside the paper, by their names."""
    return {name: parts[0] for name, parts in PdfReader(io.BytesIO(pdf)).attachments.items()}


def structure(pdf: bytes, *, texts: bool = True) -> str:
    """What a screen reader is told: the tags, one a line, indented, with their texts if asked."""
    return run("pdfinfo", pdf, "-struct-text" if texts else "-struct")
