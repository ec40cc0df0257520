// Search in the full texts of articles: Pagefind's index of this language. Loaded only when a reader asks for it.
const FILTERS = ["rating", "topic", "platform", "year"];

export async function start(settings) {
  const pagefind = await import(`${settings.index}pagefind.js`);
  try {
    await pagefind.options({ excerptLength: 36 });
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
  let last = { key: "", found: null };
  return {
    // `spelled` are other spellings of the question, asked one after the other where nothing has the words as they were typed.
    async ask(question, spelled, from, count) {
      const key = JSON.stringify(question);
      if (last.key !== key) last = { key, found: await first(pagefind, question, spelled) };
      const { results, counts } = last.found;
      // Pagefind takes a part of the index that it cannot fetch for one without results.
      if (!results.length && !navigator.onLine) throw new Error("offline");
      const texts = await Promise.all(results.slice(from, from + count).map((result) => result.data()));
      return { total: results.length, counts, results: texts.map((data) => shown(data, settings)) };
    },
  };
}

async function first(pagefind, question, spelled) {
  let answer = await found(pagefind, question);
  for (const text of spelled) {
    if (answer.results.length) break;
    if (text !== question.text) answer = await found(pagefind, { ...question, text });
  }
  return answer;
}

// Counts beside a filter's values say how many results choosing that value would give, so each filter in use is counted without itself.
async function found(pagefind, { text, filters, sort }) {
  const options = (without) => {
    const used = FILTERS.filter((name) => name !== without && filters[name].length);
    return {
      filters: Object.fromEntries(used.map((name) => [name, { any: filters[name] }])),
      sort: sort || !text ? { date: "desc" } : {},
    };
  };
  const active = FILTERS.filter((name) => filters[name].length);
  const [whole, ...others] = await Promise.all(
    [undefined, ...active].map((name) => pagefind.search(text || null, options(name))),
  );
  const counts = { ...whole.filters };
  active.forEach((name, index) => {
    counts[name] = others[index].filters[name];
  });
  return { results: whole.results, counts };
}

function shown(data, settings) {
  const { href, day } = place(data.raw_url ?? data.url, settings.prefix);
  return {
    href,
    title: [data.meta.title],
    passage: excerpt(data),
    rating: data.filters.rating?.[0],
    kind: data.filters.kind?.[0],
    day,
    state: data.filters.state?.[0] ?? "",
  };
}

// A result's address is its page's, then its day; `~` stands for the `#` of a glossary term.
function place(url, prefix) {
  const [, path, day] = /^\/?(.*\/)([^/]*)\.html$/.exec(url);
  const target = path.includes("~") ? path.replace("~", "#").slice(0, -1) : path;
  return { href: `${prefix}/${target}`, day: /^\d{4}-\d\d-\d\d$/.test(day) ? day : "" };
}

// Texts come escaped, with <mark> around what was found: they are taken apart, never parsed as HTML.
function excerpt({ excerpt: html, content, meta }) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  const parts = html.split(/<\/?mark>/).map(plain); // every second one is marked
  const whole = parts.join("");
  const all = content.split(/\s+/).join(" ").trim();
  let repeated = titleEnd(whole, meta.title);
  const opens = !repeated && !all.startsWith(whole);
  const left = parts.map((text) => {
    const kept = text.slice(repeated);
    repeated = Math.max(0, repeated - text.length);
    return kept;
  });
  if (opens) left[0] = `… ${left[0]}`;
  if (!all.endsWith(whole.trim())) left[left.length - 1] += " …";
  return { name: "", parts: left };
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
