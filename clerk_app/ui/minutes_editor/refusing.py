"""What is not put into the minutes: files, pictures, and far more than anybody could have meant to paste."""

from PySide6.QtCore import QMimeData

from clerk_app.domain.dividing import LONGEST_PARAGRAPH
from clerk_app.ui.minutes_editor.clipboard import held_by
from clerk_app.ui.pasting.reading import LARGEST_PAGE, MOST_CHARACTERS, Copied
from clerk_app.wording.catalogue import say

_MEGABYTE = 1_000_000


def words_or_refusal(source: QMimeData, *, into_part: bool) -> Copied | str:
    """The words that are pasted or dropped; or why they are not put in, and what to do instead.

    `into_part`: they would go into a cell, or a part of a block, which cannot be divided. Sizes are asked for before
    anything is read.
    """
    if holds_files(source):
        return say("pasting.files")
    size = max(source.data(kind).size() for kind in ("text/html", "text/plain"))
    if size > LARGEST_PAGE:
        return say("pasting.too_large", megabytes=size // _MEGABYTE, most=LARGEST_PAGE // _MEGABYTE)
    words = held_by(source)
    if not words.html and not words.text:
        return say("pasting.picture" if source.hasImage() else "pasting.no_words")
    if words.characters > MOST_CHARACTERS:
        return say("pasting.too_much", characters=counted(words.characters), most=counted(MOST_CHARACTERS))
    if into_part and words.characters > LONGEST_PARAGRAPH:
        return say("pasting.too_much_for_part", characters=counted(words.characters))
    return words


def holds_files(source: QMimeData) -> bool:
    """Whether files of this computer were copied, or are being dragged."""
    return source.hasUrls() and all(url.isLocalFile() for url in source.urls()) and not source.hasHtml()


def counted(characters: int) -> str:
    """A number of characters as people say it: of a long text only its thousands."""
    return f"{round(characters, -3) if characters >= 10_000 else characters:,}"
