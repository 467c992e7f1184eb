// Offers the camera. What reads its picture is fetched when somebody opens it, and not before.
import { keptSheet } from "./store.js";
import { ask } from "./wire.js";

export function offerScan(roll, who, place, urls, words) {
  const button = document.querySelector("[data-scan]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      const { openScanner } = await import(button.dataset.scan);
      await openScanner({
        roll,
        words: words.scan,
        codes: async () => (await keptSheet(who.owner, place).catch(() => null))?.codes ?? [],
        lookUp: (code) => ask(`${urls.scans}${place}`, who, { body: { code } }),
      });
    } catch {
      document.querySelector("[data-scan-refused]").hidden = false;
    }
  });
}
