"""Printing in a process of its own: a paper may end that process, never the one that asked.

Long or many papers are the worker's. What they may take of time and memory is decided here; the
process that prints them holds neither the database nor a secret.
"""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eventapp.documents.paper import Paper
from eventapp.errors import RuleBroken

_CHILD = Path(__file__).with_name("child.py")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What printing may take: seconds on the clock, and memory in MiB."""

    seconds: int = 600
    memory_mib: int = 2_048


def bind_apart(
    papers: Sequence[Paper],
    title: str,
    *,
    after_each: Callable[[int], None] = lambda _: None,
    allowance: Allowance | None = None,
) -> bytes:
    """What :func:`~eventapp.documents.layout.bind` gives; RuleBroken when it takes too much."""
    allowed = allowance or Allowance()
    with TemporaryDirectory(prefix="paper-") as folder:
        asked, printed = Path(folder) / "asked", Path(folder) / "printed.pdf"
        asked.write_bytes(pickle.dumps((list(papers), title, allowed.memory_mib)))
        command = [sys.executable, "-I", str(_CHILD), str(asked), str(printed)]
        if refusal := _run(command, after_each, allowed):
            raise refusal
        if printed.exists():
            return printed.read_bytes()
    raise RuleBroken(
        "These papers took more than %(minutes)s minutes or %(mib)s MiB of memory and were given"
        " up. Please choose fewer of them.",
        minutes=max(1, allowed.seconds // 60),
        mib=allowed.memory_mib,
    )


def _run(
    command: Sequence[str], after_each: Callable[[int], None], allowed: Allowance
) -> RuleBroken | None:
    """Run the child to its end, hear how far it is; its refusal, if it has one."""
    refusal = None
    with subprocess.Popen(  # noqa: S603 - this program's own child
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={"PYTHONUTF8": "1"}
    ) as child:
        alarm = threading.Timer(allowed.seconds, child.kill)
        alarm.start()
        try:
            for line in child.stdout or ():
                word, _, rest = line.partition(b" ")
                if word == b"done":
                    after_each(int(rest))
                elif word == b"refused":
                    said = bytes.fromhex(rest.decode())
                    message, values = pickle.loads(said)  # noqa: S301 - from our own child
                    refusal = RuleBroken(message, **values)
        except BaseException:
            child.kill()
            raise
        finally:
            alarm.cancel()
    if child.returncode and refusal is None:
        _log.warning("printing %s ended with %s", command[-1], child.returncode)
    return refusal
