// The claim finder (docs/adr/0007): answers questions from a static index, piece by piece, in a worker of its own.
// Asked {id, base, text, filters, sort, from, count}, it answers {id, total, counts, pages, matched, known, partial, suggestion}.
"use strict";

const FILTERS = ["rating", "topic", "platform", "year", "kind", "state"];
const EXACT = 1, STEM = 0.8, NAMED = 0.8, PREFIX = 0.6, SOUND = 0.35; // how near a word of a page is to a word of the question
const SURE = 1, SLACK = 0.5; // how far from its Latin spelling an Urdu word is surely meant, and how much farther others may be
const UNWRITTEN = 0.25, UNSAID = 1; // a vowel that Urdu leaves out as a rule, and one that Urdu writes and the Latin spelling has not
const BEGINNING = 2; // letters from which on the last word may be a beginning
const SPREAD = 6; // files of words that a beginning may need
const WORDS = 12; // of a question that are looked up
const DAY = 864e5;
const STATES = ["", "withdrawn", "corrected"]; // of a page, as plan/finder_files.py numbers them

const finders = new Map();
let latest = 0;

onmessage = async ({ data: asked }) => {
  if (asked.typed) latest = asked.id;
  try {
    const answer = await again(asked, (finder) => finder.answer(asked));
    postMessage({ id: asked.id, ...answer });
  } catch (error) {
    postMessage({ id: asked.id, failed: String(error) });
  }
};

// A build may replace files between two questions: their names are of their content, so what is gone is asked for anew.
async function again({ base }, ask) {
  for (const last of [false, true]) {
    if (!finders.has(base)) finders.set(base, open(base));
    try {
      return await ask(await finders.get(base));
    } catch (error) {
      finders.delete(base);
      if (last || !(error instanceof Gone)) throw error;
    }
  }
}

class Gone extends Error {}

async function fetched(url, options) {
  const response = await fetch(url, options);
  if (response.status === 404 || response.status === 410) throw new Gone(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

async function open(base) {
  return new Finder(base, await fetched(`${base}index.json`, { cache: "no-cache" }));
}

// ---- words, as model/folding.py has them

class Spelling {
  constructor(table) {
    const rules = (pairs) => pairs.map(([pattern, other]) => [new RegExp(pattern, "gu"), other]);
    this.letters = new Map(Object.entries(table.letters));
    this.marks = new RegExp(`[${table.marks}]`, "gu");
    this.word = new RegExp(`[\\p{L}\\p{N}${table.kept}]+`, "gu");
    this.endings = { latin: rules(table.endings.latin), arabic: rules(table.endings.arabic) };
    this.sounds = new Map(Object.entries(table.sounds.arabic));
    this.latin = rules(table.sounds.latin);
    this.both = rules(table.sounds.both);
    this.consonants = this.latin.slice(0, -1); // all but the last rule, by which any vowel is the same
    this.other = rules(table.meant);
    this.exceptions = new Map(Object.entries(table.exceptions));
    this.common = new Set(table.common.map((word) => this.fold(word)));
  }

  fold(text) {
    const apart = text.toLowerCase().normalize("NFKD").toLowerCase().replace(this.marks, "");
    return Array.from(apart, (letter) => this.letters.get(letter) ?? letter).join("");
  }

  words(text) {
    return this.fold(text).match(this.word) ?? [];
  }

  script(word) {
    return /[\u0600-\u06ff]/.test(word) ? "arabic" : "latin";
  }

  stem(word) {
    for (const [pattern, ending] of this.endings[this.script(word)]) {
      const cut = word.replace(pattern, ending);
      if (cut !== word) return cut.length >= 3 ? cut : word;
    }
    return word;
  }

  skeleton(word) {
    let told = word;
    if (this.script(word) === "arabic") told = Array.from(word, (letter) => this.sounds.get(letter) ?? letter).join("");
    else for (const [pattern, sound] of this.latin) told = told.replace(pattern, sound);
    for (const [pattern, sound] of this.both) told = told.replace(pattern, sound);
    return /^[A-Za-z]{2,}$/.test(told) ? told : "";
  }

  // A word as it may have been meant.
  readings(word) {
    const found = [word, this.stem(word)];
    if (this.script(word) === "latin") for (const [pattern, other] of this.other) found.push(word.replace(pattern, other));
    return [...new Set(found)];
  }

  meant(word) {
    return new Set(this.readings(word).map((other) => this.skeleton(other)).filter(Boolean));
  }

  // A Latin word by sound, with the vowels that Urdu may write: `a`, `w` and `y`.
  voiced(word) {
    for (const [pattern, sound] of this.consonants) word = word.replace(pattern, sound);
    return word.replace(/[ei]/gu, "y").replace(/[ou]/gu, "w").replace(/(.)\1+/gu, "$1");
  }

  // How far an Urdu word is from a Latin one of the same consonants: by its vowels, which Urdu may leave out and Latin may not.
  apart(word, urdu) {
    const written = Array.from(urdu, (letter) => this.sounds.get(letter) ?? letter).join("").replace(/(.)\1+/gu, "$1");
    return Math.min(...this.readings(word).map((other) => unlike(this.voiced(other), written)));
  }
}

// ---- the index of one language

class Finder {
  constructor(base, index) {
    this.base = base;
    this.index = index;
    this.spelling = new Spelling(index.table);
    this.keys = Object.keys(index.shards);
    this.sounds = this.keys.some((key) => key.startsWith("~"));
    this.files = new Map();
  }

  file(name) {
    if (!this.files.has(name)) {
      const file = fetched(`${this.base}${name}.json`);
      file.catch(() => this.files.delete(name));
      this.files.set(name, file);
    }
    return this.files.get(name);
  }

  shard(key) {
    const name = Array.from(key, (letter) => letter.codePointAt(0).toString(16)).join("-");
    return this.file(`words/${name}.${this.index.shards[key]}`);
  }

  // The key of the shard that holds a term: the longest that it begins with.
  key(term) {
    for (let length = term.length; length > 0; length -= 1) {
      const key = term.slice(0, length);
      if (Object.hasOwn(this.index.shards, key)) return key;
    }
    return null;
  }

  async list(term) {
    const key = this.key(term);
    const held = key === null ? {} : await this.shard(key);
    return Object.hasOwn(held, term) ? held[term] : null;
  }

  // The lists of all terms that begin so; none where that would take too many files.
  async beginning(start) {
    const own = this.key(start);
    const keys = this.keys.filter((key) => key.length > start.length && key.startsWith(start));
    if (own !== null) keys.push(own);
    if (keys.length > SPREAD) return [];
    const shards = await Promise.all(keys.map((key) => this.shard(key)));
    return shards.flatMap((held) => Object.keys(held).filter((term) => term.startsWith(start) && term !== start).map((term) => [term, held[term]]));
  }

  async answer(asked) {
    if (asked.spell) return { pages: [], spelled: this.spelled(asked.text) };
    const { words, wanted } = this.read(asked.text);
    const [facets, matches] = await Promise.all([
      asked.bare ? null : this.file(`facets.${this.index.files.facets}`),
      Promise.all(wanted.map((word, place) => this.match(word, place === wanted.length - 1 && !/\s$/u.test(asked.text)))),
    ]);
    if (asked.typed && asked.id < latest) return { total: 0, pages: [] }; // nobody waits for it any more
    const { scores, matched, partial } = this.together(matches);
    const masks = facets ? this.masks(facets, asked.filters) : new Map();
    const found = this.filtered(scores, masks);
    const order = asked.sort === "date" || !wanted.length ? (a, b) => b - a : (a, b) => scores[b] - scores[a] || b - a;
    found.sort(order);
    const lost = matches.some((match) => !match.found);
    return {
      total: found.length,
      matched, // words that the best pages have
      known: matches.filter((match) => match.sure).length, // words that any page has
      partial: partial && found.length > 0,
      counts: facets ? this.counts(facets, scores, masks) : null,
      pages: await this.shown(found.slice(asked.from, asked.from + asked.count), matches, asked),
      suggestion: lost && words.length && !asked.bare ? await this.suggestion(asked.text, matches, matched) : null,
    };
  }

  // A question as the index of full texts has it: folded, and by sound (plan/search.py).
  spelled(text) {
    const words = this.spelling.words(text);
    const sound = (word) => {
      const [first] = this.spelling.script(word) === "latin" ? this.spelling.meant(word) : [];
      return first ? `x${first.toLowerCase()}` : word;
    };
    return [words, words.map((word) => this.spelling.exceptions.get(word) ?? sound(word))].map((spelled) => spelled.join(" "));
  }

  // The words of a question; without the commonest, if others are left.
  read(text) {
    const words = this.spelling.words(text);
    const rare = words.filter((word) => !this.isCommon(word));
    return { words, wanted: [...new Set(rare.length ? rare : words)].slice(0, WORDS) };
  }

  isCommon(word) {
    const { common, exceptions } = this.spelling;
    const named = this.sounds ? exceptions.get(word) : undefined;
    return common.has(word) || (named !== undefined && common.has(this.spelling.fold(named)));
  }

  // How well each page fits one word of the question, and by which terms; `sure` where more than its sound is found.
  async match(word, last) {
    const match = { word, found: false, sure: false, best: new Float32Array(this.index.count), terms: new Set() };
    const root = this.spelling.stem(word);
    this.use(match, word, await this.list(word), EXACT);
    if (root !== word) this.use(match, root, await this.list(root), STEM);
    if (last && word.length >= BEGINNING) {
      for (const [term, list] of await this.beginning(word)) this.use(match, term, list, PREFIX);
    }
    match.sure = match.found;
    if (this.sounds) await this.bySound(match);
    return match;
  }

  use(match, term, list, nearness, pages = list?.length) {
    if (!list) return;
    match.found = true;
    match.terms.add(term);
    const { count, weights } = this.index;
    const worth = nearness * Math.log(1 + count / pages);
    let page = 0;
    for (const step of list) {
      page += Math.floor(step / weights);
      match.best[page] = Math.max(match.best[page], worth * (step % weights));
    }
  }

  // Urdu that is written in Latin letters, and words that sound like one that is nowhere written so.
  async bySound(match) {
    const { spelling } = this;
    const latin = spelling.script(match.word) === "latin";
    if (!latin && match.found) return;
    const named = latin ? spelling.words(spelling.exceptions.get(match.word) ?? "") : [];
    if (named.length) {
      const parts = await Promise.all(named.map((part) => this.match(part, false)));
      if (!parts.every((part) => part.found)) return;
      match.found = true;
      match.sure = true;
      this.together(parts).scores.forEach((score, page) => {
        match.best[page] = Math.max(match.best[page], (NAMED * score) / parts.length);
      });
      for (const part of parts) for (const term of part.terms) match.terms.add(term);
      return;
    }
    const alike = await this.sounding(match.word);
    const meant = latin ? this.meant(match.word, alike) : [];
    match.sure ||= meant.length > 0;
    if (meant.length) for (const [term, list, nearness] of meant) this.use(match, term, list, nearness);
    else {
      const pages = alike.reduce((sum, [, list]) => sum + list.length, 0);
      for (const [term, list] of alike) this.use(match, term, list, SOUND, pages);
    }
  }

  // The Urdu words that have the consonants of a word, each with its list.
  async sounding(word) {
    const found = new Map();
    for (const sound of this.spelling.meant(word)) {
      const start = `~${sound} `;
      const key = this.key(start);
      const held = key === null ? {} : await this.shard(key);
      for (const term of Object.keys(held)) if (term.startsWith(start)) found.set(term.slice(start.length), held[term]);
    }
    return [...found];
  }

  // Of the Urdu words with the same consonants those that a Latin word surely means, and their other endings: `purani` is پرانی,
  // and پرانے too, but not پیرانہ. None where no word is near enough.
  meant(word, alike) {
    const { spelling } = this;
    const apart = new Map(alike.map(([urdu]) => [urdu, spelling.apart(word, urdu)]));
    const least = Math.min(...apart.values());
    if (!(least <= SURE)) return [];
    const near = new Set([...apart.keys()].filter((urdu) => apart.get(urdu) <= least + SLACK));
    const roots = new Set([...near].map((urdu) => spelling.stem(urdu)));
    return alike
      .filter(([urdu]) => near.has(urdu) || roots.has(spelling.stem(urdu)))
      .map(([urdu, list]) => [urdu, list, near.has(urdu) ? NAMED : NAMED * STEM]);
  }

  // Pages that have all words; where there are none, those that have most of them.
  together(matches) {
    const { count } = this.index;
    const scores = new Float32Array(count);
    if (!matches.length) return { scores: scores.fill(1), matched: 0, partial: false };
    const words = new Uint8Array(count);
    for (const { best } of matches) {
      for (let page = 0; page < count; page += 1) {
        if (best[page]) {
          words[page] += 1;
          scores[page] += best[page];
        }
      }
    }
    const most = words.reduce((one, other) => Math.max(one, other), 0);
    for (let page = 0; page < count; page += 1) if (words[page] < most || !most) scores[page] = 0;
    const enough = most * 2 >= matches.length;
    return { scores: enough ? scores : scores.fill(0), matched: enough ? most : 0, partial: most < matches.length };
  }

  // For each filter in use the pages that it lets through.
  masks(facets, filters) {
    const masks = new Map();
    for (const name of FILTERS) {
      const values = filters[name] ?? [];
      if (!values.length) continue;
      const mask = new Uint8Array(this.index.count);
      for (const value of values) for (const page of this.filed(facets, name).get(value) ?? []) mask[page] = 1;
      masks.set(name, mask);
    }
    return masks;
  }

  // The pages of each value of a filter.
  filed(facets, name) {
    this.filing ??= new Map();
    if (!this.filing.has(name)) this.filing.set(name, name === "year" ? years(facets.days) : lists(facets[name]));
    return this.filing.get(name);
  }

  filtered(scores, masks, without) {
    const used = [...masks].filter(([name]) => name !== without).map(([, mask]) => mask);
    const found = [];
    for (let page = 0; page < scores.length; page += 1) {
      if (scores[page] && used.every((mask) => mask[page])) found.push(page);
    }
    return found;
  }

  // How many results each value would give, so a filter in use is counted without itself.
  counts(facets, scores, masks) {
    const counts = {};
    const all = new Map();
    for (const name of FILTERS) {
      const without = masks.has(name) ? name : "";
      if (!all.has(without)) {
        const mask = new Uint8Array(this.index.count);
        for (const page of this.filtered(scores, masks, without)) mask[page] = 1;
        all.set(without, mask);
      }
      const mask = all.get(without);
      counts[name] = {};
      for (const [value, pages] of this.filed(facets, name)) {
        counts[name][value] = pages.reduce((sum, page) => sum + mask[page], 0);
      }
    }
    return counts;
  }

  async shown(pages, matches, asked) {
    const per = this.index.pages;
    const told = await Promise.all(
      pages.map(async (page) => {
        const number = Math.floor(page / per);
        const start = number * this.index.digest;
        const name = this.index.files.pages.slice(start, start + this.index.digest);
        return (await this.file(`pages/${number}.${name}`))[page % per];
      }),
    );
    const results = told.map((page) => this.result(page, matches));
    // Among the first, those that say just what was asked stand before those that have its words here and there.
    const phrase = this.spelling.words(asked.text).join(" ");
    const says = ({ said }) => this.spelling.words(said).join(" ").includes(phrase);
    if (asked.sort === "date" || asked.from || !phrase.includes(" ")) return results;
    return [...results.filter(says), ...results.filter((result) => !says(result))];
  }

  result([path, title, claim, fact, summary, further, rating, kind, day, state], matches) {
    const passages = Object.entries({ claim, fact, summary }).filter(([, text]) => text);
    const marked = passages.map(([name, text]) => ({ name, parts: this.marked(text, matches) }));
    const hits = ({ parts }) => new Set(parts.filter((_, place) => place % 2).map((part) => this.spelling.fold(part))).size;
    const best = marked.reduce((one, other) => (one && hits(one) >= hits(other) ? one : other), undefined);
    const plain = marked.find(({ name }) => name === "summary") ?? best;
    const parts = this.marked(title, matches);
    const passage = best && hits(best) ? best : plain;
    const said = [title, claim, ...further.map(([text]) => text)].join(" ");
    return { path, said, parts, passage, further: this.further(further, [parts, passage?.parts ?? []], matches), rating, kind, day, state: STATES[state] };
  }

  // Of the further claims of a review those that have words of the question which what is shown already has not.
  further(claims, shown, matches) {
    const hit = (parts) => parts.filter((_, place) => place % 2).map((part) => this.spelling.stem(this.spelling.fold(part)));
    const known = new Set(shown.flatMap(hit));
    return claims
      .map(([text, rating]) => ({ parts: this.marked(text, matches), rating }))
      .filter(({ parts }) => hit(parts).some((word) => !known.has(word)));
  }

  // A text in parts, of which every second one is what was looked for.
  marked(text, matches) {
    const parts = [""];
    for (const piece of text.match(/[\p{L}\p{N}\p{M}'’\u200c\u200d]+|[^\p{L}\p{N}\p{M}'’\u200c\u200d]+/gu) ?? []) {
      const hit = this.spelling.words(piece).some((word) => matches.some((match) => this.hits(word, match)));
      if (hit === (parts.length % 2 === 0)) parts[parts.length - 1] += piece;
      else parts.push(piece);
    }
    return parts;
  }

  hits(word, { terms }) {
    return terms.has(word) || terms.has(this.spelling.stem(word));
  }

  // The question with its unknown words replaced by the nearest that titles and claims have; null where there are none, or
  // where no page has these words together with those that the question found.
  async suggestion(text, matches, matched) {
    const [joined, counts] = await this.file(`vocabulary.${this.index.files.vocabulary}`);
    const spelled = joined.split(" ");
    const vocabulary = spelled.map((word) => this.spelling.fold(word));
    const nearest = new Map();
    for (const { word, found } of matches) {
      const place = found ? -1 : near(word, vocabulary, counts);
      if (place >= 0) nearest.set(word, spelled[place]);
    }
    if (!nearest.size) return null;
    const bare = (typed) => typed.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, ""); // a quotation mark would be left without its pair
    const suggested = text.split(/\s+/u).map((typed) => nearest.get(this.spelling.words(typed).join("")) ?? bare(typed)).filter(Boolean).join(" ");
    const { wanted } = this.read(suggested);
    const found = this.together(await Promise.all(wanted.map((word) => this.match(word, false))));
    const whole = found.matched === wanted.length;
    return whole || found.matched >= matched + nearest.size ? { text: suggested, whole } : null;
  }
}

// ---- numbers and letters

function lists(values) {
  const held = new Map();
  for (const [value, steps] of Object.entries(values)) {
    let page = 0;
    held.set(value, steps.map((step) => (page += step)));
  }
  return held;
}

function years(steps) {
  const held = new Map();
  let day = 0;
  steps.forEach((step, page) => {
    day += step;
    if (!day) return;
    const year = String(new Date(day * DAY).getUTCFullYear());
    if (!held.has(year)) held.set(year, []);
    held.get(year).push(page);
  });
  return held;
}

// The place of the commonest of the words that are fewest slips away: a letter too many, missing, wrong, or two in each other's place.
function near(word, vocabulary, counts) {
  const letters = Array.from(word);
  let most = letters.length < 4 ? 1 : letters.length < 8 ? 2 : 3;
  const short = letters.length < 5 && /^[a-z]/u.test(word); // its first letter is seldom a slip, and without it little is left
  let best = -1;
  let worth = 0;
  if (letters.length < 3 || /\p{N}/u.test(word)) return best;
  vocabulary.forEach((other, place) => {
    if (Math.abs(other.length - letters.length) > most) return;
    if (short && other[0] !== letters[0]) return;
    const slips = distance(letters, Array.from(other), most);
    const value = counts[place] * (other[0] === letters[0] ? 4 : 1);
    if (slips < most || (slips === most && value > worth)) {
      most = slips;
      best = place;
      worth = value;
    }
  });
  return best;
}

// How unlike a Latin word and an Urdu one of the same consonants are, both told by sound.
function unlike(latin, urdu) {
  const vowel = (letter) => "awy".includes(letter);
  const missing = (letter) => (letter === "h" || vowel(letter) ? UNWRITTEN : UNSAID);
  const extra = (letter) => (letter === "h" ? UNWRITTEN * 2 : UNSAID);
  const changed = (one, place) => {
    const other = urdu[place];
    if (one === other) return 0;
    if (!place && vowel(one) && other === "a") return 0; // alif at the beginning carries any vowel
    return one === "a" && other === "h" && place === urdu.length - 1 ? UNWRITTEN : UNSAID;
  };
  let row = [0];
  for (const letter of urdu) row.push(row[row.length - 1] + extra(letter));
  for (const letter of latin) {
    const next = [row[0] + missing(letter)];
    for (let j = 1; j <= urdu.length; j += 1) {
      const instead = row[j - 1] + changed(letter, j - 1);
      next.push(Math.min(row[j] + missing(letter), next[j - 1] + extra(urdu[j - 1]), instead));
    }
    row = next;
  }
  return row[urdu.length];
}

function distance(one, other, most) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let slips = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) slips = Math.min(slips, before[j - 2] + 1);
      next.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return least;
    [before, row] = [row, next];
  }
  return row[other.length];
}
