// The roll call answers at once, keeps every answer on the device and sends it until the server
// has it. Hollow tick: on this device; filled tick: the server has it. Without this file every
// answer is a form of its own.

const list = document.querySelector("[data-roll-call]");
const words = JSON.parse(document.getElementById("roll-call-words").textContent);
const { session, point, author, token, events: eventsUrl, roster: rosterUrl } = list.dataset;
const outbox = await import(list.dataset.outbox); // named with its hash, as this file is
const { keep, pending, forget, uuid4, uuid7 } = outbox.of(author);
const here = (event) => event.session === +session && event.point === +point;
const MOST = 100;
const KEPT = { X: "unmarked", P: "present", L: "late", E: "excused", A: "absent" };
const device = uuid4(); // each opening of the page counts its own marks, so two tabs never clash
let sequence = 0;

// --- rows

const rowOf = (person) => document.getElementById(`p${person}`);
const valueOf = (row) => row.querySelector("[aria-pressed=true]")?.dataset.letter ?? "X";
const isConflict = (row) => row.classList.contains("cfl-p");

function show(row, { value, reason = null, heads, conflict = false, tick, why = "" }) {
  row.dataset.heads = heads.join(" ");
  row.classList.toggle("todo-p", value === "X" && !conflict);
  row.classList.toggle("cfl-p", conflict);
  for (const button of row.querySelectorAll(".ans button")) {
    const isPressed = button.dataset.letter === value;
    button.setAttribute("aria-pressed", isPressed);
    button.value = KEPT[isPressed ? "X" : button.dataset.letter];
  }
  for (const field of row.querySelectorAll("[name=seen]")) field.value = heads.join(" ");
  const [css, picture, word] = {
    local: ["local", "check-circle", words.local],
    refused: ["bad", "exclamation-triangle-fill", words.refused],
    sent: value === "X" ? ["", "", words.unmarked] : ["sent", "check-circle-fill", words.sent],
  }[conflict ? "conflict" : tick] ?? ["bad", "intersect", words.conflict];
  const mark = row.querySelector(".tick");
  const sprite = document.querySelector("use").getAttribute("href").split("#")[0];
  mark.className = `tick ${css}`;
  mark.replaceChildren();
  if (picture) {
    mark.insertAdjacentHTML("beforeend", `<svg class="i" aria-hidden="true"><use></use></svg>`);
    mark.querySelector("use").setAttribute("href", `${sprite}#${picture}`);
  }
  mark.append(word);
  row.querySelector("p.ask")?.remove();
  if (why) row.insertAdjacentHTML("beforeend", `<p class="ask small"></p>`);
  if (why) row.lastChild.textContent = why;
  askReason(row, value, reason);
}

function askReason(row, value, reason) {
  let form = row.querySelector(".reason");
  if (value !== "E") return form?.remove();
  if (!form) {
    const copy = document.getElementById("roll-call-reason").content.cloneNode(true);
    const field = copy.querySelector("[name=reason]");
    field.id = `reason-${row.dataset.person}`;
    copy.querySelector("label").htmlFor = field.id;
    copy.querySelector("[name=person]").value = row.dataset.person;
    copy.querySelector("[name=seen]").value = row.dataset.heads;
    row.append(copy);
    form = row.querySelector(".reason");
  }
  const field = form.querySelector("[name=reason]");
  if (document.activeElement !== field) field.value = reason ?? "";
}

function count() {
  const sums = { P: 0, L: 0, E: 0, A: 0, X: 0, C: 0 };
  const rows = [...list.children];
  for (const row of rows) sums[isConflict(row) ? "C" : valueOf(row)] += 1;
  for (const place of document.querySelectorAll("[data-sum]")) place.textContent = sums[place.dataset.sum];
  for (const place of document.querySelectorAll("[data-when]")) place.hidden = !sums[place.dataset.when];
  const todo = rows.find((row) => valueOf(row) === "X" && !isConflict(row));
  document.querySelector("a.need").href = todo ? `#${todo.id}` : "#sum";
  const all = document.querySelector("[data-all-present]");
  if (all) all.hidden = sums.X < 2;
  const came = sums.P + sums.L;
  const button = document.querySelector("[data-report]");
  if (button) button.textContent = words.report.replace("{here}", came).replace("{all}", rows.length);
  const counted = document.querySelector("#report [name=head_count]");
  if (counted && !counted.dataset.typed) counted.value = came || "";
}

// --- answering

function answer(row, value, { reason = null, source = "tap" } = {}) {
  sequence += 1;
  const event = {
    proto: 1,
    id: uuid7(),
    session: +session,
    point: +point,
    person: +row.dataset.person,
    ...{ value, reason, source, device },
    seq: sequence,
    wall_ms: Date.now(),
    tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
    author: +author,
    supersedes: row.dataset.heads.split(" ").filter(Boolean),
  };
  keep(event); // throws when the browser keeps nothing: then no tick, and the form is sent instead
  show(row, { value, reason, heads: [event.id], tick: "local" });
}

const last = document.getElementById("last");
const undo = last.querySelector("[data-undo]");
function tell(row, value) {
  last.querySelector("form")?.remove();
  last.querySelector("span").textContent = words.last
    .replace("{name}", row.querySelector(".who b").textContent)
    .replace("{answer}", words.answers[value]);
  last.hidden = false;
  undo.hidden = value === "X";
  undo.dataset.person = row.dataset.person;
}

function press(row, value, more) {
  try {
    answer(row, value, more);
  } catch {
    status(words.no_store, "", "bad");
    return false;
  }
  tell(row, value);
  count();
  report();
  schedule(500);
  return true;
}

// --- sending

const bar = document.getElementById("sync");
const again = bar.querySelector("[data-send]");
let timer = 0;
let failures = 0;
let size = MOST;
let sending = null;
let trouble = "";

function status(title, text, css) {
  bar.hidden = false;
  bar.className = `sync ${css}`;
  const place = bar.querySelector("[role=status]");
  if (place.textContent === `${title} ${text}`) return; // said once, not every 20 seconds
  const bold = document.createElement("b");
  bold.textContent = title;
  place.replaceChildren(bold, ` ${text}`);
}
function report() {
  const left = pending().length;
  again.hidden = !left || (!failures && !trouble);
  if (!left) status(words.done, "", "ok");
  else if (trouble) status(words.waiting.replace("{n}", left), trouble, "bad");
  else status(words.waiting.replace("{n}", left), failures ? words.waiting_why : words.sending, "");
}
function schedule(wait) {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
}
function flush() {
  clearTimeout(timer);
  sending ??= send().finally(() => {
    sending = null;
    report();
  });
  return sending;
}

async function send() {
  let left = pending();
  while (left.length) {
    const batch = left.slice(0, size);
    const reply = await post(batch);
    if (!reply) {
      failures += 1;
      schedule(Math.random() * Math.min(60_000, 1000 * 2 ** failures)); // full jitter, 1..60 s
      return;
    }
    failures = 0;
    trouble = "";
    size = Math.min(MOST, size * 2);
    take(reply);
    left = pending();
  }
}

// An answer counts only when it is ours and names every event; a portal's page is "no network".
async function post(batch) {
  let answer;
  try {
    answer = await fetch(eventsUrl, {
      method: "POST",
      redirect: "error",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ proto: 1, client_now: Date.now(), events: batch }),
      signal: AbortSignal.timeout(20_000),
    });
    if ([400, 401, 403].includes(answer.status)) trouble = words.reload; // the sign-in has ended
    if (answer.status === 413 || answer.status >= 500) size = Math.max(1, Math.floor(size / 2));
    if (answer.status !== 200 || !answer.headers.get("Content-Type")?.startsWith("application/json")) return null;
    const reply = await answer.json();
    const named = new Set(reply.results.map((one) => one.id));
    return reply.proto === 1 && batch.every((event) => named.has(event.id)) ? reply : null;
  } catch {
    return null;
  }
}

function take(reply) {
  const refused = new Map();
  for (const one of reply.results) {
    const event = forget(one.id);
    if (one.r === "quarantined" && event) refused.set(event.person, words.why[one.why]);
  }
  settle(reply.heads.filter((head) => head.session === +session), refused);
}

// What the server says stands, except where something of ours is still on its way.
function settle(answers, refused = new Map()) {
  const waiting = new Set(pending().filter(here).map((event) => event.person));
  for (const one of answers) {
    const row = rowOf(one.person);
    if (!row || waiting.has(one.person)) continue;
    const why = refused.get(one.person);
    if (row.dataset.heads === one.heads.join(" ") && !why && !row.querySelector(".tick.local")) continue;
    show(row, { ...one, tick: why ? "refused" : "sent", why });
  }
  count();
}

async function refresh() {
  try {
    const reply = await fetch(rosterUrl, { redirect: "error", signal: AbortSignal.timeout(20_000) });
    if (reply.status === 200) settle((await reply.json()).people);
  } catch {
    // no network: the list stays as it is
  }
}

// --- wiring

let lastPress = {};
list.addEventListener("submit", (submit) => {
  const row = submit.target.closest("li");
  const button = submit.submitter;
  const isReason = submit.target.matches(".reason");
  const isAgain = button === lastPress.button && Date.now() - lastPress.at < 600;
  lastPress = { button, at: Date.now() };
  if (isAgain) submit.preventDefault(); // the second half of a double tap
  else if (isReason) {
    const reason = submit.target.elements.reason.value.trim() || null;
    if (press(row, "E", { reason })) submit.preventDefault();
  } else {
    const isUndo = button.getAttribute("aria-pressed") === "true";
    const pressed = isUndo ? press(row, "X", { source: "undo" }) : press(row, button.dataset.letter);
    if (pressed) submit.preventDefault();
  }
});
undo.addEventListener("click", () => press(rowOf(undo.dataset.person), "X", { source: "undo" }));
document.querySelector("[data-all-present]")?.addEventListener("submit", (submit) => {
  const rows = [...list.children].filter((row) => valueOf(row) === "X" && !isConflict(row));
  if (rows.every((row) => press(row, "P"))) submit.preventDefault();
});
document.querySelector("#report [name=head_count]")?.addEventListener("input", (input) => {
  input.target.dataset.typed = "yes";
});
let isLeaving = false;
for (const form of document.querySelectorAll("#report form, #walk-in form")) {
  form.addEventListener("submit", async (submit) => {
    if (isLeaving || !pending().length) return;
    submit.preventDefault(); // the marks first: what is reported should count them
    await flush();
    isLeaving = !pending().length;
    if (isLeaving) form.requestSubmit();
  });
}
again.addEventListener("click", flush);
window.addEventListener("online", flush);
document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible") return;
  await flush();
  refresh();
});
setInterval(() => {
  if (document.visibilityState === "visible") flush().then(refresh);
}, 20_000);
window.addEventListener("beforeunload", (event) => {
  if (pending().length && !isLeaving) event.preventDefault();
});

for (const event of pending().filter(here)) {
  const row = rowOf(event.person);
  if (row) show(row, { value: event.value, reason: event.reason, heads: [event.id], tick: "local" });
}
count();
report();
flush();
