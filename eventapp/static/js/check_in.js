// Takes a scanned code from behind the # of the address and sends it; finds names in the list.
const form = document.querySelector("form[data-code]");
const scanned = decodeURIComponent(location.hash.slice(1));
if (form && scanned) {
  history.replaceState(null, "", location.pathname); // it stays in no history
  form.elements.code.value = scanned;
  form.requestSubmit();
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
const finder = document.querySelector("[data-find]");
if (finder) {
  finder.hidden = false;
  const names = [...document.querySelectorAll(".names label")];
  finder.querySelector("input").addEventListener("input", ({ target }) => {
    const wanted = fold(target.value.trim());
    for (const name of names) name.hidden = !fold(name.textContent).includes(wanted);
  });
  finder.querySelector("input").addEventListener("keydown", (key) => key.key === "Enter" && key.preventDefault());
}
