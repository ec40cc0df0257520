// Runs before the first paint: scripts are there, and the reader's own choice of light or dark, if they made one.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch {
    // Storage may be forbidden; the system's setting then decides.
  }
})();
