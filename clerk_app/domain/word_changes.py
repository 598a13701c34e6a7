"""Two wordings of one paragraph compared word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"(?:\w+(?:[’'\-]\w+)*|[^\w\s])\s*|\s+")
"""A word or a mark, with the space behind it."""


class Stands(StrEnum):
    """In which of two wordings some words stand."""

    IN_BOTH = "in_both"
    ONLY_HERE = "only_here"
    ONLY_LATER = "only_later"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words one behind the other that stand in the same wordings."""

    words: str
    stands: Stands


def compared(words: str, later: str) -> tuple[Stretch, ...]:
    """The words of a wording, with those between them that only a later one has; white space alone is no difference."""
    return tuple(stretch for stretch in _stretches(_WORD.findall(words), _WORD.findall(later)) if stretch.words)


def begins_alike(words: Sequence[str], later: Sequence[str]) -> int:
    """How many characters, or words, two wordings begin with that are the same."""
    pairs = enumerate(zip(words, later, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(words), len(later)))


def _stretches(here: list[str], later: list[str]) -> Iterator[Stretch]:
    # Most of a long wording is as it was: only what lies between its unchanged ends is looked at closely.
    own, others = [word.rstrip() for word in here], [word.rstrip() for word in later]
    first = begins_alike(own, others)
    last = begins_alike(own[first:][::-1], others[first:][::-1])
    yield Stretch("".join(here[:first]), Stands.IN_BOTH)
    yield from _differing(here[first : len(here) - last], later[first : len(later) - last])
    yield Stretch("".join(here[len(here) - last :]), Stands.IN_BOTH)


def _differing(here: list[str], later: list[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, [word.rstrip() for word in here], [word.rstrip() for word in later], autojunk=False)
    for _, start, stop, later_start, later_stop in matcher.get_opcodes():
        own, others = "".join(here[start:stop]), "".join(later[later_start:later_stop])
        if own.split() == others.split():
            yield Stretch(own, Stands.IN_BOTH)
            continue
        yield Stretch(own, Stands.ONLY_HERE)
        if own and others and not own[-1].isspace():
            yield Stretch(" ", Stands.IN_BOTH)  # what took their place must not look like the end of the last word
        yield Stretch(others, Stands.ONLY_LATER)
