"""What the project's compiler makes of a template is what Jinja's own would: its short cuts change no page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from generator.load.assets import load_assets
from generator.model.picture import Picture
from generator.plan import plan_frames, plan_routes, plan_site
from generator.render import Renderer
from generator.render.compiler import Compiler, PlainDataEnvironment
from tests.newsroom import Newsroom

SHIPPED = Path(__file__).parents[2] / "templates"
WORDS = {"hello": "Hello & <welcome>", "name": "{x} it's"}
FRAME = {"lang": "en", "assets": {"a": "/a"}}


def drawn(compiler: type[CodeGenerator], template: str, **context: object) -> str:
    """The page that a template gives with one of the compilers."""

    class Drawing(PlainDataEnvironment):
        code_generator_class = compiler

    made = Drawing(
        {"t": WORDS, "frame": FRAME},
        {"icon": lambda name: Markup(f"<svg id={name}>"), "asset": lambda name: f"/{name}?a&b"},  # noqa: S704 - a test's own
        loader=DictLoader({"page": template, "part": "[{{ x }}{{ t.hello }}]", "macros": MACROS}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return made.get_template("page").render(**context)


MACROS = """
{% macro card(c, level="h2") %}<{{ level }}>{{ c.title }}{% if caller is defined %}{{ caller(c.title) }}{% endif %}{% endmacro %}
{% macro many(items) %}{% for item in items %}{{ card(item) }}{{ loop.index }}{% endfor %}{% endmacro %}
"""
CONTEXT: Mapping[str, Any] = {
    "x": "<&'\">",
    "n": 7,
    "none": None,
    "markup": Markup("<b>bold</b>"),
    "map": {"items": "<i>", "a": {"b": ["c & d", {"e": 1.5}]}, "title": "T<"},
    "cards": [{"title": "A & B", "inner": [{"title": "<C>", "inner": []}]}, {"title": "D", "inner": []}],
}
TEMPLATES = [
    "{{ x }} {{ n }} {{ none }} {{ markup }} {{ true }} {{ map.items }} {{ map['items'] }} {{ map.a.b[0] }} {{ map.a.b[1].e }}",
    "{{ t.hello }} {{ t['hello'] }} {{ t['hello'] | upper }} {{ t.name.format(x=x) }} {{ t['name'] ~ x }} {{ 'a' ~ markup }}",
    "{{ icon('up') }} {{ asset('a') }} {{ icon(x) }} {% set i = icon %}{{ i('x') }} {{ asset(map.title) | e }}",
    "{% for t in cards %}{{ t.title }}{{ loop.index }}{{ loop.cycle('a', '<') }}{% else %}none{% endfor %}{{ t.hello }}",
    "{% for c in cards recursive %}{{ c.title }}{{ loop(c.inner) }}{% endfor %}",
    "{% import 'macros' as m %}{{ m.card(map) }}{{ m.card(map, 'h3') }}{{ m.card(map, level=x) }}{{ m.many(cards) }}",
    "{% import 'macros' as m %}{% call(title) m.card(map) %}{{ title }}{{ x }}{{ t.hello }}{% endcall %}",
    "{% import 'macros' as m %}{{ m.card(*[map, 'h4']) }}{{ m.card(**{'c': map}) }}",
    "{% from 'macros' import card with context %}{{ card({'title': t.hello}) }}",
    "{% macro own(t, frame) %}{{ t.hello }}{{ frame.lang }}{% endmacro %}{{ own({'hello': '<'}, {'lang': 'ur'}) }}{{ frame.lang }}",
    "{% include 'part' %}{% with t = {'hello': x} %}{{ t.hello }}{% endwith %}{{ t.hello }}",
    "{% set t = {'hello': '<set>'} %}{{ t.hello }}{{ t['hello'] }}",
    "{% if t.hello and map.a.b | length == 2 %}{{ frame.assets.a }}{% endif %}{{ frame['lang'] if n > 3 else x }}",
    "{% autoescape false %}{{ x }}{{ t.hello }}{{ icon('a') }}{% endautoescape %}{{ x }}",
    "{% set ns = namespace(n=0) %}{% for c in cards %}{% set ns.n = ns.n + loop.length %}{% endfor %}{{ ns.n }}",
    "{% filter upper %}{{ x }}{{ t.hello }}{% endfilter %}{{ range(3) | join(x) }}{{ [x, markup] | join(',') }}",
    "{% block a %}{{ x }}{{ t.hello }}{% for c in cards %}{{ c.title | lower }}{% endfor %}{% endblock %}{{ self.a() }}",
    "{% macro any(a, b=7) %}{{ a }}{{ b }}{{ varargs | join }}{{ kwargs | length }}{% endmacro %}{{ any(x) }}{{ any(x, 2, 3) }}",
    "{% macro left(a, b, c=x) %}{{ a }}{{ b is defined }}{{ c }}{% endmacro %}{{ left(x) }}{{ left(x, n) }}{{ left(x, n, n) }}",
    "{% macro bare(a) %}{% autoescape false %}{{ a }}{% endautoescape %}{% endmacro %}{{ bare(x) }}{{ bare(markup) }}",
    "{% autoescape false %}{% macro plain(a) %}{{ a }}{% endmacro %}{{ plain(x) }}{% set p = plain %}{% endautoescape %}",
    "{{ map.nothing is defined }}{{ nothing is defined }}{{ map.a.b | first }}{{ 'items' in map }}{{ x | replace('<', n) }}",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_means_what_it_means_to_jinja(template: str) -> None:
    assert drawn(Compiler, template, **CONTEXT) == drawn(CodeGenerator, template, **CONTEXT)


@pytest.mark.parametrize(
    "template",
    [
        "{{ nothing }}",
        "{{ map.nothing }}",
        "{{ t.nothing }}",
        "{{ map.a.nothing.more }}",
        "{{ nothing() }}",
        "{{ frame['x'] }}",
    ],
)
def test_what_is_missing_is_the_same_error(template: str) -> None:
    told = []
    for compiler in (Compiler, CodeGenerator):
        with pytest.raises(UndefinedError) as caught:
            drawn(compiler, template, **CONTEXT)
        told.append(str(caught.value))
    assert told[0] == told[1]


VALUES = st.recursive(
    st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.floats(allow_nan=False), st.text().map(Markup)),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "b", "items"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(VALUES)
def test_any_value_stands_in_a_page_as_jinja_would_have_it(value: object) -> None:
    template = "{{ v }}{{ v if v else 'x' }}{% for w in [v] %}{{ w }}{% endfor %}{{ {'k': v}.k }}"
    assert drawn(Compiler, template, v=value) == drawn(CodeGenerator, template, v=value)


def newsroom() -> Newsroom:
    """One or two of everything that the templates can show."""
    words = {"en": {"title": "A <b> & “c”", "fact": "It's so", "translators": ["writer"]}}
    images = [
        {"file": "a.jpg", "alt": "A & B", "shield": "blur", "role": "false-media", "warning": "Blood <"},
        {"file": "b.jpg", "alt": "B"},
    ]
    room = Newsroom().configure(
        lists={"per_page": 1},
        notice="A notice",
        organisation={"name": "x", "contact": {"email": "a@b.example", "whatsapp": "+923001234567"}},
    )
    for name in ("a.jpg", "b.jpg"):
        room.picture(f"reviews/full/{name}", Picture(f"content/reviews/full/{name}", "ab" * 32, 1200, 600, "jpeg"))
    room.review(
        "full", texts=words, body='<h2 id="x">X</h2><p><a href="/reviews/short/">x</a><img src="a.jpg" alt="q"></p>', images=images,
        claimant="council", claim_date="2026-01", claim_location="Lahore", private_forward=True, rating_explanation="Because",
        further_claims=[{"id": "more", "claim": {"ur": "اور"}, "rating": "satire"}], narratives=["story"], techniques=["cut"],
        evidence=[{"title": {"ur": "رپورٹ"}, "url": "https://e.example", "accessed": "2026-02-01", "interest": "Own"}],
        media_reviews=[{"medium": "image", "category": "StagedContent", "original_context": "Then"}], content_warning="Blood",
        corrections=[{"date": "2026-03-01", "kind": "correction", "previous_rating": "correct", "note": "We erred"}],
        why_checked={"reasons": ["harm"], "note": "N"}, right_of_reply={"contacted": True, "reply": "No"}, reviewers=["writer"],
    )  # fmt: skip
    room.review("short", langs=("ur",), status="withdrawn").review("third").outdate("full", "ur")
    room.claimant("council", description="A town", same_as=["https://c.example"]).technique(
        "cut", lesson="look", description="d"
    )
    room.narrative(
        "story",
        timeline=[{"date": "2026-01", "text": "E", "review": "full"}],
        known=["K"],
        unknown=[{"ur": "ن"}],
        behaviour=[
            {
                "what": "B",
                "first_seen": "2026-01",
                "sources": [{"title": "S", "publisher": "P", "url": "https://s.example", "note": "N"}],
            }
        ],
        attribution={
            "level": 2,
            "by": [
                {
                    "name": {"ur": "پ"},
                    "kind": "platform",
                    "quote": "Q",
                    "url": "https://p.example",
                    "date": "2026-02",
                    "independent_of": "I",
                }
            ],
            "evidence": [{"category": "technical", "title": "T", "archive_url": "https://a.example", "note": "N"}],
            "confidence": "low",
            "alternatives": "A",
            "reply": {"contacted": True, "date": "2026-02", "text": "R"},
        },
        interventions=[
            {
                "date": "2026-02",
                "to": "X",
                "kind": "platform",
                "what": "W",
                "expression": "E",
                "outcome": "O",
                "outcome_date": "2026-03",
            },
            {"date": "2026-02", "to": {"ur": "ا"}, "kind": "regulator", "what": "W", "content": False},
        ],
    ).narrative("other", attribution={"level": 2, "by": [{"name": "N", "kind": "court"}], "reply": {"contacted": True}})
    room.term("claim").page("about")
    return room.lesson("look", level="beginner", minutes=5).page("methodology").page("contact")


def test_every_page_of_a_site_is_what_jinjas_own_compiler_makes_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    archive = newsroom().archive()
    library = replace(archive.library, assets=load_assets(tmp_path)[0])
    pages = plan_site(library, plan_routes(library), archive.leaves, archive.pieces)
    shown = [page for page in pages if page.template.endswith(".html")]
    assert {page.template for page in shown} >= {
        "review.html",
        "list.html",
        "article.html",
        "dossier.html",
        "home.html",
        "glossary.html",
    }

    def rendered() -> dict[str, bytes]:
        renderer = Renderer(tmp_path, SHIPPED, plan_frames(library))
        return {page.path: renderer.render(page) for page in shown}

    ours = rendered()
    monkeypatch.setattr(PlainDataEnvironment, "code_generator_class", CodeGenerator)
    theirs = rendered()
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_the_two_compilers_are_two() -> None:
    """Otherwise the tests above would compare a thing with itself."""
    kinds: list[Callable[..., object]] = [PlainDataEnvironment.code_generator_class, CodeGenerator]
    assert kinds[0] is Compiler is not kinds[1]
