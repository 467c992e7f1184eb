// Niceties only: every page works without this file.

const root = document.documentElement;

// Light or dark: kept in a cookie that the server reads.
for (const item of document.querySelectorAll("[data-theme-item]")) {
  const button = item.querySelector("[data-theme-switch]");
  const label = button.querySelector("span");
  const isDark = () => root.dataset.bsTheme === "dark";
  const name = () => {
    label.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    root.dataset.bsTheme = theme;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
    name();
  });
  name();
  item.hidden = false;
}

// A filter that changes sends its form.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
});

// Menus close when one clicks elsewhere or presses Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A question before what cannot be undone; a busy button instead of two clicks; no lost typing.
const changed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-careful]");
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
    event.preventDefault();
    return;
  }
  changed.clear();
  if (form.method === "post") {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(release, 8000); // a download leaves the page where it is
  }
});
function release() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}
window.addEventListener("pageshow", release);
window.addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});
