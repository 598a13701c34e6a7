"""Which checks of a draft a board wants, and from where a paragraph is long."""

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.errors import BrokenRule

USUALLY_LONG = 250
"""Words from which a paragraph is better divided."""

MOST_WORDS = 9999
"""The highest such limit that a board may set."""


class CheckName(StrEnum):
    """The checks, each called as the field of `Checks` that switches it off; the order in which they are told."""

    HERE_AND_AWAY = "here_and_away"
    AGREED_IN_PASSING = "agreed_in_passing"
    IMPLIED_ACTIONS = "implied_actions"
    SEVERAL_TASKS = "several_tasks"
    NO_FINAL_STATUS = "no_final_status"
    WEEKDAYS = "weekdays"
    TWICE = "twice"
    JOINED_WORDS = "joined_words"
    PUNCTUATION = "punctuation"
    NUMBERS = "numbers"
    TENSE = "tense"
    FIRST_PERSON = "first_person"
    THEY_FOR_ONE = "they_for_one"
    INITIALS = "initials"
    TWO_NAMES = "two_names"
    SHORT_FORMS = "short_forms"
    LONG_PARAGRAPHS = "long_paragraphs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Which checks are made: each is on until the board switches it off.

    `long_from` is how many words a paragraph may have before it is pointed out.
    """

    here_and_away: bool = True
    agreed_in_passing: bool = True
    implied_actions: bool = True
    several_tasks: bool = True
    no_final_status: bool = True
    weekdays: bool = True
    twice: bool = True
    joined_words: bool = True
    punctuation: bool = True
    numbers: bool = True
    tense: bool = True
    first_person: bool = True
    they_for_one: bool = True
    initials: bool = True
    two_names: bool = True
    short_forms: bool = True
    long_paragraphs: bool = True
    long_from: int = USUALLY_LONG

    def __post_init__(self) -> None:
        if not 1 <= self.long_from <= MOST_WORDS:
            raise BrokenRule("long_paragraph_from", most=MOST_WORDS)

    def wants(self, check: CheckName) -> bool:
        """Whether the board has this check made."""
        return bool(getattr(self, check))
