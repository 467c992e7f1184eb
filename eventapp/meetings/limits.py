"""How much of a log is read before it is refused."""

from __future__ import annotations

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
LONGEST_CELL = 10_000
DEEPEST = 60
"""Elements inside one another, in XML."""
LONGEST_NAME = 200
SAMPLE_LINES = 20
"""Lines shown to somebody who names the columns of an unknown table."""
