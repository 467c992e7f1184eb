// The rows of a sheet. Hollow tick: on this device; filled tick: the server has it.

const KEPT = { X: "unmarked", P: "present", L: "late", E: "excused", A: "absent" };

export const valueOf = (row) => row.querySelector("[aria-pressed=true]")?.dataset.letter ?? "X";
export const isConflict = (row) => row.classList.contains("cfl-p");
export const headsOf = (row) => row.dataset.heads.split(" ").filter(Boolean);

export function show(row, words, { value, reason = null, heads, conflict = false, sayings = [], tick, why = "" }) {
  row.dataset.heads = heads.join(" ");
  row.classList.toggle("todo-p", value === "X" && !conflict);
  row.classList.toggle("cfl-p", conflict);
  for (const button of row.querySelectorAll(".ans button")) {
    const isPressed = button.dataset.letter === value;
    button.setAttribute("aria-pressed", isPressed);
    button.value = KEPT[isPressed ? "X" : button.dataset.letter];
  }
  for (const field of row.querySelectorAll("[name=seen]")) field.value = heads.join(" ");
  const [css, picture, word] = {
    local: ["local", "check-circle", words.local],
    refused: ["bad", "exclamation-triangle-fill", words.refused],
    sent: value === "X" ? ["", "", words.unmarked] : ["sent", "check-circle-fill", words.sent],
  }[conflict ? "conflict" : tick] ?? ["bad", "intersect", words.conflict];
  drawTick(row.querySelector(".tick"), css, picture, word);
  row.querySelector("p.ask")?.remove();
  const told = conflict && sayings.length ? `${sayings.join(" ")} ${words.decide}` : why;
  if (told) row.insertAdjacentHTML("beforeend", `<p class="ask small"></p>`);
  if (told) row.lastChild.textContent = told;
  askReason(row, value, reason);
}

function drawTick(mark, css, picture, word) {
  mark.className = `tick ${css}`;
  mark.replaceChildren();
  if (picture) {
    const sprite = document.querySelector("use").getAttribute("href").split("#")[0];
    mark.insertAdjacentHTML("beforeend", `<svg class="i" aria-hidden="true"><use></use></svg>`);
    mark.querySelector("use").setAttribute("href", `${sprite}#${picture}`);
  }
  mark.append(word);
}

function askReason(row, value, reason) {
  let form = row.querySelector(".reason");
  if (value !== "E") return form?.remove();
  if (!form) {
    const copy = document.getElementById("roll-call-reason").content.cloneNode(true);
    const field = copy.querySelector("[name=reason]");
    field.id = `reason-${row.dataset.person}`;
    copy.querySelector("label").htmlFor = field.id;
    copy.querySelector("[name=person]").value = row.dataset.person;
    copy.querySelector("[name=seen]").value = row.dataset.heads;
    row.append(copy);
    form = row.querySelector(".reason");
  }
  const field = form.querySelector("[name=reason]");
  if (document.activeElement !== field) field.value = reason ?? "";
}

export function count(list, words) {
  const sums = { P: 0, L: 0, E: 0, A: 0, X: 0, C: 0 };
  const rows = [...list.children];
  for (const row of rows) sums[isConflict(row) ? "C" : valueOf(row)] += 1;
  for (const place of document.querySelectorAll("[data-sum]")) place.textContent = sums[place.dataset.sum];
  for (const place of document.querySelectorAll("[data-when]")) place.hidden = !sums[place.dataset.when];
  const todo = rows.find((row) => valueOf(row) === "X" && !isConflict(row));
  document.querySelector("a.need").href = todo ? `#${todo.id}` : "#sum";
  const all = document.querySelector("[data-all-present]");
  if (all) all.hidden = sums.X < 2;
  const came = sums.P + sums.L;
  const button = document.querySelector("[data-report]");
  if (button) button.textContent = words.report.replace("{here}", came).replace("{all}", rows.length);
  const counted = document.querySelector("#report [name=head_count]");
  if (counted && !counted.dataset.typed) counted.value = came || "";
}
