// The camera at the door: reads personal codes, knows them by their digests, marks who shows one.
// Fetched when somebody opens it. The picture never leaves the page.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const TOKEN = 26;
const SHORT = 8;
const EVERY_MS = 150;
const AGAIN_MS = 4_000; // the same code held into the camera is one code

const dialog = document.getElementById("scan");
const video = dialog.querySelector("video");
const result = dialog.querySelector("[data-result]");
const here = dialog.querySelector("[data-mark-here]");
const field = dialog.querySelector("input");
let read = null;
let context = null;
let hasGuests = false;

// `roll` marks, `codes` are those the list brought, `lookUp` asks the server about any other.
export async function openScanner(tools) {
  context = { ...tools, known: await tools.codes(), last: { text: "", at: 0 } };
  tell("", "", "");
  dialog.showModal();
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
    if (!dialog.open) return stop(stream);
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    tell("", "", context.words.starting);
    read ??= await decoder();
    tell("", "", context.words.ready);
    look();
  } catch {
    video.hidden = true;
    tell("due", context.words.no_camera, context.words.no_camera_why);
  }
}

async function decoder() {
  if ("BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const own = new BarcodeDetector({ formats: ["qr_code"] });
    return async () => (await own.detect(video))[0]?.rawValue;
  }
  await new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = dialog.dataset.reader;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
  await ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => dialog.dataset.wasm }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    if (!video.videoWidth) return undefined;
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    pen.drawImage(video, 0, 0);
    const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
    return (await ZXingWASM.readBarcodes(picture, { formats: ["QRCode"], maxNumberOfSymbols: 1 }))[0]?.text;
  };
}

async function look() {
  if (!dialog.open) return;
  const text = await read().catch(() => undefined);
  const { last } = context;
  if (text && (text !== last.text || Date.now() - last.at > AGAIN_MS)) {
    context.last = { text, at: Date.now() };
    await judge(text).catch(() => tell("due", context.words.failed));
  } else if (text) last.at = Date.now();
  setTimeout(look, EVERY_MS);
}

const meant = (text) => [...text.toUpperCase()].filter((one) => LETTERS.includes(one)).join("");

async function judge(text) {
  const { words, known, roll } = context;
  const behind = text.includes("#") ? text.slice(text.lastIndexOf("#") + 1) : text;
  if (/^\d+-/.test(behind)) return tell("due", words.room_code, words.room_code_why);
  const code = meant(behind);
  const isWeb = /^https?:/i.test(text) && !text.includes("#");
  if (isWeb || ![TOKEN, SHORT].includes(code.length)) return tell("due", words.no_code);
  const digest = await digestOf(code);
  const found = known.find(([full, short]) => (code.length === TOKEN ? digest.startsWith(full) : digest.startsWith(short)));
  if (!found) return code.length === TOKEN ? elsewhere(code) : tell("due", words.unknown, words.unknown_why);
  const [, , person, counts] = found;
  const row = roll.rowOf(person);
  const name = row?.querySelector(".who b").textContent ?? "";
  if (!row) return tell("due", words.not_here);
  if (!counts) return tell("due", words.revoked.replace("{name}", name), words.revoked_why, row);
  if (row.classList.contains("cfl-p")) return tell("due", words.conflict.replace("{name}", name), "", row);
  const stands = row.querySelector("[aria-pressed=true]")?.dataset.letter;
  if (stands === "P" || stands === "L") return tell("old", words.already.replace("{name}", name), "", row);
  await roll.press(row, "P", { source: "qr" });
  const isTicked = row.querySelector("[aria-pressed=true]")?.dataset.letter === "P";
  return isTicked ? tell("ok", words.present.replace("{name}", name), "", row) : tell("due", words.failed);
}

async function digestOf(code) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  return [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
}

// A code this list does not know: the server may; without a line nobody does.
async function elsewhere(code) {
  const { words, lookUp, roll } = context;
  const { reply } = await lookUp(code).catch(() => ({}));
  if (!reply) return tell("due", words.offline, words.offline_why);
  if (reply.r === "unknown") return tell("due", words.unknown, words.unknown_why);
  if (reply.r === "other training") return tell("due", words.other_training);
  if (reply.r === "revoked") return tell("due", words.revoked_foreign, words.revoked_why);
  const own = roll.rowOf(reply.person); // of this list, whose codes had not come yet
  if (own) {
    await roll.press(own, "P", { source: "qr", proof: reply.proof });
    return tell("ok", words.present.replace("{name}", reply.name), "", own);
  }
  const marked = reply.marked_at ? words.marked_at.replace("{point}", reply.marked_at) : "";
  tell("due", words.elsewhere.replace("{name}", reply.name).replace("{point}", reply.point), marked);
  here.hidden = false;
  here.onclick = async () => {
    const row = document.createElement("li");
    row.dataset.person = reply.person;
    row.dataset.heads = reply.heads.join(" ");
    row.innerHTML = `<div class="who"><b></b></div>`;
    row.querySelector("b").textContent = reply.name;
    await roll.press(row, "P", { source: "qr", proof: reply.proof });
    hasGuests = true;
    tell("ok", words.present_here.replace("{name}", reply.name));
  };
  return undefined;
}

function tell(kind, title, text = "", row = null) {
  here.hidden = true;
  result.className = `scan-result ${kind}`;
  result.querySelector("[data-title]").textContent = title;
  result.querySelector("[data-text]").textContent = text;
  for (const sign of result.querySelectorAll("[data-sign]")) sign.toggleAttribute("hidden", sign.dataset.sign !== kind);
  row?.scrollIntoView({ block: "center" });
}

function stop(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

dialog.addEventListener("close", async () => {
  stop(video.srcObject);
  video.srcObject = null;
  if (!hasGuests) return;
  await context.roll.flush();
  location.reload(); // those of other points stand on the list now
});
dialog.querySelector("[data-typed]").addEventListener("submit", (submit) => {
  submit.preventDefault();
  judge(field.value).catch(() => tell("due", context.words.failed));
  field.value = "";
  field.focus();
});
