from __future__ import annotations

from tests.check.newsroom import found, newsroom, place, review


def test_a_medium_out_of_context_is_shown_with_its_context() -> None:
    media = {"medium": "image", "category": "DecontextualizedContent"}
    faulty = review(media_reviews=[{**media, "original_context": "A flood in 2010"}, media])
    assert found(newsroom(faulty)) == [("media-without-context", place(faulty, "media_reviews.1.category"))]


def test_other_categories_need_none() -> None:
    assert found(newsroom(review(media_reviews=[{"medium": "video", "category": "StagedContent"}]))) == []
