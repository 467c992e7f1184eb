// What the phone keeps: marks until the server has them, lists to take along. Each owner (an
// account "u55", a pairing "d12") has its own; nobody sends what somebody else answered. The
// database only ever grows: a version adds stores, none is taken away.
import { openDB } from "../../vendor/idb.js";

const KEPT_MS = 72 * 3600_000; // what the server has is forgotten after three days
const WAITING = "waiting";
let opened = null;

export function database() {
  opened ??= openDB("roll-call", 2, {
    upgrade(db, before) {
      if (before < 1) {
        const events = db.createObjectStore("events", { keyPath: "id" });
        events.createIndex("mine", ["owner", "state"]);
        events.createIndex("state", "state");
        db.createObjectStore("sheets");
        db.createObjectStore("facts");
      }
      if (before < 2) db.createObjectStore("reports", { keyPath: "id" });
    },
    blocking(_now, _next, event) { // a newer page wants to add stores, or the browser takes all away
      event.target.close();
      opened = null;
    },
    terminated: () => (opened = null),
  });
  opened.catch(() => (opened = null));
  return opened;
}

// Written to disk, read back, compared; throws when the browser keeps nothing.
export async function keep(store, record) {
  const db = await database();
  const write = db.transaction(store, "readwrite", { durability: "strict" });
  write.store.put(record);
  await write.done;
  const found = await db.get(store, record.id);
  if (JSON.stringify(found) !== JSON.stringify(record)) throw new Error("not kept");
}

export const keepEvent = (owner, event) =>
  keep("events", { id: event.id, owner, state: WAITING, at: Date.now(), event });

// The oldest first: their names sort by time.
export async function pending(owner, most) {
  const db = await database();
  return (await db.getAllFromIndex("events", "mine", [owner, WAITING], most)).map((one) => one.event);
}

export async function countPending(owner) {
  const db = await database();
  const [mine, all, reports] = await Promise.all([
    db.countFromIndex("events", "mine", [owner, WAITING]),
    db.countFromIndex("events", "state", WAITING),
    pendingReports(owner),
  ]);
  return { mine: mine + reports.length, others: all - mine };
}

// What became of events: {id: "sent" | reason why the server put it aside}.
export async function settleEvents(outcomes) {
  const db = await database();
  const write = db.transaction("events", "readwrite", { durability: "strict" });
  for (const [id, outcome] of outcomes) {
    const record = await write.store.get(id);
    if (!record) continue;
    const isSent = outcome === "sent";
    write.store.put({ ...record, state: isSent ? "sent" : "aside", why: isSent ? null : outcome, done_at: Date.now() });
  }
  await write.done;
}

export async function eventsOf(owner, session, point) {
  const db = await database();
  const records = await db.getAllFromIndex("events", "mine", IDBKeyRange.bound([owner], [owner, []]));
  return records
    .filter(({ event }) => event.session === session && event.point === point)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function pendingReports(owner) {
  const db = await database();
  return (await db.getAll("reports")).filter((one) => one.owner === owner && one.state === WAITING);
}

export async function settleReport(report, state) {
  const db = await database();
  await db.put("reports", { ...report, state, done_at: Date.now() });
}

export async function unsentEvents() {
  const db = await database();
  return (await db.getAllFromIndex("events", "state", WAITING)).map((one) => one.event);
}

export async function fact(name, value) {
  const db = await database();
  if (value !== undefined) await db.put("facts", value, name);
  return db.get("facts", name);
}

export async function keepSheet(owner, place, payload) {
  const db = await database();
  await db.put("sheets", { payload, at: Date.now() }, `${owner} ${place}`);
}

export async function keptSheet(owner, place) {
  const db = await database();
  return (await db.get("sheets", `${owner} ${place}`))?.payload ?? null;
}

// Three days old, and nothing in it that only this phone has.
export async function tidy() {
  const db = await database();
  const old = Date.now() - KEPT_MS;
  for (const store of ["events", "reports"]) {
    const write = db.transaction(store, "readwrite");
    for await (const { value, ...cursor } of cursors(write.store)) {
      if (value.state !== WAITING && value.done_at < old) cursor.remove();
    }
    await write.done;
  }
  const write = db.transaction("sheets", "readwrite");
  for await (const { value, remove } of cursors(write.store)) if (value.at < old) remove();
  await write.done;
}

async function* cursors(store) {
  let cursor = await store.openCursor();
  while (cursor) {
    const here = cursor;
    yield { value: here.value, remove: () => here.delete() };
    cursor = await here.continue();
  }
}

// Marks that the first version of this page kept in localStorage: moved, then forgotten there.
export async function moveOldMarks() {
  for (const key of Object.keys(localStorage).filter((name) => /^mark:\d+:/.test(name))) {
    const event = JSON.parse(localStorage.getItem(key));
    await keepEvent(`u${key.split(":")[1]}`, event);
    localStorage.removeItem(key);
  }
}
