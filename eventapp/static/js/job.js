// Looks again at a job until it is over. Without this file the page has a link to do so.

const address = new URL(location.href);
address.searchParams.set("fragment", "1");
let pause = 1000;

async function look() {
  try {
    const answer = await fetch(address, { cache: "no-store", redirect: "error" });
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const [old, now] = [document.getElementById("job"), fresh.getElementById("job")];
      if (!old.isEqualNode(now)) old.replaceWith(now);
      if ("over" in now.dataset) return;
    }
  } catch {
    // the connection may come back
  }
  pause = Math.min(pause * 1.3, 5000);
  setTimeout(look, pause);
}

setTimeout(look, pause);
