// The roll call without the server's page: built from what the phone took along.
import { ask } from "./wire.js";
import { fact } from "./store.js";

const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";
const byId = (id) => document.getElementById(id);

// Who this phone belongs to: its pairing first, else whoever signed in last; nobody after a sign-out.
export async function whoAmI(urls) {
  const device = await fact("device").catch(() => null);
  const isApp = location.pathname.startsWith("/roll-call/");
  if (device && isApp) return { owner: `d${device.pairing}`, author: null, pairing: device.pairing, token: null };
  const owner = cookie("roll-call-of") || (await signedIn(urls));
  if (!owner) return null;
  const kept = await fact(`token ${owner}`).catch(() => null);
  return { owner, author: Number(owner.slice(1)), pairing: null, token: kept ?? null };
}

async function signedIn(urls) {
  try {
    const { reply } = await ask(urls.sheets, { owner: "u" });
    if (!reply?.author) return "";
    document.cookie = `roll-call-of=u${reply.author}; Path=/; Max-Age=31536000; SameSite=Lax`;
    return `u${reply.author}`;
  } catch {
    return "";
  }
}

// What the server says about this phone, kept for when there is no line.
export async function know(who, urls) {
  try {
    const { status, reply } = await ask(urls.sheets, who);
    if (status !== 200) return { status, kept: await kept(who) };
    const isSame = who.pairing ? reply.pairing === who.pairing : reply.author === who.author;
    if (!isSame) return { status: 401, kept: null };
    who.token = reply.token;
    await fact(`token ${who.owner}`, reply.token ?? "").catch(() => {});
    await fact(`sheets ${who.owner}`, reply).catch(() => {});
    return { status, kept: reply };
  } catch {
    return { status: 0, kept: await kept(who) };
  }
}

const kept = (who) => fact(`sheets ${who.owner}`).catch(() => null);

// "BDG-2021/1310S/ĐC001", or nothing when the address names no sheet.
export function placeHere() {
  const parts = location.pathname.split("/").filter(Boolean);
  const found = parts[0] === "trainings" ? [parts[1], parts[3], parts[4]] : parts.slice(1);
  return found.length === 3 && found.every(Boolean) ? found.join("/") : "";
}

export function say(title, text = "") {
  const note = byId("shell-note");
  note.hidden = false;
  note.querySelector("b").textContent = title;
  note.querySelector("span").textContent = text;
}

export async function listSheets(about, words) {
  byId("title").textContent = words.app;
  byId("subtitle").textContent = about.name;
  const list = byId("sheets");
  const today = about.sheets.filter((one) => one.is_today);
  const shown = today.length ? today : about.sheets;
  if (!shown.length) say(words.no_sheets);
  list.hidden = false;
  list.replaceChildren(
    ...shown.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.className = "btn btn-quiet";
      link.href = `/roll-call/${encodeURIComponent(one.code)}/${encodeURIComponent(one.session)}/${encodeURIComponent(one.point)}/`;
      const name = document.createElement("b");
      name.textContent = one.name;
      const when = document.createElement("span");
      when.textContent = `${one.half_day} · ${words.due.replace("{hour}", one.due)}`;
      link.append(name, when);
      item.append(link);
      return item;
    }),
  );
  return today;
}

// Fills the empty page with a sheet; the same markup as the server's page, from its template.
export function draw(list, payload, words) {
  byId("title").textContent = payload.name;
  document.title = `${payload.name} · ${document.title}`;
  byId("subtitle").textContent = `${payload.half_day} · ${payload.is_open ? words.due.replace("{hour}", payload.due) : words.opens.replace("{hour}", payload.opens)}`;
  const blank = byId("person").content.firstElementChild;
  list.hidden = false;
  list.replaceChildren(
    ...payload.people.map((one, at, all) => {
      const row = blank.cloneNode(true);
      row.id = `p${one.person}`;
      row.dataset.person = one.person;
      row.dataset.heads = "";
      row.querySelector(".no").textContent = one.number;
      const [name, what] = row.querySelectorAll(".who > *");
      [name.textContent, what.textContent] = [one.name, one.position || one.agency];
      [name.id, what.id] = [`n${one.person}`, `w${one.person}`];
      if (one.guest_of && one.guest_of !== all[at - 1]?.guest_of) {
        const heading = document.createElement("p");
        heading.className = "guests";
        heading.textContent = one.guest_of;
        row.prepend(heading);
      }
      row.querySelector(".ans").setAttribute("aria-labelledby", `n${one.person} w${one.person}`);
      return row;
    }),
  );
  for (const part of document.querySelectorAll("[data-sheet-part]")) part.hidden = !payload.is_open;
}
