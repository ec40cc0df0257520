// The lists and feeds of reviews, worked out once from the reviews in the order of their dates.
import { label, langs, newsroom } from "./newsroom.mjs";

const SECTIONS = {
  topics: (data) => data.topics,
  ratings: (data) => [data.rating],
  claimants: (data) => (data.claimant ? [data.claimant] : []),
  people: (data) => data.people,
};
const WITH_FEEDS = new Set(["topics", "ratings"]);

const known = new WeakMap();

export function readReviews(api) {
  const reviews = api.getFilteredByTag("reviews");
  const all = api.getAll();
  if (!known.has(all[0])) known.set(all[0], arrange(reviews));
  return known.get(all[0]);
}

function arrange(reviews) {
  const found = { lists: [], feeds: [], homes: [] };
  for (const lang of langs) {
    const own = reviews.filter((review) => review.data.lang === lang).sort((a, b) => b.date - a.date);
    const title = newsroom.words[lang].list_reviews;
    found.homes.push({ lang, url: `/${lang}/`, items: own.slice(0, 8) });
    found.feeds.push({ lang, url: `/${lang}/`, title: newsroom.name[lang], items: own.slice(0, newsroom.feed_items) });
    found.lists.push(...cut({ lang, section: "reviews", first: `/${lang}/reviews/`, title, text: "" }, own));
    for (const [section, keys] of Object.entries(SECTIONS)) {
      const groups = new Map(Object.keys(newsroom.labels[lang][section]).map((id) => [id, []]));
      for (const review of own) for (const id of keys(review.data)) groups.get(id).push(review);
      for (const [id, items] of groups) {
        const about = { lang, section, first: `/${lang}/${section}/${id}/`, title: label(lang, section, id) };
        about.text = newsroom.texts[lang][section][id];
        found.lists.push(...cut(about, items));
        if (WITH_FEEDS.has(section)) {
          found.feeds.push({ lang, url: about.first, title: about.title, items: items.slice(0, newsroom.feed_items) });
        }
      }
    }
  }
  return found;
}

function* cut(about, items) {
  const size = newsroom.per_page;
  const total = Math.max(1, Math.ceil(items.length / size));
  const address = (number) => (number === 1 ? about.first : `${about.first}page/${number}/`);
  for (let number = 1; number <= total; number++) {
    const shown = items.slice((number - 1) * size, number * size);
    const newer = number > 1 ? address(number - 1) : "";
    const older = number < total ? address(number + 1) : "";
    yield { ...about, url: address(number), number, total, count: items.length, items: shown, newer, older, last: address(total) };
  }
}
