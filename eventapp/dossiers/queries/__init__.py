"""Finding people across trainings: one person, her history, possible doubles."""

from __future__ import annotations

from eventapp.dossiers.queries.doubles import (
    Double,
    Doubles,
    certainty_of_pair,
    doubles,
    get_double,
)
from eventapp.dossiers.queries.history import Attended, HalfDay, attended, ids_of
from eventapp.dossiers.queries.merges import get_merge, merges_of, requests_of
from eventapp.dossiers.queries.people import get_person, is_wholly_within

__all__ = [
    "Attended",
    "Double",
    "Doubles",
    "HalfDay",
    "attended",
    "certainty_of_pair",
    "doubles",
    "get_double",
    "get_merge",
    "get_person",
    "ids_of",
    "is_wholly_within",
    "merges_of",
    "requests_of",
]
