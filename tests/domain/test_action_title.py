"""What an item is called that is about an action."""

import pytest

from clerk_app.domain.action_title import LONGEST, item_title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("To review the terms of reference. Draft to come.", "Review the terms of reference"),
        ("write a paper on  heating;", "Write a paper on heating"),
        ("Clerk to circulate dates.", "Clerk to circulate dates"),
        ("Look at item 4.2 again", "Look at item 4.2 again"),
        ("", ""),
    ],
)
def test_the_first_sentence_is_the_title_without_its_to_and_full_stop(words: str, title: str) -> None:
    assert item_title(words) == title


def test_a_long_one_ends_behind_a_whole_word() -> None:
    title = item_title("review " * 40)
    assert len(title) <= LONGEST + 2
    assert title.endswith("review …")
