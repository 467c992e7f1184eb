"""What the phone keeps: killed and full browsers, new versions, two tabs, wrong clocks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from eventapp.attendance.queries.moments import has_doubtful_time, has_wrong_clock, shown_at
from eventapp.database import db
from tests.attendance.scene import make_scene
from tests.e2e.conftest import Server
from tests.e2e.offline.phones import LOCAL, SENT, Phone, marks, nothing_is_lost, put_aside
from tests.factories import SheetFactory

pytestmark = pytest.mark.e2e
NO_SYNC = "delete ServiceWorkerRegistration.prototype.sync;"
DEAD_SYNC = """Object.defineProperty(ServiceWorkerRegistration.prototype, "sync",
  { value: { register: () => Promise.resolve() } });"""
SHIFT = """(() => { let shift = %d; const now = Date.now.bind(Date); Date.now = () => now() + shift;
  window.setClock = (ms) => (shift = ms); })();"""
HOUR_MS = 3_600_000


def test_o09_an_answer_taken_back_before_it_was_sent_stays_in_the_log(server, phone):
    phone.offline()
    phone.press(0, "Vắng")
    phone.sees(0, LOCAL)
    phone.page.get_by_role("button", name="Hoàn tác").click()
    phone.sees(0, LOCAL)
    phone.offline(False)

    phone.all_sent()
    phone.sees(0, "Chưa điểm")
    assert [mark.value.value for mark in marks(server)] == ["absent", "unmarked"]


def test_o13_a_browser_that_was_killed_still_has_everything(server, proxy, profile):
    first = Phone(profile(), server.seeded, server, proxy).open().installed()
    first.offline()
    first.press(0, "Có mặt")
    first.press(1, "Muộn")
    first.sees(1, LOCAL)
    first.note()
    proxy.everything = True
    proxy.always("down")
    first.context.close()

    again = Phone(profile(), server.seeded, server, proxy, first.ticked)
    again.page.goto(again.address)  # no line, no server: the worker opens the list
    again.ready()
    again.sees(0, LOCAL)
    again.sees(1, LOCAL)
    assert marks(server) == []

    proxy.always("")
    again.flush()  # the sign-in ended with the browser
    expect(again.page.get_by_role("link", name="Đăng nhập")).to_be_visible()
    again.context.add_cookies([Server(proxy.url, server.app, None).cookie_of(again.scene.operator)])
    again.flush()
    again.all_sent()
    nothing_is_lost(server, again)
    assert len(marks(server)) == 2


@pytest.mark.parametrize("sync", [NO_SYNC, DEAD_SYNC])
def test_o14_o15_without_background_sync_the_page_sends_by_itself(server, phone_of, sync):
    phone = phone_of(script=sync).open()
    phone.offline()
    phone.press(0, "Có mặt")
    phone.sees(0, LOCAL)
    phone.offline(False)

    phone.sees(0, SENT)
    assert len(marks(server)) == 1


def test_o16_a_storage_that_forgets_shows_no_tick(server, phone_of, proxy):
    forgets = """const get = IDBObjectStore.prototype.get;
      IDBObjectStore.prototype.get = function (key) { return get.call(this, this.name === "events" ? "gone" : key); };"""
    phone = phone_of(script=forgets).open()
    proxy.always("down")
    phone.press(0, "Có mặt")

    expect(phone.status).to_contain_text("Chưa ghi được câu trả lời này.")
    phone.sees(0, "Chưa điểm")
    proxy.always("")


def test_o16_a_storage_that_was_thrown_away_while_the_page_is_open_is_noticed(server, phone):
    phone.offline()
    phone.page.evaluate(
        "new Promise((ok) => { const r = indexedDB.deleteDatabase('roll-call'); r.onsuccess = r.onblocked = ok; })"
    )
    phone.press(0, "Có mặt")
    phone.sees(0, LOCAL)

    assert len(phone.kept("waiting")) == 1
    phone.offline(False)
    phone.sees(0, SENT)


def test_o17_a_full_storage_ticks_only_what_the_server_has(server, phone_of, proxy):
    full = "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };"
    phone = phone_of(script=full).open()
    expect(phone.status).to_be_visible()
    phone.press(0, "Muộn")
    phone.sees(0, SENT)

    proxy.always("down")
    phone.press(1, "Vắng")
    expect(phone.status).to_contain_text("ghi ra giấy")
    phone.sees(1, "Chưa điểm")
    assert len(marks(server)) == 1


def test_o20_after_signing_out_no_page_with_names_opens_without_a_line(server, phone):
    phone.installed()
    phone.page.evaluate("""async () => { const f = new FormData(); f.append("csrf_token", document.querySelector("[data-roll-call]").dataset.token);
      await fetch("/sign-out", { method: "POST", body: f }); }""")
    phone.offline()
    phone.page.goto(phone.address)
    phone.ready()

    expect(phone.page.get_by_text("chưa có ai đăng nhập")).to_be_visible()
    expect(phone.page.locator(".people li")).to_have_count(0)
    cached = phone.page.evaluate("""async () => { const all = []; for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) all.push(await (await caches.match(request)).text()); return all.join(); }""")
    assert phone.scene.people[0].full_name not in cached


def test_o21_a_phone_with_the_protocol_before_is_understood(server, phone):
    phone.page.route("**/api/rollcall/v1/events", _as_protocol_1)
    phone.press(0, "Có mặt")

    phone.sees(0, SENT)
    (mark,) = marks(server)
    assert (mark.extra or {}).get("from_the_future") == {"kept": True}


def _as_protocol_1(route) -> None:
    batch = route.request.post_data_json
    batch["proto"] = 1
    for event in batch["events"]:
        event |= {"proto": 1, "from_the_future": {"kept": True}}
        event.pop("pairing"), event.pop("skew_ms")
    route.continue_(post_data=batch)


def test_o21_a_new_version_waits_until_everything_is_sent(server, phone, proxy):
    phone.installed()
    proxy.always("html")
    phone.press(0, "Có mặt")
    phone.sees(0, LOCAL)
    phone.page.evaluate("window.stayed = true")
    proxy.newer = True
    phone.page.evaluate(
        "navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => 0)"
    )
    expect(phone.page.get_by_text("Đã có bản mới của trang này.")).to_be_visible(timeout=10_000)
    assert phone.page.evaluate("window.stayed")
    phone.note()

    proxy.always("")
    phone.flush()
    phone.wait_until("!window.stayed")
    phone.ready().sees(0, SENT)


def test_o22_what_an_older_version_kept_is_all_sent(server, phone_of):
    scene = server.seeded
    old = [
        scene.event(
            scene.people[n % 3],
            "PLA"[n % 3],
            id=f"018f0000-0000-7000-8000-{n:012d}",
            seq=n,
            device="018f0000-0000-7000-8000-ffffffffffff",
            supersedes=[f"018f0000-0000-7000-8000-{n - 3:012d}"] if n >= 3 else [],
        )
        for n in range(30)
    ]
    script_ = "".join(
        f"localStorage.setItem('mark:{scene.operator.id}:{event['id']}', {json.dumps(json.dumps(event))});"
        for event in old
    )
    phone = phone_of(
        script=f"if (!sessionStorage.done) {{ {script_} sessionStorage.done = 1; }}"
    ).open()

    phone.all_sent()
    assert (len(marks(server)), put_aside(server)) == (30, [])
    assert phone.page.evaluate("Object.keys(localStorage).length") == 0


def test_o23_two_tabs_share_what_is_kept_and_send_it_once(server, phone, phone_of, proxy):
    second = phone_of(context=phone.context).open()
    phone.offline()
    phone.press(0, "Có mặt")
    second.sees(0, LOCAL)
    second.press(1, "Vắng")
    phone.sees(1, LOCAL)
    phone.offline(False)

    for tab in (phone, second):
        tab.sees(0, SENT)
        tab.sees(1, SENT)
    assert len({mark.id for mark in marks(server)}) == len(marks(server)) == 2
    assert len({mark.device for mark in marks(server)}) == 2


@pytest.mark.parametrize("wrong", [2 * HOUR_MS, -30 * 24 * HOUR_MS, -6 * 365 * 24 * HOUR_MS])
def test_o24_a_wrong_clock_is_put_right_and_decides_nothing(server, phone_of, wrong):
    phone = phone_of(script=SHIFT % wrong).open()
    phone.press(0, "Có mặt")
    phone.sees(0, SENT)

    (mark,) = marks(server)
    assert has_wrong_clock(mark)
    assert abs((shown_at(mark) - mark.received_at).total_seconds()) < 30
    assert mark.wall_ms + mark.skew_ms - mark.received_at.timestamp() * 1000 < 1000


def test_o25_a_clock_set_between_mark_and_sending_is_noted(server, phone_of):
    phone = phone_of(script=SHIFT % 0).open()
    phone.wait_until("document.getElementById('contact').textContent !== ''")
    phone.offline()
    phone.press(0, "Có mặt")
    phone.press(1, "Có mặt")
    phone.sees(1, LOCAL)
    phone.page.evaluate(f"setClock({3 * HOUR_MS})")
    phone.offline(False)
    phone.all_sent()

    found = sorted(marks(server), key=lambda mark: mark.sequence)
    assert [has_doubtful_time(mark) for mark in found] == [True, True]
    assert abs((shown_at(found[0]) - found[0].received_at).total_seconds()) < 60


def test_o29_what_comes_after_locking_is_listed_and_the_locked_sheet_stays(server, phone):
    phone.offline()
    phone.press(0, "Có mặt")
    phone.sees(0, LOCAL)
    with server.app.app_context():
        SheetFactory(
            point_id=phone.scene.point.id, session_id=phone.scene.session.id, state="locked"
        )
        db.session.remove()
    phone.offline(False)

    phone.sees(0, "Chưa ghi nhận")
    expect(phone.page.get_by_text("Đến sau khi khóa phiếu.")).to_be_visible()
    assert (marks(server), put_aside(server)) == ([], ["locked"])


def test_o30_five_thousand_waiting_answers_go_in_batches_while_the_page_answers(
    server, phone_of, proxy
):
    with server.app.app_context():
        server = replace(server, seeded=make_scene(6))
        db.session.remove()
    phone = phone_of(server.seeded.operator)
    phone.scene = server.seeded
    phone.open()
    proxy.always("html")
    phone.press(0, "Có mặt")
    phone.sees(0, LOCAL)
    phone.page.evaluate(SEED, [5000, [person.id for person in server.seeded.people[2:]]])
    proxy.always("")
    phone.flush()
    phone.press(1, "Vắng")
    phone.sees(1, LOCAL)
    expect(phone.status).to_contain_text("Máy chủ đã nhận đủ.", timeout=60_000)

    assert len(marks(server)) == 5002
    sizes = [request.count(b'"wall_ms"') for request in proxy.seen]
    assert max(sizes) <= 200


SEED = """async ([count, people]) => {
  const db = await new Promise((ok) => { const r = indexedDB.open("roll-call"); r.onsuccess = () => ok(r.result); });
  const [first] = await new Promise((ok) => { const r = db.transaction("events").objectStore("events").getAll(); r.onsuccess = () => ok(r.result); });
  const write = db.transaction("events", "readwrite");
  const device = crypto.randomUUID();
  const nameOf = (n) => `f0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  for (let n = 1; n <= count; n += 1) {
    const person = people[n % people.length];
    const supersedes = n > people.length ? [nameOf(n - people.length)] : [];
    write.objectStore("events").put({ ...first, id: nameOf(n), event: { ...first.event, id: nameOf(n), person, device, seq: n, supersedes } });
  }
  await new Promise((ok) => (write.oncomplete = ok));
  db.close();
}"""
