"""Words as people type them: one table by which every spelling of a word meets the others, for Python and the browser.

The index is made here and asked in a browser (templates/assets/finder.js), so both follow `TABLE`, which is plain data
and travels with the index. Its patterns use what both languages' regular expressions have in common; none looks
behind, which older phones cannot.

A word has three keys, from careful to careless:

- `folded`: letters that keyboards mix up (Arabic ي ك ه for Urdu ی ک ہ), digits, marks and capitals are the same;
- `stem`: without the commonest endings of plural and case;
- `skeleton`: the consonants alone, by sound, in Latin letters: ویڈیو, `video` and `vidyo` are all `wd`. Urdu written in Latin
  letters leaves out and doubles vowels as it likes, and h, w and y where they are no beginning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import Any

COMMON = """
    a an and are as at be been but by did do does for from had has have how i if in into is it its of on or our so than that
    the their them then there they this to was we were what when where which who why will with you your
    kya kia yeh ye hai hain ka ki ke ko se mein aur ne par tha thi
    کا کی کے کو سے میں پر نے اور ہے ہیں تھا تھی تھے یہ وہ کہ کیا جو ہی بھی تو ایک اس ان نہ یا گیا گئی گئے ہوا ہوئی ہوئے
"""

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"

TABLE: dict[str, Any] = {
    # Marks that writers may leave out: accents, vowel signs of the Arabic script. Those of Indic scripts are kept, and a part
    # of their word: they are its vowels.
    "marks": MARKS,
    "kept": "\u0900-\u0963\u0966-\u0dff",
    # Each key becomes its value after NFKD, without marks and in small letters.
    "letters": {
        **dict.fromkeys("يىېۍ", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("هةۃھە", "ہ"),
        "ں": "ن",
        "ۆ": "و",
        "ۇ": "و",
        # dropped: hamza alone, tatweel, joiners, direction marks, soft hyphen, apostrophes within words
        **dict.fromkeys("ءـ\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u00ad'\u2019\u02bc\u2018", ""),
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    },
    # The first that fits takes the ending off, if three letters are left.
    "endings": {
        "latin": [["ies$", "y"], ["([sxz]|ch|sh)es$", "$1"], ["([^su])s$", "$1"], ["(?:ed|ing)$", ""]],
        "arabic": [["یون$", "ی"], ["یان$", "ی"], ["(?:ون|ین|ات)$", ""], ["(و)ز$", "$1"], ["[ایےہ]$", ""]],
    },
    # By sound. `a` stands for a vowel's place until the beginning is known; C is ch, S is sh.
    "sounds": {
        "arabic": dict(
            zip(
                "آابپتطٹثسصجچحہخدڈذزضظژرڑشعغفقکگلمنوےی",
                "aabptttsssjChhkddzzzzzrrSagfkkglmnwyy",
                strict=True,
            )
        ),
        "latin": [
            ["(?:tion|sion)$", "Sn"],
            ["sch", "sk"],
            ["ph", "f"],
            ["sh", "S"],
            ["ch", "C"],
            ["([kgtdbjzr])h", "$1"],
            ["ck", "k"],
            ["x", "ks"],
            ["q", "k"],
            ["c(?=[eiy])", "s"],
            ["c", "k"],
            ["v", "w"],
            ["[aeiou]", "a"],
        ],
        "both": [["(?!^)[ahwy]+", ""], ["^a", ""], ["(.)\\1+", "$1"]],
    },
    # Another way in which a word in Latin letters may have been meant: a nasal n that Urdu does not sound, ph for پھ.
    "meant": [["n$", ""], ["ph", "p"]],
    # What the sounds do not tell: words of one consonant, loan words, names in two parts.
    "exceptions": {
        "kya": "کیا", "kia": "کیا", "kiya": "کیا", "yeh": "یہ", "ye": "یہ", "yah": "یہ", "woh": "وہ", "wo": "وہ", "hai": "ہے", "he": "ہے",
        "hay": "ہے", "hy": "ہے", "hain": "ہیں", "hein": "ہیں", "tha": "تھا", "thi": "تھی", "thay": "تھے",
        "ko": "کو", "ka": "کا", "ki": "کی", "ke": "کے", "kay": "کے", "se": "سے", "say": "سے",
        "mein": "میں", "main": "میں", "mai": "میں", "mei": "میں", "me": "میں", "ne": "نے", "nay": "نے", "par": "پر", "pe": "پر",
        "aur": "اور", "or": "اور", "nahi": "نہیں",
        "nahin": "نہیں", "nai": "نہیں", "bhi": "بھی", "hi": "ہی", "to": "تو", "ab": "اب", "na": "نہ",
        "jo": "جو", "ek": "ایک", "aik": "ایک",
        "do": "دو", "bara": "بڑا", "bari": "بڑی", "naya": "نیا", "nayi": "نئی", "aam": "عام",
        "awam": "عوام", "hawa": "ہوا",
        "dawa": "دوا", "dua": "دعا", "ghar": "گھر", "bai": "بائی", "pani": "پانی", "wabah": "وبا",
        "waba": "وبا", "sach": "سچ", "jhoot": "جھوٹ",
        "islamabad": "اسلام آباد", "faisalabad": "فیصل آباد", "abbottabad": "ایبٹ آباد", "whatsapp": "واٹس ایپ",
        "facebook": "فیس بک", "youtube": "یوٹیوب", "tiktok": "ٹک ٹاک", "school": "اسکول", "schools": "اسکول", "twitter": "ٹوئٹر",
        "screenshot": "اسکرین شاٹ", "station": "اسٹیشن", "stadium": "اسٹیڈیم", "university": "یونیورسٹی", "college": "کالج",
    },
    # Left out of a question that has other words too.
    "common": COMMON.split(),
}  # fmt: skip

_WORD = re.compile(rf"(?:[^\W_]+|[{TABLE['kept']}]+)+")
_MARKS = re.compile(f"[{MARKS}]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_PLACE = re.compile(r"\$(\d)")
_SHORTEST_STEM = 3
SHORTEST_SKELETON = 2


class _Folded(dict[int, str]):
    """What each character becomes, found out when it first occurs: a text is folded in a fiftieth of the time."""

    def __missing__(self, char: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(char)).lower()  # there are capitals that become small only when apart
        found = self[char] = "".join([TABLE["letters"].get(letter, letter) for letter in _MARKS.sub("", apart)])
        return found


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text in one spelling of its letters; blanks and points stay."""
    return text.lower().translate(_FOLDED)


@lru_cache(16)  # search and finder ask for those of the same short texts, one after the other
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in their order."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(1000)
def spellings(letter: str) -> str:
    """The letters that fold to this one, in their order: Latin and Arabic ones, and itself."""
    known = map(chr, chain(range(0x41, 0x250), range(0x600, 0x700)))
    return "".join(sorted({letter, *(other for other in known if fold(other) == letter)}))


def script(word: str) -> str:
    """`arabic` or `latin`: whose rules a folded word follows."""
    return "arabic" if _ARABIC.search(word) else "latin"


@lru_cache(100_000)
def stem(word: str) -> str:
    """A folded word without its ending; the word itself where it has none."""
    for pattern, ending in _ENDINGS[script(word)]:
        cut = pattern.sub(ending, word)
        if cut != word:
            return cut if len(cut) >= _SHORTEST_STEM else word
    return word


@lru_cache(100_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word by sound; empty for what has fewer than two, or a digit."""
    if script(word) == "arabic":
        told = word.translate(_SOUNDS)
    else:
        told = word
        for pattern, sound in _LATIN:
            told = pattern.sub(sound, told)
    for pattern, sound in _BOTH:
        told = pattern.sub(sound, told)
    return told if len(told) >= SHORTEST_SKELETON and told.isascii() and told.isalpha() else ""


@lru_cache(100_000)
def keys(word: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a folded word, and, where it is in Arabic script, the skeletons of the word and of its stem."""
    root = stem(word)
    if script(word) != "arabic":
        return root, ()
    return root, tuple(dict.fromkeys(filter(None, (skeleton(word), skeleton(root)))))


def _rules(pairs: list[list[str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), _PLACE.sub(r"\\\1", other)) for pattern, other in pairs]


_ENDINGS = {name: _rules(pairs) for name, pairs in TABLE["endings"].items()}
_SOUNDS = str.maketrans(TABLE["sounds"]["arabic"])
_LATIN, _BOTH = _rules(TABLE["sounds"]["latin"]), _rules(TABLE["sounds"]["both"])
