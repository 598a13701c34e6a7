"""The words for months and days of the week as they are typed, in full or shortened."""

import re

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month, as a part of a pattern that does not mind capitals."""

WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
"""A day of the week, likewise."""

_MONTHS = tuple(name[:3].lower() for name in MONTH_NAMES)
_WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAY_NAMES)


def month_number(found: re.Match[str]) -> int:
    """The number of the month that a pattern found, in words or in figures."""
    word = found["month"]
    return int(word) if word.isdecimal() else _MONTHS.index(word[:3].lower()) + 1


def weekday_number(found: re.Match[str]) -> int:
    """The number of the day of the week that a pattern found; Monday is 0."""
    return _WEEKDAYS.index(found["weekday"][:3].lower())
