"""How gunicorn serves the program; it reads this file by itself."""

from __future__ import annotations

import sys

from eventapp.documents import MachineRefused, require_machine


def on_starting(_server: object) -> None:
    """Start nowhere where the same paper would not be the same file twice."""
    try:
        require_machine()
    except MachineRefused as refusal:
        print(refusal, file=sys.stderr)  # noqa: T201 - one sentence for whoever starts it
        sys.exit(2)
