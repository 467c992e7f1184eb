"""Searching a list: every word is the beginning of a word of the name, accents or not."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, case, literal, true

from eventapp.registrations.models import Registration
from eventapp.vietnamese import names

MOST_WORDS = 10
LONGEST_QUERY = 200
FEWEST_DIGITS = 4


def answers(query: str) -> ColumnElement[bool]:
    """Rows whose name (or telephone, when digits were typed) answers the query."""
    digits = re.sub(r"[\s.+()-]", "", query)
    if digits.isdecimal() and len(digits) >= FEWEST_DIGITS:
        return Registration.phone.contains(digits.removeprefix("84"), autoescape=True)
    words = names.fold(query[:LONGEST_QUERY]).split()[:MOST_WORDS]
    if not words:
        return true()
    padded = literal(" ") + Registration.search
    return and_(*(padded.contains(f" {word}", autoescape=True) for word in words))


def rank(query: str) -> ColumnElement[int] | None:
    """0 for the very name, 1 for its words with these accents, 2 otherwise.

    None when nothing in the query carries an accent: then every hit is as good.
    """
    query = names.clean_text(query)[:LONGEST_QUERY]
    if names.canonical(query) == names.canonical(names.fold(query)):
        return None
    padded = literal(" ") + Registration.name_key + literal(" ")
    words = names.sort_key(query).split()[:MOST_WORDS]
    return case(
        (Registration.name_key == names.sort_key(query), 0),
        (and_(*(padded.contains(f" {word} ", autoescape=True) for word in words)), 1),
        else_=2,
    )
