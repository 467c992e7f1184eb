// The head count: kept like a mark, sent after the marks it counts.
import { uuid4 } from "./ids.js";
import { keep } from "./store.js";

export function reportCounts(place, who, roll, words) {
  const details = document.getElementById("report");
  const form = details?.querySelector("form");
  if (!form) return;
  const say = (text, css = "") => {
    const line = document.getElementById("report-state");
    line.hidden = !text;
    line.className = `small ${css}`;
    line.textContent = text;
  };
  form.addEventListener("submit", async (submit) => {
    submit.preventDefault();
    const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrf_token"));
    if (!/^\d+$/.test(fields.head_count ?? "")) return say(words.count_people, "bad");
    const report = { id: uuid4(), owner: who.owner, state: "waiting", at: Date.now(), place, fields };
    await roll.settled();
    try {
      await keep("reports", report);
    } catch {
      return HTMLFormElement.prototype.submit.call(form); // nothing is kept here: the form goes by itself
    }
    say(words.report_local.replace("{n}", fields.head_count));
    details.open = false;
    roll.tell();
    roll.flush();
  });
  return (report, reply) => {
    if (report.place !== place) return;
    if (reply.r === "new") return say(words.report_sent.replace("{n}", reply.head_count).replace("{hour}", reply.reported), "ok");
    details.open = true;
    say(Object.values(reply.errors).join(" "), "bad");
  };
}
