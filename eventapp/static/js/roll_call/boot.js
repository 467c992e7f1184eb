// Starts the roll call: on the server's page, or in the shell when there was no line for it.
import { status } from "./bar.js";
import { openExport } from "./export.js";
import { reportCounts } from "./report.js";
import { show } from "./rows.js";
import { offerScan } from "./scan.js";
import { draw, know, listSheets, placeHere, say, whoAmI } from "./shell.js";
import { takeRoll } from "./sheet.js";
import { database, fact, keepSheet, keptSheet, moveOldMarks, tidy } from "./store.js";
import { askToKeep, install } from "./updates.js";
import { ask } from "./wire.js";

const list = document.querySelector("[data-roll-call]");
const words = JSON.parse(document.getElementById("roll-call-words").textContent);
const urls = JSON.parse(document.getElementById("roll-call-urls").textContent);
const isShell = Boolean(document.querySelector("[data-shell]"));

async function prepare() {
  try {
    await database();
    await moveOldMarks();
    tidy().catch(() => {});
  } catch {
    // the first answer says that this browser keeps nothing
  }
}

async function begin(who, sheet) {
  const roll = takeRoll(list, sheet, who, urls, words);
  sheet.reported = reportCounts(sheet.place, who, roll, words);
  await fact("sender", { owner: who.owner, token: who.token }).catch(() => {});
  await roll.begin();
  offerScan(roll, who, sheet.place, urls, words);
  sheet.keepsMarks = await askToKeep().catch(() => null);
  return roll;
}

async function onServersPage() {
  const { session, point, author, token, place } = list.dataset;
  const who = { owner: `u${author}`, author: +author, pairing: null, token };
  who.renew = async () => (await know(who, urls)).status === 200;
  await fact(`token ${who.owner}`, token).catch(() => {});
  await begin(who, { session: +session, point: +point, place });
  install(urls.worker, urls.scope, who.owner);
  know(who, urls);
}

async function inShell() {
  document.documentElement.dataset.bsTheme = /(?:^|; )theme=dark/.test(document.cookie) ? "dark" : "light";
  const who = await whoAmI(urls);
  install(urls.worker, urls.scope, who?.owner ?? "");
  if (!who) return nobody();
  who.renew = async () => (await know(who, urls)).status === 200;
  const about = await know(who, urls);
  const place = placeHere();
  if (!about.kept && !place) return about.status ? nobody() : say(words.first_time, words.first_time_why);
  if (about.kept?.revoked) say(words.revoked, words.revoked_why);
  if (!place) return listSheets(about.kept, words).then((sheets) => takeAlong(who, sheets));
  const payload = (await fetchSheet(who, place)) ?? (await keptSheet(who.owner, decodeURIComponent(place)));
  if (!payload) return say(words.first_time, words.first_time_why);
  draw(list, payload, words);
  for (const one of payload.people) show(document.getElementById(`p${one.person}`), words, { ...one, tick: "sent" });
  if (!payload.is_open) return say({ locked: words.locked, combined: words.combined }[payload.status] ?? words.not_open);
  if (payload.reported) document.getElementById("report-state").textContent = words.report_sent.replace("{n}", payload.head_count).replace("{hour}", payload.reported);
  await begin(who, { session: payload.session, point: payload.point, place: decodeURIComponent(place) });
}

async function fetchSheet(who, place) {
  try {
    const { reply } = await ask(`${urls.rosters}${place}`, who);
    if (reply) await keepSheet(who.owner, decodeURIComponent(place), reply).catch(() => {});
    return reply ?? null;
  } catch {
    return null;
  }
}

// The lists of today, so that they open without a line.
async function takeAlong(who, sheets) {
  for (const one of sheets.slice(0, 12)) await fetchSheet(who, `${one.code}/${one.session}/${one.point}`);
}

function nobody() {
  document.getElementById("sheets").hidden = true;
  document.getElementById("nobody").hidden = false;
  document.getElementById("sync").hidden = true;
}

for (const button of document.querySelectorAll("[data-export]")) {
  button.addEventListener("click", () => openExport().catch(() => status(words.no_store, "", "bad")));
}
await prepare();
if (isShell) await inShell();
else await onServersPage();
document.documentElement.dataset.ready = "yes";
