// Keeps the board up to date while it is looked at. Without this file the page has a link to load again.

const PAUSE = 12000;
const LONGEST_PAUSE = 60000;
const part = (id, root = document) => root.querySelector(`#${id}`);

const lost = part("board-lost");
const address = new URL(location.href);
address.hash = "";
address.searchParams.set("fragment", "1");
let tag = `"${part("board").dataset.tag}"`;
let failures = 0;
let timer;

async function ask() {
  clearTimeout(timer);
  try {
    const answer = await fetch(address, {
      headers: { Accept: "text/html", "If-None-Match": tag },
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(10000),
    });
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      say(lost.dataset.signedOut);
      return;
    }
    if (answer.status === 200) show(await answer.text());
    else if (answer.status !== 304) throw new Error(answer.status);
    tag = answer.headers.get("ETag") ?? tag;
    part("board-hour").textContent = answer.headers.get("Board-Hour");
    failures = 0;
    say("");
  } catch {
    failures += 1;
    say(lost.dataset.lost);
  }
  plan();
}

function plan() {
  clearTimeout(timer);
  if (document.visibilityState !== "visible") return;
  const pause = Math.min(PAUSE * 2 ** failures, LONGEST_PAUSE);
  timer = setTimeout(ask, pause * (0.85 + 0.3 * Math.random()));
}

function say(text) {
  if (lost.textContent === text) return;
  lost.textContent = text;
  lost.hidden = !text;
}

function show(html) {
  if (document.querySelector("form[data-sent]")) return; // somebody has just pressed a button
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const wanted = part(old.id, fresh);
    if (wanted) grow(old, wanted);
  }
  const heading = document.querySelector("main h1");
  const words = part("board-heading", fresh).textContent.trim();
  if (heading.textContent.trim() !== words) {
    document.title = document.title.replace(heading.textContent.trim(), words);
    heading.textContent = words;
    part("board-said").textContent = words;
  }
  prepare();
}

// Makes a node what the fresh one is, keeping every element that stays: focus, scroll and what is
// unfolded stay with it. Elements with data-key are recognised wherever they have moved.
function grow(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) {
    old.replaceWith(fresh.cloneNode(true));
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  if (old.isEqualNode(fresh)) return;
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !(name === "open" && old.nodeName === "DETAILS")) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const keyed = new Map();
  for (const child of old.children) {
    if (child.dataset.key) keyed.set(child.dataset.key, child);
  }
  let here = old.firstChild;
  for (const wanted of fresh.childNodes) {
    const known = keyed.get(wanted.dataset?.key);
    if (known && known !== here) {
      old.insertBefore(known, here);
      grow(known, wanted);
    } else if (here && (known || !here.dataset?.key)) {
      const next = here.nextSibling;
      grow(here, wanted);
      here = next;
    } else {
      old.insertBefore(wanted.cloneNode(true), here);
    }
  }
  while (here) {
    const next = here.nextSibling;
    here.remove();
    here = next;
  }
}

function prepare() {
  for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;
  for (const element of document.querySelectorAll("[data-without-script]")) element.hidden = true;
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") ask();
});
window.addEventListener("online", ask);
window.addEventListener("offline", () => say(lost.dataset.lost));
prepare();
plan();
