// Buttons that copy a text; without this file one selects it by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = words;
    }, 3000);
  });
}

// An address that names one point opens what belongs to it.
if (location.hash) {
  const box = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.querySelector("details");
  if (box) box.open = true;
}
