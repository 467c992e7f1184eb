"""Vietnamese is complete: every sentence of the program has its translation."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent.parent
CATALOGUE = ROOT / "eventapp/translations/vi/LC_MESSAGES/messages.po"
KEYWORDS = {
    "_": None,
    "_l": None,
    "N_": None,
    "gettext": None,
    "lazy_gettext": None,
    "RuleBroken": None,
    "ngettext": (1, 2),
}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
PLACES = re.compile(r"%\((\w+)\)")


def messages() -> dict[str, str]:
    """Every message id of the program, and a file that uses it."""
    found = {}
    for folder in ("eventapp", "templates"):
        for file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, METHODS, keywords=KEYWORDS
        ):
            found[message] = f"{folder}/{file}"
    return found


def translations() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return {
            entry.id: entry.string
            for entry in read_po(file, locale="vi")
            if entry.id and not entry.fuzzy
        }


def test_every_sentence_is_translated():
    vietnamese = translations()

    assert {text: file for text, file in messages().items() if not vietnamese.get(text)} == {}


def test_a_translation_keeps_the_places_of_its_sentence():
    wrong = {
        text: vietnamese
        for text, vietnamese in translations().items()
        if set(PLACES.findall(text)) != set(PLACES.findall(vietnamese))
    }

    assert wrong == {}


def test_no_translation_is_left_over():
    assert sorted(set(translations()) - set(messages())) == []


def test_the_compiled_catalogue_is_the_written_one():
    with CATALOGUE.open("rb") as file:
        written = BytesIO()
        write_mo(written, read_po(file, locale="vi"))
    written.seek(0)
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = {entry.id: entry.string for entry in read_mo(file)}

    assert compiled == {entry.id: entry.string for entry in read_mo(written)}
