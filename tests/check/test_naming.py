"""Names of states, faiths and parties as whole words, in both languages, and the everyday words that only look so."""

from __future__ import annotations

import pytest

from generator.check.naming import found_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pakistan's accounts", "Pakistan"),
        ("Accounts praise pro-Indian posts", "Indian"),
        ("The United States behind it", "United States"),
        ("What US accounts say", "US"),
        ("INDIA and its neighbours", "INDIA"),
        ("an india network", "india"),
        ("In\u00addia behind it", "India"),
        ("Turkey and its neighbours", "Turkey"),
        ("Türkiye", "Türkiye"),
        ("Turkiye", "Turkiye"),
        ("The ruling party pays", "ruling party"),
        ("Who pays the PPP", "PPP"),
        ("Rumours on Muslims", "Muslims"),
        ("A network \U0001f1f5\U0001f1f0", "\U0001f1f5\U0001f1f0"),
        ("بھارتی اکاؤنٹس", "بھارتی"),
        ("بھارت‌نواز نیٹ ورک", "بھارت"),
        ("بهارت کا نیٹ ورک", "بهارت"),
        ("پاكستان کے خلاف", "پاكستان"),
        ("پاکستانیوں کے اکاؤنٹس", "پاکستانیوں"),
        ("امریکی نیٹ ورک", "امریکی"),
        ("چین کا نیٹ ورک", "چین"),
        ("چینی اکاؤنٹس", "چینی اکاؤنٹس"),
        ("ملکِ شام", "ملکِ شام"),
        ("ہندوؤں کے خلاف افواہ", "ہندوؤں"),
        ("مسلمانوں پر الزام", "مسلمانوں"),
        ("اہلِ سنت", "اہلِ سنت"),
        ("حکمران جماعت کے اکاؤنٹس", "حکمران جماعت"),
    ],
)
def test_a_name_is_found_as_it_stands(text: str, name: str) -> None:
    assert [shown for _, shown in found_names(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Tell us how to polish a picture",
        "A turkey on a china plate, aap ka vote",
        "The chinaware of Islamabad",
        "Storms over the Indian Ocean",
        "Congo virus: what is known",
        "اسلام آباد میں شام کو بارش",
        "مالی فراڈ کے پیغامات",
        "چینی کی قیمت",
        "سنی سنائی بات",
        "بدھ کے دن",
        "پولیو کے قطروں پر افواہ",
        "وہ دور چلی گئی",
        "کانگو وائرس",
        "دکھ سکھ",
        "",
    ],
)
def test_everyday_words_name_nobody(text: str) -> None:
    assert list(found_names(text)) == []


def test_a_slug_has_no_capitals() -> None:
    assert list(found_names("indian-network", slug=True)) == [("state", "indian")]
    assert list(found_names("tell-us-how-to-polish", slug=True)) == []
    assert list(found_names("islamabad-floods", slug=True)) == []
