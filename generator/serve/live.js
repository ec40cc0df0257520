// Put into every page by the preview server, never part of a built site: reloads the page after a good build and shows problems.
(() => {
  const mine = document.currentScript.dataset.site;
  let events;
  let panel;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function problem({ severity, place, message, hint, code }) {
    const item = element("li", `problem problem--${severity}`);
    item.append(element("code", "place", place), element("p", "message", message));
    if (hint) item.append(element("p", "hint", hint));
    item.append(element("p", "code", code));
    return item;
  }

  function heading({ ok, problems }) {
    const errors = problems.filter(({ severity }) => severity === "error").length;
    const warnings = problems.length - errors;
    const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
    const found = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean).join(", ");
    return ok ? found : `${found || "The build failed"} – this is the last good version`;
  }

  // A shadow tree: the site's look and the panel's do not touch each other.
  function show(state) {
    panel?.remove();
    panel = undefined;
    if (state.ok && !state.problems.length) return;
    panel = element("tasdiq-problems", "");
    panel.lang = "en";
    panel.dir = "ltr";
    const look = document.createElement("link");
    look.rel = "stylesheet";
    look.href = "/.tasdiq/live.css";
    const details = element("details", "panel");
    details.open = !state.ok;
    const list = element("ol", "list");
    const grave = ({ severity }) => (severity === "error" ? 0 : 1); // errors first; the order within both stays
    list.append(...[...state.problems].sort((a, b) => grave(a) - grave(b)).map(problem));
    details.append(element("summary", "heading", heading(state)), list);
    panel.attachShadow({ mode: "open" }).append(look, details);
    panel.setAttribute("role", "status");
    document.body.append(panel);
  }

  // A built page does not know what day it is; what is not yet due is shown here alone, and says so.
  function tellScheduled() {
    const day = document.querySelector(".t-byline time[datetime]");
    const isDocument = location.pathname.split("/").filter(Boolean).length > 2; // pages such as /en/about/ have no day
    if (!day || !isDocument || !(new Date(day.dateTime) > Date.now())) return;
    const band = element("p", "t-state", `Scheduled: appears on ${day.textContent.trim()}. Until then only this preview shows it.`);
    band.lang = "en";
    band.dir = "auto";
    document.querySelector("h1")?.after(band);
  }

  function listen() {
    events = new EventSource("/.tasdiq/events");
    events.addEventListener("message", ({ data }) => {
      const state = JSON.parse(data);
      if (state.site !== mine) location.reload();
      else show(state);
    });
  }

  // Browsers allow six lines to one server: only the page that is looked at holds one.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    events = undefined;
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
  tellScheduled();
})();
