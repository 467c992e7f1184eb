// Takes the roll on one sheet: answers at once, keeps every answer on the device, sends it until
// the server has it. Without this file every answer is a form of its own.
import { status, tellState } from "./bar.js";
import { uuid4, uuid7 } from "./ids.js";
import { outbox } from "./outbox.js";
import { count, headsOf, isConflict, show, valueOf } from "./rows.js";
import { eventsOf, keepEvent, pending } from "./store.js";
import { PROTOCOL, sendBatch } from "./wire.js";

const DOUBLE_TAP_MS = 600;
const EVERY_MS = 20_000;

// `sheet` is {session, point, place}, `who` {owner, author, pairing, token}.
export function takeRoll(list, sheet, who, urls, words) {
  const device = uuid4(); // each opening of the page counts its own marks, so two tabs never clash
  const rowOf = (person) => document.getElementById(`p${person}`);
  const last = document.getElementById("last");
  const undo = last.querySelector("[data-undo]");
  let sequence = 0;
  let keepsNothing = false;
  let queue = Promise.resolve();
  const out = outbox(who, urls, {
    state: (state) => keepsNothing || tellState(words, who, state),
    answers: (answers, refused) => settle(answers, refused),
    kept: (event) => showKept(event),
    reported: (report, reply) => sheet.reported?.(report, reply),
  });

  const here = (one) => one.session === sheet.session && (one.point ?? sheet.point) === sheet.point;
  function showKept(event) {
    const row = here(event) && rowOf(event.person);
    if (!row) return;
    show(row, words, { value: event.value, reason: event.reason, heads: [event.id], tick: "local" });
    count(list, words);
  }

  function eventOf(row, value, reason, source) {
    sequence += 1;
    return {
      proto: PROTOCOL,
      id: uuid7(),
      session: sheet.session,
      point: sheet.point,
      person: +row.dataset.person,
      ...{ value, reason, source, device },
      seq: sequence,
      wall_ms: Date.now(),
      skew_ms: out.skew(),
      tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
      author: who.author,
      pairing: who.pairing,
      supersedes: headsOf(row),
    };
  }

  async function answer(row, value, { reason = null, source = "tap", ...more } = {}) {
    const event = { ...eventOf(row, value, reason, source), ...more };
    try {
      await keepEvent(who.owner, event); // until this is done nothing is ticked
      keepsNothing = false;
    } catch {
      keepsNothing = true;
      return sendUnkept(row, event);
    }
    showKept(event);
    tell(row, value);
    out.announce(event);
    out.tell();
    out.soon();
    navigator.serviceWorker?.getRegistration().then((found) => found?.sync?.register("flush")).catch(() => {});
    return true;
  }

  // A browser that keeps nothing: ticked when the server has it, and not before.
  async function sendUnkept(row, event) {
    status(words.no_store, "", "bad");
    const { came, reply } = await sendBatch(urls.events, who, [event]);
    if (came !== "sent") return status(words.not_kept, words.not_kept_why, "bad");
    const [{ r, why }] = reply.results;
    settle(reply.heads, r === "quarantined" ? new Map([[event.person, why]]) : new Map());
    tell(row, event.value);
    return true;
  }

  function tell(row, value) {
    last.querySelector("form")?.remove();
    last.querySelector("span").textContent = words.last
      .replace("{name}", row.querySelector(".who b").textContent)
      .replace("{answer}", words.answers[value]);
    last.hidden = false;
    undo.hidden = value === "X";
    undo.dataset.person = row.dataset.person;
  }

  // One after the other: a second answer knows the first. `value` may depend on what stands by then.
  function press(row, value, more) {
    queue = queue.then(() => answer(row, typeof value === "function" ? value(row) : value, more)).catch(() => {});
    return queue;
  }

  // What the server says stands, except where something of ours is still on its way.
  async function settle(answers, refused = new Map()) {
    const left = await pending(who.owner).catch(() => []);
    const waiting = new Set(left.filter(here).map((event) => event.person));
    for (const one of answers.filter((found) => !found.session || found.session === sheet.session)) {
      const row = rowOf(one.person);
      if (!row || waiting.has(one.person)) continue;
      const why = words.why[refused.get(one.person)];
      const isNews = why || row.querySelector(".tick.local") || (one.sayings?.length && !row.querySelector("p.ask"));
      if (row.dataset.heads === one.heads.join(" ") && !isNews) continue;
      show(row, words, { ...one, tick: why ? "refused" : "sent", why });
    }
    for (const [person, why] of refused) {
      const row = rowOf(person);
      if (!row || waiting.has(person) || answers.some((one) => one.person === person)) continue;
      show(row, words, { value: valueOf(row), heads: headsOf(row), tick: "refused", why: words.why[why] });
    }
    count(list, words);
  }

  async function refresh() {
    const { reply } = await out.fetchSheet(sheet.place, sheet.keepsMarks ?? null);
    if (reply) await settle(reply.people.filter((one) => rowOf(one.person)));
    out.tell();
    return reply;
  }

  let lastPress = {};
  list.addEventListener("submit", (submit) => {
    submit.preventDefault();
    const row = submit.target.closest("li");
    const button = submit.submitter;
    const isAgain = button === lastPress.button && Date.now() - lastPress.at < DOUBLE_TAP_MS;
    lastPress = { button, at: Date.now() };
    if (isAgain) return; // the second half of a double tap
    if (submit.target.matches(".reason")) {
      press(row, "E", { reason: submit.target.elements.reason.value.trim() || null });
    } else if (button.getAttribute("aria-pressed") === "true") press(row, "X", { source: "undo" });
    else press(row, button.dataset.letter);
  });
  undo.addEventListener("click", () => press(rowOf(undo.dataset.person), "X", { source: "undo" }));
  document.querySelector("[data-all-present]")?.addEventListener("submit", (submit) => {
    submit.preventDefault();
    for (const row of list.children) if (valueOf(row) === "X" && !isConflict(row)) press(row, "P");
  });
  document.querySelector("#report [name=head_count]")?.addEventListener("input", (input) => {
    input.target.dataset.typed = "yes";
  });
  document.querySelector("#sync [data-send]").addEventListener("click", out.flush);
  addEventListener("online", out.flush);
  navigator.serviceWorker?.addEventListener("message", ({ data }) => data === "flush" && out.flush());
  document.addEventListener("visibilitychange", async () => {
    await out.flush();
    if (document.visibilityState === "visible") refresh();
  });
  setInterval(() => {
    if (document.visibilityState === "visible") out.flush().then(refresh);
  }, EVERY_MS);

  async function begin() {
    const records = await eventsOf(who.owner, sheet.session, sheet.point).catch(() => ((keepsNothing = true), []));
    for (const { event } of records.filter((one) => one.state === "waiting")) showKept(event);
    for (const { id, event, why } of records.filter((one) => one.state === "aside")) {
      const row = rowOf(event.person);
      if (!row || row.querySelector(".tick.local") || row.dataset.heads.includes(id)) continue;
      show(row, words, { value: valueOf(row), heads: headsOf(row), tick: "refused", why: words.why[why] });
    }
    count(list, words);
    if (keepsNothing) status(words.no_store, "", "bad");
    await out.tell();
    out.flush().then(refresh);
  }
  return { begin, flush: out.flush, tell: out.tell, soon: out.soon, refresh, settled: () => queue, press, rowOf };
}
