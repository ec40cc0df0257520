// The page around everything, and the card of a review.
import { dir, escape, label, langs, newsroom, time } from "./newsroom.mjs";

const { address } = newsroom;
const tops = new Map();
const bottoms = new Map();
const cards = new Map();

function once(cache, key, make) {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key);
}

const item = (href, title, current) =>
  `<li class="md-tabs__item"><a class="md-tabs__link" href="${href}"${current ? ' aria-current="page"' : ""}>${escape(title)}</a></li>`;

const top = (lang, section) =>
  once(tops, `${lang} ${section}`, () => {
    const words = newsroom.words[lang];
    const tabs = ["reviews", "topics", "narratives", "learn"].map((id) => item(`/${lang}/${id}/`, words[`nav_${id}`], id === section));
    const pages = newsroom.navigation.map((id) => item(`/${lang}/${id}/`, newsroom.titles[lang][id], id === section));
    return `<a class="md-skip" href="#main">${words.skip}</a>
<header class="md-header t-header"><div class="md-grid">
<a href="/${lang}/" class="t-brand">${escape(newsroom.name[lang])}</a>
<nav class="md-tabs" aria-label="${words.sections}"><ul class="md-tabs__list">
${[...tabs, ...pages].join("\n")}
</ul></nav>
</div></header>
<aside class="t-notice"><div class="md-grid">${escape(newsroom.notice[lang])}</div></aside>`;
  });

const bottom = (lang) =>
  once(bottoms, lang, () => {
    const words = newsroom.words[lang];
    const links = (pairs) => pairs.map(([href, title]) => `<li><a href="${href}">${escape(title)}</a></li>`).join("\n");
    const about = Object.entries(newsroom.titles[lang]).map(([id, title]) => [`/${lang}/${id}/`, title]);
    const more = ["ratings", "glossary", "claimants", "people"].map((id) => [`/${lang}/${id}/`, words[`nav_${id}`]]);
    return `<footer class="md-footer t-footer"><div class="md-grid">
<nav class="t-footer__column"><p class="t-footer__title">${words.footer_about}</p><ul>
${links(about)}</ul></nav>
<nav class="t-footer__column"><p class="t-footer__title">${words.footer_readers}</p><ul>
${links(more)}</ul></nav>
<nav class="t-footer__column"><p class="t-footer__title">${words.feeds}</p><ul>
${links([[`/${lang}/rss.xml`, words.feed_rss]])}</ul></nav>
<p class="t-footer__end">${escape(newsroom.name[lang])}</p>
</div></footer>`;
  });

export function frame({ lang, url, title, summary = "", section = "", kind = "website", exists = langs, feed = "", head = "" }, main) {
  const rest = url.slice(lang.length + 1);
  const others = exists.filter((other) => other !== lang);
  return `<!doctype html>
<html lang="${lang}" dir="${dir(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(title)} – ${escape(newsroom.name[lang])}</title>
<meta name="description" content="${escape(summary)}">
<link rel="canonical" href="${address}${url}">
${exists.map((other) => `<link rel="alternate" hreflang="${other}" href="${address}/${other}${rest}">`).join("\n")}
<meta property="og:type" content="${kind}">
<meta property="og:title" content="${escape(title)}">
<meta property="og:url" content="${address}${url}">
<meta property="og:site_name" content="${escape(newsroom.name[lang])}">
${feed ? `<link rel="alternate" type="application/rss+xml" title="${escape(newsroom.name[lang])}" href="${feed}">` : ""}
<link rel="stylesheet" href="/assets/tasdiq.css">
${head}
</head>
<body>
${top(lang, section)}
<nav class="t-switch">${others.map((other) => `<a href="/${other}${rest}" hreflang="${other}" lang="${other}">${newsroom.languages[other]}</a>`).join("")}</nav>
<main class="md-main" id="main">
${main}
</main>
${bottom(lang)}
</body>
</html>
`;
}

export const card = (review) =>
  once(cards, review.url, () => {
    const { lang, title, claim, rating, topics, status } = review.data;
    const words = newsroom.words[lang];
    return `<article class="t-card">
<p class="t-card__top"><span class="verdict verdict--${rating}">${escape(label(lang, "ratings", rating))}</span> <span class="t-card__topic">${escape(label(lang, "topics", topics[0]))}</span></p>
<h2 class="t-card__title"><a href="${review.url}">${escape(title)}</a></h2>
<p class="t-card__claim"><span class="t-card__label">${words.list_claim}</span> <q>${escape(claim)}</q></p>
<p class="t-card__date">${time(lang, review.date)}${status === "withdrawn" ? ` · <strong>${words.review_correction_withdrawal}</strong>` : ""}</p>
</article>
`;
  });
