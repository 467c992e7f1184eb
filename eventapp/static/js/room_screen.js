// Keeps the code on a room's screen fresh: asks the server, whose clock alone counts.
const screen = document.querySelector("[data-now]");
const lost = document.getElementById("lost");
const words = lost.textContent;

async function renew() {
  try {
    const reply = await fetch(screen.dataset.now, { redirect: "error", cache: "no-store" });
    if (reply.status === 404) return location.reload();
    if (!reply.ok) throw new Error(reply.status);
    const { code, picture, seconds, closed } = await reply.json();
    if (closed) return location.reload();
    document.getElementById("picture").innerHTML = picture;
    document.getElementById("code").textContent = code;
    lost.textContent = words;
    setTimeout(renew, seconds * 1000 + 200);
  } catch {
    lost.textContent = lost.dataset.lost;
    setTimeout(renew, 3000);
  }
}
setTimeout(renew, Number(screen.dataset.seconds) * 1000 + 200);
