// What pages do beyond plain HTML. Everything here is an extra: reading, links and search lists work without it.
const root = document.documentElement;
const PAPER = (184 * 96) / 25.4; // pixels between the margins of an A5 page, less two millimetres for rounding

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

// One A5 page for a wall or a pocket: verdict, fact, claim, and a code that leads to the page.
async function printHandout(button) {
  const place = document.querySelector("[data-qr]");
  try {
    const { encode } = await import(button.dataset.handout);
    if (!place.firstChild) place.append(drawn(encode(place.dataset.qr, { ecc: "M", border: 4 }).data));
  } catch {
    // The address is printed in letters too.
  }
  root.dataset.print = "handout";
  addEventListener("afterprint", putAwayHandout, { once: true });
  await document.fonts.ready;
  fitHandout();
  print();
}

// The largest type with which everything stands on the page; the stylesheet lays out the page in the same way on the screen.
function fitHandout() {
  for (let percent = 136; percent >= 40; percent -= 4) {
    root.style.setProperty("--t-handout-scale", percent / 100);
    if (document.querySelector("main").offsetHeight <= PAPER) return;
  }
}

function putAwayHandout() {
  delete root.dataset.print;
  root.style.removeProperty("--t-handout-scale");
}

function drawn(rows) {
  const made = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
  };
  const dark = rows.flatMap((row, y) => row.map((set, x) => (set ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const code = made("svg", { viewBox: `0 0 ${rows.length} ${rows.length}`, "shape-rendering": "crispEdges" });
  code.append(made("rect", { width: rows.length, height: rows.length, fill: "#fff" }), made("path", { d: dark, fill: "#000" }));
  return code;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-scheme-toggle], [data-copy], [data-print], [data-handout]");
  const menu = document.querySelector("[data-menu][open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
  if (!button) return;
  if ("schemeToggle" in button.dataset) toggleScheme();
  if ("copy" in button.dataset) copyLink(button);
  if ("print" in button.dataset) print();
  if ("handout" in button.dataset) printHandout(button);
});

// A term's definition: the first tap shows it, the next one follows the link; Escape and a tap elsewhere put it away.
function tapTerm(event) {
  const link = event.target.closest(".t-term > a");
  const touched = event.pointerType === "touch" || event.pointerType === "pen";
  const opens = link && touched && !("tapped" in link.dataset);
  for (const other of document.querySelectorAll("[data-tapped]")) {
    if (!other.parentNode.contains(event.target)) delete other.dataset.tapped;
  }
  if (!opens) return;
  event.preventDefault();
  link.dataset.tapped = "";
  delete link.parentNode.dataset.dismissed;
}

document.addEventListener("click", tapTerm);

function dismissTerms() {
  for (const term of document.querySelectorAll(".t-term:is(:hover, :focus-within, :has([data-tapped]))")) {
    term.dataset.dismissed = "";
    delete term.firstElementChild.dataset.tapped;
    const back = () => delete term.dataset.dismissed;
    term.addEventListener("pointerleave", back, { once: true });
    term.addEventListener("focusout", back, { once: true });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") dismissTerms();
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
