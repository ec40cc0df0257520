import { dir, langs, newsroom } from "../newsroom.mjs";

export const data = { permalink: "/index.html", eleventyExcludeFromCollections: true, layout: null };

export function render() {
  const links = langs.map((lang) => `<li lang="${lang}" dir="${dir(lang)}"><a href="/${lang}/">${newsroom.languages[lang]}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${newsroom.name.en}</title></head>
<body><ul>${links.join("")}</ul></body>
</html>
`;
}
