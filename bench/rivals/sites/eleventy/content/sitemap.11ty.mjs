import { newsroom } from "../newsroom.mjs";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true, layout: null };

export function render({ collections }) {
  const { address } = newsroom;
  const texts = collections.all.map(({ url, date, data: { lang, langs } }) => {
    const rest = url.slice(lang.length + 1);
    const others = langs.map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${address}/${other}${rest}"/>`);
    return `<url><loc>${address}${url}</loc><lastmod>${date.toISOString()}</lastmod>${others.join("")}</url>`;
  });
  const lists = collections.lists.map(({ url }) => `<url><loc>${address}${url}</loc></url>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${[...texts, ...lists].join("\n")}
</urlset>
`;
}
