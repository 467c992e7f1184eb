// How marks go to the server, and what counts as its answer. A portal's page is "no network".

export const PROTOCOL = 2;
const PATIENCE_MS = 20_000;
const KNOWN = [1, 2];

// One question to the server as `who` ({owner, token}); throws when nothing of ours came back.
export async function ask(url, who, { body = null, json = true } = {}) {
  const headers = {};
  if (who.owner.startsWith("d")) headers["Roll-Call-As"] = "device";
  if (body && who.token) headers["X-CSRFToken"] = who.token;
  if (body && json) headers["Content-Type"] = "application/json";
  const answer = await fetch(url, {
    method: body ? "POST" : "GET",
    redirect: "error",
    cache: "no-store",
    headers,
    body: body && json ? JSON.stringify(body) : body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const kind = answer.headers.get("Content-Type") ?? "";
  if (answer.status !== 200) return { status: answer.status, wait: waitOf(answer), isOurs: kind.startsWith("application/problem+json") };
  if (!kind.startsWith("application/json")) throw new Error("not ours");
  const reply = await answer.json();
  if (!KNOWN.includes(reply?.proto)) throw new Error("not ours");
  return { status: 200, reply };
}

const waitOf = (answer) => 1000 * (Number(answer.headers.get("Retry-After")) || 0);

// Sends a batch; what came of it in one word: sent, offline, sign-in, smaller, failed.
export async function sendBatch(url, who, events) {
  const batch = { proto: PROTOCOL, client_now: Date.now(), events };
  let found;
  try {
    found = await ask(url, who, { body: batch });
  } catch (error) {
    return { came: error.name === "TimeoutError" ? "smaller" : "offline" };
  }
  const { status, reply, wait, isOurs } = found;
  if (status === 200) return isWhole(reply, events) ? { came: "sent", reply } : { came: "offline" };
  if ([401, 403].includes(status) && isOurs) return { came: "sign-in" };
  if (status === 400 && isOurs && who.token) return { came: "sign-in" }; // the token of an ended sign-in
  if (status === 413) return { came: "smaller" };
  if (status === 429 || status === 503) return { came: "busy", wait };
  return { came: isOurs || status >= 500 ? "failed" : "offline" };
}

function isWhole(reply, events) {
  if (!Array.isArray(reply.results) || !Array.isArray(reply.heads)) return false;
  const named = new Set(reply.results.map((one) => one.id));
  return events.every((event) => named.has(event.id));
}

export const outcomesOf = (reply) =>
  reply.results.map((one) => [one.id, one.r === "quarantined" ? one.why ?? "unreadable" : "sent"]);

// Full jitter: anything between nothing and 1, 2, 4 … 60 s.
export const backOff = (failures) => Math.random() * Math.min(60_000, 1000 * 2 ** (failures - 1));
