"""Who stands in the markup: the newsroom with its policies, its people, and those whose claims it checks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.review import NamedClaimant
from generator.model.route import document_path, list_path
from generator.model.vocabulary import Claimant, Person
from generator.plan.view import View, compact

Node = dict[str, Any]

ORGANISATION = "/#Organisation"  # ids of nodes have a capital letter: no anchor of a page can ever be the same

# The page that answers each question of schema.org's NewsMediaOrganization. `about` stands for ethics because
# independence and non-partisanship are its subject here; a newsroom without that page claims no ethics policy.
POLICIES = {
    "methodology": "verificationFactCheckingPolicy",
    "corrections-policy": "correctionsPolicy",
    "about": "ethicsPolicy",
    "funding": "ownershipFundingInfo",
    "team": "masthead",
    "contact": "actionableFeedbackPolicy",
}


def publisher(view: View) -> Node:
    """The newsroom in short, as the author of every check.

    The type is the plain Organization that every reader of ClaimReview knows; the whole node (`organisation`) has the
    same id.
    """
    organisation = view.library.config.organisation
    return {
        "@type": "Organization",
        "@id": view.absolute(ORGANISATION),
        "name": view.text(organisation.name),
        "url": organisation.url or view.absolute(f"/{view.lang}/"),
    }


def organisation(view: View) -> Node:
    """The newsroom in full, with those policies that have a page in the view's language."""
    return view.once("organisation", "", lambda: _organisation(view))


def _organisation(view: View) -> Node:
    told = view.library.config.organisation
    pages = {page.slug for page in view.library.pages if view.lang in page.translations}
    policies = {
        name: view.absolute(document_path(view.lang, "pages", slug)) for slug, name in POLICIES.items() if slug in pages
    }
    return compact(
        {
            **publisher(view),
            "@type": "NewsMediaOrganization",
            "logo": _logo(view, told.logo),
            "foundingDate": told.founded,
            "sameAs": list(told.same_as),
            "email": told.contact.email,
            **policies,
        }
    )


def _logo(view: View, logo: str | None) -> str | None:
    """The logo's whole address; a name of Material's icons has none."""
    if logo and logo.startswith(("https://", "http://")):
        return logo
    return view.absolute(logo) if logo and logo.startswith("/") else None


def person(view: View, who: Person) -> Node:
    """One of the newsroom's people; a team byline is an organisation, because no person of that name exists."""
    role = view.text(who.role)
    return compact(
        {
            "@type": "Organization" if who.team else "Person",
            "name": view.text(who.name),
            "url": view.absolute(list_path(view.lang, "people", who.id)),
            "jobTitle": "" if who.team else role,
            "description": role if who.team else "",
            "sameAs": [address for address in (who.url, *who.same_as) if address],
        }
    )


def people(view: View, ids: Iterable[str]) -> list[Node]:
    """Several of the newsroom's people, in the order of their ids' naming."""
    found = (view.library.people.get(name) for name in ids)
    return [person(view, who) for who in found if who]


def claimant(view: View, named: str | NamedClaimant | None) -> Node:
    """What a Claim says of who made it: `author`, or `creditText`, or nothing where nobody knows.

    Somebody anonymous is no author: “unnamed analysts” as a Person would enter other people's data as a person of that
    name. The words are kept as the claim's credit line instead.
    """
    who: Claimant | NamedClaimant | None = view.library.claimants.get(named) if isinstance(named, str) else named
    if who is None:
        return {}
    name, role = view.text(who.name), view.text(who.role)
    if who.kind == "anonymous":
        return {"creditText": name}
    is_person = who.kind == "person"
    author = {
        "@type": "Person" if is_person else "Organization",
        "name": name,
        "jobTitle": role if is_person else "",
        "description": "" if is_person else role,
        "sameAs": list(who.same_as),
    }
    return {"author": compact(author)}
