"""Everything CI checks, in one go: ``./run test [pytest arguments]``.

Lint, types, imports, templates; then the tests on SQLite, then on a real PostgreSQL started for
this run; browser journeys run once, on SQLite. With pytest arguments only the tests run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.postgres import temporary_postgres

BIN = Path(sys.executable).parent
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("djlint", "templates", "--lint", "--quiet"),
)


def run(*command: str, **environment: str) -> int:
    print("==", *command, flush=True)
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]], env=os.environ | environment, check=False
    ).returncode


def main(arguments: list[str]) -> int:
    failed = [] if arguments else [check for check in CHECKS if run(*check)]
    coverage = (
        () if arguments else ("--cov", "--cov-report=term:skip-covered", "--cov-fail-under=95")
    )
    several = () if arguments else SIDE_BY_SIDE
    if run("pytest", *several, *arguments, *coverage):
        failed.append(("pytest on SQLite",))
    with temporary_postgres() as url:
        if run("pytest", *several, "-m", "not e2e", *arguments, EVENTAPP_TEST_DATABASE_URL=url):
            failed.append(("pytest on PostgreSQL",))
    for check in failed:
        print("FAILED:", *check)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
