// What pages do beyond plain HTML. Everything here is an extra: reading, links and search lists work without it.
const root = document.documentElement;

function toggleScheme() {
  const dark = root.dataset.scheme
    ? root.dataset.scheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.scheme = dark ? "light" : "dark";
  try {
    localStorage.setItem("scheme", root.dataset.scheme);
  } catch {
    // The choice then lasts for this page only.
  }
}

async function copyLink(button) {
  const words = button.querySelector("[aria-live]");
  const before = words.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Old browsers and pages without HTTPS have no clipboard: select the address in a prompt instead.
    prompt(before, button.dataset.copy);
    return;
  }
  words.textContent = button.dataset.copied;
  setTimeout(() => {
    words.textContent = before;
  }, 2500);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-scheme-toggle], [data-copy], [data-print]");
  const menu = document.querySelector("[data-menu][open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
  if (!button) return;
  if ("schemeToggle" in button.dataset) toggleScheme();
  if ("copy" in button.dataset) copyLink(button);
  if ("print" in button.dataset) print();
});

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("[data-menu][open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Leaving the open menu with Tab closes it, so that it never covers what has the focus.
document.addEventListener("focusin", (event) => {
  const menu = document.querySelector("[data-menu][open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});
