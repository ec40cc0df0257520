// The button with which a reader keeps the latest reviews on this device, or takes them away again.
const box = document.querySelector("[data-offline]");
const { worker, scope, list } = box.dataset;
const SHOWN = { open: ["keep"], kept: ["kept", "drop"], failed: ["failed", "keep"], never: ["failed"] };

function show(state) {
  for (const part of box.querySelectorAll("[data-part]")) part.hidden = !SHOWN[state].includes(part.dataset.part);
}

// Where the site's policy demands Trusted Types, this script alone may be started as a worker.
function address() {
  const policy = globalThis.trustedTypes?.createPolicy("offline", { createScriptURL: () => worker });
  return policy ? policy.createScriptURL("") : worker;
}

async function ask(message) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  active.postMessage(message, [port2]);
  if (!(await answered)) throw new Error("the worker could not do it");
}

async function keep() {
  await navigator.serviceWorker.register(script, { scope });
  await ask({ keep: list });
}

async function change(work, state) {
  for (const button of box.querySelectorAll("button")) button.disabled = true;
  try {
    await work();
    show(state);
  } catch {
    show("failed");
  }
  for (const button of box.querySelectorAll("button")) button.disabled = false;
  box.querySelector("button:not([hidden])")?.focus();
}

const able = "serviceWorker" in navigator && "caches" in globalThis;
const script = able ? address() : "";
box.querySelector("[data-part=keep]").addEventListener("click", () => change(keep, "kept"));
box.querySelector("[data-part=drop]").addEventListener("click", () => change(() => ask({ drop: list }), "open"));
show(!able ? "never" : (await caches.match(list).catch(() => undefined)) ? "kept" : "open");
