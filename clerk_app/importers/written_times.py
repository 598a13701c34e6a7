"""Times and durations as agendas write them: "1030hrs – 1045hrs", "10:30-10:45", "2.30pm", "15 mins"."""

import re
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTime:
    """What words say of a time. `words` are those that were read; an end alone is never said.

    `is_afternoon_assumed`: an hour from 1 to 6 without am or pm was taken to be after noon. `is_unclear`: the words
    look like times and are none.
    """

    words: str
    start: time | None = None
    end: time | None = None
    minutes: int | None = None
    is_afternoon_assumed: bool = False
    is_unclear: bool = False


_SUFFIX = r"(?:hrs?\b|hours\b|h\b|[ap]\.?m\b\.?|noon\b)"
_JOINT = r"\s*(?:-|–|—|−|\bto\b|\buntil\b|\btill\b)\s*"


def _clock(name: str) -> str:
    digits = rf"(?P<{name}h>\d{{1,2}})(?:(?P<{name}sign>[:.])(?P<{name}m>\d\d))?|(?P<{name}four>\d{{4}})"
    words = rf"(?P<{name}word>(?:12\s)?(?:noon|midday|midnight))"
    return rf"(?:{words}|(?:{digits})\s?(?P<{name}suffix>{_SUFFIX})?)"


_BEFORE, _AFTER = r"(?<![\w.:/£$-])", r"(?![\w/%]|[.:]\d)"
_RANGE = re.compile(rf"{_BEFORE}{_clock('a')}{_JOINT}{_clock('b')}{_AFTER}", re.IGNORECASE)
_ONE = re.compile(rf"{_BEFORE}{_clock('a')}{_AFTER}", re.IGNORECASE)
_MINUTES = re.compile(
    r"(?<![\w.:/-])(?:(?P<hours>\d|an|one|two)\s?(?:hours?|hrs?)\b(?:\s?(?:and\s)?(?P<more>\d{1,2})\s?(?:minutes?|mins?)\b)?"
    r"|(?P<half>half an hour)\b|(?P<minutes>\d{1,3})\s?(?:minutes?\b|mins?\b\.?|m\b|['’′]))",
    re.IGNORECASE,
)
_WORD_COUNTS = {"an": 1, "one": 1, "two": 2}
_FIRST_UNCLEAR, _LAST_UNCLEAR = 1, 6
"""The hours that are taken to be after noon where nothing is said: boards do not meet before seven in the morning."""


def time_in(text: str) -> WrittenTime | None:
    """The range of times, time or duration that a text says, the first in that order; None where it says none.

    A number that might be something else (a year, 10.30 as a number) counts as a time only beside another.
    """
    for found in _RANGE.finditer(text):
        read = _range(found)
        if read is not None:
            return _with_minutes(read, text)
    for found in _ONE.finditer(text):
        if _is_surely_a_time(found, "a"):
            return _with_minutes(_single(found), text)
    return duration_in(text)


def time_at_start(text: str) -> WrittenTime | None:
    """The time that a line begins with, where it also may be written as 10.30 or 1030."""
    found = _RANGE.match(text)
    read = _range(found, at_start=True) if found is not None else None
    if read is not None:
        return read
    found = _ONE.match(text)
    if found is None or not (_is_surely_a_time(found, "a") or found["asign"] or found["afour"]):
        return None
    single = _single(found)
    is_year = found["afour"] is not None and found["asuffix"] is None and found["afour"][:2] in ("19", "20")
    return None if single.is_unclear or is_year else _with_minutes(single, text)


def duration_in(text: str) -> WrittenTime | None:
    """The duration that a text says; None where it says none."""
    found = _MINUTES.search(text)
    if found is None:
        return None
    if found["half"]:
        return WrittenTime(words=found[0], minutes=30)
    if found["hours"]:
        hours = _WORD_COUNTS.get(found["hours"].lower()) or int(found["hours"])
        return WrittenTime(words=found[0], minutes=hours * 60 + int(found["more"] or 0))
    return WrittenTime(words=found[0], minutes=int(found["minutes"]))


def time_in_cell(text: str) -> WrittenTime | None:
    """What a cell of a column of times says, where a number alone is a duration in minutes."""
    words = text.strip()
    if words.isdecimal() and 0 < len(words) < 4:
        return WrittenTime(words=words, minutes=int(words))
    read = time_at_start(words) or time_in(words)
    if read is None and any(sign.isdecimal() for sign in words):
        return WrittenTime(words=words, is_unclear=True)
    return read


def _with_minutes(read: WrittenTime, text: str) -> WrittenTime:
    """A start alone, with the duration that stands beside it."""
    if read.end is not None or read.is_unclear:
        return read
    beside = duration_in(text.replace(read.words, " ", 1))
    if beside is None:
        return read
    return WrittenTime(
        words=read.words,
        start=read.start,
        minutes=beside.minutes,
        is_afternoon_assumed=read.is_afternoon_assumed,
    )


def _range(found: re.Match[str], *, at_start: bool = False) -> WrittenTime | None:
    """The range that was found; None where its numbers may as well be something else."""
    if not (_is_surely_a_time(found, "a") or _is_surely_a_time(found, "b")):
        both_dotted = found["asign"] == "." and (found["bsign"] == "." or (at_start and not found["bfour"]))
        both_four = found["afour"] is not None and found["bfour"] is not None
        if not both_dotted and not (both_four and found["afour"][:2] not in ("19", "20")):
            return None
    halves = (_half(found, "a") or _half_before(found), _half(found, "b"))
    start, start_assumed = _time(found, "a", halves[0])
    end, end_assumed = _time(found, "b", halves[1])
    words = found[0].strip()
    if start is None or end is None:
        return WrittenTime(words=words, is_unclear=True)
    return WrittenTime(words=words, start=start, end=end, is_afternoon_assumed=start_assumed or end_assumed)


def _single(found: re.Match[str]) -> WrittenTime:
    start, assumed = _time(found, "a", _half(found, "a"))
    words = found[0].strip()
    if start is None:
        return WrittenTime(words=words, is_unclear=True)
    return WrittenTime(words=words, start=start, is_afternoon_assumed=assumed)


def _is_surely_a_time(found: re.Match[str], name: str) -> bool:
    """True for what is nothing but a time: with a colon, with am, pm or hrs, or a word."""
    if found[f"{name}word"] or found[f"{name}sign"] == ":":
        return True
    suffix = (found[f"{name}suffix"] or "").lower()
    if suffix[:1] == "h":
        # "2 hrs" is a duration, "1030hrs" and "10.30 hrs" are times.
        return found[f"{name}four"] is not None or found[f"{name}sign"] is not None
    return bool(suffix)


def _half(found: re.Match[str], name: str) -> str:
    suffix = (found[f"{name}suffix"] or "").lower()
    return suffix[0] if suffix[:1] in ("a", "p") else ""


def _half_before(found: re.Match[str]) -> str:
    """The half of the day of a start that leaves it to its end: "2 – 2.30pm", yet "11 – 2pm" begins before noon."""
    half = _half(found, "b")
    if half != "p" or not found["ah"] or not found["bh"]:
        return half if half == "a" else ""
    return "p" if int(found["ah"]) % 12 <= int(found["bh"]) % 12 else "a"


def _time(found: re.Match[str], name: str, half: str) -> tuple[time | None, bool]:
    """The time, None for one that no day has, and whether the afternoon was assumed."""
    word = found[f"{name}word"]
    if word:
        return time(0 if "midnight" in word.lower() else 12), False
    four = found[f"{name}four"]
    hour, minute = (int(four[:2]), int(four[2:])) if four else (int(found[f"{name}h"]), int(found[f"{name}m"] or 0))
    if half and not 1 <= hour <= 12:
        half = "" if hour > 12 and half == "p" else "?"
    if hour > 23 or minute > 59 or half == "?":
        return None, False
    if half:
        return time(hour % 12 + (12 if half == "p" else 0), minute), False
    written = found[f"{name}h"] or ""
    is_open = not found[f"{name}suffix"] and len(written) == 1 and _FIRST_UNCLEAR <= hour <= _LAST_UNCLEAR
    return time(hour + 12 if is_open else hour, minute), is_open
