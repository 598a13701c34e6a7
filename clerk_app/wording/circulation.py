"""What is said of circulation: whom an entry is about, what they receive, and by when."""

from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date

from clerk_app.domain.board import Board, DeadlineRule
from clerk_app.domain.circulation import BEFORE_THE_MEETING, CirculatedPaper, Circulation, Receivers, in_order_of_papers
from clerk_app.domain.day_count import DayCount, latest_before
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.days import deadline
from clerk_app.wording.lists import listed, sentence_case


def whom(entry: Circulation, names: Mapping[Id, str]) -> str:
    """Whom an entry is about: "Members", "Elected members", "Children in Care Council".

    `names` are what categories and boards are called; one that is gone is said to be.
    """
    match entry.to:
        case Receivers.CATEGORY | Receivers.BOARD:
            known = entry.category_id or entry.board_id
            return (names.get(known) if known is not None else None) or say(f"circulation.gone.{entry.to}")
        case Receivers.NAMED:
            return entry.name
    return say(f"circulation.whom.{entry.to}")


def names_in(record: MeetingRecord) -> Mapping[Id, str]:
    """What categories and boards of the record are called on its day."""
    boards = {board.id: papers.board_name(board, record.meeting.date) for board in record.circulated_to}
    return {**{category.id: category.name for category in record.categories}, **boards}


def receivers_words(entry: Circulation, names: Mapping[Id, str], *, with_days: bool) -> str:
    """Whom an entry is about and, with its days where it has some, how long before the meeting they receive it."""
    if entry.days_ahead is None or not with_days:
        return whom(entry, names)
    return say("circulation.shared", whom=whom(entry, names), by=days_words(entry.days_ahead))


def papers_words(kinds: Iterable[CirculatedPaper]) -> str:
    """Kinds of papers as a phrase, in the order in which they go out: "agenda, notice, papers and draft minutes"."""
    phrases = (say(f"circulation.phrase.{paper}") for paper in in_order_of_papers(kinds))
    return listed([word for phrase in phrases for word in phrase.split("; ")])


def days_words(days: int) -> str:
    """How long before the meeting: "10 working days before the meeting"."""
    return deadline(DeadlineRule(title="", days=days))


def by_when(entry: Circulation, meeting: date, holidays: Set[date], says_day: Callable[[date], str]) -> str:
    """The last day on which what goes out is in time for them; empty where they have no day of their own."""
    if entry.days_ahead is None:
        return ""
    day = latest_before(meeting, entry.days_ahead, DayCount.WORKING, holidays)
    return say("circulation.by", day=says_day(day))


def early_deadlines(board: Board, names: Mapping[Id, str]) -> tuple[DeadlineRule, ...]:
    """What goes out to some with days of their own, as deadlines before a meeting: "Agenda and papers to …"."""
    return tuple(
        DeadlineRule(title=_title(entry, names), days=entry.days_ahead)
        for entry in board.circulated
        if entry.days_ahead is not None
    )


def _title(entry: Circulation, names: Mapping[Id, str]) -> str:
    kinds = [paper for paper in BEFORE_THE_MEETING if paper in entry.papers]
    short = listed([say(f"circulation.short.{paper}") for paper in kinds])
    return say("circulation.deadline", papers=sentence_case(short), whom=whom(entry, names))
