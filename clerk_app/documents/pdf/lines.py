"""Text broken into lines. Each line but the last ends in a space, so that no words run together for a screen reader."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clerk_app.documents.directions import turns
from clerk_app.documents.pdf.pieces import Line, Piece, Span
from clerk_app.documents.pdf.turned_lines import turned_lines


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    text: str
    encoded: str
    width: float


_Word = list[_Token]


def break_lines(spans: Sequence[tuple[Span, str]], width: float, first_width: float | None = None) -> list[Line]:
    """The lines of a paragraph that is `width` points wide, its first line `first_width` where that differs.

    Only spaces and line breaks end a line; a word wider than the line is cut where it must be.
    """
    first = width if first_width is None else first_width
    if any(turns(text) for _, text in spans):
        return turned_lines(spans, width, first)
    if len(spans) == 1 and "\n" not in spans[0][1]:
        return _one_span(spans[0][0], spans[0][1], width, first)
    return _many_spans(spans, width, first)


def _one_span(span: Span, text: str, width: float, first: float) -> list[Line]:
    lines: list[Line] = []
    word, space = span.typeface.word, span.typeface.space
    current: list[str] = []
    x, room = -space, first
    for token in text.split(" "):
        if not token:
            continue
        wide, encoded = word(token)
        if wide > room:
            return _many_spans([(span, text)], width, first)
        if x + space + wide > room and current:
            lines.append((Piece(span, " ".join(current) + " ", x),))
            current, x, room = [encoded], wide, width
        else:
            current.append(encoded)
            x += space + wide
    if current:
        lines.append((Piece(span, " ".join(current), x),))
    return lines


def _many_spans(spans: Sequence[tuple[Span, str]], width: float, first: float) -> list[Line]:
    filler = _Filler(width, first)
    for word, space in _words(spans):
        if word is None:
            filler.end_line()
        else:
            filler.add(word, space)
    return filler.finished()


def _words(spans: Sequence[tuple[Span, str]]) -> Iterator[tuple[_Word | None, Span | None]]:
    """Words with the span of the space before them (None: none); a word of None is a line break."""
    word: _Word = []
    space: Span | None = None
    for span, text in spans:
        for at, line in enumerate(text.split("\n")):
            if at:
                if word:
                    yield word, space
                word, space = [], None
                yield None, None
            for place, token in enumerate(line.split(" ")):
                if place:
                    if word:
                        yield word, space
                        word = []
                    space = span
                if token:
                    wide, encoded = span.typeface.word(token)
                    word.append(_Token(span, token, encoded, wide))
    if word:
        yield word, space


class _Filler:
    """Fills lines word by word."""

    def __init__(self, width: float, first: float) -> None:
        self._width, self._room = width, first
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        self._x = 0.0

    def add(self, word: _Word, space: Span | None) -> None:
        wide = sum(token.width for token in word)
        gap = space.typeface.space if space is not None and self._pieces else 0.0
        if self._pieces and self._x + gap + wide > self._room:
            self.end_line()
            gap = 0.0
        if wide > self._room and self._room < self._width and not self._lines:
            self._close()  # beside a wide number the first line may be too short for any word
        if wide > self._room:
            self._cut(word)
            return
        if gap and space is not None:
            self._append(Piece(space, " ", gap))
        for token in word:
            self._append(Piece(token.span, token.encoded, token.width))

    def end_line(self) -> None:
        if self._pieces:
            last = self._pieces[-1]
            self._pieces[-1] = Piece(last.span, last.encoded + " ", last.width)
        self._close()

    def finished(self) -> list[Line]:
        if self._pieces:
            self._close()
        return self._lines

    def _append(self, piece: Piece) -> None:
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.span is piece.span:
            self._pieces[-1] = Piece(last.span, last.encoded + piece.encoded, last.width + piece.width)
        else:
            self._pieces.append(piece)
        self._x += piece.width

    def _cut(self, word: _Word) -> None:
        for token in word:
            for character in _characters(token.text):
                wide, encoded = token.span.typeface.word(character)
                if self._pieces and self._x + wide > self._room:
                    self._close()
                self._append(Piece(token.span, encoded, wide))

    def _close(self) -> None:
        self._lines.append(tuple(self._pieces))
        self._pieces, self._x, self._room = [], 0.0, self._width


def _characters(text: str) -> Iterator[str]:
    """Letters with the accents that follow them."""
    letter = ""
    for one in text:
        if letter and not unicodedata.combining(one):
            yield letter
            letter = ""
        letter += one
    yield letter
