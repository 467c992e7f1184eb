// Sends what is kept: in order, in batches, one sender at a time over all tabs of this browser.
import { countPending, fact, keepSheet, pending, pendingReports, settleEvents, settleReport } from "./store.js";
import { ask, backOff, outcomesOf, sendBatch } from "./wire.js";

const MOST = 200;
const PATIENT_TIMES = 3; // so often a batch may fail before its marks go one by one
const COLLECT_MS = 2000;

// `told` gets {left, others, trouble, failures, contact} and answers.
export function outbox(who, urls, told) {
  const stuck = new Set(); // marks the server fails on: not deleted, left out until the next visit
  let size = MOST;
  let failures = 0;
  let refusals = 0;
  let trouble = "";
  let timer = 0;
  let sending = null;
  let contact = null; // {at, skew}: when the server was last heard from, and how far our clock is behind
  const channel = "BroadcastChannel" in self ? new BroadcastChannel("roll-call") : null;
  channel?.addEventListener("message", ({ data }) => {
    if (data.owner !== who.owner) return;
    if (data.kept) told.kept?.(data.kept);
    if (data.heads) told.answers(data.heads, new Map(data.refused));
    tell();
  });

  async function tell() {
    const { mine, others } = await countPending(who.owner).catch(() => ({ mine: 0, others: 0 }));
    told.state({ left: mine, others, trouble, failures, contact: contact && contact.at + contact.skew });
  }
  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
  }
  function flush() {
    clearTimeout(timer);
    sending ??= alone(send)
      .catch(() => {}) // storage went away: the page has said so
      .finally(() => {
        sending = null;
        tell();
      });
    return sending;
  }
  const alone = (work) =>
    navigator.locks ? navigator.locks.request(`roll-call ${who.owner}`, work) : work();

  async function next() {
    if (!stuck.size) return pending(who.owner, size);
    return (await pending(who.owner)).filter((event) => !stuck.has(event.id)).slice(0, size);
  }

  async function send() {
    for (let batch = await next(); batch.length; batch = await next()) {
      const { came, reply, wait = 0 } = await sendBatch(urls.events, who, batch);
      if (came === "sent") {
        failures = refusals = 0;
        trouble = "";
        await heard(reply);
        size = Math.min(MOST, size * 2);
        await take(batch, reply);
        continue;
      }
      trouble = came === "sign-in" ? came : "";
      if (trouble && (await who.renew?.())) trouble = ""; // signed in again elsewhere: a fresh token
      failures += 1;
      if (came === "smaller") size = Math.max(1, Math.floor(batch.length / 2));
      if (came === "failed") refused(batch);
      if (came === "failed" && size === 1 && refusals === 0) continue; // one by one, or past the stuck one
      return later(Math.max(wait, backOff(failures)));
    }
    return sendReports();
  }

  function refused(batch) {
    refusals += 1;
    if (refusals < PATIENT_TIMES) return;
    refusals = 0;
    if (batch.length === 1) stuck.add(batch[0].id);
    size = 1;
  }

  async function take(batch, reply) {
    const outcomes = outcomesOf(reply);
    await settleEvents(outcomes);
    const byId = new Map(batch.map((event) => [event.id, event]));
    const refused = outcomes.filter(([id, what]) => what !== "sent" && byId.has(id)).map(([id, why]) => [byId.get(id).person, why]);
    channel?.postMessage({ owner: who.owner, heads: reply.heads, refused });
    told.answers(reply.heads, new Map(refused));
    await tell();
  }

  async function sendReports() {
    for (const report of await pendingReports(who.owner)) {
      const body = new URLSearchParams({ id: report.id, ...report.fields });
      try {
        const { status, reply } = await ask(`${urls.reports}${report.place}`, who, { body, json: false });
        if (status !== 200 || reply.id !== report.id) {
          if ([401, 403].includes(status)) trouble = "sign-in";
          failures += 1;
          return later(backOff(failures));
        }
        failures = 0;
        await heard(reply);
        await settleReport(report, reply.r === "new" ? "sent" : "aside");
        told.reported?.(report, reply);
      } catch {
        failures += 1;
        return later(backOff(failures));
      }
    }
    return null;
  }

  async function heard(reply) {
    contact = { at: Date.now(), skew: reply.server_now - Date.now() };
    await fact(`contact ${who.owner}`, contact).catch(() => {});
  }

  fact(`contact ${who.owner}`).then((before) => (contact ??= before ?? null), () => {});
  return {
    flush,
    tell,
    skew: () => contact?.skew ?? null,
    soon: () => later(COLLECT_MS),
    announce: (event) => channel?.postMessage({ owner: who.owner, kept: event }),
    // Fetches a list, tells how much waits, keeps it; nothing when nothing of ours came back.
    async fetchSheet(place, keepsMarks) {
      const { mine } = await countPending(who.owner).catch(() => ({ mine: 0 }));
      const keeps = keepsMarks === null ? "" : `&keeps=${keepsMarks ? 1 : 0}`;
      try {
        const { status, reply } = await ask(`${urls.rosters}${place}?waiting=${mine}${keeps}`, who);
        if (status !== 200) {
          if ([401, 403].includes(status)) trouble = "sign-in";
          return { status };
        }
        await heard(reply);
        await keepSheet(who.owner, place, reply).catch(() => {});
        return { status, reply };
      } catch {
        return { status: 0 };
      }
    },
  };
}
