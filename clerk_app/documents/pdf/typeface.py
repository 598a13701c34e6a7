"""A font at one size: words measured and encoded once, as the inside of a literal string."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from clerk_app.documents.directions import mirrored
from clerk_app.documents.pdf.fonts import DocumentFont, Fonts
from clerk_app.documents.pdf.shaping import Shape, is_mark, shapes
from clerk_app.documents.pdf.strings import literal

_ABOVE = frozenset({27, 28, 30, 31, 33, 34, 35, 230})
_BELOW = frozenset({202, 220, 29, 32, *range(10, 19), 20, 22})
_UPPER_LEFT = frozenset({19, 228})
_UPPER_RIGHT = frozenset({24, 232})
"""Canonical combining classes (Unicode 15, 4.3) by where the mark stands; others stand where the font has them."""
_AIR = 40
_SPACE = 0x20
_HIGHEST = 320
"""How far a mark may be moved up or down for those between it and the letter, in thousandths: lines stay apart."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A shape of a font. A mark is drawn `right` and `up` from where it would stand, and takes no room."""

    font: DocumentFont
    drawn: str
    sign: str
    width: float
    is_mark: bool = False
    right: float = 0.0
    up: float = 0.0


class Typefaces:
    """The typefaces of one document, made when first asked for."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._made: dict[tuple[bool, bool, float], Typeface] = {}

    def typeface(self, size: float, *, bold: bool, italic: bool) -> "Typeface":
        """The family's cut at that size."""
        key = (bold, italic, size)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Typeface(self._fonts, size, bold=bold, italic=italic)
        return found


class Typeface:
    """A font at one size, which measures and encodes each word once.

    A word is encoded as the inside of a literal string shown in the first subset of the font. Where it needs another
    subset or font, the encoding closes the string, switches, and comes back.
    """

    def __init__(self, fonts: Fonts, size: float, *, bold: bool, italic: bool) -> None:
        self._fonts, self._size, self._bold, self._italic = fonts, size, bold, italic
        self._font = fonts.font(bold=bold, italic=italic)
        self._words: dict[str, tuple[float, str]] = {}
        self._turned: dict[str, tuple[float, str]] = {}
        self.space = self._font.width(32) * size / 1000
        self.select = f"{fonts.name(self._font, 0)} {size:g} Tf"

    def word(self, text: str) -> tuple[float, str]:
        """The width of a word in points and its encoding."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = self._measured(text)
        return found

    def stretch(self, text: str) -> tuple[float, str]:
        """The same of words with spaces between them."""
        words = [self.word(word) for word in text.split(" ")]
        return sum(wide for wide, _ in words) + self.space * (len(words) - 1), " ".join(shown for _, shown in words)

    def from_right(self, text: str) -> tuple[float, str]:
        """The same of a stretch that runs from the right; drawn from its left edge on, it says its letters in order.

        Each letter is put in its place, so that who reads the file gets them as they are read. It moves the start of
        the line, and so has to stand in a text object of its own.
        """
        found = self._turned.get(text)
        if found is None:
            found = self._turned[text] = self._measured_from_right(text)
        return found

    def _measured(self, text: str) -> tuple[float, str]:
        if text.isascii() and text.isprintable():
            # ASCII stands at its own codes in the first subset of every font.
            return sum(map(self._font.width, map(ord, text))) * self._size / 1000, literal(text.encode("ascii"))
        glyphs = self._glyphs(text)
        return _advance(glyphs) * self._size / 1000, self._encoded(glyphs)

    def _measured_from_right(self, text: str) -> tuple[float, str]:
        clusters = list(_clusters(self._glyphs("".join(map(mirrored, text)), text)))
        whole = left = _advance(glyph for cluster in clusters for glyph in cluster)
        shown: list[str] = []
        start = 0.0
        for cluster in clusters:
            left -= _advance(cluster)
            shown.append(f") Tj {(left - start) * self._size / 1000:.3f} 0 Td ({self._encoded(cluster)}")
            start = left
        return whole * self._size / 1000, "".join(shown)

    def _glyphs(self, text: str, reads: str = "") -> list[_Glyph]:
        """What is drawn of a text, in the order it is read; `reads` is what it says, where its signs are mirrored."""
        original = dict(zip(text, reads, strict=True)) if reads and reads != text else {}
        glyphs = [
            self._glyph(shape, original.get(shape.reads, shape.reads))
            for one in shapes(unicodedata.normalize("NFC", text))
            for shape in self._that_fonts_have(one)
        ]
        return list(_placed(glyphs)) if any(glyph.is_mark for glyph in glyphs) else glyphs

    def _that_fonts_have(self, shape: Shape) -> list[Shape]:
        """A shape, or the letters that it stands for where no font has it."""
        if shape.drawn == shape.reads or self._covering(ord(shape.drawn)) is not None:
            return [shape]
        return [Shape(one, one) for one in shape.reads]

    def _glyph(self, shape: Shape, reads: str) -> _Glyph:
        code = ord(shape.drawn)
        font = self._covering(code)
        if font is None and shape.drawn.isspace():
            font = self._font
            font.draw_as(code, _SPACE)
        if font is None:
            font = self._fonts.standing_in(code, bold=self._bold, italic=self._italic)
        sign = font.read_as(shape.drawn, reads)
        is_on_letter = is_mark(shape.drawn) and code not in self._fonts.boxed
        return _Glyph(font, shape.drawn, sign, font.width(ord(sign)), is_on_letter)

    def _covering(self, code: int) -> DocumentFont | None:
        if self._font.covers(code):
            return self._font
        return self._fonts.covering(code, bold=self._bold, italic=self._italic)

    def _encoded(self, glyphs: Sequence[_Glyph]) -> str:
        return "".join(
            self._moved(glyph) if is_moved else self._shown(font, "".join(one.sign for one in together))
            for (font, is_moved, glyph), together in _together(glyphs)
        )

    def _shown(self, font: DocumentFont, signs: str) -> str:
        encoded: list[str] = []
        for subset, codes in font.splitString(signs, self._fonts.document):
            shown = literal(codes)
            if font is self._font and subset == 0:
                encoded.append(shown)
            else:
                name = self._fonts.name(font, subset)
                encoded.append(f") Tj {name} {self._size:g} Tf ({shown}) Tj {self.select} (")
        return "".join(encoded)

    def _moved(self, glyph: _Glyph) -> str:
        """A mark in its place on the letter before it, after which the text goes on from where it was."""
        there = f") Tj [{-glyph.right:.0f}] TJ {glyph.up * self._size / 1000:.2f} Ts ("
        back = f") Tj [{round(glyph.right) + round(glyph.width)}] TJ 0 Ts ("
        return there + self._shown(glyph.font, glyph.sign) + back


def _advance(glyphs: Iterable[_Glyph]) -> float:
    return sum(glyph.width for glyph in glyphs if not glyph.is_mark)


def _together(
    glyphs: Sequence[_Glyph],
) -> Iterator[tuple[tuple[DocumentFont, bool, _Glyph], Sequence[_Glyph]]]:
    """Glyphs that one string shows: those of a font, and each mark by itself."""
    places = enumerate(glyphs)
    for _, group in groupby(places, lambda one: (id(one[1].font), one[0] if one[1].is_mark else -1)):
        together = [glyph for _, glyph in group]
        yield (together[0].font, together[0].is_mark, together[0]), together


def _clusters(glyphs: Sequence[_Glyph]) -> Iterator[list[_Glyph]]:
    """Letters, each with the marks on it."""
    cluster: list[_Glyph] = []
    for glyph in glyphs:
        if cluster and not glyph.is_mark:
            yield cluster
            cluster = []
        cluster.append(glyph)
    if cluster:
        yield cluster


def _placed(glyphs: Sequence[_Glyph]) -> Iterator[_Glyph]:
    """The glyphs with each mark over or under the middle of its letter, clear of those between."""
    for cluster in _clusters(glyphs):
        letter, *marks = cluster
        bounds = letter.font.bounds(ord(letter.sign))
        if letter.is_mark or bounds is None:
            # A mark without a letter stands for itself.
            yield from (_Glyph(one.font, one.drawn, one.sign, one.width) for one in cluster)
            continue
        yield letter
        top, foot = bounds[3], bounds[1]
        for mark in marks:
            placed, top, foot = _on(letter, mark, bounds, top, foot)
            yield placed


def _on(
    letter: _Glyph, mark: _Glyph, bounds: tuple[float, float, float, float], top: float, foot: float
) -> tuple[_Glyph, float, float]:
    """A mark on its letter, and how far up and down the two now reach."""
    ink = mark.font.bounds(ord(mark.sign))
    kind = unicodedata.combining(mark.drawn)
    if ink is None:
        return mark, top, foot
    left, _, right, _ = bounds
    middle = left if kind in _UPPER_LEFT else right if kind in _UPPER_RIGHT else (left + right) / 2
    shift = middle - (ink[0] + ink[2]) / 2 - letter.width
    up = 0.0
    if kind in _ABOVE:
        up = min(max(top + _AIR - ink[1], 0.0), _HIGHEST)
        top = max(top, ink[3] + up)
    elif kind in _BELOW:
        up = -min(max(ink[3] + _AIR - foot, 0.0), _HIGHEST)
        foot = min(foot, ink[1] + up)
    return replace(mark, right=shift, up=up), top, foot
