"""Which way text runs: worked out by hand, and held against the program's other reader of the same rules."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from clerk_app.documents.directions import begins_from_the_right, ends_levelled, levels, mirrored, turns, visual_order
from clerk_app.documents.text_rules import is_invisible

SIGNS = "ab אבجد ٣1,2%.-(){}[]<>/\u2067\u2066\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200e\u200f"
"""Letters of both ways, numbers of both kinds, what goes with them, brackets, and the marks that turn text by hand."""


def drawn(text: str, base: int | None = None) -> str:
    """The characters as they stand from left to right."""
    found = levels(text, base)
    paragraph = int(begins_from_the_right(text)) if base is None else base
    found = ends_levelled(text, found, paragraph)
    seen = [mirrored(text[at]) if found[at] % 2 else text[at] for at in visual_order(found)]
    return "".join(one for one in seen if not is_invisible(one))


@pytest.mark.parametrize(("text", "seen"), [
    ("the minutes", "the minutes"),
    ("say שלום now", "say םולש now"),
    ("שלום now", "now םולש"),
    ("say אב גד now", "say דג בא now"),
    ("אב 12 גד", "דג 12 בא"),
    ("pay אב £12.50 now", "pay £12.50 בא now"),
    ("אב (גד) הו", "וה (דג) בא"),
    ("see (אב) now", "see (בא) now"),
    ("see אב (1) now", "see (1) בא now"),
    ("مر ١٢ حب", "بح ١٢ رم"),
    ("a\u202eevil\u202c b", "alive b"),
    ("a \u2067אב 1\u2069 c", "a 1 בא c"),
    ("אב < גד", "דג > בא"),
])  # fmt: skip
def test_what_runs_from_the_right_is_turned_and_the_rest_is_not(text: str, seen: str) -> None:
    assert drawn(text) == seen


def test_blanks_at_the_end_of_a_line_stand_where_its_paragraph_goes_on_to() -> None:
    assert drawn("אב  ", 1) == "  בא"
    assert drawn("see אב  ", 0) == "see בא  "


@pytest.mark.parametrize(("text", "from_the_right"), [
    ("שלום, said the Chair", True), ("The Chair said שלום", False), ("12: مرحبا", True), ("£12", False), ("", False),
    ("‘Quoted’", False), ("\u2067אב\u2069 begins", False), ("\u2067אב", False),
])  # fmt: skip
def test_a_paragraph_runs_as_its_first_letter_does(text: str, from_the_right: bool) -> None:
    assert begins_from_the_right(text) is from_the_right


def test_text_without_a_letter_from_the_right_is_left_as_it_is() -> None:
    assert not turns("Llŷn, “façade”, 日本 and ½ 👍")
    assert turns("a \u200f")


@pytest.mark.parametrize(("one", "other"), ["()", "[]", "{}", "<>", "«»", "≤≥", "⟨⟩"])
def test_brackets_change_sides_where_they_are_drawn_from_the_right(one: str, other: str) -> None:
    assert (mirrored(one), mirrored(other)) == (other, one)


def test_what_has_no_other_side_is_drawn_as_it_is() -> None:
    assert [mirrored(one) for one in "a1.“∫"] == list("a1.“∫")


def of_qt(text: str, base: int) -> list[int]:
    """The places of the letters that are seen, from left to right, as Qt sets one line."""
    font = QFont("Inter", 12)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)  # with several fonts Qt counts anew in each
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if base else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    middles: list[tuple[float, int]] = []
    for run in line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        places = run.positions()
        middles += [(place.x(), at) for place, at in zip(places, run.stringIndexes(), strict=True)]
    return [at for _, at in sorted(middles)]


@pytest.mark.usefixtures("qapp")
@given(st.text(st.sampled_from("ab אבג12,.-+%()[]"), max_size=24), st.integers(0, 1))
def test_letters_stand_in_the_order_that_qt_gives_them(text: str, base: int) -> None:
    found = ends_levelled(text, levels(text, base), base)
    assert visual_order(found) == of_qt(text, base)


@given(st.text(st.sampled_from(SIGNS), max_size=40))
def test_every_character_stands_in_one_place_and_none_is_lost(text: str) -> None:
    found = ends_levelled(text, levels(text), int(begins_from_the_right(text)))
    assert sorted(visual_order(found)) == list(range(len(text)))
    for place, level in enumerate(found):
        kind = unicodedata.bidirectional(text[place])
        overridden = any(mark in text for mark in "\u202d\u202e")
        assert overridden or kind not in ("L", "R", "AL") or level % 2 == (kind != "L")
