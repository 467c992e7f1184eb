// The clock of the wall, by the server's time; and the screen stays awake where the browser allows it.
const face = document.getElementById("wall-clock");
const ahead = Date.parse(face.dateTime) - Date.now();
const isEnglish = document.documentElement.lang === "en";
const parts = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Asia/Ho_Chi_Minh",
});

function tell() {
  const now = new Date(Date.now() + ahead);
  const [hour, minute] = parts.format(now).split(":");
  const words = isEnglish ? `${hour}:${minute}` : `${Number(hour)}h${minute}`;
  if (face.textContent !== words) face.textContent = words;
  setTimeout(tell, 1000 - (now.getTime() % 1000));
}

async function stayAwake() {
  if (document.visibilityState !== "visible") return;
  await navigator.wakeLock?.request("screen").catch(() => null);
}

tell();
stayAwake();
document.addEventListener("visibilitychange", stayAwake);
