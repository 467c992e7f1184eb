"""Web servers fork workers and end them: papers must survive that, and leave nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import os, sys
from eventapp.documents import render
from tests.documents.papers import point_list

before = render(point_list(3))
child = os.fork()
if child == 0:
    sys.exit(render(point_list(3)) != before)
_, status = os.waitpid(child, 0)
from eventapp.documents import engine
engine._engines.clear()  # a fresh start must find the parent's files unharmed as well
assert status == 0
assert render(point_list(3)) == before
"""


def test_a_worker_that_ends_leaves_the_fonts_to_the_others(tmp_path):
    environment = {**os.environ, "TMPDIR": str(tmp_path)}

    subprocess.run([sys.executable, "-c", SCRIPT], check=True, env=environment, timeout=60)

    assert list(tmp_path.iterdir()) == []
