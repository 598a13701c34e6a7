"""The characters of pages: found, selected, and read out. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clerk_app.domain.word_search import Search, places
from clerk_app.services.ports import LetterBox, PageText

_SAME_LINE = 2.0
"""What the middles of characters of one line may differ by, in points."""


@dataclass(frozen=True, slots=True, order=True)
class Letter:
    """A place between characters: the page, and how many characters stand before it."""

    page: int
    place: int


@dataclass(frozen=True, slots=True)
class Find:
    """Words that were found: their page, where they begin on it, and the boxes that cover them line by line."""

    page: int
    place: int
    boxes: tuple[LetterBox, ...]


def found_on(page: int, words: PageText, search: Search) -> tuple[Find, ...]:
    """Where the words stand on a page, in order. What breaks over lines is found as well."""
    text, at = _with_single_spaces(words.text)
    return tuple(
        Find(page, at[span.start], line_boxes(words.boxes[at[span.start] : at[span.end - 1] + 1]))
        for span in places(text, search)
        if span.end > span.start
    )


def line_boxes(boxes: Iterable[LetterBox]) -> tuple[LetterBox, ...]:
    """The boxes of characters joined into one for each line; what takes no room is left out."""
    lines: list[LetterBox] = []
    for box in boxes:
        if box.right <= box.left or box.bottom <= box.top:
            continue
        last = lines[-1] if lines else None
        if last is not None and abs(_middle(last) - _middle(box)) < _SAME_LINE and box.left >= last.left:
            lines[-1] = LetterBox(
                last.left, min(last.top, box.top), max(last.right, box.right), max(last.bottom, box.bottom)
            )
        else:
            lines.append(box)
    return tuple(lines)


def letter_at(page: int, words: PageText, x: float, y: float) -> Letter:
    """The place between characters that is nearest to a point of the page."""
    best, distance = 0, float("inf")
    for place, box in enumerate(words.boxes):
        if box.bottom <= box.top:
            continue
        down = max(box.top - y, y - box.bottom, 0.0)
        across = max(box.left - x, x - box.right, 0.0)
        if down * 8 + across < distance:
            best, distance = place + (x > (box.left + box.right) / 2), down * 8 + across
    return Letter(page, best)


def selected_boxes(page: int, words: PageText, first: Letter, last: Letter) -> tuple[LetterBox, ...]:
    """The boxes that cover what is selected on a page."""
    begin, end = _part(page, words, first, last)
    return line_boxes(words.boxes[begin:end])


def selected_words(texts: Mapping[int, PageText], first: Letter, last: Letter) -> str:
    """The characters from one place to the other, with a line to each line of the pages."""
    parts: list[str] = []
    for page in range(first.page, last.page + 1):
        words = texts.get(page)
        if words is not None:
            begin, end = _part(page, words, first, last)
            parts.append(_in_lines(words.text[begin:end]))
    return "\n".join(parts)


def words_between(words: PageText, top: float, bottom: float) -> str:
    """What stands between two heights of a page, in one line."""
    inside = "".join(
        letter for letter, box in zip(words.text, words.boxes, strict=True) if top <= _middle(box) <= bottom
    )
    return " ".join(inside.split())


def _part(page: int, words: PageText, first: Letter, last: Letter) -> tuple[int, int]:
    begin = first.place if page == first.page else 0
    end = last.place if page == last.page else len(words.text)
    return (begin, end) if first.page <= page <= last.page else (0, 0)


def _in_lines(text: str) -> str:
    """The end of a line, which is two spaces in the characters of a page, as a line break."""
    return text.replace("  ", "\n")


def _middle(box: LetterBox) -> float:
    return (box.top + box.bottom) / 2


def _with_single_spaces(text: str) -> tuple[str, Sequence[int]]:
    """The text with one space where there are several, and where each of its characters stood."""
    kept = [place for place, one in enumerate(text) if one != " " or place == 0 or text[place - 1] != " "]
    return "".join(text[place] for place in kept), kept
