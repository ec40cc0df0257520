// What can be listed, and the texts of a section: one page for each.
import { frame } from "../frame.mjs";
import { escape, langs, newsroom } from "../newsroom.mjs";

const SECTIONS = ["topics", "ratings", "claimants", "people", "narratives", "learn", "glossary"];

export const data = {
  pagination: { data: "sections", size: 1, alias: "shown" },
  sections: langs.flatMap((lang) => SECTIONS.map((section) => ({ lang, section }))),
  permalink: ({ shown }) => `/${shown.lang}/${shown.section}/index.html`,
  eleventyExcludeFromCollections: true,
  layout: null,
};

export function render({ shown, collections }) {
  const { lang, section } = shown;
  const title = newsroom.words[lang][`nav_${section}`];
  const terms = Object.entries(newsroom.labels[lang][section] ?? {}).map(([id, name]) => [`/${lang}/${section}/${id}/`, name]);
  const texts = (collections[section] ?? []).filter((text) => text.data.lang === lang).map((text) => [text.url, text.data.title]);
  const links = [...terms, ...texts].map(([href, name]) => `<li><a href="${href}">${escape(name)}</a></li>`);
  const main = `<h1 class="t-title">${title}</h1>\n<ul class="t-list">${links.join("\n")}</ul>`;
  return frame({ lang, url: `/${lang}/${section}/`, title, section }, main);
}
