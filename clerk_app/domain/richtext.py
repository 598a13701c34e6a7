"""Text as typed: runs of characters with marks, a link or a mention. A line break inside is "\\n"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from clerk_app.domain.people import Party


@dataclass(frozen=True, slots=True)
class Marks:
    """How a run looks and what it points at. A mention keeps who was meant; renaming them never changes the words.

    `amended` says that the board put these words into what was proposed to it.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    amended: bool = False
    link: str = ""
    mention: Party | None = None


PLAIN = Marks()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share their marks."""

    text: str
    marks: Marks = PLAIN


@dataclass(frozen=True, slots=True)
class RichText:
    """A paragraph as runs; made with `rich`, which joins neighbours with equal marks and drops empty runs."""

    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The characters alone."""
        return "".join(run.text for run in self.runs)

    def __len__(self) -> int:
        return sum(len(run.text) for run in self.runs)

    def __add__(self, other: "RichText") -> "RichText":
        return rich((*self.runs, *other.runs))

    def cut(self, start: int, end: int | None = None) -> "RichText":
        """The part from character `start` up to `end` (None: to the last), with its marks."""
        stop = len(self) if end is None else end
        pieces: list[Run] = []
        place = 0
        for run in self.runs:
            piece = run.text[max(start - place, 0) : max(stop - place, 0)]
            pieces.append(replace(run, text=piece))
            place += len(run.text)
        return rich(pieces)


EMPTY = RichText()


def rich(runs: Iterable[Run]) -> RichText:
    """The runs in their one normal form: no empty run, no two neighbours with equal marks."""
    kept = (run for run in runs if run.text)
    joined = groupby(kept, key=lambda run: run.marks)
    return RichText(tuple(Run("".join(run.text for run in same), marks) for marks, same in joined))


def typed(text: str, marks: Marks = PLAIN) -> RichText:
    """Text with the same marks throughout."""
    return rich((Run(text, marks),))
