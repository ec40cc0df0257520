import { escape, newsroom } from "../newsroom.mjs";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed" },
  permalink: ({ feed }) => `${feed.url}rss.xml`,
  eleventyExcludeFromCollections: true,
  layout: null,
};

export function render({ feed }) {
  const { address } = newsroom;
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${escape(feed.title)}</title>
<link>${address}${feed.url}</link>
<description>${escape(newsroom.tagline[feed.lang])}</description>
<language>${feed.lang}</language>
<atom:link href="${address}${feed.url}rss.xml" rel="self" type="application/rss+xml"/>
${feed.items.map((item) => `<item>
<title>${escape(item.data.title)}</title>
<link>${address}${item.url}</link>
<guid>${address}${item.url}</guid>
<pubDate>${item.date.toUTCString()}</pubDate>
<description>${escape(item.data.summary)}</description>
<content:encoded>${escape(item.content)}</content:encoded>
</item>`).join("\n")}
</channel>
</rss>
`;
}
