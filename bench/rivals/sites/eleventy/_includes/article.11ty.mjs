import { frame } from "../frame.mjs";
import { escape } from "../newsroom.mjs";

export function render(data) {
  const { lang, title, summary, section, timeline = [], langs: exists } = data;
  const steps = timeline.map((step) => `<li><p class="t-timeline__date">${step.date}</p><p>${escape(step.text)}</p></li>`);
  const main = `<article class="md-content__inner md-typeset">
<h1 class="t-title">${escape(title)}</h1>
<p class="t-lead">${escape(summary)}</p>
<div class="t-body">${data.content}</div>
${steps.length ? `<ol class="t-timeline">${steps.join("")}</ol>` : ""}
</article>`;
  return frame({ lang, url: data.page.url, title, summary, section, kind: "article", exists }, main);
}
