"""The marks of lists that were typed out before their entries: by Word in what it copies, by people in plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clerk_app.domain.cleaning import HARD_SPACES, typed_mark
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.numbering import marker_text
from clerk_app.ui.pasting.paragraphs import ListPlace

_SPACES = f" \t{HARD_SPACES}"
_COUNTED = re.compile(r"\(?(\d{1,3}|[a-z]{1,6})[.)]?\Z")
_LAST_NUMBER = re.compile(r"(\d{1,3})[.)]?\Z")
_LOOSE = re.compile(r"(?P<indent>[ \t]*+)(?:(?P<bullet>[-*–])|\(?(?P<count>\d{1,2}|[ivx]{1,5}|[a-z])[.)]) +(?=\S)")
_MOST_ROMAN = 40
_ROMANS = {marker_text(ListMarker.ROMAN, count)[:-1]: count for count in range(1, _MOST_ROMAN)}


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """The mark at the start of a paragraph: what it may count as, its length, and how far it is set in.

    `is_sure` is False for one that a sentence might begin with as well: "2. March".
    """

    ways: tuple[ListPlace, ...]
    length: int
    indent: int = 0
    is_sure: bool = True


def entry_of_word(mark: str, level: int) -> ListPlace:
    """The entry before which Word typed this mark."""
    ways = _ways(mark.strip(_SPACES + "\n"), level)
    return ways[0] if ways else ListPlace(ListMarker.BULLET, level)


def entry_typed(text: str) -> TypedEntry | None:
    """The mark of a list at the start of a paragraph; None where there is none."""
    sure = typed_mark(text)
    if sure is not None:
        ways = _ways(text[: sure.length].strip(_SPACES), sure.level)
        return TypedEntry(ways or (ListPlace(sure.marker, sure.level),), sure.length)
    loose = _LOOSE.match(text)
    if loose is None:
        return None
    indent = len(loose["indent"].expandtabs(4))
    if loose["bullet"]:
        place = ListPlace(ListMarker.BULLET)
        return TypedEntry((place,), loose.end(), indent, is_sure=loose["bullet"] in "-*")
    return TypedEntry(_ways(loose["count"], 0), loose.end(), indent, is_sure=False)


def _ways(mark: str, level: int) -> tuple[ListPlace, ...]:
    """What a mark may count as, the likeliest first: "i" is a Roman number, and the letter behind "h"."""
    found = _COUNTED.match(mark.lower())
    if found is None:
        last = _LAST_NUMBER.search(mark)  # "4.2.1"
        return (ListPlace(ListMarker.DECIMAL, level, int(last[1])),) if last is not None else ()
    sign = found[1]
    if sign.isdecimal():
        return (ListPlace(ListMarker.DECIMAL, level, int(sign)),)
    ways = []
    if sign == "o" and not mark.endswith((".", ")")):
        return (ListPlace(ListMarker.BULLET, level),)
    if sign in _ROMANS and (len(sign) > 1 or sign == "i"):
        ways.append(ListPlace(ListMarker.ROMAN, level, _ROMANS[sign]))
    if len(sign) == 1:
        ways.append(ListPlace(ListMarker.LETTER, level, ord(sign) - ord("a") + 1))
        if sign in _ROMANS and sign != "i":
            ways.append(ListPlace(ListMarker.ROMAN, level, _ROMANS[sign]))
    return tuple(ways)
