// One build for all languages. Markdown is markdown-it as Eleventy sets it; texts are not templates, so none is run on them.
import { readReviews } from "./lists.mjs";

export default function (config) {
  config.addPassthroughCopy({ assets: "assets" });
  config.addCollection("lists", (api) => readReviews(api).lists);
  config.addCollection("feeds", (api) => readReviews(api).feeds);
  config.addCollection("homes", (api) => readReviews(api).homes);
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
