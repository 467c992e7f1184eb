"""A phone in these tests: a page of its own, what it ever ticked, what it holds."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, expect
from sqlalchemy import select

from eventapp.attendance.models import Mark, QuarantinedMark
from eventapp.database import db
from tests.e2e.conftest import Server
from tests.e2e.offline.fault_proxy import FaultProxy
from tests.e2e.roll_call_page import RollCall

LOCAL, SENT, WORDS = "Trên máy này", "Đã nhận", ("Có mặt", "Muộn", "Có lý do", "Vắng")
KEPT = """async () => {
  const db = await new Promise((ok, no) => { const r = indexedDB.open("roll-call"); r.onsuccess = () => ok(r.result); r.onerror = () => no(r.error); });
  const all = await new Promise((ok) => { const r = db.transaction("events").objectStore("events").getAll(); r.onsuccess = () => ok(r.result); });
  db.close();
  return all.map((one) => ({ id: one.id, state: one.state, owner: one.owner }));
}"""
# Whatever is ticked, hollow or filled, is written down with the mark it stands for.
WATCH = """(() => {
  const ticked = new Set(JSON.parse(sessionStorage.getItem("ticked") ?? "[]"));
  const look = () => {
    for (const row of document.querySelectorAll(".people li")) {
      if (!row.querySelector(".tick.local, .tick.sent")) continue;
      for (const id of (row.dataset.heads ?? "").split(" ").filter(Boolean)) ticked.add(id);
    }
    sessionStorage.setItem("ticked", JSON.stringify([...ticked]));
    window.ticked = [...ticked];
  };
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class", "data-heads"] });
    look();
  });
})();"""


@dataclass
class Phone(RollCall):
    """The roll call on one phone, through a proxy; ``ticked`` are ids ever shown with a tick."""

    page: Page
    scene: Any
    server: Server
    proxy: FaultProxy
    ticked: set[str] = field(default_factory=set)

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    def ready(self) -> Phone:
        expect(self.page.locator("html[data-ready]")).to_be_attached()
        return self

    def open(self) -> Phone:
        super().open()
        return self.ready()

    def installed(self) -> Phone:
        """The worker is in charge: the page opens without a line from now on."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        return self

    def offline(self, is_so: bool = True) -> None:
        self.context.set_offline(is_so)

    def note(self) -> None:
        self.ticked |= set(self.page.evaluate("window.ticked ?? []"))

    def reload(self) -> Phone:
        self.note()
        self.page.reload()
        return self.ready()

    def kept(self, state: str | None = None) -> set[str]:
        found = self.page.evaluate(KEPT)
        return {one["id"] for one in found if state in {None, one["state"]}}

    def sees(self, number: int, word: str) -> None:
        expect(self.tick(number)).to_have_text(word, timeout=15_000)

    def flush(self) -> None:
        """The page gets its line back, as the browser tells it."""
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def wait_until(self, expression: str, seconds: float = 15) -> None:
        """Ask the page again and again; its content policy allows no ``wait_for_function``."""
        for _ in range(int(seconds * 10)):
            with contextlib.suppress(Error):  # the page is being loaded anew
                if self.page.evaluate(expression):
                    return
            self.page.wait_for_timeout(100)
        raise AssertionError(expression)

    def all_sent(self) -> None:
        expect(self.status).to_contain_text("Máy chủ đã nhận đủ.", timeout=15_000)


def on_server(server: Server) -> set[str]:
    """Ids of marks the server has, taken or put aside."""
    with server.app.app_context():
        ids = set(db.session.scalars(select(Mark.id)))
        return ids | set(db.session.scalars(select(QuarantinedMark.mark_id)))


def marks(server: Server) -> list[Mark]:
    with server.app.app_context():
        found = list(db.session.scalars(select(Mark).order_by(Mark.received_at, Mark.id)))
        db.session.expunge_all()
        return found


def put_aside(server: Server) -> list[str]:
    with server.app.app_context():
        return list(db.session.scalars(select(QuarantinedMark.reason)))


def nothing_is_lost(server: Server, *phones: Phone) -> None:
    """Whatever was ever ticked is on a phone or on the server."""
    kept: set[str] = set()
    ticked: set[str] = set()
    for phone in phones:
        phone.note()
        kept |= phone.kept()
        ticked |= phone.ticked
    assert ticked - kept - on_server(server) == set()
