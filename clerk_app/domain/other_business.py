"""Any other business: what notice of it a board asks for, and how what is raised stands to that.

Nothing is refused: what was raised in the room is minuted, and said to have come late.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.day_count import DayCount, latest_before
from clerk_app.domain.identity import Id

USUAL_TITLES = ("Any other business", "Other business", "AOB")
"""What agendas call the item, where the board says nothing else."""


class NoticeNeeded(StrEnum):
    """What a board asks of other business: nothing, notice before the meeting, so many days of it; or it takes none."""

    NONE = "none"
    BEFORE_MEETING = "before_meeting"
    DAYS = "days"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherBusinessRule:
    """What a board says of other business; `days` are those of DAYS, in what `count` says.

    `titles` are what is in the title of the item below which it stands, `source` what its rules say of it in words.
    """

    notice: NoticeNeeded = NoticeNeeded.BEFORE_MEETING
    days: int = 2
    count: DayCount = DayCount.WORKING
    titles: tuple[str, ...] = USUAL_TITLES
    source: str = ""


class NoticeFault(StrEnum):
    """What is wrong with the notice of a piece of other business."""

    WITHOUT = "without"
    LATE = "late"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True)
class NoticeFound:
    """How a piece of other business stands to the rule: what is wrong, and the last day on which notice was in time.

    None: it is as the rule wants it; where the rule knows no last day.
    """

    fault: NoticeFault | None = None
    last_day: date | None = None


def is_called_other_business(title: str, titles: Iterable[str]) -> bool:
    """Whether the title of an item has one of these in it, as in "Other business and next meeting".

    Capitals, hyphens and full stops do not matter ("A.O.B.").
    """
    words = f" {_plain(title)} "
    return any(f" {plain} " in words for plain in map(_plain, titles) if plain)


def other_business_among(items: Sequence[AgendaItem], titles: Iterable[str]) -> frozenset[Id]:
    """The items that are raised as other business: those right below an item that is called so."""
    called = tuple(titles)
    above = {item.id for item in items if is_called_other_business(item.title, called)}
    return frozenset(item.id for item in items if item.parent_id in above)


def last_day_of_notice(rule: OtherBusinessRule, meeting: date, holidays: Set[date]) -> date | None:
    """The last day on which notice is in time; None where none is asked for, or no business is taken."""
    match rule.notice:
        case NoticeNeeded.BEFORE_MEETING:
            return meeting
        case NoticeNeeded.DAYS:
            return latest_before(meeting, rule.days, rule.count, holidays)
    return None


def notice_found(rule: OtherBusinessRule, item: AgendaItem, meeting: date, holidays: Set[date]) -> NoticeFound:
    """How an item that is raised as other business stands to the rule. Notice without a day is taken at its word."""
    if rule.notice is NoticeNeeded.NOT_TAKEN:
        return NoticeFound(NoticeFault.NOT_TAKEN)
    last = last_day_of_notice(rule, meeting, holidays)
    if last is None:
        return NoticeFound()
    if item.notice is None:
        return NoticeFound(NoticeFault.WITHOUT, last)
    is_late = item.notice.on is not None and item.notice.on > last
    return NoticeFound(NoticeFault.LATE if is_late else None, last)


def notices_found(
    rule: OtherBusinessRule | None, items: Sequence[AgendaItem], meeting: date, holidays: Set[date]
) -> dict[Id, NoticeFound]:
    """The same of all other business of an agenda, by the item; of a board without a rule nothing."""
    if rule is None:
        return {}
    raised = other_business_among(items, rule.titles)
    return {item.id: notice_found(rule, item, meeting, holidays) for item in items if item.id in raised}


def _plain(title: str) -> str:
    """A title as words alone, in small letters."""
    bare = title.replace(".", "").casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())
