from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, session
from wtforms import RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Optional

from eventapp.forms import Form

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "eventapp" / "static"
PAGES = sorted((ROOT / "templates").rglob("*.html"))


class NameForm(Form):
    full_name = StringField("Name", [InputRequired("Say the name.")], description="With accents.")
    phone = StringField("Phone", [Optional()])
    sex = RadioField(
        "Sex", choices=[SelectChoice("female", "Female"), SelectChoice("male", "Male")]
    )


@pytest.fixture
def draw(app: Flask):
    """Render a line of template that imports what it needs, as a page in English would."""

    def draw(source: str, address: str = "/", **values: Any) -> str:
        with app.test_request_context(address):
            session["language"] = "en"
            values = {name: value() if callable(value) else value for name, value in values.items()}
            return " ".join(app.jinja_env.from_string(source).render(values).split())

    return draw


def wrong_form() -> NameForm:
    form = NameForm()
    form.validate()
    return form


def test_field_ties_hint_and_error_to_the_input(draw):
    page = draw(
        '{% from "components/form.html" import field %}{{ field(form.full_name) }}', form=wrong_form
    )

    assert 'aria-describedby="full_name-hint full_name-error"' in page
    assert 'aria-invalid="true"' in page
    assert '<div class="form-text" id="full_name-hint">With accents.</div>' in page
    assert "<span>Say the name.</span>" in page


def test_field_says_that_it_is_optional(draw):
    page = draw(
        '{% from "components/form.html" import field %}{{ field(form.phone) }}', form=NameForm
    )

    assert "Phone <small>· optional</small>" in page


def test_field_groups_radio_buttons_under_their_question(draw):
    page = draw(
        '{% from "components/form.html" import field %}{{ field(form.sex) }}', form=NameForm
    )

    assert "<legend>Sex</legend>" in page
    assert [*re.findall(r'<label for="([^"]+)">', page)] == ["sex-0", "sex-1"]


def test_form_page_names_the_fields_to_look_at_again(draw):
    page = draw(
        '{% from "components/form.html" import form_page %}{{ form_page(form, "Save") }}',
        form=wrong_form,
    )

    assert '<a href="#full_name">Name</a>' in page
    assert page.count('role="alert"') == 1


def test_state_badge_takes_a_value_and_says_it_in_words(draw):
    page = draw('{% from "components/state.html" import state_badge %}{{ state_badge("late") }}')

    assert 'class="st late"' in page
    assert "#exclamation-triangle-fill" in page
    assert page.endswith("Report late</span>")


def test_state_bar_shares_the_width_by_the_counts(draw):
    page = draw(
        '{% from "components/state.html" import state_bar %}'
        '{{ state_bar([("locked", 1), ("late", 0), ("due", 3)], "1 locked, 3 due") }}'
    )

    assert re.findall(r'class="(f-\w+)" x="([\d.]+)%"', page) == [
        ("f-lck", "0.00"),
        ("f-due", "25.00"),
    ]


def test_table_without_rows_says_so_instead_of_an_empty_table(draw):
    page = draw(
        '{% from "components/table.html" import table %}'
        '{% call(row) table("People", ["Name"], [], empty="Nobody yet.") %}{% endcall %}'
    )

    assert "Nobody yet." in page
    assert "<table" not in page


def test_cell_says_in_words_that_a_value_is_missing(draw):
    page = draw('{% from "components/table.html" import cell %}{{ cell("Phone", none) }}')

    assert page == '<td data-l="Phone"><span class="muted">none</span></td>'


def test_pagination_keeps_the_rest_of_the_address(draw):
    page = draw(
        '{% from "components/navigation.html" import pagination %}{{ pagination(2, 3) }}',
        address="/agencies/?q=Hà&page=2",
    )

    assert re.findall(r'href="([^"]+)" rel="next"', page) == ["/agencies/?q=H%C3%A0&amp;page=3"]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 405, 409, 410, 413, 418, 429, 500, 503])
def test_error_page_speaks_in_words_not_codes(draw, code):
    page = draw(
        '{% include "errors/page.html" %}',
        code=code,
        sentence=None,
        is_stale_form=False,
        is_our_fault=False,
    )

    assert str(code) not in re.sub(r"<[^>]*>", "", page)
    assert 'href="/"' in page


def test_every_icon_of_a_template_is_in_the_file():
    known = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor/icons.svg").read_text()))
    asked = {
        name
        for page in PAGES
        for name in re.findall(r'\b(?:icon|draw)\("([a-z0-9-]+)"', page.read_text())
    }

    assert asked - known == set()


def test_every_icon_of_the_file_is_drawn_somewhere():
    kept = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor/icons.svg").read_text()))
    written = " ".join(
        file.read_text()
        for folder in (ROOT / "eventapp", ROOT / "templates")
        for file in folder.rglob("*")
        if file.suffix in {".html", ".py", ".js"}
    )

    assert [name for name in sorted(kept) if f'"{name}"' not in written] == []


def test_every_static_file_of_a_template_exists():
    asked = {
        name
        for page in PAGES
        for name in re.findall(r"""static_url\(["']([^"']+\.\w+)["']\)""", page.read_text())
    }

    assert [name for name in sorted(asked) if not (STATIC / name).is_file()] == []


def test_every_address_in_a_style_sheet_exists():
    missing = [
        (sheet.name, address)
        for sheet in (STATIC / "css").glob("*.css")
        for address in re.findall(r'url\("?([^")]+)"?\)', sheet.read_text())
        if not (sheet.parent / address).is_file()
    ]

    assert missing == []


def test_no_style_sheet_grows_past_300_lines():
    assert [
        sheet.name
        for sheet in (STATIC / "css").glob("*.css")
        if len(sheet.read_text().splitlines()) > 300
    ] == []


def test_the_files_from_elsewhere_are_the_ones_written_down():
    written = dict(
        reversed(line.split("  "))
        for line in (STATIC / "vendor/README.md").read_text().splitlines()
        if re.match(r"[0-9a-f]{64}  ", line)
    )
    found = {
        str(file.relative_to(STATIC / "vendor")): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (STATIC / "vendor").rglob("*")
        if file.suffix in {".css", ".js", ".mjs", ".svg", ".wasm", ".woff2"}
    }

    assert written == found
