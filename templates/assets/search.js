// Search: a small interface over Pagefind's index of this language.
// Nothing is fetched before the reader turns to the form. What was asked stands in the address, so a search can be shared.
const settings = JSON.parse(document.getElementById("search-settings").textContent);
const form = document.querySelector("[data-search]");
const box = form.elements.namedItem("q");
const list = document.querySelector("[data-results]");
const status = document.querySelector("[data-status]");
const more = document.querySelector("[data-more]");
const clear = document.querySelector("[data-clear]");
const { words } = settings;

const FILTERS = ["rating", "topic", "platform", "year"];
const STEP = 10; // results shown at a time
const PAUSE = 200; // milliseconds without a key before a search
const MOST = 200; // results that a restored page shows again at most

let loading; // Pagefind, as a promise
let totals = {}; // how many pages each filter's value has, over the whole index
let results = []; // all results of the last search; their texts are fetched when they are shown
let turn = 0; // the latest search: answers to earlier ones are dropped
let timer;

// ---- words and numbers

const number = (value) => String(value).replace(/\d/g, (digit) => settings.digits[digit] ?? digit);

function counted(count) {
  if (count === 0) return words.none;
  return count === 1 ? words.one : words.other.replace("{count}", number(count));
}

function written(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${number(date)} ${settings.months[month - 1]} ${number(year)}`;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// ---- what is asked: form and address say the same

function asked() {
  const data = new FormData(form);
  const filters = Object.fromEntries(FILTERS.map((name) => [name, data.getAll(name).filter(Boolean)]));
  return { text: data.get("q").trim(), filters, sort: data.get("sort") };
}

const isFiltered = ({ filters }) => FILTERS.some((name) => filters[name].length);

function address() {
  const { text, filters, sort } = asked();
  const query = new URLSearchParams();
  if (text) query.append("q", text);
  for (const name of FILTERS) for (const value of filters[name]) query.append(name, value);
  if (sort) query.append("sort", sort);
  return location.pathname + (query.size ? `?${query}` : "");
}

function fillForm() {
  const query = new URLSearchParams(location.search);
  box.value = query.get("q") ?? "";
  for (const name of FILTERS) {
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      if (field.type === "checkbox") field.checked = query.getAll(name).includes(field.value);
      else choose(field, query.get(name));
    }
  }
  choose(form.elements.namedItem("sort"), query.get("sort"));
  if (isFiltered(asked())) document.querySelector("[data-filters]").open = true;
}

function choose(select, value) {
  select.value = value ?? "";
  if (select.selectedIndex < 0) select.value = "";
}

// ---- Pagefind

// Where the site's policy demands Trusted Types, this one script may start a worker, and nothing else may be made.
function allowWorker() {
  const worker = new URL(`${settings.index}pagefind-worker.js`, location.href).href;
  try {
    globalThis.trustedTypes?.createPolicy("default", {
      createScriptURL: (url) => (new URL(url, location.href).href === worker ? url : null),
    });
  } catch {
    // The policy allows none: Pagefind then works without a worker.
  }
}

async function start() {
  allowWorker();
  const pagefind = await import(`${settings.index}pagefind.js`);
  try {
    await pagefind.options({ excerptLength: 36 });
    totals = await pagefind.filters();
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
  return pagefind;
}

function load() {
  loading ??= start().catch((error) => {
    loading = undefined; // the next search tries again
    throw error;
  });
  return loading;
}

// Counts beside a filter's values say how many results choosing that value would give, so each filter in use is counted without itself.
async function ask(pagefind, { text, filters, sort }) {
  const options = (without) => {
    const used = FILTERS.filter((name) => name !== without && filters[name].length);
    return {
      filters: Object.fromEntries(used.map((name) => [name, { any: filters[name] }])),
      sort: sort || !text ? { date: "desc" } : {},
    };
  };
  const active = FILTERS.filter((name) => filters[name].length);
  const [found, ...others] = await Promise.all(
    [undefined, ...active].map((name) => pagefind.search(text || null, options(name))),
  );
  const counts = { ...found.filters };
  active.forEach((name, index) => {
    counts[name] = others[index].filters[name];
  });
  return { results: found.results, counts };
}

// ---- showing

function showCounts(counts) {
  for (const check of form.querySelectorAll("input[type=checkbox]")) {
    const count = counts[check.name]?.[check.value] ?? 0;
    check.closest("label").querySelector("[data-count]").textContent = number(count);
    check.disabled = count === 0 && !check.checked;
  }
  for (const option of form.querySelectorAll("option[data-label]")) {
    const count = counts[option.parentElement.name]?.[option.value] ?? 0;
    // The label is isolated, or a Latin name would turn the brackets round in Urdu.
    option.textContent = `\u2068${option.dataset.label}\u2069 (${number(count)})`;
    option.disabled = count === 0 && !option.selected;
  }
}

// Texts come escaped, with <mark> around what was found: they are taken apart, never parsed as HTML.
function excerpt({ excerpt: html, content, meta }) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  const parts = html.split(/<\/?mark>/).map((text, index) => ({ text: plain(text), marked: index % 2 === 1 }));
  const whole = parts.map((part) => part.text).join("");
  const all = content.split(/\s+/).join(" ").trim();
  let repeated = titleEnd(whole, meta.title);
  const made = element("p", "t-result__text");
  if (!repeated && !all.startsWith(whole)) made.append("… ");
  for (const { text, marked } of parts) {
    const left = text.slice(repeated);
    repeated = Math.max(0, repeated - text.length);
    if (left) made.append(marked ? element("mark", "", left) : left);
  }
  if (!all.endsWith(whole.trim())) made.append(" …");
  return made;
}

// How much of an excerpt repeats the title, which stands above it already: all of the title, or its last words.
function titleEnd(text, title) {
  const words = title.split(" ");
  for (let skipped = 0; skipped < words.length - 1; skipped += 1) {
    const end = words.slice(skipped).join(" ");
    if (text.startsWith(end)) return end.length + /^[.۔\s]*/.exec(text.slice(end.length))[0].length;
  }
  return 0;
}

// A result's address is its page's, then its day; `~` stands for the `#` of a glossary term.
function place(url) {
  const [, path, day] = /^\/?(.*\/)([^/]*)\.html$/.exec(url);
  const target = path.includes("~") ? path.replace("~", "#").slice(0, -1) : path;
  return { href: `${settings.prefix}/${target}`, day: /^\d{4}-\d\d-\d\d$/.test(day) ? day : "" };
}

function card(data) {
  const { href, day } = place(data.raw_url ?? data.url);
  const rating = data.filters.rating?.[0];
  const top = element("p", "t-card__top");
  if (rating) top.append(element("span", `verdict verdict--${rating}`, settings.ratings[rating] ?? rating), " ");
  else top.append(element("span", "t-card__topic", settings.kinds[data.filters.kind?.[0]] ?? ""));
  const link = element("a", "", data.meta.title);
  link.href = href;
  const under = element("p", "t-card__date");
  if (day) {
    const time = element("time", "", written(day));
    time.dateTime = day;
    under.append(time);
  }
  if (data.filters.state) under.append(day ? " · " : "", element("strong", "", words.withdrawn));
  const article = element("article", "t-card t-result", top, element("h2", "t-card__title", link));
  article.append(excerpt(data));
  if (under.hasChildNodes()) article.append(under);
  return element("li", "", article);
}

async function showMore(count, mine) {
  const next = results.slice(list.children.length, list.children.length + count);
  const texts = await Promise.all(next.map((result) => result.data()));
  if (mine !== turn) return null;
  const cards = texts.map(card);
  list.append(...cards);
  more.hidden = list.children.length >= results.length;
  return cards[0] ?? null;
}

function showNothing(message) {
  results = [];
  list.replaceChildren();
  list.removeAttribute("aria-busy");
  more.hidden = true;
  status.textContent = message;
}

async function run(count = STEP) {
  clearTimeout(timer);
  const mine = ++turn;
  const question = asked();
  clear.hidden = !isFiltered(question);
  if (!question.text && !isFiltered(question)) {
    showNothing(words.prompt);
    showCounts(totals);
    return;
  }
  list.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => {
    if (mine === turn) status.textContent = words.loading;
  }, 400);
  try {
    const found = await ask(await load(), question);
    if (mine !== turn) return;
    // Pagefind takes a part of the index that it cannot fetch for one without results.
    if (!found.results.length && !navigator.onLine) throw new Error("offline");
    results = found.results;
    list.replaceChildren();
    showCounts(found.counts);
    await showMore(Math.max(count, STEP), mine);
    if (mine !== turn) return;
    status.textContent = counted(results.length);
  } catch (error) {
    if (mine !== turn) return;
    console.warn(error);
    loading = undefined;
    showNothing(words.failed);
  } finally {
    clearTimeout(slow);
    if (mine === turn) list.removeAttribute("aria-busy");
  }
}

// ---- what the reader does

// The form's choices make a step in the browser's history; typing only changes the present one.
function remember(step) {
  const to = address();
  if (to === location.pathname + location.search) return;
  if (step) history.pushState(null, "", to);
  else history.replaceState(null, "", to);
}

function ready() {
  load().then(
    () => {
      if (!asked().text && !isFiltered(asked())) showCounts(totals);
    },
    () => showNothing(words.failed),
  );
}

box.addEventListener("focus", ready, { once: true });
document.querySelector("[data-filters]").addEventListener("toggle", ready, { once: true });

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    remember(false);
    run();
  }, PAUSE);
});

form.addEventListener("change", (event) => {
  if (event.target === box) return;
  remember(true);
  run();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember(true);
  run();
});

clear.addEventListener("click", () => {
  for (const field of form.querySelectorAll("input[type=checkbox]")) field.checked = false;
  for (const name of FILTERS.slice(1)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = "";
  }
  remember(true);
  run();
  box.focus();
});

more.addEventListener("click", async () => {
  more.disabled = true;
  try {
    const first = await showMore(STEP, turn);
    first?.querySelector("a").focus();
    history.replaceState({ shown: list.children.length }, "");
  } catch {
    status.textContent = words.failed;
  } finally {
    more.disabled = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target === box) {
    event.preventDefault();
    if (!box.value) box.blur();
    box.value = "";
    remember(false);
    run();
  }
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  event.preventDefault();
  box.focus();
  box.select();
});

function restore() {
  fillForm();
  run(Math.min(history.state?.shown ?? STEP, MOST));
}

addEventListener("popstate", restore);
restore();
if (!box.value && matchMedia("(hover: hover)").matches) box.focus({ preventScroll: true });
