import { claimReview } from "../claimreview.mjs";
import { card, frame } from "../frame.mjs";
import { escape, label, newsroom, time } from "../newsroom.mjs";

const link = (href, word) => `<a href="${escape(href)}" rel="nofollow noopener noreferrer">${word}</a>`;
const some = (items, make) => (items?.length ? make(items) : "");

export function render(data) {
  const { lang } = data;
  const words = newsroom.words[lang];
  const term = (section, id) => `<a href="/${lang}/${section}/${id}/">${escape(label(lang, section, id))}</a>`;
  const people = (ids) => ids.map((id) => term("people", id)).join("");
  const main = `<article class="md-content__inner md-typeset">
<p class="t-kicker">${data.topics.map((id) => term("topics", id)).join("")}</p>
<h1 class="t-title">${escape(data.title)}</h1>
${data.status === "withdrawn" ? `<p class="t-state t-state--withdrawn">${words.review_withdrawn}</p>` : ""}
<section class="t-verdict verdict--${data.rating}" aria-label="${words.review_verdict}">
<p class="t-verdict__stamp"><a href="/${lang}/ratings/${data.rating}/" title="${escape(newsroom.texts[lang].ratings[data.rating])}">${escape(label(lang, "ratings", data.rating))}</a></p>
<p class="t-verdict__label">${words.review_fact}</p>
<p class="t-verdict__fact">${escape(data.fact)}</p>
<p class="t-verdict__label">${words.review_claim}</p>
<blockquote class="t-verdict__claim"><p>${escape(data.claim)}</p></blockquote>
<dl class="t-facts">
<div><dt>${words.review_who}</dt><dd>${data.claimant ? `${term("claimants", data.claimant)}, ${escape(newsroom.texts[lang].claimants[data.claimant])}` : words.review_who_unknown}</dd></div>
<div><dt>${words.review_when}</dt><dd>${time(lang, data.claim_date)}</dd></div>
</dl>
</section>
${some(data.corrections, (found) => `<section class="t-corrections" aria-label="${words.review_corrections}">
${found.map((change) => `<div class="t-correction"><p class="t-correction__head"><strong>${words[`review_correction_${change.kind}`]}</strong> · ${time(lang, change.date)}</p><p>${escape(change.note)}</p></div>`).join("\n")}</section>`)}
<p class="t-byline">
<span>${words.review_by} ${people(data.authors)}</span>
<span>${words.review_reviewed_by} ${people(data.reviewers)}</span>
${some(data.translators, (ids) => `<span>${words.review_translated_by} ${people(ids)}</span>`)}
<span>${words.review_published} ${time(lang, data.date)}</span>
</p>
<p class="t-lead">${escape(data.summary)}</p>
${data.content_warning ? `<div class="admonition warning"><p class="admonition-title">${words.review_warning}</p><p>${escape(data.content_warning)}</p></div>` : ""}
<p class="t-why"><strong>${words.review_why}</strong> ${escape(data.rating_explanation)}</p>
<div class="t-body">
${data.content}
</div>
${some(data.further_claims, (found) => `<section id="further" class="t-section"><h2>${words.review_further}</h2>
${found.map((other) => `<div class="t-further verdict--${other.rating}" id="${other.id}">
<p>${term("ratings", other.rating)}</p>
<blockquote class="t-verdict__claim"><p>${escape(other.claim)}</p></blockquote>
</div>`).join("")}</section>`)}
<section id="evidence" class="t-section"><h2>${words.review_evidence}</h2>
<ol class="t-evidence">
${data.evidence.map((e) => `<li>
<p class="t-evidence__title">${escape(e.title)}</p>
<p class="t-note"><span class="t-tag">${words[`review_kind_${e.kind}`]}</span> ${escape(e.publisher)} · ${time(lang, e.accessed)}</p>
<p class="t-evidence__links">${link(e.archive_url, words.review_archive)} ${link(e.url, words.review_original)}</p>
</li>`).join("\n")}
</ol>
</section>
${some(data.media_reviews, (found) => `<section id="media" class="t-section"><h2>${words.review_media}</h2>
${found.map((media) => `<dl class="t-facts"><div><dt>${words[`review_media_${media.medium}`]}</dt><dd><strong>${words[`review_media_${media.category}`]}</strong></dd></div>
<div><dt>${words.review_media_context}</dt><dd>${escape(media.original_context)}</dd></div></dl>`).join("")}</section>`)}
<section id="how" class="t-section"><h2>${words.review_how}</h2>
<h3>${words.review_seen}</h3>
<ul class="t-list">${data.appearances.map((seen) => `<li>${seen.first ? `<strong>${words.review_first}:</strong> ` : ""}${words[`review_platform_${seen.platform}`]} · ${words[`review_medium_${seen.medium}`]} · ${time(lang, seen.date)} · ${link(seen.archive_url, words.review_archive)}</li>`).join("\n")}</ul>
<h3>${words.review_chosen}</h3>
<p>${data.why_checked.reasons.map((reason) => words[`review_chosen_${reason.replaceAll("-", "_")}`]).join(" ")}</p>
${data.right_of_reply ? `<h3>${words.review_reply}</h3>
<p>${words.review_reply_yes} · ${time(lang, data.right_of_reply.date)}</p>
<blockquote><p>${escape(data.right_of_reply.reply)}</p></blockquote>` : ""}
</section>
${some(data.narratives, (ids) => `<section class="t-section"><h2>${words.review_narratives}</h2>
<ul class="t-list">${ids.map((id) => `<li><a href="/${lang}/narratives/${id}/">${escape(newsroom.narratives[lang][id])}</a></li>`).join("")}</ul></section>`)}
${some(related(data), (found) => `<section class="t-section t-related"><h2>${words.review_related}</h2>
<div class="t-cards">${found.map(card).join("")}</div></section>`)}
</article>`;
  const head = claimReview(data);
  return frame({ lang, url: data.page.url, title: data.title, summary: data.summary, section: "reviews", kind: "article", exists: data.langs, head }, main);
}

let bySlug;

// The reviews that an editor named, where they exist in this language.
function related(data) {
  bySlug ??= new Map(data.collections.reviews.map((review) => [`${review.data.lang}/${review.data.slug}`, review]));
  return (data.related ?? []).map((slug) => bySlug.get(`${data.lang}/${slug}`)).filter(Boolean);
}
