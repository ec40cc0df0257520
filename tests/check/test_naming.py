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
        ("U.S. accounts", "U.S."),
        ("Paid from the u.s.a.", "u.s.a."),
        ("P.T.I. trolls", "P.T.I."),
        ("Who pays the P T I", "P T I"),
        ("Shi'ites and rumours", "Shi'ites"),
        ("Rumours on Shi‘a", "Shi‘a"),
        ("Shiism", "Shiism"),
        ("Zionism", "Zionism"),
        ("Islamism", "Islamism"),
        ("A Qadiani plan", "Qadiani"),
        ("Musalmanon ke khilaf", "Musalmanon"),
        ("Yahoodi", "Yahoodi"),
        ("Hindustani", "Hindustani"),
        ("Afghanis", "Afghanis"),
        ("IndianArmy posts", "Indian"),
        ("#IndianChronicles", "Indian"),
        ("#indianarmy", "indianarmy"),
        ("#BoycottIndia24", "India"),
        ("#PTITrolls", "PTI"),
        ("#USArmy", "USArmy"),
        ("an india_network", "india"),
        ("#بھارتی_نیٹ_ورک", "بھارتی"),
        ("Indіa in one letter", "Indіa"),
        ("Paki\u200cstan", "Paki\u200cstan"),
        ("Paki\u200estan", "Pakistan"),
        ("پاک‌ستان کا جال", "پاک‌ستان"),
        ("RAW behind it", "RAW"),
        ("The ISI and its posts", "ISI"),
        ("آئی ایس آئی کا جال", "آئی ایس آئی"),
        ("را کے ایجنٹ", "را کے ایجنٹ"),
        ("Posts of the Congress", "Congress"),
        ("Likud", "Likud"),
        ("Shiv Sena", "Shiv Sena"),
        ("Republican Party", "Republican Party"),
        ("Labour Party", "Labour Party"),
        ("the democratic party", "democratic party"),
        ("Accounts of Hong Kong", "Hong Kong"),
        ("Daesh", "Daesh"),
        ("داعش کے اکاؤنٹس", "داعش"),
        ("مرزائیوں کے خلاف", "مرزائیوں"),
        ("بوہروں کے خلاف", "بوہروں"),
        ("صوفیوں کے خلاف", "صوفیوں"),
        ("شیعوں کے خلاف", "شیعوں"),
        ("ہندوئوں کے خلاف", "ہندوئوں"),
        ("قادیانیوں کے خلاف", "قادیانیوں"),
        ("ہندستان کا نیٹ ورک", "ہندستان"),
        ("ہندستانی پوسٹیں", "ہندستانی"),
        ("Moscow-backed posts", "Moscow-backed"),
        ("The hand of New Delhi", "hand of New Delhi"),
        ("New Delhi’s hand", "New Delhi’s hand"),
        ("pro-Beijing posts", "pro-Beijing"),
        ("نئی دہلی کا ہاتھ", "نئی دہلی کا ہاتھ"),
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
        "Us and them: who tells us what",
        "It is what it is",
        "Raw footage, raw files and RAW images of the bridge",
        "isi video ki haqeeqat",
        "Floods in New Delhi, rain in Islamabad and Washington",
        "London accounts for half of the posts",
        "A congress of doctors and the World Congress on vaccines",
        "The republican idea, a democratic vote",
        "WhatsApp, YouTube, COVID19, McDonald and iPhone",
        "#IslamabadFloods #islamabadfloods #TellUsMore",
        "e.g. plan A. They wait, i.e. J. S. Miller",
        "نئی دہلی میں بارش، کابل میں دھماکہ",
        "خدا را یہ نہ کیجیے",
        "رومانی کہانی، سوری کا پیغام",
        "ریاض کا ہاتھ زخمی",
        "کیا یہ ہو سکے گا، وہ بتا نہ سکی",
        "مسلح ملیشیا کی پرانی تصویر",
        "",
    ],
)
def test_everyday_words_name_nobody(text: str) -> None:
    assert list(found_names(text)) == []


def test_a_slug_has_no_capitals() -> None:
    assert list(found_names("indian-network", slug=True)) == [("state", "indian")]
    assert list(found_names("tell-us-how-to-polish", slug=True)) == []
    assert list(found_names("islamabad-floods", slug=True)) == []


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("us-network", "us-network"),
        ("pro-us-posts", "pro-us"),
        ("raw-agents", "raw-agents"),
        ("isi-network", "isi-network"),
        ("polish-trolls", "polish-trolls"),
        ("qadiani-story", "qadiani"),
        ("congress-trolls", "congress"),
        ("posts-from-moscow-backed-pages", "moscow-backed"),
        ("/2019/05/indian-network/", "indian"),
    ],
)
def test_names_in_slugs(slug: str, name: str) -> None:
    assert [shown for _, shown in found_names(slug, slug=True)] == [name]


@pytest.mark.parametrize("slug", ["raw-footage", "isi-video-ki-haqeeqat", "what-they-told-us", "delhi-floods"])
def test_everyday_words_in_slugs(slug: str) -> None:
    assert list(found_names(slug, slug=True)) == []


def test_every_name_of_a_title_is_found_in_its_order() -> None:
    title = "U.S. and U.K. accounts, #IndianChronicles and Shi'ites: the RAW and ISI network of New Delhi"
    found = [shown for _, shown in found_names(title)]
    assert found == ["U.S.", "U.K.", "Indian", "Shi'ites", "RAW", "ISI", "network of New Delhi"]
    found = [shown for _, shown in found_names("شیعوں اور ہندستان کا نیٹ ورک، نئی دہلی کا ہاتھ")]
    assert found == ["شیعوں", "ہندستان", "نئی دہلی کا ہاتھ"]


def test_words_of_a_newsroom_are_found_in_every_spelling() -> None:
    own = ("Example Front", "مثالی محاذ")
    for text in ("#ExampleFront", "the example‐front", "Exаmple Front", "مثالی‌محاذ"):
        assert [kind for kind, _ in found_names(text, own)] == ["word"]
