// Opens the roll call without a line. Knows only the files named in FILES and the shell, all of
// them for anybody: it never keeps a page with names on it, an answer that was redirected, or one
// that is not ok. VERSION, FILES, LATER and SHELL are written above this by the server.
import { fact, pending, settleEvents } from "./store.js";
import { outcomesOf, sendBatch } from "./wire.js";

const CACHE = `roll-call ${VERSION}`;
const PAGE_PATIENCE_MS = 4_000; // then the shell opens with what the phone has

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("sync", (event) => event.waitUntil(flushAll()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.includes(url.pathname + url.search)) event.respondWith(file(request));
  else if (LATER.includes(url.pathname + url.search)) event.respondWith(kept(request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all([SHELL, ...FILES].map(async (address) => {
    const answer = await fetch(address, { cache: "reload", redirect: "error", credentials: "omit" });
    if (!answer.ok) throw new Error(address);
    await cache.put(address, answer);
  }));
}

async function begin() {
  for (const name of await caches.keys()) {
    if (name.startsWith("roll-call ") && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

async function file(request) {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}

// Fetched when somebody first needs it, and there from then on.
async function kept(request) {
  const cache = await caches.open(CACHE);
  const before = await cache.match(request);
  if (before) return before;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

// The server's page when it comes in time and is ours; else the shell, which is nobody's.
async function page(request) {
  const path = new URL(request.url).pathname;
  if (path.startsWith("/roll-call/") && !path.startsWith("/roll-call/pair")) return shell(request);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PAGE_PATIENCE_MS) });
    const isOurs = answer.type === "opaqueredirect" || answer.headers.has("Content-Security-Policy");
    return isOurs && answer.status < 502 ? answer : shell(request);
  } catch {
    return shell(request);
  }
}

async function shell(request) {
  return (await caches.match(SHELL, { cacheName: CACHE })) ?? fetch(request);
}

// The line is back while the page is closed: whoever marked last sends what is left.
async function flushAll() {
  const open = await self.clients.matchAll({ type: "window" });
  if (open.length) return open.forEach((client) => client.postMessage("flush"));
  const who = await fact("sender");
  for (let batch = who ? await pending(who.owner, 100) : []; batch.length; batch = await pending(who.owner, 100)) {
    const { came, reply } = await sendBatch("/api/rollcall/v1/events", who, batch);
    if (came !== "sent") throw new Error(came); // the browser tries again later
    await settleEvents(outcomesOf(reply));
  }
  return null;
}
