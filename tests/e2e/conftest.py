"""A real server on a free port with a database of its own, and pages in a real Chromium."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Response,
    sync_playwright,
)
from werkzeug.serving import make_server

from eventapp import create_app
from eventapp.accounts.models import User
from eventapp.accounts.service import begin_sign_in
from eventapp.database import db

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE_MS = 10_000
WITHOUT_A_LINE = ("Failed to load resource", "error occurred when fetching the script")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser that leaves a page lets go of files half sent; the test server says so later."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(
                pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
            )


@dataclass(frozen=True)
class Server:
    """A server that runs; ``seeded`` is what the seed function returned."""

    url: str
    app: Flask
    seeded: Any

    def cookie_of(self, user: User, language: str = "vi") -> dict[str, str]:
        """The cookie of somebody who is signed in."""
        with self.app.app_context():
            user.here = begin_sign_in(user, device="Chromium", address="127.0.0.1", by=user)
            db.session.remove()
        serializer = self.app.session_interface.get_signing_serializer(self.app)
        content = {"_user_id": user.get_id(), "_fresh": True, "language": language}
        return {"name": "session", "value": serializer.dumps(content), "url": self.url}


@pytest.fixture
def live_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """``live_server(seed)``: make an empty database, fill it with ``seed()``, serve it."""
    running = []

    def start(seed: Callable[[], Any] = lambda: None) -> Server:
        app = create_app(
            {
                "SECRET_KEY": "a key for tests that is long enough",
                "DATA_DIR": tmp_path / f"data{len(running)}",
                "DATABASE_URL": "",
                "LOG_LEVEL": "ERROR",
            }
        )
        with app.app_context():
            flask_migrate.upgrade(directory=str(ROOT / "migrations"))
            seeded = seed()
            db.session.commit()
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        running.append((server, thread, app))
        return Server(f"http://127.0.0.1:{server.server_port}", app, seeded)

    yield start
    for server, thread, app in running:
        server.shutdown()
        thread.join()
        server.server_close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


@dataclass
class Faults:
    """What pages complained about; a test may expect some."""

    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("console", self._note)
        page.on("response", self._note_missing)

    def _note(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not any(one in said.text for one in WITHOUT_A_LINE):
            self.found.append(said.text)

    def _note_missing(self, response: Response) -> None:
        if "/static/" in response.url and response.status >= 400:
            self.found.append(f"{response.status} {response.url}")


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """``new_page(width, server=, user=)``: a page of that width, of a person signed in there.

    Each call is a browser profile of its own, unless ``context`` of an earlier page is given.
    The test fails when a page had an error of its own.
    """
    contexts: list[BrowserContext] = []
    faults = Faults()

    def open_page(
        width: int = 1280,
        *,
        server: Server | None = None,
        user: User | None = None,
        context: BrowserContext | None = None,
        **options: Any,
    ) -> Page:
        if context is None:
            height = 760 if width < 600 else 900
            context = chromium.new_context(
                viewport={"width": width, "height": height},
                base_url=server.url if server else None,
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                **options,
            )
            context.set_default_timeout(PATIENCE_MS)
            contexts.append(context)
        if server and user:
            context.add_cookies([server.cookie_of(user)])
        page = context.new_page()
        faults.watch(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults.found == []
