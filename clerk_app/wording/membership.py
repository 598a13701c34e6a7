"""What is said of a board's membership: co-option and its cap, absences, terms, suspensions."""

from collections.abc import Sequence
from datetime import date

from clerk_app.domain.absences import Missed
from clerk_app.domain.co_option import CoOpted
from clerk_app.domain.membership import CoOption
from clerk_app.domain.seats import Member, Suspension
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.lists import listed


def share_in_words(cap: CoOption) -> str:
    """A share: "15%" where it is of a hundred, else "1/3"."""
    if cap.denominator == 100:
        return say("membership.percent", number=cap.numerator)
    return say("membership.fraction", numerator=cap.numerator, denominator=cap.denominator)


def co_option_arithmetic(found: CoOpted) -> str:
    """How many may be co-opted and why: "15% of 21 other seats is 3.15: 3 at the most, rounded down."."""
    cap = found.cap
    exact = found.others * cap.numerator / cap.denominator
    seats = say("membership.filled_seats" if cap.of_filled_seats else "membership.other_seats", count=found.others)
    is_whole = found.others * cap.numerator % cap.denominator == 0
    key = "exact" if is_whole else f"rounded_{cap.rounding}"
    return say(f"membership.{key}", share=share_in_words(cap), seats=seats, exact=f"{exact:.2f}", most=found.most)


def above_cap(found: CoOpted) -> str:
    """That more are co-opted than the rule allows."""
    key = "above_strict" if found.cap.strict else "above"
    return say(f"membership.{key}", count=found.now, most=found.most)


def business_of(term: Member) -> str:
    """What somebody was co-opted for: "“School budget” and “Heating”"."""
    return listed([say("membership.business", words=one.words) for one in term.only_for])


def only_for(term: Member) -> str:
    """That somebody was co-opted for some business alone: "co-opted for “School budget” only"."""
    return say("membership.only_for", business=business_of(term))


def for_business(term: Member) -> str:
    """The same of a seat that is said to be co-opted: "only for “School budget”"."""
    return say("membership.for_business", business=business_of(term))


def missed(found: Missed) -> str:
    """From how many meetings somebody was away: "away from 4 meetings"."""
    return say("membership.missed", count=len(found.days))


def meetings_missed(found: Missed, name: str) -> str:
    """Who, and which meetings of a year they were."""
    days = listed([day_and_month(day) for day in found.days])
    return say("membership.meetings_missed", name=name, since=day_and_month(found.since), days=days)


def suspended(suspension: Suspension) -> str:
    """That somebody is suspended, and until when: "suspended until 3 May 2024"."""
    until = suspension.until
    return say("membership.suspended") if until is None else say("membership.suspended_until", day=day_and_month(until))


def vacant(title: str, since: date | None) -> str:
    """A vacant seat and since when it is."""
    return title if since is None else say("membership.vacant_since", title=title, day=day_and_month(since))


def ending(name: str, last: date) -> str:
    """Whose term ends and when."""
    return say("membership.ending", name=name, day=day_and_month(last))


def in_one_line(parts: Sequence[str]) -> str:
    """Several of these one after the other."""
    return "; ".join(parts)
