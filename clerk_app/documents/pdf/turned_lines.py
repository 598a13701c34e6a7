"""Paragraphs in which some text runs from the right: broken where they are read, drawn where each stretch belongs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from clerk_app.documents.directions import begins_from_the_right, ends_levelled, levels, visual_order
from clerk_app.documents.pdf.pieces import Line, Piece, Span
from clerk_app.documents.pdf.shaping import is_mark


def turned_lines(spans: Sequence[tuple[Span, str]], width: float, first_width: float) -> list[Line]:
    """The lines of a paragraph, as `break_lines` gives them, with the place of each piece on its line."""
    paragraph = _Paragraph.of(spans)
    return [paragraph.line(start, end, ends) for start, end, ends in paragraph.broken(width, first_width)]


def turned_line(span: Span, text: str) -> Line:
    """A few words of a paragraph that runs from the right, such as its number, on one line, a space behind them."""
    return _Paragraph(text, (span,) * len(text), tuple(levels(text, 1)), 1).line(0, len(text), goes_on=True)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The characters of a paragraph with the look and the level of each; no two spaces stand beside each other."""

    text: str
    looks: tuple[Span, ...]
    levels: tuple[int, ...]
    base: int

    @classmethod
    def of(cls, spans: Sequence[tuple[Span, str]]) -> "_Paragraph":
        signs: list[str] = []
        looks: list[Span] = []
        for span, text in spans:
            for sign in text:
                if sign == " " and (not signs or signs[-1] in " \n"):
                    continue
                if sign == "\n" and signs and signs[-1] == " ":
                    signs[-1] = sign
                    continue
                signs.append(sign)
                looks.append(span)
        text = "".join(signs).rstrip(" ")
        base = int(begins_from_the_right(text))
        return cls(text, tuple(looks[: len(text)]), tuple(levels(text, base)), base)

    def broken(self, width: float, first_width: float) -> Iterator[tuple[int, int, bool]]:
        """Where each line begins and ends, and whether another part of its line of text follows."""
        room, at = first_width, 0
        for line in self.text.split("\n"):
            start, end, last = at, at, at + len(line)
            x = 0.0
            for word_start, word_end in self._words(at, last):
                gap, wide = self._width(end, word_start), self._width(word_start, word_end)
                if x + gap + wide > room and end > start:
                    yield start, end, True
                    start, room, x, gap = word_start, width, 0.0, 0.0
                x += gap + wide
                if x > room and room < width and word_start == 0:
                    # Beside a wide number the first line may be too short for any word.
                    yield 0, 0, False
                    room = width
                if x > room:
                    for cut in self._cuts(start, word_end, room, width):
                        yield start, cut, False
                        start, room = cut, width
                    x = self._width(start, word_end)
                end = word_end
            yield start, max(end, start), last < len(self.text)
            room, at = width, last + 1

    def line(self, start: int, end: int, goes_on: bool) -> Line:
        """The pieces of one line in the order they are read; a space parts it from the next."""
        found = ends_levelled(self.text[start:end], self.levels[start:end], self.base)
        runs = [
            (next(places), key)
            for key, places in groupby(range(start, end), lambda place: (id(self.looks[place]), found[place - start]))
        ]
        edges = [*(place for place, _ in runs), end]
        pieces: list[Piece] = []
        for number, (place, (_, level)) in enumerate(runs):
            text, look = self.text[place : edges[number + 1]], self.looks[place]
            wide, encoded = look.typeface.from_right(text) if level % 2 else look.typeface.stretch(text)
            pieces.append(Piece(look, encoded, wide))
        return _set_out(pieces, [level for _, (_, level) in runs], goes_on)

    def _words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for word in self.text[start:end].split(" "):
            if word:
                yield at, at + len(word)
            at += len(word) + 1

    def _cuts(self, start: int, end: int, room: float, width: float) -> Iterator[int]:
        """Where a word that is wider than a line is cut, never before a mark on a letter."""
        at = start
        for place in range(start + 1, end):
            if is_mark(self.text[place]) or self._width(at, place + 1) <= room:
                continue
            yield place
            at, room = place, width

    def _width(self, start: int, end: int) -> float:
        """How wide the text is, look by look, whichever way it runs."""
        looks = groupby(range(start, end), lambda place: id(self.looks[place]))
        stretches = [list(places) for _, places in looks]
        return sum(
            self.looks[places[0]].typeface.stretch(self.text[places[0] : places[-1] + 1])[0] for places in stretches
        )


def _set_out(pieces: Sequence[Piece], found: Sequence[int], goes_on: bool) -> Line:
    """The pieces, each where it stands from the left."""
    places: dict[int, float] = {}
    x = 0.0
    for number in visual_order(found):
        places[number] = x
        x += pieces[number].width
    last = len(pieces) - 1
    return tuple(
        Piece(piece.span, piece.encoded + (" " if goes_on and number == last else ""), piece.width, places[number])
        for number, piece in enumerate(pieces)
    )
