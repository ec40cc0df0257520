"""Where pages get what was kept of a review: its own data, with the links of its text led to where they lead now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.model.abstract import Abstract
from generator.plan.bodies import Bodies
from generator.plan.view import View

Leaves = Callable[[str, str], dict[str, Any]]
"""Opens what was kept: `leaves(slug, name)`, the names of plan/abstracts.py."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was kept of the reviews, for pages in the view's language; `cards` says whether share cards are wanted."""

    view: View
    bodies: Bodies
    leaves: Leaves
    cards: bool = True

    def page(self, review: Abstract) -> dict[str, Any]:
        """The data of the review's page, as far as it depends on the review alone."""
        told = self.leaves(review.slug, f"page.{self.view.lang}")
        if review.texts[self.view.lang].links:
            told["body"] = self.bodies.led(told["body"], review.folder)
        return told

    def article(self, review: Abstract) -> dict[str, Any]:
        """The same with the glossary's terms marked in its body: for the page itself, not for feeds."""
        told = self.page(review)
        told["body"] = self.bodies.terms.marked(told["body"], review.texts[self.view.lang].words)
        return told

    def inputs(self, review: Abstract) -> bytes:
        """What `page` depends on, for the fingerprints of pages that show it."""
        links = review.texts[self.view.lang].links
        if not links:
            return review.digest
        goals = "\0".join([self.bodies.goal(link) for _, link in review.texts[self.view.lang].references])
        return review.digest + goals.encode()
