"""A paper fetches nothing: no file, no address, whatever its markup says."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from eventapp.documents.engine import engine

SVG = "%3Csvg xmlns=%27http://www.w3.org/2000/svg%27%3E%3Cimage href=%27{url}%27/%3E%3C/svg%3E"
HOOKS = (
    '<link rel="stylesheet" href="{url}">',
    '<style>@import url("{url}");</style>',
    '<img src="{url}">',
    '<object data="{url}"></object>',
    '<embed src="{url}">',
    '<div style="background: url({url})">x</div>',
    '<svg><image href="{url}" width="9" height="9"/></svg>',
    f'<img src="data:image/svg+xml,{SVG}">',
    '<link rel="attachment" href="{url}">',
    '<a rel="attachment" href="{url}">x</a>',
    '<style>@font-face {{ font-family: F; src: url({url}) }}</style><p style="font: 9pt F">x',
)


@pytest.fixture(scope="module")
def calls():
    """A server that notes each request it gets."""
    heard: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("hook", HOOKS)
def test_no_address_is_called(calls, hook):
    address, heard = calls

    engine().lay_out(hook.format(url=f"{address}/called")).write_pdf()

    assert heard == []


@pytest.mark.parametrize("hook", HOOKS)
def test_no_file_gets_into_the_paper(hook, tmp_path):
    secret = tmp_path / "secret.css"
    secret.write_text("p::before { content: 'SECRET' }")

    pdf = engine().lay_out(hook.format(url=secret.as_uri())).write_pdf(uncompressed_pdf=True)

    assert b"SECRET" not in pdf
    assert b"EmbeddedFile" not in pdf
