// Every text knows its own address; reviews and all others differ in their layout alone.
export default {
  layout: "article.11ty.mjs",
  permalink: (data) => (data.address ? `/${data.address}/index.html` : undefined),
};
