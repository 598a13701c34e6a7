"""The letters of the screen's choices are their own: a menu that is hidden still answers to its letter."""

import re

from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.ui.menus import MENU_TEXTS, translated
from clerk_app.wording.catalogue import say

FORMATS = tuple(f"short.{one}" for one in FileFormat)
PAPERS = tuple(f"paper.{one}" for one in PaperKind)


def letter(text: str) -> str:
    """The letter that Alt goes with; empty where there is none."""
    found = re.search(r"&(\w)", text)
    return found[1].lower() if found is not None else ""


def test_no_letter_of_the_screen_opens_a_menu_or_means_two_things() -> None:
    menus = {letter(translated(text)) for text in MENU_TEXTS.values()}
    own = [letter(say(f"export.{field}")) for field in ("house_style", *FORMATS, *PAPERS)]
    known = [one for one in own if one]
    assert len(set(known)) == len(known)
    assert not menus & set(known)


def test_every_format_and_the_house_style_have_a_letter() -> None:
    assert all(letter(say(f"export.{field}")) for field in ("house_style", *FORMATS))


def test_every_paper_has_a_name_and_a_line_that_says_what_it_is() -> None:
    assert all(say(f"export.paper.{one}") and say(f"export.about.{one}").endswith(".") for one in PaperKind)
