"""Vietnamese first, English when asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from eventapp.access import Role
from tests.factories import (
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
    operator_of,
)

CATALOGUE = Path(__file__).parents[2] / "eventapp/translations/vi/LC_MESSAGES/messages.po"
PAGES = {
    Role.ORGANISER: ["/", "/trainings/", "/agencies/", "/agencies/?on=x", "/journal/", "/account",
                     "/trainings/BDG-2021/", "/trainings/BDG-2021/board/1310S/"],
    Role.FOCAL_PERSON: ["/", "/trainings/", "/trainings/BDG-2021/registrations/"],
    Role.OPERATOR: ["/", "/trainings/"],
    Role.OFFICIAL: ["/", "/trainings/BDG-2021/papers/"],
}  # fmt: skip


@pytest.fixture
def sentences() -> list[str]:
    """English sentences long enough not to stand in a page by chance."""
    with CATALOGUE.open("rb") as file:
        return [
            entry.id
            for entry in read_po(file, locale="vi")
            if isinstance(entry.id, str)
            and entry.id.count(" ") >= 2
            and "%(" not in entry.id
            and entry.id != entry.string
        ]


def words(answer) -> str:
    page = re.sub(
        r"<(script|style)[^>]*>.*?</\1>", "", answer.get_data(as_text=True), flags=re.DOTALL
    )
    return " ".join(page.replace("&#39;", "'").split())


@pytest.mark.parametrize(
    ("role", "address"), [(role, address) for role, pages in PAGES.items() for address in pages]
)
def test_no_english_is_left_on_a_vietnamese_page(sign_in, sentences, role, address):
    training = TrainingFactory(code="BDG-2021")
    TrainingSessionFactory(training=training)
    point = PointFactory(training=training)
    RegistrationFactory(point=point)
    user = operator_of(point) if role is Role.OPERATOR else UserFactory(role=role)
    browser = sign_in(user)
    browser.post("/language", data={"language": "vi"})

    page = words(browser.get(address))

    assert 'lang="vi"' in page
    assert [sentence for sentence in sentences if sentence in page] == []


def test_sign_in_is_vietnamese_whatever_the_browser_wishes(app, sentences):
    answer = app.test_client().get("/sign-in", headers={"Accept-Language": "en-GB,en"})

    page = words(answer)
    assert "<h1>Đăng nhập</h1>" in page
    assert [sentence for sentence in sentences if sentence in page] == []


def test_switch_shows_the_same_page_in_english_and_back(app):
    browser = app.test_client()

    answer = browser.post("/language", data={"language": "en", "next": "/sign-in?next=/account"})
    english = words(browser.get("/sign-in"))
    browser.post("/language", data={"language": "vi"})

    assert answer.location == "/sign-in?next=/account"
    assert "<h1>Sign in</h1>" in english
    assert "Tiếng Việt" in english, "the way back, in its own words"
    assert "<h1>Đăng nhập</h1>" in words(browser.get("/sign-in"))


def test_an_unknown_language_changes_nothing(app):
    browser = app.test_client()

    browser.post("/language", data={"language": "../../etc"})

    assert 'lang="vi"' in words(browser.get("/sign-in"))


@pytest.mark.parametrize("target", ["https://evil.vn", "//evil.vn", "/\\evil.vn", ""])
def test_switch_leads_to_no_other_site(app, target):
    answer = app.test_client().post("/language", data={"language": "en", "next": target})

    assert answer.location == "/"


def test_times_and_numbers_follow_the_language(sign_in):
    TrainingSessionFactory()
    browser = sign_in()

    english = words(browser.get("/"))
    browser.post("/language", data={"language": "vi"})
    vietnamese = words(browser.get("/"))

    assert "Wednesday, 13/10/2021 · 08:00" in english
    assert "Thứ Tư, 13/10/2021 · 8h00" in vietnamese
