"""The letters of the export's pop-up are its own: a menu that is hidden still answers to its letter."""

import re

from clerk_app.ui.menus import MENU_TEXTS, translated
from clerk_app.wording.catalogue import say

FIELDS = ("docx", "pdf", "json", "name", "choose_folder")


def letter(text: str) -> str:
    """The letter that Alt goes with; empty where there is none."""
    found = re.search(r"&(\w)", text)
    return found[1].lower() if found is not None else ""


def test_no_letter_of_the_export_opens_a_menu_or_means_two_things() -> None:
    menus = {letter(translated(text)) for text in MENU_TEXTS.values()}
    own = [letter(say(f"export.{field}")) for field in FIELDS]
    assert "" not in own
    assert len(set(own)) == len(own)
    assert not menus & set(own)
