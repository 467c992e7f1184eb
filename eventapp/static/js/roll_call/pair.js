// Exchanges a code for the token of this phone, which the browser keeps where no script reads it.
import { countPending, fact } from "./store.js";

const pairWords = JSON.parse(document.getElementById("pair-words").textContent);
const form = document.getElementById("pair");
const said = document.getElementById("pair-error");
const fromAddress = location.hash.slice(1).replace(/[^0-9A-Za-z-]/g, "");
if (fromAddress) form.elements.code.value = fromAddress;

function refuse(text) {
  said.hidden = false;
  said.textContent = text;
  form.elements.code.focus();
}

form.addEventListener("submit", async (submit) => {
  submit.preventDefault();
  said.hidden = true;
  try {
    await fact("device"); // a phone that keeps nothing is of no use
    await countPending("d0");
  } catch {
    return refuse(pairWords.no_store);
  }
  const keeps = await navigator.storage?.persist?.().catch(() => false);
  let reply;
  try {
    const answer = await fetch(form.dataset.api, {
      method: "POST",
      redirect: "error",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code: form.elements.code.value, browser: browserName(), keeps: Boolean(keeps) }),
    });
    reply = await answer.json();
  } catch {
    return refuse(pairWords.failed);
  }
  if (!reply.pairing) return refuse(reply.error ?? pairWords.failed);
  await fact("device", { pairing: reply.pairing, name: reply.name, valid_until: reply.valid_until });
  history.replaceState(null, "", location.pathname); // the code is used: out of the address
  form.hidden = true;
  const told = document.getElementById("paired");
  told.hidden = false;
  told.querySelector("[data-name]").textContent = pairWords.paired.replace("{name}", reply.name);
  told.querySelector("[data-until]").textContent = pairWords.until.replace("{day}", new Date(reply.valid_until).toLocaleDateString("vi-VN"));
});

function browserName() {
  const agent = navigator.userAgent;
  const app = ["Edg", "SamsungBrowser", "Firefox", "Chrome", "Safari"].find((name) => agent.includes(name)) ?? "?";
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"].find((name) => agent.includes(name)) ?? "?";
  return `${app.replace("Edg", "Edge")}, ${system}`;
}
