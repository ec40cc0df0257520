// Search: what is asked and what is shown. The claim finder (finder.js) answers; where a reader wants the full texts of
// articles, Pagefind does (fulltext.js). Nothing is fetched before the reader turns to the form. What was asked stands in
// the address, so a search can be shared.
const settings = JSON.parse(document.getElementById("search-settings").textContent);
const form = document.querySelector("[data-search]");
const box = form.elements.namedItem("q");
const part = (name) => document.querySelector(`[data-${name}]`);
const [list, status, more, clear, suggest, deep, others] = [
  "results", "status", "more", "clear", "suggest", "deep", "others",
].map(part);
const { words } = settings;

const FILTERS = ["rating", "topic", "platform", "year"];
const STEP = 10; // results shown at a time
const PAUSE = 150; // milliseconds without a key before a search
const MOST = 200; // results that a restored page shows again at most
const ELSEWHERE = 3; // results shown of another language

let loading; // Pagefind, as a promise
let worker; // the claim finder
let waiting = new Map(); // questions that the finder has not answered
let shown = { question: null, total: 0 }; // the last search that was shown
let turn = 0; // the latest search: answers to earlier ones are dropped
let timer;

// ---- words and numbers

const number = (value, told = settings) => String(value).replace(/\d/g, (digit) => told.digits[digit] ?? digit);

function counted(count) {
  if (count === 0) return words.none;
  return count === 1 ? words.one : words.other.replace("{count}", number(count));
}

function outcome(found, question) {
  if (!found.total && question.text.trim() && !question.deep) return words["none.claims"];
  return found.partial ? `${words.partial} ${counted(found.total)}` : counted(found.total);
}

function written(day, told) {
  const [year, month, date] = day.split("-").map(Number);
  return `${number(date, told)} ${told.months[month - 1]} ${number(year, told)}`;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// ---- what is asked: form and address say the same

function asked() {
  const deep = new URLSearchParams(location.search).get("in") === "articles";
  const data = new FormData(form);
  const filters = Object.fromEntries(FILTERS.map((name) => [name, data.getAll(name).filter(Boolean)]));
  return { text: data.get("q"), filters, sort: data.get("sort"), deep };
}

const isFiltered = ({ filters }) => FILTERS.some((name) => filters[name].length);

function address(changes = {}) {
  const { text, filters, sort, deep } = { ...asked(), ...changes };
  const query = new URLSearchParams();
  if (text.trim()) query.append("q", text.trim());
  for (const name of FILTERS) for (const value of filters[name]) query.append(name, value);
  if (sort) query.append("sort", sort);
  if (deep) query.append("in", "articles");
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

// ---- who answers

// Where the site's policy demands Trusted Types, these scripts may be started as workers, and nothing else may be made.
function allowWorkers() {
  const whole = (url) => new URL(url, location.href).href;
  const known = [form.dataset.finder, `${settings.index}pagefind-worker.js`].map(whole);
  try {
    globalThis.trustedTypes?.createPolicy("default", {
      createScriptURL: (url) => (known.includes(whole(url)) ? url : null),
    });
  } catch {
    // The policy allows none: Pagefind then works without a worker.
  }
}

function finder() {
  if (worker) return worker;
  worker = new Worker(form.dataset.finder);
  worker.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.failed) reject?.(new Error(data.failed));
    else resolve?.(data);
  };
  worker.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
    worker = undefined; // the next search tries again
  };
  return worker;
}

let questions = 0;

function find(base, question, from, count, bare = false) {
  const id = (questions += 1);
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    finder().postMessage({ ...question, id, base: new URL(base, location.href).href, from, count, bare });
  }).then(({ pages, ...answer }) => {
    const results = pages.map((page) => ({ ...page, title: page.parts, href: settings.prefix + page.path }));
    return { ...answer, results };
  });
}

function fulltext() {
  loading ??= import(form.dataset.fulltext)
    .then(({ start }) => start(settings))
    .catch((error) => {
      loading = undefined; // the next search tries again
      throw error;
    });
  return loading;
}

async function ask(question, from, count) {
  if (!question.deep) return find(settings.claims, { ...question, typed: true }, from, count);
  const { spelled } = await find(settings.claims, { text: question.text, spell: true }, 0, 0, true);
  return (await fulltext()).ask({ ...question, text: question.text.trim() }, spelled, from, count);
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

const marked = (parts) => parts.map((text, place) => (place % 2 ? element("mark", "", text) : text)).filter(Boolean);

// `told` has the words of the language that the result is in.
function card({ href, title, passage, further, rating, kind, day, state }, told = settings, level = "h2") {
  const top = element("p", "t-card__top");
  const verdict = (id) => element("span", `verdict verdict--${id}`, told.ratings[id] ?? id);
  if (rating) top.append(verdict(rating), " ");
  else top.append(element("span", "t-card__topic", told.kinds[kind] ?? ""));
  const link = element("a", "", ...marked(title));
  link.href = href;
  const article = element("article", "t-card t-result", top, element(level, "t-card__title", link));
  if (passage) {
    const text = element("p", "t-result__text", ...marked(passage.parts));
    // A claim never stands alone: it says that it is one.
    if (passage.name === "claim") text.prepend(element("b", "", told.words.claim), " ");
    article.append(text);
  }
  // Each further claim stands apart, with the verdict that is its own.
  for (const claim of further ?? []) {
    const text = element("span", "", element("b", "", told.words.further), " ", ...marked(claim.parts));
    article.append(element("p", "t-result__text t-result__further", text, " ", verdict(claim.rating)));
  }
  const under = element("p", "t-card__date");
  if (day) {
    const time = element("time", "", written(day, told));
    time.dateTime = day;
    under.append(time);
  }
  if (state) under.append(day ? " · " : "", element("strong", "", told.words[state]));
  if (under.hasChildNodes()) article.append(under);
  return element("li", "", article);
}

function showNothing(message) {
  shown = { question: null, total: 0 };
  list.replaceChildren();
  list.removeAttribute("aria-busy");
  for (const other of [more, suggest, deep, others]) other.hidden = true;
  status.textContent = message;
}

function showSuggestion(text = "") {
  suggest.hidden = !text;
  if (!text) return;
  const link = element("a", "", text);
  link.href = address({ text });
  const [before, after] = words.suggest.split("{query}");
  suggest.replaceChildren(before, element("bdi", "", link), after);
}

// Whether pages of another language fit the question better than those of this one.
function better(there, here) {
  if (!there?.total || !there.partial) return Boolean(there?.total);
  if (here.matched && !here.partial) return false;
  return there.matched > here.matched || (there.matched === here.matched && there.known > here.known);
}

// The same question in the site's other languages: readers type one and think in the other. What it may have meant in this
// one is told only then: a word that another language has is hardly a slip.
async function showOthers(question, here, mine) {
  others.hidden = true;
  others.removeAttribute("aria-busy");
  showSuggestion();
  if (question.deep || !question.text.trim()) return;
  const sections = [];
  let known = here.known;
  others.setAttribute("aria-busy", "true");
  for (const other of settings.others) {
    const found = await find(other.claims, { text: question.text, filters: {}, sort: "" }, 0, ELSEWHERE, true).catch(() => null);
    if (mine !== turn) return;
    if (!better(found, here)) continue;
    known = Math.max(known, found.known);
    const told = found.partial ? words["elsewhere.partial"] : words.elsewhere;
    const link = element("a", "", told.replace("{language}", `\u2068${other.label}\u2069`).replace("{count}", number(found.total)));
    link.href = `${other.page}?${new URLSearchParams({ q: question.text.trim() })}`;
    const heading = element("h2", "t-search__other", link);
    const cards = found.results.map((result) => card(result, other, "h3"));
    const results = element("ol", "t-search__results", ...cards);
    results.lang = other.lang;
    results.dir = other.dir;
    sections.push(element("section", "", heading, results));
  }
  if (here.suggestion?.whole || known === here.known) showSuggestion(here.suggestion?.text);
  others.removeAttribute("aria-busy");
  others.replaceChildren(...sections);
  others.hidden = !sections.length;
}

function showDeep(question) {
  deep.hidden = !question.text.trim();
  deep.textContent = question.deep ? words.claims : words.deep;
  deep.href = address({ deep: !question.deep });
}

async function showMore(count, mine) {
  const { question } = shown;
  const found = await ask(question, list.children.length, count);
  if (mine !== turn) return null;
  const cards = found.results.map((result) => card(result));
  list.append(...cards);
  more.hidden = list.children.length >= found.total;
  return cards[0] ?? null;
}

async function run(count = STEP) {
  clearTimeout(timer);
  const mine = ++turn;
  const question = asked();
  clear.hidden = !isFiltered(question);
  if (!question.text.trim() && !isFiltered(question)) {
    showNothing(words.prompt);
    return;
  }
  list.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => {
    if (mine === turn) status.textContent = words.loading;
  }, 400);
  try {
    const found = await ask(question, 0, Math.max(count, STEP));
    if (mine !== turn) return;
    shown = { question, total: found.total };
    list.replaceChildren(...found.results.map((result) => card(result)));
    more.hidden = list.children.length >= found.total;
    if (found.counts) showCounts(found.counts);
    status.textContent = outcome(found, question);
    showDeep(question);
    showOthers(question, found, mine);
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

// Counts are shown when the filters are opened, before anything was asked.
async function ready() {
  try {
    const { counts } = await find(settings.claims, { text: "", filters: {}, sort: "date" }, 0, 0);
    if (counts && !asked().text.trim() && !isFiltered(asked())) showCounts(counts);
  } catch {
    showNothing(words.failed);
  }
}

allowWorkers();
box.addEventListener("focus", () => finder(), { once: true });
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
