"""The process that prints papers apart, with only so much memory to spend.

``python -I child.py ASKED PRINTED`` reads pickled papers from one file, writes the PDF to another
and says after each paper "done N", or "refused …" with the sentence. The package is known to it
only as a folder: no web, no database.
"""

from __future__ import annotations

import pickle
import resource
import sys
import types
from pathlib import Path

MIB = 1024 * 1024


def main(asked: Path, printed: Path) -> None:
    package = types.ModuleType("eventapp")
    package.__path__ = [str(Path(__file__).resolve().parent.parent)]
    sys.modules["eventapp"] = package
    from eventapp.documents.layout import bind  # noqa: PLC0415 - by the bare package
    from eventapp.errors import RuleBroken  # noqa: PLC0415

    papers, title, memory_mib = pickle.loads(asked.read_bytes())  # noqa: S301 - from our parent
    resource.setrlimit(resource.RLIMIT_AS, (memory_mib * MIB, memory_mib * MIB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        content = bind(papers, title, after_each=lambda n: _say(f"done {n}"))
    except RuleBroken as error:
        _say(f"refused {pickle.dumps((error.message, error.values)).hex()}")
        return
    part = printed.with_suffix(".part")
    part.write_bytes(content)
    part.rename(printed)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
