"""A server behind a proxy that breaks, and phones that talk to it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import flask_migrate
import pytest
from playwright.sync_api import Page, Playwright
from sqlalchemy import delete
from werkzeug.serving import make_server

from eventapp import create_app
from eventapp.accounts.models import User
from eventapp.attendance.models import ChainLink, Mark, MarkSupersedes, QuarantinedMark
from eventapp.database import db
from tests.attendance.scene import make_scene
from tests.e2e.conftest import ARGUMENTS, CHROMIUM, ROOT, Server
from tests.e2e.offline.fault_proxy import FaultProxy
from tests.e2e.offline.phones import WATCH, Phone, nothing_is_lost


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all cases; each case has a training, a point and people of its own."""
    app = create_app(
        {
            "SECRET_KEY": "a key for tests that is long enough",
            "DATA_DIR": tmp_path_factory.mktemp("offline"),
            "DATABASE_URL": "",
            "LOG_LEVEL": "ERROR",
        }
    )
    with app.app_context():
        flask_migrate.upgrade(directory=str(ROOT / "migrations"))
        db.session.remove()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Server(f"http://127.0.0.1:{server.server_port}", app, None)
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def server(running: Server) -> Server:
    with running.app.app_context():
        for model in (ChainLink, MarkSupersedes, Mark, QuarantinedMark):
            db.session.execute(delete(model))
        scene = make_scene(3)
        db.session.commit()
        db.session.remove()
    return Server(running.url, running.app, scene)


@pytest.fixture
def proxy(server: Server) -> Iterator[FaultProxy]:
    proxy = FaultProxy(urlsplit(server.url).port)
    yield proxy
    proxy.close()


@pytest.fixture
def phones() -> list[Phone]:
    return []


@pytest.fixture
def phone_of(
    server: Server, proxy: FaultProxy, new_page: Callable[..., Page], phones: list[Phone]
) -> Callable[..., Phone]:
    """``phone_of(user)``: a phone of its own with the roll call open; nobody: the operator."""

    def make(user: User | None = None, *, script: str = "", context=None, **options) -> Phone:
        through = Server(proxy.url, server.app, server.seeded)
        who = user or server.seeded.operator
        page = new_page(360, server=through, user=who, context=context, **options)
        page.add_init_script(WATCH)
        if script:
            page.add_init_script(script)
        phone = Phone(page, server.seeded, server, proxy)
        phones.append(phone)
        return phone

    return make


@pytest.fixture
def phone(phone_of: Callable[..., Phone]) -> Phone:
    return phone_of().open()


@pytest.fixture(autouse=True)
def invariant(server: Server, phones: list[Phone]) -> Iterator[None]:
    """After every case: ticks ever shown are on the phones or on the server."""
    yield
    nothing_is_lost(server, *[phone for phone in phones if not phone.page.is_closed()])


@pytest.fixture
def profile(playwright: Playwright, server: Server, proxy: FaultProxy, tmp_path: Path):
    """``profile()``: a browser on one profile folder, as it is started again after being killed."""
    contexts = []

    def start() -> Page:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            base_url=proxy.url,
            locale="vi-VN",
            viewport={"width": 360, "height": 760},
        )
        contexts.append(context)
        through = Server(proxy.url, server.app, server.seeded)
        if len(contexts) == 1:
            in_a_month = int(time.time()) + 30 * 86_400
            cookie = through.cookie_of(server.seeded.operator)
            context.add_cookies([cookie | {"expires": in_a_month}])
        context.add_init_script(WATCH)
        return context.new_page()

    yield start
    for context in contexts:
        context.close()
