"""What search knows of one page: the texts that it finds, the filters, and what a result shows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import Kind


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page, or one term of the glossary, in one language. All texts are plain words.

    `path` is the address below the site's base. `further` are the other claims of a review, each with its verdict.
    `names` are those who made the claims. `sort` is the publication in UTC, to the second, empty where the page has none;
    `day` is the newsroom's calendar day (ISO), shown with the result. Neither is searched: a reader who types 20 does not
    mean 2019. `withdrawn` marks a review that the newsroom has taken back, `corrected` one in which something was wrong.
    `keys` are further spellings under which the page is found (folded letters, Roman Urdu); searched, ranked last, never shown.
    """

    lang: str
    path: str
    kind: Kind
    title: str
    fact: str = ""
    claim: str = ""
    further: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    names: str = ""
    body: str = ""
    rating: str = ""
    topics: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    year: str = ""
    sort: str = ""
    day: str = ""
    withdrawn: bool = False
    corrected: bool = False
    keys: str = ""

    @property
    def claims(self) -> str:
        """All claims in one text, as words to be found."""
        return " ".join([self.claim, *(claim for claim, _ in self.further)])
