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
from eventapp.agencies.queries.lookup import choose, find_named, former_names, named
from eventapp.agencies.queries.successors import (
    History,
    Restated,
    history,
    restated,
    successors,
)
from eventapp.agencies.queries.tree import Found, counts_on, search_on, sizes_on

__all__ = [
    "Found",
    "History",
    "Restated",
    "agencies_on",
    "by_reference",
    "choose",
    "counts_on",
    "exists_on",
    "find_by_code",
    "find_named",
    "former_names",
    "get_agency",
    "get_upload",
    "history",
    "named",
    "restated",
    "search_on",
    "sizes_on",
    "subtree",
    "successors",
]
