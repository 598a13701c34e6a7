"""Reads a real document through its map: what each passage is, with the words taken from the document itself."""

import hashlib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
MAPS = Path(__file__).parent


class SeedChangedError(AssertionError):
    """The document is not the one the map was made for."""


@dataclass(frozen=True)
class Passage:
    """One passage: its kind, its words without the printed number, and the map's further facts about it."""

    kind: str
    words: tuple[str, ...]
    facts: dict[str, Any]  # TOML values as the map's head explains them

    @property
    def text(self) -> str:
        """The words joined by single spaces."""
        return " ".join(self.words)

    @property
    def number(self) -> str:
        """The printed number, or an empty string."""
        return str(self.facts.get("number", ""))

    def span(self, start: int, end: int | None = None) -> str:
        """Some of the words, joined."""
        return " ".join(self.words[start:end])

    def pieces(self) -> list[str]:
        """The names of a flat list, cut where the map says that each begins."""
        starts = [*self.facts["starts"], len(self.words)]
        return [self.span(start, end) for start, end in pairwise(starts)]


def one(passages: Sequence[Passage], kind: str) -> Passage:
    """The only passage of a kind."""
    (found,) = (passage for passage in passages if passage.kind == kind)
    return found


def all_of(passages: Sequence[Passage], kind: str) -> list[Passage]:
    """The passages of a kind, in order."""
    return [passage for passage in passages if passage.kind == kind]


def owners(action: Passage) -> list[str]:
    """The owners of an action, each by their own words."""
    return [action.span(*bounds).rstrip(".") for bounds in action.facts["owner_words"]]


def task(action: Passage) -> str:
    """What is to be done: where the map does not say how many words that are, those behind the owner."""
    words = action.facts.get("text_words")
    return action.span(action.facts["owner_words"][-1][-1]) if words is None else action.span(0, words)


def text_of(number: str) -> str:
    """The document; a test that needs it is skipped where it is absent."""
    path = seed_path(number)
    if path is None:
        pytest.skip("the shared seed documents are not beside this checkout")
    return path.read_text(encoding="utf-8")


def passages_of(number: str) -> list[Passage]:
    """The passages of the document with that number; a test that needs them is skipped where it is absent."""
    return read_passages(text_of(number), f"seed_{number}.toml")


def seed_path(number: str) -> Path | None:
    """Where the document with that number is, or None on a machine without the shared material."""
    return next(iter(sorted(SEEDS.glob(f"{number}_*.txt"))), None)


def read_passages(text: str, map_name: str) -> list[Passage]:
    """The passages of a document in the map's order: whole `lines`, or `parts` (line, first word, word after the last).

    Raises SeedChangedError where a passage's words are not those the map was made for, or a word does not belong to
    exactly one passage.
    """
    lines = [_words(line) for line in text.split("\n")]
    covered: list[tuple[int, int]] = []
    passages = []
    for facts in tomllib.loads((MAPS / map_name).read_text(encoding="utf-8"))["passage"]:
        parts = facts.get("parts") or [[number, 0, len(lines[number - 1])] for number in facts["lines"]]
        places = [(number, place) for number, start, end in parts for place in range(start, end)]
        words = [lines[number - 1][place] for number, place in places if place < len(lines[number - 1])]
        if hashlib.sha256(" ".join(words).encode()).hexdigest() != facts["sha256"]:
            raise SeedChangedError(f"{parts} are not the words the map was made for")
        covered.extend(places)
        passages.append(Passage(facts["kind"], tuple(words[facts.get("label_words", 0) :]), facts))
    written = [(number, place) for number, line in enumerate(lines, start=1) for place in range(len(line))]
    if sorted(covered) != written:
        odd = {number for number, _ in set(covered) ^ set(written)}
        raise SeedChangedError(f"lines with words that have not exactly one passage: {sorted(odd)}")
    return passages


def _words(line: str) -> list[str]:
    """The words of a line; the tags of web pages are none."""
    return re.sub(r"<[^>]*>", " ", line).split()
