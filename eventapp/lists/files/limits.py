"""How large a list may be; the largest real ones have some thousand rows and twenty columns."""

from __future__ import annotations

MEBIBYTE = 1024 * 1024

MOST_BYTES = 10 * MEBIBYTE
"""Of the file as it is sent."""

MOST_MEMBERS = 200
MOST_UNPACKED = 50 * MEBIBYTE
MOST_RATIO = 100
HARMLESS_MEMBER = MEBIBYTE
"""Members up to this size may be packed as tightly as they like."""
MOST_DIRECTORY = 128 * 1024
"""Bytes of the directory of an archive with the most members."""

MOST_SHEETS = 40
MOST_ROWS = 10_000
"""Rows with something in them, of all sheets together."""
MOST_COLUMNS = 120
"""Columns that are read; what stands further right is left out, and said."""
MOST_AREA = 2_000_000
"""Cells between the first and the last one of a sheet, empty ones counted."""
LONGEST_TEXT = 1_000
"""Characters of a cell that are kept."""
