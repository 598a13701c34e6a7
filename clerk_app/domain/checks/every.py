"""All checks, each with what it needs, and the one way to have them made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from clerk_app.domain.checks.agreed import agreed_in_passing
from clerk_app.domain.checks.attendance import here_and_away
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.checks.implied import implied_actions
from clerk_app.domain.checks.initials import initials
from clerk_app.domain.checks.joined_words import joined_words
from clerk_app.domain.checks.long_paragraphs import long_paragraphs
from clerk_app.domain.checks.names import short_forms, two_names
from clerk_app.domain.checks.numbers import numbers
from clerk_app.domain.checks.punctuation import punctuation
from clerk_app.domain.checks.reported import first_person, tense, they_for_one
from clerk_app.domain.checks.tasks import no_final_status, several_tasks
from clerk_app.domain.checks.twice import twice
from clerk_app.domain.checks.weekdays import weekdays
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord

_Find = Callable[[Draft], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """How a check is made; one of `english` words is not made of minutes in another language."""

    find: _Find
    english: bool = False


CHECKS: dict[CheckName, Check] = {
    CheckName.HERE_AND_AWAY: Check(here_and_away),
    CheckName.AGREED_IN_PASSING: Check(agreed_in_passing, english=True),
    CheckName.IMPLIED_ACTIONS: Check(implied_actions, english=True),
    CheckName.SEVERAL_TASKS: Check(several_tasks, english=True),
    CheckName.NO_FINAL_STATUS: Check(no_final_status),
    CheckName.WEEKDAYS: Check(weekdays, english=True),
    CheckName.TWICE: Check(twice),
    CheckName.JOINED_WORDS: Check(joined_words, english=True),
    CheckName.PUNCTUATION: Check(punctuation),
    CheckName.NUMBERS: Check(numbers),
    CheckName.TENSE: Check(tense, english=True),
    CheckName.FIRST_PERSON: Check(first_person, english=True),
    CheckName.THEY_FOR_ONE: Check(they_for_one, english=True),
    CheckName.INITIALS: Check(initials, english=True),
    CheckName.TWO_NAMES: Check(two_names),
    CheckName.SHORT_FORMS: Check(short_forms),
    CheckName.LONG_PARAGRAPHS: Check(long_paragraphs),
}
"""The checks in the order in which they are told: what misleads a reader first, then how it reads."""


def findings(record: MeetingRecord, only: Id | None = None) -> tuple[Finding, ...]:
    """What is worth a second look in the minutes, or in one of them, by the checks that the board wants."""
    return tuple(_findings(Draft(record, only)))


def _findings(draft: Draft) -> Iterator[Finding]:
    wanted = draft.record.house_style.checks
    for name, check in CHECKS.items():
        if wanted.wants(name) and (draft.is_english or not check.english):
            yield from check.find(draft)
