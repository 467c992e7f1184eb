"""A proxy between phone and server that does what bad lines and portals do."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

EVENTS = b"/api/rollcall/v1/events"
PORTAL = {
    "html": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<h1>Wi-Fi</h1>",
    "redirect": b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n",
    "empty": b"HTTP/1.1 204 No Content\r\n\r\n",
    "json": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    "broken": b"HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\noops",
    "busy": b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n",
}


@dataclass
class FaultProxy:
    """Passes requests on; ``fault`` decides about each request for marks before it is sent.

    A fault is "" (pass on), "cut" (the server gets it, its reply is lost), "late" (a copy reaches
    the server a second time, later), "down" (nothing gets through, of anything), or a kind of
    ``PORTAL``. ``seen`` are the requests for marks, as they came.
    """

    server_port: int
    fault: Callable[[bytes], str] = field(default=lambda _: "")
    seen: list[bytes] = field(default_factory=list)
    everything: bool = False
    newer: bool = False  # the server has a new version of the worker
    LATE: ClassVar[float] = 0.5

    def __post_init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(3)

    def next(self, *faults: str) -> None:
        """These faults, one for each of the next requests, then none."""
        left = list(faults)
        self.fault = lambda _: left.pop(0) if left else ""

    def always(self, fault: str) -> None:
        self.fault = lambda _: fault

    def _start(self, act: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=act, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._socket.accept()
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            client.settimeout(10)
            request = _read(client)
            if not request:
                return
            is_marks = request.startswith(b"POST " + EVENTS)
            if is_marks:
                self.seen.append(request)
            fault = self.fault(request) if is_marks or self.everything else ""
            if fault == "down":
                return
            if fault in PORTAL:
                client.sendall(PORTAL[fault])
                return
            if fault == "late":
                self._start(self._again, request)
            reply = self._forward(request)
            if self.newer and b"/worker.js" in request.partition(b"\r\n")[0]:
                reply = _longer(reply, b"\n// newer")
            if fault != "cut":
                client.sendall(reply)

    def _again(self, request: bytes) -> None:
        time.sleep(self.LATE)
        self._forward(request)

    def _forward(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.server_port), 10) as server:
            head, _, body = request.partition(b"\r\n\r\n")
            dropped = (b"connection:", b"accept-encoding:")
            lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(dropped)]
            server.sendall(b"\r\n".join([*lines, b"Connection: close", b"", body]))
            parts = []
            while part := server.recv(65536):
                parts.append(part)
        return b"".join(parts)


def _longer(reply: bytes, more: bytes) -> bytes:
    head, _, body = reply.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    body += more
    length = f"Content-Length: {len(body)}".encode()
    return b"\r\n".join([*lines, length, b"", body])


def _read(client: socket.socket) -> bytes:
    """One request, whole."""
    found = b""
    while b"\r\n\r\n" not in found:
        part = client.recv(65536)
        if not part:
            return b""
        found += part
    head, _, body = found.partition(b"\r\n\r\n")
    lengths = [
        line.split(b":")[1]
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    length = int(lengths[0]) if lengths else 0
    while len(body) < length:
        body += client.recv(65536)
    return head + b"\r\n\r\n" + body
