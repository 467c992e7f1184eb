"""Papers kept on disk by what is on them, so that each is printed once."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from eventapp import clock
from eventapp.documents.engine import FONT_FOLDER, TEMPLATE_FOLDER
from eventapp.documents.layout import render
from eventapp.documents.machine import weasyprint
from eventapp.documents.paper import Paper

KEPT_FOR = timedelta(days=30)  # papers hold names; one that is asked for again is printed again


def cached_render(paper: Paper, folder: Path) -> bytes:
    """The paper as PDF, printed only if the folder does not hold it yet.

    Whoever asks for the same paper meanwhile waits for it, in this process or another.
    """
    key = content_key(paper)
    file = folder / f"{key}.pdf"
    if (kept := _kept(file)) is not None:
        return kept
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _turn(folder, key):
        kept = _kept(file)
        if kept is None:
            kept = render(paper)
            _keep(file, kept)
            prune(folder, unused_since=clock.machine_now() - KEPT_FOR)
    return kept


def content_key(paper: Paper) -> str:
    """The same for the same paper printed by the same engine, and for no other."""
    return sha256(f"{_fingerprint()}{_words(paper)}".encode()).hexdigest()


def content_hash(paper: Paper) -> str:
    """SHA-256 of what is on the paper, however and by whatever engine it is printed."""
    return sha256(_words(paper).encode()).hexdigest()


def prune(folder: Path, *, unused_since: datetime) -> int:
    """Delete the papers nobody asked for since that moment; how many they were."""
    deleted = 0
    for file in (*folder.glob("*.pdf"), *folder.glob("*.part")):
        if datetime.fromtimestamp(file.stat().st_mtime, UTC) < unused_since:
            file.unlink(missing_ok=True)
            deleted += 1
    return deleted


def _words(paper: Paper) -> str:
    return json.dumps(paper, default=_plain, separators=(",", ":"))


def _plain(value: object) -> object:
    """Lists and texts for JSON: a value object is its name and its fields in order."""
    if is_dataclass(value):
        return [type(value).__name__, *(getattr(value, each.name) for each in fields(value))]
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong on a paper.")


@cache
def _fingerprint() -> str:
    """A hash of all that decides how a paper looks: code, templates, fonts, libraries."""
    weasyprint()
    pango = import_module("weasyprint.text.ffi").pango.pango_version()
    libraries = [version(name) for name in ("weasyprint", "pydyf", "segno")]
    marks = sha256(f"{libraries} {pango}".encode())
    for source in (Path(__file__).parent, TEMPLATE_FOLDER, FONT_FOLDER):
        for file in sorted(path for path in source.iterdir() if path.is_file()):
            marks.update(file.name.encode() + sha256(file.read_bytes()).digest())
    return marks.hexdigest()


def _kept(file: Path) -> bytes | None:
    try:
        pdf = file.read_bytes()
        os.utime(file)
    except FileNotFoundError:
        return None
    return pdf


def _keep(file: Path, pdf: bytes) -> None:
    """Write beside the place, then move there: nobody ever reads half a paper."""
    with NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
        part.write(pdf)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(file)


@contextmanager
def _turn(folder: Path, key: str) -> Iterator[None]:
    """One at a time per paper, across threads and processes; 256 lock files serve all papers."""
    with (folder / f"{key[:2]}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
