from __future__ import annotations

import pytest

from clerk_app.ui.utf16 import utf16_cut, utf16_length


@pytest.mark.parametrize(("text", "places"), [("", 0), ("ab", 2), ("é", 1), ("👩b", 3), ("\ud83d", 1)])
def test_places_are_counted_as_qt_counts_them(text: str, places: int) -> None:
    assert utf16_length(text) == places


def test_a_text_is_cut_at_places_even_inside_a_pair() -> None:
    assert utf16_cut("a👩b", 1, 3) == "👩"
    assert utf16_cut("a👩b", 0, 2) == "a\ud83d"
    assert utf16_cut("abc", 1, 9) == "bc"
