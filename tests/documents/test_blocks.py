from dataclasses import FrozenInstanceError, replace

import pytest

from clerk_app.documents.blocks import Role, Run, cell, header_row, plain, row, text_of
from clerk_app.documents.style import NumberFormat, TextStyle
from clerk_app.documents.units import Length, mm, pt
from tests.page_styles import NUMBERED_BY_ITEM


def test_no_text_gives_no_runs() -> None:
    assert plain("") == ()
    assert plain("Noted.") == (Run("Noted."),)


def test_the_text_of_runs_is_their_characters_in_order() -> None:
    assert text_of((Run("The board "), Run("AGREED", bold=True), Run(" it."))) == "The board AGREED it."


def test_a_header_row_has_a_paragraph_of_the_header_role_in_each_cell() -> None:
    made = header_row(("Action", "Owner"))
    assert [block.role for one in made.cells for block in one.blocks if hasattr(block, "role")] == [
        Role.CELL_HEADER
    ] * 2


def test_a_row_keeps_the_record_it_shows() -> None:
    made = row(("1", "Write to the county"), source="a" * 32)
    assert made.source == "a" * 32
    assert made.cells[0] == cell("1")


def test_blocks_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Run("a").text = "b"  # type: ignore[misc]


@pytest.mark.parametrize(("length", "twips"), [(mm(25.4), 1440), (pt(1), 20), (pt(10.5), 210), (mm(210), 11906)])
def test_a_length_is_told_in_twips(length: Length, twips: int) -> None:
    assert length.twips == twips


def test_type_sizes_are_told_in_half_points_and_lines_in_eighths() -> None:
    assert pt(10.5).half_points == 21
    assert pt(0.5).eighths == 4


def test_the_default_style_has_a_look_for_every_role() -> None:
    assert set(NUMBERED_BY_ITEM.texts) == set(Role)


def test_a_style_without_a_role_is_refused_and_names_it() -> None:
    looks: dict[Role, TextStyle] = {
        role: look for role, look in NUMBERED_BY_ITEM.texts.items() if role is not Role.BANNER
    }
    with pytest.raises(ValueError, match="banner"):
        replace(NUMBERED_BY_ITEM, texts=looks)


def test_every_named_style_of_word_is_named_once() -> None:
    names = [look.word_name for look in NUMBERED_BY_ITEM.texts.values()]
    assert sorted(set(names)) == sorted(names)


def test_a_number_hangs_inside_the_page_margin() -> None:
    assert all(look.left >= look.hanging for look in NUMBERED_BY_ITEM.texts.values())


def test_a_style_puts_the_dot_after_the_number_and_nothing_after_none() -> None:
    assert NumberFormat(suffix=".").printed("4A") == "4A."
    assert NumberFormat(suffix=".").printed("") == ""
