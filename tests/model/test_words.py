"""Words of any script: where they end, which spellings are one, and the filter that knows which a text may hold."""

from __future__ import annotations

from generator.model.folding import fold
from generator.model.words import filter_mask, word_filter, words


def holds(held: bytes, form: str) -> bool:
    mask = filter_mask(words(form), len(held))
    return int.from_bytes(held, "little") & mask == mask


def test_vowel_signs_and_arabic_letters_do_not_make_another_word() -> None:
    assert fold("دعویٰ") == fold("دعوی") == fold("دعوي")
    assert fold("كتاب") == fold("کتاب")
    assert fold("آن\u200cلائن") == fold("آنلائن")
    assert fold("CLAIM") == "claim"


def test_a_mark_or_a_joiner_within_a_word_does_not_part_it() -> None:
    assert words("دعوِیٰ، سچ۔") == ("دعوی", "سچ")
    assert words("हिन्दी शब्द।") == ("हिन्दी", "शब्द")
    assert words("the fact-check's end") == ("the", "fact", "check", "s", "end")


def test_a_filter_knows_every_word_of_its_text() -> None:
    text = " ".join(f"word{number}" for number in range(700)) + " دعویٰ کرنے والا"
    held = word_filter(text)
    assert all(holds(held, f"WORD{number}") for number in range(700))
    assert holds(held, "دعوی کرنے")
    wrong = sum(holds(held, f"other{number}") for number in range(1000))
    assert wrong < 150, "more than was promised are “probably there”"


def test_a_filter_grows_with_its_text_and_is_empty_without_words() -> None:
    assert word_filter("") == word_filter("…") == b""
    assert len(word_filter("one two")) == 8
    assert len(word_filter(" ".join(map(str, range(100_000))))) == 8192


def test_a_filter_depends_on_the_words_alone() -> None:
    assert word_filter("one two, two") == word_filter("Two one")
