// Keeps the text of the latest reviews for readers who asked for it (generator/plan/offline.py), and answers with it where
// there is no connection. The network comes first: what is kept may have been corrected since.
const STORE = `tasdiq-offline ${new URL(self.registration.scope).pathname}`; // a host may have several sites
const REST = 3_600_000; // milliseconds between two looks at what is new
const SINCE = "x-kept";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { keep, drop } = event.data;
  const done = keep ? renew(keep) : forget(drop);
  const answer = (told) => event.ports[0].postMessage(told);
  event.waitUntil(
    done.then(
      () => answer(true),
      () => answer(false),
    ),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  if (request.destination === "style") event.respondWith(fetch(request).catch(() => style(request)));
});

async function page(event) {
  try {
    const found = await fetch(event.request);
    event.waitUntil(renewAll());
    return found;
  } catch {
    return (await copy(new URL(event.request.url))) ?? Response.error();
  }
}

async function style(request) {
  const store = await caches.open(STORE);
  return (await store.match(request)) ?? Response.error();
}

// ---- what is kept: for each language that a reader chose, a list, and the files that it names

async function lists(store) {
  const found = [];
  for (const request of await store.keys()) {
    if (!request.url.endsWith("/offline/kept.json")) continue;
    const response = await store.match(request);
    found.push({ address: request.url, since: Number(response.headers.get(SINCE)), ...(await response.json()) });
  }
  return found;
}

async function renewAll() {
  const due = (await lists(await caches.open(STORE))).filter(({ since }) => Date.now() - since > REST);
  for (const { address } of due) await renew(address).catch(() => {});
}

async function renew(address) {
  const store = await caches.open(STORE);
  const response = await fetch(address, { cache: "no-cache" });
  if (response.status === 404 || response.status === 410) await forget(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const wanted = await response.json();
  const before = (await lists(store)).find((list) => list.home === wanted.home)?.files ?? {};
  let since = Date.now();
  for (const [file, digest] of Object.entries(wanted.files)) {
    if (before[file] === digest && (await store.match(file))) continue;
    try {
      const fresh = await fetch(file, { cache: "no-cache" });
      if (!fresh.ok) throw new Error(`${file}: ${fresh.status}`);
      await store.put(file, fresh);
    } catch (fault) {
      // What else is new must not wait for this file, a withdrawal among it; its old copy stays, and is soon asked for again.
      if (!(file in before)) throw fault;
      wanted.files[file] = before[file];
      since = 0;
    }
  }
  // The list comes last: until it is there, what it names is not all there.
  const headers = { "content-type": "application/json", [SINCE]: String(since) };
  await store.put(address, new Response(JSON.stringify(wanted), { headers }));
  await sweep(store);
}

async function forget(address) {
  const store = await caches.open(STORE);
  await store.delete(address);
  await sweep(store);
  if (!(await store.keys()).length) {
    await caches.delete(STORE);
    await self.registration.unregister();
  }
}

async function sweep(store) {
  const wanted = new Set();
  for (const { address, files } of await lists(store)) {
    for (const file of [address, ...Object.keys(files)]) wanted.add(new URL(file, self.location).href);
  }
  for (const request of await store.keys()) {
    if (!wanted.has(request.url)) await store.delete(request);
  }
}

// ---- answers without a connection

async function copy(url) {
  const store = await caches.open(STORE);
  const known = await lists(store);
  const list = known.find(({ home }) => url.pathname.startsWith(home)) ?? known[0];
  if (!list) return undefined;
  const path = url.pathname.replace(/\/?$/, "/").replace(/\/reviews\/([^/]+)\/$/, "/lite/$1/");
  const found = await store.match(path);
  return told(found ?? (await store.match(list.page)), list, found ? list.copy : list.absent);
}

// A page with a line at its top that says what it is.
async function told(response, { lang, since }, words) {
  if (!response) return undefined;
  const place = lang === "en" ? "en-GB" : lang; // 26 November 2026, as the pages write it
  const day = new Intl.DateTimeFormat(place, { dateStyle: "long", timeStyle: "short" }).format(since);
  const line = words.replace("{date}", () => day).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt()};`);
  const html = (await response.text()).replace("<body>", () => `<body>\n<p class="state" role="status">${line}</p>`);
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(html, { headers });
}
