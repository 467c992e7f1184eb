// Installs the worker that opens this page without a line. A new version waits until nothing is
// left to send, or until somebody agrees: it never takes the page away from under a roll call.
import { countPending } from "./store.js";

const LOOK_MS = 2_000;

export async function install(worker, scope, owner) {
  if (!("serviceWorker" in navigator)) return;
  let isAgreed = false;
  const note = document.getElementById("new-version");
  try {
    const registration = await navigator.serviceWorker.register(worker, { scope, updateViaCache: "none" });
    const offer = async () => {
      const next = registration.waiting;
      if (!next || !registration.active) return;
      const left = await countPending(owner).catch(() => ({ mine: 1, others: 0 }));
      note.hidden = false;
      if (!(left.mine + left.others)) next.postMessage("take over");
      else setTimeout(offer, LOOK_MS);
    };
    note.querySelector("button").addEventListener("click", () => {
      isAgreed = true;
      registration.waiting?.postMessage("take over");
    });
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", offer);
    });
    offer();
    setInterval(() => registration.update().catch(() => {}), 15 * 60_000);
    let isFirst = !navigator.serviceWorker.controller;
    navigator.serviceWorker.addEventListener("controllerchange", async () => {
      if (isFirst) return void (isFirst = false); // the page has its first worker, not a new one
      const { mine } = await countPending(owner).catch(() => ({ mine: 1 }));
      if (isAgreed || !mine) location.reload();
    });
  } catch {
    // no worker here (a private window): the page needs its line
  }
}

// Whether the browser promises not to throw away what is kept; asked once somebody uses the page.
export async function askToKeep() {
  if (!navigator.storage?.persist) return null;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
