// The way out when nothing else works: what was not sent, as text and as a row of QR codes that
// any other phone or computer can hand in. The names are the same, so twice is once.
import { unsentEvents } from "./store.js";

const FITS = 900; // letters in one code that an old camera still reads
const dialog = () => document.getElementById("export");

export async function openExport() {
  const events = await unsentEvents();
  const text = await packed(events);
  const field = dialog().querySelector("textarea");
  field.value = text;
  dialog().querySelector("[data-copy]").onclick = () => navigator.clipboard?.writeText(text).catch(() => field.select()) ?? field.select();
  dialog().showModal();
  const { qrcode } = await import(dialog().dataset.qr);
  const place = dialog().querySelector("[data-codes]");
  place.replaceChildren(...pieces(text).map((piece, at, all) => drawn(qrcode, piece, at + 1, all.length)));
}

export async function packed(events) {
  const bytes = new TextEncoder().encode(JSON.stringify(events));
  if (!("CompressionStream" in self)) return `ROLLCALL1 ${base64(bytes)}`;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return `ROLLCALL2 ${base64(new Uint8Array(await new Response(stream).arrayBuffer()))}`;
}

function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export function pieces(text) {
  const found = text.match(new RegExp(`.{1,${FITS}}`, "gs")) ?? [];
  return found.map((piece, at) => `RC ${at + 1}/${found.length} ${piece}`);
}

function drawn(qrcode, piece, number, total) {
  const code = qrcode(0, "L");
  code.addData(piece, "Byte");
  code.make();
  const size = code.getModuleCount();
  const figure = document.createElement("figure");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${number}/${total}`);
  const path = document.createElementNS(svg.namespaceURI, "path");
  let line = "";
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) if (code.isDark(y, x)) line += `M${x} ${y}h1v1h-1z`;
  path.setAttribute("d", line);
  svg.append(path);
  const caption = document.createElement("figcaption");
  caption.textContent = `${number}/${total}`;
  figure.append(svg, caption);
  return figure;
}
