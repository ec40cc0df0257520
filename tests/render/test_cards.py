"""Cards as readers get them: size, weight, bytes; nothing runs over, and nothing that is written becomes markup."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from generator.check.cards import LONGEST, LONGEST_LABEL
from generator.plan.cards import FORMATS
from generator.render.cards import CARD, INK, LIGHT, TINT, WHITE, CardPress, _shown
from generator.render.faults import TemplateFault

SHIPPED = Path(__file__).parents[2] / "templates"
# Python 3.12 and later warn of forking where there are threads, and typst keeps some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

ENGLISH = (
    "The provincial government has secretly agreed to sell every public hospital, school and water works in the district "
    "to a foreign company, and the sale takes effect next Monday without a debate, says a letter of three ministers. "
)
URDU = (
    "صوبائی حکومت نے خفیہ طور پر ضلع کے تمام سرکاری ہسپتال، اسکول اور پانی کے منصوبے ایک غیر ملکی کمپنی کو بیچنے کا معاہدہ "
    "کر لیا ہے، اور یہ فروخت اگلے پیر سے اسمبلی میں کسی بحث کے بغیر نافذ ہو جائے گی۔ "
)


def card(form: str = "share", font: str = "", claim: str = "", fact: str = "", **band: str) -> dict[str, Any]:
    """The context of a card; with a `font` in Urdu."""
    width, height = FORMATS[form]
    return {
        "format": form,
        "width": width,
        "height": height,
        "lang": "ur" if font else "en-GB",
        "dir": "rtl" if font else "ltr",
        "font": font or "system",
        "kicker": "حقائق کی جانچ" if font else "Fact check",
        "name": "نمائشی نیوز روم" if font else "Example Desk",
        "day": "3 فروری 2026" if font else "3 February 2026",
        "site": "example.org",
        "band": {
            "label": "غلط" if font else "False",
            "colour": "#aa2211",
            "ink": "#fff",
            "shape": "octagon",
            "icon": "material/close",
            **band,
        },
        "parts": [
            {"kind": "claim", "label": "دعویٰ · غلط" if font else "The claim · False", "text": claim or "A bridge fell"},
            {"kind": "fact", "label": "حقیقت" if font else "The fact", "text": fact or "It stands."},
        ],
    }


@pytest.fixture(scope="module")
def press() -> CardPress:
    return CardPress([SHIPPED])


def pixels(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB")


def is_cut(press: CardPress, context: dict[str, Any]) -> bool:
    """Whether the card holds less than its texts; the template marks it in the piece that is drawn."""
    return any(
        press._drawn(CARD, "/", {"card": {**_shown(context), "piece": piece}})
        and "cut" in press._compiler(CARD).query("<cut>")
        for piece in ("stamp", "words")
    )


def of_length(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length].rsplit(" ", 1)[0]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("font", "text"), [("", ENGLISH), ("nastaliq", URDU), ("naskh", URDU)])
def test_a_card_has_its_size_and_weighs_little(form: str, font: str, text: str, press: CardPress) -> None:
    data = press.draw("/", card(form, font, text, text))
    assert data.startswith(b"\x89PNG")
    assert pixels(data).size == FORMATS[form]
    assert len(data) < 100_000


def test_the_stamp_is_on_the_square_that_messengers_cut_out(press: CardPress) -> None:
    image = pixels(press.draw("/", card()))
    middle = image.crop((285, 0, 915, 630))
    colours = dict.fromkeys(colour for _, colour in middle.getcolors(1 << 20) or [])
    assert (0xAA, 0x22, 0x11) in colours
    band = middle.crop((0, 0, 630, 140)).convert("L").point(lambda value: 255 if value > 200 else 0)
    left, _, right, _ = band.getbbox() or (0, 0, 630, 0)
    assert 0 < left < right < 630


@pytest.mark.parametrize("form", FORMATS)
def test_every_shape_differs_without_its_colour(form: str, press: CardPress) -> None:
    shapes = ("circle", "diamond", "octagon", "square", "")
    drawn = [pixels(press.draw("/", card(form, shape=shape, icon="material/check"))).convert("1") for shape in shapes]
    assert len({image.tobytes() for image in drawn}) == len(shapes)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("font", ["", "nastaliq"])
def test_no_pixel_is_see_through_but_one_in_a_white_row_at_the_edge(form: str, font: str, press: CardPress) -> None:
    image = Image.open(BytesIO(press.draw("/c.png", card(form, font))))
    width = image.width
    clear = [place for place, alpha in enumerate(image.getchannel("A").tobytes()) if alpha < 255]
    assert len(clear) == 1
    x, y = clear[0] % width, clear[0] // width
    assert x == 0
    assert image.crop((1, y, width, y + 1)).getcolors() == [(width - 1, (255, 255, 255, 255))]
    assert image.getpixel((0, y - 1)) == (0xAA, 0x22, 0x11, 255)


def test_the_same_card_has_the_same_bytes(press: CardPress) -> None:
    first = press.draw("/", card(claim=ENGLISH))
    press.draw("/", card("status", "nastaliq", URDU))
    assert press.draw("/", card(claim=ENGLISH)) == first
    assert CardPress([SHIPPED]).draw("/", card(claim=ENGLISH)) == first


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize(
    ("font", "text", "most"),
    [
        ("", ENGLISH, LONGEST["ltr"]),
        ("nastaliq", URDU, LONGEST["nastaliq"]),
        ("naskh", URDU, LONGEST["rtl"]),
    ],
)
def test_what_the_check_lets_pass_fits(
    form: str, part: float, font: str, text: str, most: int, press: CardPress
) -> None:
    claim, fact = of_length(text, round(most * part)), of_length(text, round(most * (1 - part)))
    assert not is_cut(press, card(form, font, claim, fact))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("font", "text"), [("", ENGLISH), ("nastaliq", URDU), ("naskh", URDU)])
@pytest.mark.parametrize("times", [10, 100])
def test_what_does_not_fit_is_cut_and_never_runs_over(
    form: str, font: str, text: str, times: int, press: CardPress
) -> None:
    context = card(form, font, text * times, text)
    assert is_cut(press, context)
    assert clear_around(pixels(press.draw("/", context)))


@pytest.mark.parametrize(
    "text",
    [
        "W" * 90,
        "https://example.org/" + "a-long-path/" * 12,
        "ن" * 300,
        "Wort" * 40 + " and so on",
        "ب" * 20 + " W" * 99,
    ],
)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("font", ["", "nastaliq"])
def test_words_without_end_are_broken(form: str, font: str, text: str, press: CardPress) -> None:
    assert clear_around(pixels(press.draw("/", card(form, font, text, text))))


def clear_around(image: Image.Image) -> bool:
    """Whether the margins at the sides below the stamp are empty: nothing has run over."""
    top, right = round(image.height * 0.42), image.width
    margins = (image.crop((0, top, 48, image.height)), image.crop((right - 48, top, right, image.height)))
    return all(margin.getcolors() == [(48 * (image.height - top), (255, 255, 255))] for margin in margins)


@pytest.mark.parametrize("label", ["گمراہ کن", "تصدیق نہیں ہو سکی", "کٹی پھٹی ہوئی ویڈیو کے ٹکڑے"])
@pytest.mark.parametrize("form", FORMATS)
def test_the_high_strokes_of_a_verdict_in_nastaliq_are_whole(form: str, label: str, press: CardPress) -> None:
    image = pixels(press.draw("/", card(form, "nastaliq", label=label)))
    assert image.crop((0, 0, image.width, 3)).getcolors() == [(image.width * 3, (0xAA, 0x22, 0x11))]


def test_the_high_strokes_of_a_title_in_nastaliq_are_whole_below_the_stamp(press: CardPress) -> None:
    title = {"kind": "fact", "label": "", "text": "تکنیکیں کیسے سمجھیں گے"}
    lesson = {**card("share", "nastaliq"), "parts": [title, {"kind": "text", "label": "", "text": URDU[:120]}]}
    image = pixels(press.draw("/", lesson))
    seam = next(y for y in range(image.height) if image.getpixel((image.width - 1, y)) == WHITE)
    assert image.crop((1, seam, image.width, seam + 4)).getcolors() == [((image.width - 1) * 4, WHITE)]


def test_long_labels_and_names_stay_on_the_card(press: CardPress) -> None:
    context = card(label="Not " + "at all " * 20)
    context["name"], context["site"] = "A newsroom " * 20, "a-long-host." * 9 + "example.org/facts"
    image = pixels(press.draw("/", context))
    assert image.crop((0, 0, 30, 630)).crop((0, 160, 30, 630)).getcolors() == [(30 * 470, (255, 255, 255))]
    assert image.crop((1, 0, 40, 150)).getcolors() == [(39 * 150, (0xAA, 0x22, 0x11))]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("font", "label"), [("", "MOSTLY WITHOUT ANY foundation in facts, so"), ("nastaliq", URDU)])
def test_a_label_that_the_check_lets_pass_is_whole(form: str, font: str, label: str, press: CardPress) -> None:
    assert not is_cut(press, card(form, font, label=label[:LONGEST_LABEL]))
    assert is_cut(press, card(form, font, label=label * 4))


@pytest.mark.parametrize(
    "text", ['#panic("x")', '#image("/etc/passwd")', "$x^2$ *bold* _it_ @ref <label>", "\\ ] [ #[", '"], eval("1")']
)
def test_nothing_that_is_written_becomes_markup(text: str, press: CardPress) -> None:
    context = card(claim=text, fact=text, label=text)
    context["name"] = context["kicker"] = text
    press.draw("/", context)


def test_a_template_reads_no_file_beside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "cards" / "card.typ").write_text('#read("../secret.txt")')
    with pytest.raises(TemplateFault):
        CardPress([tmp_path, SHIPPED]).draw("/", card())


def test_emoji_are_left_out_and_handles_keep_their_order(press: CardPress) -> None:
    assert press.draw("/", card(claim="A bridge 😀 fell ✅")) == press.draw("/", card(claim="A bridge fell"))
    told, isolated = "پیغام @name_1 نے دیا", "پیغام \u2066@name_1\u2069 نے دیا"
    assert press.draw("/", card("share", "nastaliq", told)) == press.draw("/", card("share", "nastaliq", isolated))


def test_a_newsrooms_own_template_is_used_with_the_shipped_fonts(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    own = '#set page(width: 60pt, height: 40pt, margin: 0pt)\n#text(font: "Noto Sans", "x")'
    (tmp_path / "cards" / "card.typ").write_text(own)
    assert pixels(CardPress([tmp_path, SHIPPED]).draw("/", card())).size == (60, 40)


@pytest.mark.parametrize(("source", "line"), [("#let x = 1\n#nothing", 2), ("#pagebreak()\n#pagebreak()", 0)])
def test_a_template_that_fails_is_named(source: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "card.typ").write_text(source)
    with pytest.raises(TemplateFault) as caught:
        CardPress([tmp_path, SHIPPED]).draw("/media/cards/x.png", card())
    assert (caught.value.address, caught.value.file, caught.value.line) == (
        "/media/cards/x.png",
        "cards/card.typ",
        line,
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("font", ["", "nastaliq"])
def test_an_own_copy_of_the_template_draws_the_same_words_and_keeps_colours_of_its_own(
    form: str, font: str, tmp_path: Path, press: CardPress
) -> None:
    """Whatever stands at the lower edge of its stamp: its card is drawn whole."""
    (tmp_path / "cards").mkdir()
    source = (SHIPPED / CARD).read_text("utf-8")
    logo = 'place(bottom + left, rect(width: 240pt, height: 26pt, fill: rgb("#2255ee"), stroke: none))'
    own = source.replace("  set align(center)\n  let across", f"  {logo}\n  set align(center)\n  let across", 1)
    assert own != source
    (tmp_path / "cards" / "card.typ").write_text(own, "utf-8")
    drawn, shipped = (pixels(made.draw("/", card(form, font))) for made in (CardPress([tmp_path, SHIPPED]), press))
    top = next(y for y in range(drawn.height) if drawn.getpixel((drawn.width - 1, y)) == WHITE) + 1
    below = (0, top, drawn.width, drawn.height)
    differing = ImageChops.difference(drawn.crop(below), shipped.crop(below)).convert("L").histogram()
    assert not any(differing[9:])  # letters' edges are the same to a shade
    assert drawn.getpixel((100, top - 5)) == (0x22, 0x55, 0xEE)


def test_a_process_that_was_forked_after_drawing_draws_too(press: CardPress) -> None:
    expected = press.draw("/", card())
    if not (child := os.fork()):
        os._exit(0 if press.draw("/", card()) == expected and press.draw("/", card(claim=ENGLISH)) else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_all_urdu_letters_have_glyphs(press: CardPress) -> None:
    for font in ("nastaliq", "naskh"):
        told = card("share", font, "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓ ۰۱۲۳۴۵۶۷۸۹ ،۔؟؛ “x” (WhatsApp)")
        assert press.draw("/", told)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("font", "text"), [("", ENGLISH), ("nastaliq", URDU)])
def test_a_card_is_kept_as_it_is_drawn_where_that_is_light(form: str, font: str, text: str, press: CardPress) -> None:
    """To read it again and choose fewer colours takes longer than to draw it: texts of a usual length are spared it."""
    claim, fact = of_length(text, 75), of_length(text, 95)
    data = press.draw("/", card(form, font, claim, fact))
    with Image.open(BytesIO(data)) as image:
        assert image.mode == "RGBA"
        assert image.getchannel("A").histogram()[:255] == [1, *[0] * 254]  # the one pixel at the seam
    assert len(data) < LIGHT


@pytest.mark.parametrize(("font", "text"), [("", ENGLISH), ("nastaliq", URDU)])
def test_a_card_that_would_be_heavy_is_made_lighter_and_looks_the_same(
    font: str, text: str, press: CardPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = card("status", font, text, text)
    light = press.draw("/", context)
    monkeypatch.setattr("generator.render.cards.LIGHT", 1_000_000)
    heavy = press.draw("/", context)
    with Image.open(BytesIO(light)) as image:
        assert image.mode == "P"
    assert len(light) < LIGHT < len(heavy)
    difference = ImageChops.difference(pixels(light), pixels(heavy)).convert("L").crop((1, 0, 1080, 1350))
    assert difference.point(lambda value: 255 if value > 40 else 0).getbbox() is None


def test_the_stamp_is_drawn_once_for_all_cards_that_bear_it(monkeypatch: pytest.MonkeyPatch) -> None:
    press, drawn = CardPress([SHIPPED]), []
    draw = press._drawn

    def watched(template: str, address: str, data: dict[str, Any]) -> bytes:
        drawn.append(data["card"]["piece"])
        return draw(template, address, data)

    monkeypatch.setattr(press, "_drawn", watched)
    for context in (card(), card(claim="Another"), card(label="True"), card("status"), card()):
        press.draw("/", context)
    assert drawn.count("stamp") == 3
    assert drawn.count("words") == 5


def test_no_more_stamps_are_kept_than_a_process_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.render.cards.MOST_STAMPS", 2)
    press = CardPress([SHIPPED])
    for label in ("One", "Two", "Three"):
        press.draw("/", card(label=label))
    assert len(press._stamps) == 1


@pytest.mark.parametrize("times", [1, 7])
def test_a_newsrooms_own_template_that_knows_no_pieces_draws_the_whole_card(times: int, tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    own = (
        "#let card = json(bytes(sys.inputs.card))\n"
        "#set page(width: card.width * 1pt, height: card.height * 1pt, margin: 20pt, fill: white)\n"
        f'#text(font: "Noto Sans", size: 20pt, fill: rgb("#191919"), card.parts.first().text * {times})'
    )
    (tmp_path / "cards" / "card.typ").write_text(own)
    data = CardPress([tmp_path, SHIPPED]).draw("/", card(claim=ENGLISH))
    assert pixels(data).size == FORMATS["share"]
    assert len(data) < LIGHT


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", ["It fell", ENGLISH * 2])
def test_few_colours_change_none_of_the_large_areas(form: str, text: str, press: CardPress) -> None:
    image = pixels(press.draw("/", card(form, claim=text, fact=text)))
    colours = [colour for count, colour in image.getcolors(1 << 20) or [] if count > image.width * 10]
    assert set(colours) <= {WHITE, TINT, INK, (0xAA, 0x22, 0x11)}
    assert {WHITE, TINT, (0xAA, 0x22, 0x11)} <= set(colours)
