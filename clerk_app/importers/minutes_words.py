"""What a line of minutes begins with: an action, an entry of a list, the number of a paragraph, who was there."""

import re
from dataclasses import dataclass

from clerk_app.domain.minutes import ListMarker

_ACTION = re.compile(
    r"(?:agreed )?action(?: point)?s?(?:\s+(?:no\.?\s*)?[A-Z]?\d{1,3}(?:[./]\d{1,3})?)?\s*[:–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?P<owners>[A-Z][^.;:]{1,120}?)(?:\s*[:–—]\s+|\s+(?=(?:to|will|agreed to)\s))(?P<rest>\S.*)", re.DOTALL
)
_BETWEEN_OWNERS = re.compile(r"\s+and\s+(?:the\s+)?(?=[A-Z])|\s*[;&]\s*")
_DASHED = re.compile(r"[-–—•●◦▪■·*]\s+(?=\S)")
_MARK = re.compile(r"\(?(?P<mark>[a-z]|[ivx]{2,5}|\d{1,2})[.)]\s+(?=\S)")
_PARAGRAPH_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,2})\.?\s+(?=\S)")
_ATTENDANCE = re.compile(
    r"(?:(?:those |members |also )?(?:present|in attendance|attendees|attendance|attending)|apolog(?:ies|y)"
    r"(?: for absence| received)?|absent)\b[\s:]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
HEADS_OF_COLUMNS = frozenset({
    "item", "items", "no", "no.", "number", "agenda item", "minute", "minutes", "discussion", "action", "actions",
    "ref", "who", "owner", "decision",
})  # fmt: skip
"""What stands over the columns of minutes in a table, and is no text of theirs."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@dataclass(frozen=True, slots=True)
class Entry:
    """The mark of an entry of a list: its length, what it counts as, and its number (0: it counts nothing)."""

    length: int
    marker: ListMarker
    count: int = 0


def action_begins(text: str) -> int:
    """How long "ACTION:" is at the start of a line; 0 for any other line."""
    found = _ACTION.match(text)
    return found.end() if found is not None else 0


def owners_of(text: str) -> tuple[tuple[str, ...], int]:
    """Who is to do it by the words of an action ("Head of Policy to write"), and how long these words are."""
    found = _OWNER.match(text)
    if found is None:
        return (), 0
    owners = tuple(owner.strip(" ,") for owner in _BETWEEN_OWNERS.split(found["owners"]))
    return (owners, found.start("rest")) if all(owners) else ((), 0)


def entry_at(text: str) -> Entry | None:
    """The mark of an entry at the start of a line: a dot or dash, a letter, a number; one may stand behind a dash."""
    dash = _DASHED.match(text)
    start = dash.end() if dash is not None else 0
    found = _MARK.match(text, start)
    if found is None:
        return Entry(start, ListMarker.BULLET) if dash is not None else None
    mark = found["mark"]
    if mark.isdecimal():
        return Entry(found.end(), ListMarker.DECIMAL, int(mark))
    if len(mark) > 1:
        return Entry(found.end(), ListMarker.ROMAN, _ROMAN[mark]) if mark in _ROMAN else None
    return Entry(found.end(), ListMarker.LETTER, ord(mark) - ord("a") + 1)


def goes_on_from(entry: Entry, before: tuple[ListMarker, int] | None) -> Entry:
    """The entry as it counts behind another: "i" behind "h" is a letter, and a Roman number anywhere else."""
    if entry.marker is not ListMarker.LETTER or entry.count not in (9, 22, 24):
        return entry
    letter = chr(ord("a") + entry.count - 1)
    if before == (ListMarker.LETTER, entry.count - 1):
        return entry
    is_roman = letter == "i" or before == (ListMarker.ROMAN, _ROMAN[letter] - 1)
    return Entry(entry.length, ListMarker.ROMAN, _ROMAN[letter]) if is_roman else entry


def paragraph_number(text: str) -> tuple[str, int]:
    """The number that a paragraph begins with ("4.2"), and its length; nothing for any other."""
    found = _PARAGRAPH_NUMBER.match(text)
    return (found["number"], found.end()) if found is not None else ("", 0)


def dash_before_number(text: str) -> int:
    """How long a dash is before the number of a paragraph ("- 1.2 The Board"); 0 where there is none."""
    dash = _DASHED.match(text)
    return dash.end() if dash is not None and paragraph_number(text[dash.end() :])[0] else 0


def is_attendance(text: str) -> bool:
    """Whether a line says who was there or was not, or stands over those who were."""
    return len(text) < 2_000 and _ATTENDANCE.fullmatch(text) is not None
