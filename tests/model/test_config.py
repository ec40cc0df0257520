"""Settings that cannot be right are refused; what follows from them is worked out once."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.config import Config
from generator.model.record import Record
from tests.newsroom import CONFIG, Newsroom


def config(**settings: object) -> Config:
    return Newsroom().configure(**settings).library().config


@pytest.mark.parametrize(
    ("base_url", "kept", "prefix"),
    [
        ("https://facts.example", "https://facts.example", ""),
        ("https://facts.example/", "https://facts.example", ""),
        ("https://facts.example/check/", "https://facts.example/check", "/check"),
        ("http://localhost:8000/a/b", "http://localhost:8000/a/b", "/a/b"),
    ],
)
def test_the_sites_address_and_its_path(base_url: str, kept: str, prefix: str) -> None:
    made = config(base_url=base_url)
    assert (made.base_url, made.prefix) == (kept, prefix)


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": "facts.example"},
        {"base_url": "ftp://facts.example"},
        {"base_url": "https://facts.example/?x"},
        {"base_url": "https://["},
        {"base_url": "https://facts.example/a b"},
        {"base_url": 'https://facts.example/"><script>'},
        {"base_url": "https://user:password@facts.example"},
        {"base_url": "https://facts.example/a/../b"},
        {"base_url": "https://facts.example//a"},
        {"base_url": "https://facts.example/پرکھ"},
        {"timezone": "Asia/Nowhere"},
        {"timezone": "../../etc/passwd"},
        {"languages": []},
        {"languages": [{"id": "EN", "name": "English"}]},
        {"ratings": CONFIG["ratings"][:1]},
        {"organisation": {"name": "x", "contact": {"whatsapp": "0300 1234567"}}},
        {"organisation": {"name": "x", "contact": {"email": "a b@example.org"}}},
        {"theme": {"accent": "red"}},
        {"theme": {"accent": "#fff}body{display:none"}},
        {"lists": {"per_page": 0}},
        {"host": "geocities"},
        {"unheard_of": 1},
    ],
    ids=str,
)
def test_what_cannot_be_right(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Config.model_validate({**CONFIG, **settings})


def test_languages_and_verdicts_are_found_by_id() -> None:
    made = config()
    assert made.langs == ("en", "ur")
    assert made.language("ur").direction == "rtl"
    with pytest.raises(KeyError):
        made.language("fr")
    rating = made.rating("satire")
    assert rating is not None
    assert rating.value is None
    assert made.rating("nonsense") is None


@pytest.mark.parametrize(
    "address",
    ["https://x.example/a b", "https://x.example/<", "javascript:alert(1)", "//x.example", "https://", "https://x.example/\u202e",
     'https://x.example/"', "https://x.example/\\", "https://["],
)  # fmt: skip
def test_addresses_that_no_page_may_carry(address: str) -> None:
    with pytest.raises(ValidationError):
        Config.model_validate({**CONFIG, "license": address})


def test_a_record_is_closed_and_frozen() -> None:
    class Sample(Record):
        """One field."""

        name: str

    with pytest.raises(ValidationError):
        Sample.model_validate({"name": "x", "more": 1})
    made = Sample(name="x")
    with pytest.raises(ValidationError):
        made.name = "y"  # type: ignore[misc]
