export default { layout: "review.11ty.mjs", tags: "reviews" };
