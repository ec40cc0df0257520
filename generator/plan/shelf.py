"""Where pages get what was kept of a review: its own data, with the links of its text led to where they lead now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generator.model.abstract import Abstract
from generator.plan.bodies import Bodies
from generator.plan.view import View

ENTRIES = 100  # of feeds are kept in a process: some 10 KB each
Leaves = Callable[[str, str], dict[str, Any]]
"""Opens what was kept: `leaves(slug, name)`, the names of plan/abstracts.py."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was kept of the reviews, for pages in the view's language; `cards` says whether share cards are wanted."""

    view: View
    bodies: Bodies
    leaves: Leaves
    cards: bool = True
    _entries: dict[str, dict[str, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _latest: dict[str, dict[str, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _goals: dict[str, bytes] = field(default_factory=dict, init=False, repr=False, compare=False)

    def page(self, review: Abstract) -> dict[str, Any]:
        """The data of the review's page, as far as it depends on the review alone."""
        told = self._latest.get(review.slug)
        if told is None:
            told = self._opened(review)
            # A review's pages are rendered one after the other: the last one opened is likely the next one wanted.
            self._latest.clear()
            self._latest[review.slug] = told
        return dict(told)

    def _opened(self, review: Abstract) -> dict[str, Any]:
        told = self.leaves(review.slug, f"page.{self.view.lang}")
        text = review.texts[self.view.lang]
        if text.links:
            read = {written: link for (written, _, _), link in text.references}
            told["body"] = self.bodies.led(told["body"], review.folder, read)
        return told

    def entry(self, review: Abstract, make: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """What feeds say of the review, made of its page's data once for the formats of a feed, which come one after the other."""
        if review.slug not in self._entries:
            if len(self._entries) >= ENTRIES:
                del self._entries[next(iter(self._entries))]
            self._entries[review.slug] = make(self.page(review))
        return self._entries[review.slug]

    def article(self, review: Abstract) -> dict[str, Any]:
        """The same with the glossary's terms marked in its body: for the page itself, not for feeds."""
        told = self.page(review)
        told["body"] = self.bodies.terms.marked(told["body"], review.texts[self.view.lang].words)
        return told

    def inputs(self, review: Abstract) -> bytes:
        """What `page` depends on, for the fingerprints of pages that show it."""
        text = review.texts[self.view.lang]
        if not text.links:
            return review.digest
        if review.slug not in self._goals:  # several pages and all feeds show it
            self._goals[review.slug] = "\0".join([self.bodies.goal(link) for _, link in text.references]).encode()
        return review.digest + self._goals[review.slug]
