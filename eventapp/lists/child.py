"""The process that reads what came from outside, with little to lose and little to spend.

``python -I child.py`` takes one JSON line (the request) and the file on standard input, and prints
one JSON document. It never imports the web or the database: the package is known to it only as a
folder, so that it starts in a tenth of a second and holds no secret.
"""

from __future__ import annotations

import json
import resource
import sys
import types
from datetime import date
from pathlib import Path
from typing import Any

MOST_MEMORY = 768 * 1024 * 1024
MOST_SECONDS = 20
MOST_OUTPUT = 64 * 1024 * 1024


def limit() -> None:
    """Let this process use and say only so much."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_OUTPUT, MOST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(asked: dict[str, Any], content: bytes) -> str:
    """The reading, or the refusal, as JSON."""
    from eventapp.errors import RuleBroken  # noqa: PLC0415 - after the limits, by the bare package
    from eventapp.lists.cells import read_cells, read_pasted_cells  # noqa: PLC0415
    from eventapp.lists.reading import read_file, read_pasted  # noqa: PLC0415
    from eventapp.lists.request import Request  # noqa: PLC0415
    from eventapp.lists.transport import to_json  # noqa: PLC0415

    on, sheet = asked.get("on"), asked.get("sheet")
    request = Request(
        name=str(asked.get("name")),
        on=date.fromisoformat(on) if isinstance(on, str) else None,
        sheet=str(sheet) if sheet is not None else None,
        asks_ethnicity=bool(asked.get("asks_ethnicity")),
        asked=tuple(asked.get("asked") or ()),
    )
    try:
        if asked.get("wants_cells"):
            is_text = asked["is_pasted"]
            rows = read_pasted_cells(content.decode()) if is_text else read_cells(content)
            return json.dumps({"rows": rows}, ensure_ascii=False)
        if asked["is_pasted"]:
            reading = read_pasted(content.decode(), request)
        else:
            reading = read_file(content, request)
    except RuleBroken as error:
        refusal = {
            "message": error.message,
            "field": error.field,
            "values": error.values,
        }
        return json.dumps({"refused": refusal}, ensure_ascii=False)
    return to_json(reading)


def main() -> None:
    limit()
    package = types.ModuleType("eventapp")
    root = Path(__file__).resolve().parent.parent
    package.__path__ = [str(root)]
    sys.modules["eventapp"] = package
    asked = json.loads(sys.stdin.buffer.readline())
    text = answer(asked, sys.stdin.buffer.read())
    sys.stdout.buffer.write(text.encode())


if __name__ == "__main__":
    main()
