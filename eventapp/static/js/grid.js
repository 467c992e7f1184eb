// Typing a sheet with the keyboard, saved row by row; without this file the form saves as a whole.

const form = document.querySelector("[data-grid]");
const KEYS = { c: "present", m: "late", p: "excused", k: "absent", u: "unmarked", backspace: "unmarked" };
const WAIT_MS = 400;
const AGAIN_MS = [2000, 5000, 15000, 30000];
const rows = form ? [...form.querySelectorAll("tr[data-person]")] : [];
const waiting = new Map(); // row -> { timer, tries, busy, again }

const named = (row, name) => row.querySelector(`[name="${name}-${row.dataset.person}"]`);
const radio = (row, value) => row.querySelector(`input[type=radio][value="${value}"]`);
const chosen = (row) => row.querySelector("input[type=radio]:checked");

function say(row, text, isFailed = false) {
  const state = row.querySelector("[data-row-state]");
  state.textContent = text;
  state.classList.toggle("is-failed", isFailed);
  const open = [...waiting.values()];
  const all = form.querySelector("[data-state]");
  all.textContent = open.some((one) => one.tries)
    ? form.dataset.failed
    : open.length
      ? form.dataset.saving
      : form.dataset.saved;
}

function later(row, wait = WAIT_MS) {
  const one = waiting.get(row) || { tries: 0, busy: false };
  if (one.busy) one.again = true;
  clearTimeout(one.timer);
  waiting.set(row, one);
  if (!one.busy) one.timer = setTimeout(() => save(row, one), wait);
  say(row, form.dataset.saving);
}

function body(row) {
  const data = new URLSearchParams();
  for (const name of ["csrf_token", "page", "outside_reason", "from_paper"]) {
    const item = form.elements[name];
    if (item && (item.type !== "checkbox" || item.checked)) data.set(name, item.value);
  }
  for (const item of row.querySelectorAll("input")) {
    if (item.type !== "radio" || item.checked) data.set(item.name, item.value);
  }
  return data;
}

async function save(row, one) {
  one.busy = true;
  one.again = false;
  try {
    const answer = await fetch(location.href, {
      method: "POST",
      body: body(row),
      redirect: "error",
      headers: { Accept: "application/json" },
    });
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("no answer");
    const told = await answer.json();
    if (!answer.ok) return refused(row, told.error);
    settled(row, one, told);
  } catch {
    one.busy = false;
    one.timer = setTimeout(() => save(row, one), AGAIN_MS[Math.min(one.tries, AGAIN_MS.length - 1)]);
    one.tries += 1;
    say(row, form.dataset.failed, true);
  }
}

function refused(row, why) {
  waiting.delete(row);
  say(row, why || form.dataset.failed, true);
  form.querySelector("[data-state]").textContent = why || form.dataset.failed;
}

function settled(row, one, told) {
  const now = told.rows.find((item) => String(item.person) === row.dataset.person);
  waiting.delete(row);
  document.querySelector("[data-totals]").textContent = told.totals;
  if (!now) return say(row, form.dataset.failed, true);
  named(row, "seen").value = now.seen;
  named(row, "was").value = now.was;
  if (one.again) return later(row, 0);
  if (now.refused || now.conflict) return say(row, now.refused || form.dataset.clash, true);
  say(row, form.dataset.saved);
}

function current() {
  return document.activeElement?.closest("tr[data-person]");
}

function go(row, step) {
  const next = rows[rows.indexOf(row) + step];
  if (next) (chosen(next) || next.querySelector("input[type=radio]")).focus();
}

function press(row, value) {
  const item = radio(row, value);
  item.checked = true;
  item.focus();
  later(row);
}

function onKey(event) {
  const row = current();
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const isText = event.target.matches("input:not([type=radio])");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    return go(row, event.key === "ArrowDown" ? 1 : -1);
  }
  if (event.key === "Enter") {
    event.preventDefault();
    return isText ? go(row, 1) : named(row, "reason").focus();
  }
  if (isText) return undefined;
  const value = KEYS[event.key.toLowerCase()];
  if (value) {
    event.preventDefault();
    press(row, value);
    if (value !== "late") go(row, 1);
  } else if (/^[0-9]$/.test(event.key)) {
    event.preventDefault();
    const minutes = named(row, "late");
    radio(row, "late").checked = true;
    minutes.value = event.key;
    minutes.focus();
    later(row);
  }
  return undefined;
}

if (form) {
  form.addEventListener("keydown", onKey);
  form.addEventListener("input", (event) => {
    event.stopPropagation(); // saved by itself: nothing is lost by leaving
    const row = event.target.closest("tr[data-person]");
    if (row) later(row);
  });
  form.addEventListener("focusin", () => {
    for (const row of rows) row.classList.toggle("is-current", row === current());
  });
  window.addEventListener("online", () => {
    for (const [row, one] of waiting) {
      if (one.busy) continue;
      clearTimeout(one.timer);
      save(row, one);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size) event.preventDefault();
  });
  form.addEventListener("submit", () => waiting.clear());
  form.querySelector("[data-keys]").hidden = false;
  const first = rows.find((row) => !chosen(row) || chosen(row).value === "unmarked");
  const isWide = window.matchMedia("(min-width: 48rem)").matches; // on phones nothing scrolls away
  if (first && isWide && !location.hash) (chosen(first) || radio(first, "unmarked")).focus();
}
