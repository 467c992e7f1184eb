// Moves a point without loading the page again; without this file the buttons reload it.

const said = document.querySelector("[data-moved]");

function ends(list) {
  const rows = [...list.children].filter((row) => row.querySelector("[data-move]"));
  for (const [n, row] of rows.entries()) {
    row.querySelector("[value=up]").disabled = n === 0;
    row.querySelector("[value=down]").disabled = n === rows.length - 1;
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const row = form.closest("[data-order] > li");
  if (!form.matches("[data-move]") || !row) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = event.submitter;
  const isUp = button.value === "up";
  const other = isUp ? row.previousElementSibling : row.nextElementSibling;
  const data = new FormData(form);
  data.set("to", button.value);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: data });
  } catch {
    answer = { ok: false };
  }
  if (!answer.ok || !other?.querySelector("[data-move]")) {
    location.reload();
    return;
  }
  if (isUp) other.before(row);
  else other.after(row);
  ends(row.parentElement);
  const focus = button.disabled ? row.querySelector("button:not(:disabled)") : button;
  focus?.focus();
  said.textContent = said.dataset.moved.replace("{name}", row.dataset.name);
}, true);
