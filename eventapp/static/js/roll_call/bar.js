// What has not reached the server, always in sight, with when it was last heard from.

const bar = () => document.getElementById("sync");

export function status(title, text, css) {
  bar().hidden = false;
  bar().className = `sync ${css}`;
  const place = bar().querySelector("[role=status]");
  if (place.textContent === `${title} ${text}`) return; // said once, not every 20 seconds
  const bold = document.createElement("b");
  bold.textContent = title;
  place.replaceChildren(bold, ` ${text}`);
}

export function tellState(words, who, { left, others, trouble, failures, contact }) {
  const again = bar().querySelector("[data-send]");
  again.hidden = !left || (!failures && !trouble);
  const way = who.pairing ? words.pair_again : words.reload;
  const title = words.waiting.replace("{n}", left);
  if (!left && others) status(words.others.replace("{n}", others), "", "bad");
  else if (!left && trouble) status(words.signed_out, way, "bad");
  else if (!left) status(words.done, "", "ok");
  else if (trouble) status(title, way, "bad");
  else status(title, failures ? words.waiting_why : words.sending, "");
  for (const link of document.querySelectorAll("[data-sign-in]")) link.hidden = !trouble || Boolean(who.pairing);
  for (const button of document.querySelectorAll("[data-export]")) button.hidden = !left && !others;
  const place = document.getElementById("contact");
  place.hidden = !contact;
  if (contact) place.textContent = words.contact.replace("{hour}", hour(contact));
}

export function hour(ms) {
  const at = new Date(ms);
  const minutes = String(at.getMinutes()).padStart(2, "0");
  return document.documentElement.lang === "en" ? `${String(at.getHours()).padStart(2, "0")}:${minutes}` : `${at.getHours()}h${minutes}`;
}
