import { card, frame } from "../frame.mjs";
import { escape, newsroom } from "../newsroom.mjs";

export const data = {
  pagination: { data: "collections.homes", size: 1, alias: "home" },
  permalink: ({ home }) => `${home.url}index.html`,
  eleventyExcludeFromCollections: true,
  layout: null,
};

export function render({ home }) {
  const { lang, url, items } = home;
  const words = newsroom.words[lang];
  const names = (section) => Object.entries(newsroom.labels[lang][section]);
  const chips = (section) => names(section).map(([id, name]) => `<li><a href="/${lang}/${section}/${id}/">${escape(name)}</a></li>`).join("");
  const main = `<h1 class="t-home__title">${escape(newsroom.name[lang])}</h1>
<p class="t-home__tagline">${escape(newsroom.tagline[lang])}</p>
<section><h2>${words.home_latest}</h2>
<div class="t-cards">${items.map(card).join("")}</div></section>
${["topics", "ratings"].map((section) => `<section><h2>${words[`nav_${section}`]}</h2><ul class="t-chips">${chips(section)}</ul></section>`).join("\n")}`;
  return frame({ lang, url, title: newsroom.name[lang], summary: newsroom.tagline[lang], feed: `${url}rss.xml` }, main);
}
