"""The values of the controls of a rule by their keys, which are the ways to its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from clerk_app.domain.rules.reshaping import Path
from clerk_app.domain.rules.soundness import flaw_of_share
from clerk_app.ui.forms.values import YES, Field, Kind, Parts, Phrase, parted
from clerk_app.ui.presenting.answers import tidy
from clerk_app.wording.catalogue import say

Values = Mapping[str, str]
MOST = 9999
"""The largest number that is typed; no board is as large."""
_MAY_BE_EMPTY = ("largest", "after_minutes", "days_later", "waited", "proxies_each", "votes", "latest")
_PERCENT = 100


class Sheet:
    """What the controls hold; a control that is not there gives what a new one would."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def text(self, key: str, otherwise: str = "") -> str:
        """What stands there."""
        return self._values.get(key, otherwise)

    def number(self, key: str, otherwise: int) -> int:
        """The number that stands there."""
        typed = self._values.get(key, "")
        return int(typed) if typed else otherwise

    def number_or_none(self, key: str) -> int | None:
        """The number that stands there, None where nothing does."""
        typed = self._values.get(key, "")
        return int(typed) if typed else None

    def ticked(self, key: str, *, otherwise: bool = False) -> bool:
        """Whether there is a tick."""
        return self._values[key] == YES if key in self._values else otherwise

    def several(self, key: str) -> tuple[str, ...]:
        """The values that are chosen there."""
        return parted(self._values.get(key, ""))

    def has(self, key: str) -> bool:
        """Whether there is such a control."""
        return key in self._values

    def entries(self, key: str, member: str) -> Iterator[str]:
        """The key of each entry of a list, in order; each entry has a control `member`, or (empty) is one itself."""
        place = 0
        while self.has("/".join(filter(None, (key, str(place), member)))):
            yield f"{key}/{place}"
            place += 1


def values_in(parts: Parts, prefix: str) -> dict[str, str]:
    """The values of all controls by their keys without that prefix."""
    return {field.key.removeprefix(prefix): field.value for field in fields_in(parts)}


def fields_in(parts: Parts) -> Iterator[Field]:
    """Everything that is asked."""
    for part in parts:
        match part:
            case Field():
                yield part
            case Phrase():
                yield from part.fields


def field_at(parts: Parts, key: str) -> Field | None:
    """What is asked under a key; None where nothing is."""
    return next((field for field in fields_in(parts) if field.key == key), None)


def value_kept(field: Field, typed: str) -> str:
    """What is kept of what was typed."""
    match field.kind:
        case Kind.NUMBER | Kind.READ:
            return tidy(typed)
        case Kind.LINES:
            return typed.strip()
    return typed


def without_entry(values: Values, entries: str, place: int) -> dict[str, str]:
    """The values without one entry of a list; those after it move up."""
    order = [one for one in _places(values, entries) if one != place]
    return _in_order(values, entries, order)


def with_entry_moved(values: Values, entries: str, place: int, by: int) -> dict[str, str] | None:
    """The values with an entry of a list moved down (up where `by` is less than 0); None where it cannot."""
    order = _places(values, entries)
    if not 0 <= place + by < len(order):
        return None
    order.insert(place + by, order.pop(place))
    return _in_order(values, entries, order)


def number_of_entries(values: Values, entries: str) -> int:
    """How many entries a list has."""
    return len(_places(values, entries))


def wrong_with(field: Field, typed: str) -> str:
    """The sentence saying why what was typed cannot be an answer to the field; empty where it can."""
    words = tidy(typed)
    if field.kind is Kind.NUMBER and not _is_number(words, field.key):
        return say("rule_editor.no_number", typed=words, most=MOST)
    if field.key.endswith("/share"):
        share = share_read(words)
        if share is None:
            return say("rule_editor.no_share_read", typed=words)
        flaw = flaw_of_share(*share)
        if flaw is not None:
            return say(f"rule_flaw.{flaw}", typed=words)
    return ""


def share_read(typed: str) -> tuple[int, int] | None:
    """The numerator and denominator of a share: "2/3", "40%", "0.4", "half"; None for anything else."""
    words = tidy(typed).casefold().removeprefix("an ")
    for key in ("1_2", "1_3", "2_3", "1_4", "3_4", "1_5", "2_5", "3_5", "4_5", "1_6", "1_8", "1_10"):
        if words.removeprefix("a ") == say(f"rule.share.{key}").removeprefix("an ").removeprefix("a "):
            numerator, denominator = key.split("_")
            return int(numerator), int(denominator)
    numerator, slash, denominator = (part.strip() for part in words.partition("/"))
    if slash:
        is_read = all(part.isascii() and part.isdigit() and len(part) <= 4 for part in (numerator, denominator))
        return (int(numerator), int(denominator)) if is_read else None
    return _decimal_read(words)


def share_in_figures(numerator: int, denominator: int) -> str:
    """A share as it is typed."""
    return f"{numerator}/{denominator}"


def path_of(key: str) -> Path:
    """The way to a field in a rule that a key stands for."""
    return tuple(int(step) if step.isdigit() else step for step in key.split("/")) if key else ()


def key_of(path: Path) -> str:
    """The key that stands for the way to a field."""
    return "/".join(map(str, path))


def _decimal_read(words: str) -> tuple[int, int] | None:
    figures = words.removesuffix("%").strip()
    is_read = figures.isascii() and figures.replace(".", "", 1).isdigit() and len(figures) <= 7
    if not is_read or (figures == words and "." not in words and words not in ("0", "1")):
        return None
    share = Fraction(figures) / (_PERCENT if words.endswith("%") else 1)
    return share.numerator, share.denominator


def _is_number(words: str, key: str) -> bool:
    if not words:
        return key.rpartition("/")[2] in _MAY_BE_EMPTY
    return words.isascii() and words.isdigit() and int(words) <= MOST


def _places(values: Values, entries: str) -> list[int]:
    begins = f"{entries}/"
    inside = (key[len(begins) :].partition("/")[0] for key in values if key.startswith(begins))
    return sorted({int(step) for step in inside if step.isdigit()})


def _in_order(values: Values, entries: str, order: Sequence[int]) -> dict[str, str]:
    begins = f"{entries}/"
    shown = {key: value for key, value in values.items() if not _is_inside(key, begins)}
    for new, old in enumerate(order):
        before = f"{begins}{old}"
        for key, value in values.items():
            if key == before or key.startswith(f"{before}/"):
                shown[f"{begins}{new}{key[len(before) :]}"] = value
    return shown


def _is_inside(key: str, begins: str) -> bool:
    return key.startswith(begins) and key[len(begins) :].partition("/")[0].isdigit()
