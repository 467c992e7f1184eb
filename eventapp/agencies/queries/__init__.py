"""Finding agencies, always as they were on a day."""

from __future__ import annotations

from eventapp.agencies.queries.existing import (
    agencies_on,
    by_reference,
    exists_on,
    find_by_code,
    get_agency,
    subtree,
)
from eventapp.agencies.queries.importing import get_upload

__all__ = [
    "agencies_on",
    "by_reference",
    "exists_on",
    "find_by_code",
    "get_agency",
    "get_upload",
    "subtree",
]
