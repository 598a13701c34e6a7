"""How much two names are alike, so that a clerk can be asked whether they are the same: titles, initials, slips."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import folded

LIKE_ENOUGH = 0.84
"""From here on a name is asked about: "Jane Smyth" is like "Jane Smith", "Head of Health" is not "Head of Housing"."""

MOST_OFFERED = 3

_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame", "lord", "lady",
    "rev", "revd", "hon", "the", "obe", "mbe", "cbe", "qc", "kc", "mp", "jp", "deputy", "senator", "connétable",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Known:
    """Something by the name it is shown under, and all names that it goes by, abbreviations among them."""

    id: Id
    name: str
    also: tuple[str, ...] = ()


def same_name(one: str, other: str) -> bool:
    """True if names differ at most in capitals, accents, spaces and the shapes of signs."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """The name for comparing."""
    return " ".join(folded(name).split())


def likeness(one: str, other: str) -> float:
    """From 0 to 1; 1 where only titles and the order of the words differ ("Smith, Dr Jane")."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0
    if sorted(first) == sorted(second):
        return 1.0
    if _differ_in_initials(first, second):
        return 0.95
    matcher = SequenceMatcher(None, " ".join(sorted(first)), " ".join(sorted(second)), autojunk=False)
    if matcher.real_quick_ratio() < LIKE_ENOUGH or matcher.quick_ratio() < LIKE_ENOUGH:
        return 0.0
    return matcher.ratio()


@dataclass(slots=True)
class NameIndex:
    """What is known, to be found by a name: the same one, or those that are like it."""

    known: Sequence[Known]
    _same: dict[str, list[Known]] = field(default_factory=dict)
    _by_beginning: dict[str, list[Known]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.known:
            for name in {plain_name(name) for name in (one.name, *one.also) if name.strip()}:
                self._same.setdefault(name, []).append(one)
                for beginning in _beginnings(name):
                    self._by_beginning.setdefault(beginning, []).append(one)

    def same(self, name: str) -> tuple[Known, ...]:
        """Whatever goes by just that name."""
        return tuple(self._same.get(plain_name(name), ()))

    def like(self, name: str) -> tuple[Known, ...]:
        """What goes by a name that is like it, the likest first; what is the same is left out."""
        same = {one.id for one in self.same(name)}
        near = {one.id: one for beginning in _beginnings(name) for one in self._by_beginning.get(beginning, ())}
        rated = [(_best(name, (one.name, *one.also)), one) for one in near.values() if one.id not in same]
        enough = sorted((one for one in rated if one[0] >= LIKE_ENOUGH), key=lambda one: -one[0])
        return tuple(one for _, one in enough[:MOST_OFFERED])


def _best(name: str, others: Iterable[str]) -> float:
    return max((likeness(name, other) for other in others), default=0.0)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = tuple(_WORD.findall(folded(name[:_LONGEST])))
    return tuple(word for word in words if word not in _TITLES) or words


def _beginnings(name: str) -> set[str]:
    return {word[:2] for word in _words(name) if len(word) > 1}


def _differ_in_initials(first: Sequence[str], second: Sequence[str]) -> bool:
    """True for "J Smith" and "Jane Smith", "J A Smith" and "Jane Smith": the last word is the same, initials agree."""
    if first[-1] != second[-1] or len(first) < 2 or len(second) < 2:
        return False
    if min(len(first[0]), len(second[0])) > 1:
        return first[0] == second[0] and len(first) != len(second)
    return first[0][0] == second[0][0]
