"""What every page of every test must be: well-formed, one h1, unique ids, labelled fields."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

_SPRITE = Path(__file__).parent.parent / "eventapp" / "static" / "vendor" / "icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="([^"]+)"', _SPRITE.read_text()))


def check_page(text: str) -> None:
    """Fail the test that fetched ``text`` when the page breaks a rule of the house."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    tree: Element = parser.parse(text)
    is_whole_page = text.lstrip().lower().startswith("<!doctype")
    faults = [
        f"{position}: {code}"
        for position, code, _ in parser.errors
        if is_whole_page or code != "expected-doctype-but-got-start-tag"
    ]
    assert not (is_whole_page and faults), faults

    ids = Counter(node.get("id") for node in tree.iter() if node.get("id"))
    assert [name for name, times in ids.items() if times > 1] == [], "ids must be unique"
    missing = [
        node.get("for")
        for node in tree.iter("label")
        if node.get("for") and node.get("for") not in ids
    ]
    assert missing == [], "every label has its field"
    assert [node.tag for node in tree.iter() if node.get("style")] == [], "no inline style"
    inline = [
        node
        for node in tree.iter("script")
        if not node.get("src") and node.get("type") != "application/json"
    ]
    assert inline == [], "no inline script"
    drawn = {
        node.get("href", "").partition("icons.svg")[2].partition("#")[2]
        for node in tree.iter("use")
    }
    assert drawn - ICONS - {""} == set(), "every icon is in the file"
    if is_whole_page:
        assert sum(1 for _ in tree.iter("h1")) == 1, "one h1"
        assert tree.get("lang") in {"vi", "en"}, "a page says its language"
