"""Pelican's settings for one language; DEFAULT_LANG and SITEURL come from the command line.

Ratings are its categories, topics its tags, people its authors: all the taxonomies that it has.
"""

import json
from datetime import date
from pathlib import Path

NEWSROOM = json.loads(Path(__file__).with_name("newsroom.json").read_text(encoding="utf-8"))


def long_date(iso: str, words: dict[str, str]) -> str:
    """Such as `1 March 2026`."""
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {words[f'month_{day.month}']} {day.year}"


SITENAME = "Corpus Newsroom"
TIMEZONE = "Asia/Karachi"
THEME = "theme"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
JINJA_FILTERS = {"fromjson": json.loads, "long_date": long_date}

READERS = {"rst": None, "html": None}
ARTICLE_PATHS = ["reviews"]
ARTICLE_URL = "reviews/{slug}/"
ARTICLE_SAVE_AS = "reviews/{slug}/index.html"
PAGE_PATHS = ["texts"]
PAGE_URL = "{address}/"
PAGE_SAVE_AS = "{address}/index.html"
CATEGORY_URL = "ratings/{slug}/"
CATEGORY_SAVE_AS = "ratings/{slug}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
AUTHOR_URL = "people/{slug}/"
AUTHOR_SAVE_AS = "people/{slug}/index.html"

DIRECT_TEMPLATES = ["home", "index", "tags", "categories", "authors", "narratives", "learn", "glossary", "sitemap"]
HOME_SAVE_AS = "index.html"
INDEX_SAVE_AS = "reviews/index.html"
TAGS_SAVE_AS = "topics/index.html"
CATEGORIES_SAVE_AS = "ratings/index.html"
AUTHORS_SAVE_AS = "people/index.html"
NARRATIVES_SAVE_AS = "narratives/index.html"
LEARN_SAVE_AS = "learn/index.html"
GLOSSARY_SAVE_AS = "glossary/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

DEFAULT_PAGINATION = NEWSROOM["per_page"]
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_MAX_ITEMS = NEWSROOM["feed_items"]
RSS_FEED_SUMMARY_ONLY = False
FEED_RSS = "rss.xml"
CATEGORY_FEED_RSS = "ratings/{slug}/rss.xml"
TAG_FEED_RSS = "topics/{slug}/rss.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

STATIC_PATHS: list[str] = []
