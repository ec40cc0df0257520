// The review for machines, in schema.org's words.
import { label, newsroom } from "./newsroom.mjs";

export function claimReview(data) {
  const { lang, claim, rating, claimant } = data;
  const value = newsroom.values[rating];
  const found = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url: newsroom.address + data.page.url,
    inLanguage: lang,
    datePublished: data.published,
    author: { "@type": "Organization", name: newsroom.name[lang], url: `${newsroom.address}/${lang}/` },
    claimReviewed: claim,
    reviewRating: {
      "@type": "Rating",
      alternateName: label(lang, "ratings", rating),
      ratingExplanation: data.rating_explanation,
      ...(value ? { ratingValue: value, worstRating: newsroom.worst, bestRating: newsroom.best } : {}),
    },
    itemReviewed: {
      "@type": "Claim",
      name: claim,
      datePublished: data.claim_date,
      ...(claimant ? { author: { "@type": "Person", name: label(lang, "claimants", claimant) } } : {}),
      appearance: data.appearances.map((seen) => ({
        "@type": "CreativeWork",
        url: seen.url,
        archivedAt: seen.archive_url,
        datePublished: seen.date,
      })),
    },
  };
  return `<script type="application/ld+json">${JSON.stringify(found).replaceAll("<", "\\u003c")}</script>`;
}
