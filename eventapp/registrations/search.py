"""Searching a list: every word is the beginning of a word of the name, accents or not."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, case, literal, true
from sqlalchemy.orm import InstrumentedAttribute

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


def rank(query: str) -> ColumnElement[int]:
    """How well a row answers, best first.

    When the query carries accents: 0 the very name, 1 its words with these accents; then, and
    without accents: 2 the name, 3 its whole words, 4 beginnings of words.
    """
    query = names.clean_text(query[:LONGEST_QUERY])
    folded = names.fold(query)
    cases = [
        (Registration.search == folded, 2),
        (_has_words(Registration.search, folded), 3),
    ]
    if names.canonical(query) != names.canonical(folded):
        key = names.sort_key(query)
        cases = [
            (Registration.name_key == key, 0),
            (_has_words(Registration.name_key, key), 1),
            *cases,
        ]
    return case(*cases, else_=4)


def _has_words(text: InstrumentedAttribute[str], words: str) -> ColumnElement[bool]:
    padded = literal(" ") + text + literal(" ")
    return and_(
        true(),
        *(padded.contains(f" {word} ", autoescape=True) for word in words.split()[:MOST_WORDS]),
    )
