import { card, frame } from "../frame.mjs";
import { escape, newsroom } from "../newsroom.mjs";

const WITH_FEEDS = new Set(["topics", "ratings"]);

export const data = {
  pagination: { data: "collections.lists", size: 1, alias: "list" },
  permalink: ({ list }) => `${list.url}index.html`,
  eleventyExcludeFromCollections: true,
  layout: null,
};

export function render({ list }) {
  const { lang, title, text, items, number, total } = list;
  const words = newsroom.words[lang];
  const pager = `<nav class="t-pager" aria-label="${words.list_pages}">
${list.newer ? `<a rel="prev" href="${list.newer}">${words.list_previous}</a>` : ""}
<span aria-current="page">${number}</span> / <a href="${list.last}">${total}</a>
${list.older ? `<a rel="next" href="${list.older}">${words.list_next}</a>` : ""}
</nav>`;
  const main = `<h1 class="t-title">${escape(title)}</h1>
<p class="t-lead">${escape(text)}</p>
<p class="t-note">${list.count}</p>
<div class="t-cards">${items.map(card).join("")}</div>
${total > 1 ? pager : ""}`;
  const feed = WITH_FEEDS.has(list.section) ? `${list.first}rss.xml` : "";
  const exists = number > 1 ? [lang] : undefined;
  return frame({ lang, url: list.url, title, summary: text, section: list.section, exists, feed }, main);
}
