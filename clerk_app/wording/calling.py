"""The words that an agenda and a notice of a meeting add to what was typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from clerk_app.domain.actions import Action, DueKind
from clerk_app.domain.agenda import AgendaItem, Exemption, ItemQuestion, ItemState, Paper
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import WrittenProcedure
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.domain.other_business import (
    NoticeFound,
    NoticeNeeded,
    is_called_other_business,
    last_day_of_notice,
)
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.dates import paper_date, paper_time_range, partial_date
from clerk_app.wording.forward_plan import how_often, when_due
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.other_business import fault_words, notice_words, rule_words


def document_title(paper: str, board: Board, meeting: Meeting) -> str:
    """The title of the file: `agenda_paper` or `notice` of which board on which day."""
    name = papers.with_article(papers.board_name(board, meeting.date))
    return say(f"{paper}.document_title", board=name, date=papers.document_date(board, meeting))


def when_and_where(board: Board, meeting: Meeting) -> tuple[str, ...]:
    """Below the title of an agenda: date, times and venue, and a sentence where it is not held in person."""
    times = paper_time_range(meeting.start, meeting.end, board.formats)
    day = papers.document_date(board, meeting)
    lines = (say("agenda_paper.day_and_times", day=day, times=times), venue(meeting))
    return (*lines, say(f"agenda_paper.{meeting.mode}")) if has(f"agenda_paper.{meeting.mode}") else lines


def venue(meeting: Meeting) -> str:
    """Where the meeting is held, or that this is to be confirmed."""
    return meeting.venue or say("agenda_paper.venue_to_come")


def public_title(exemption: Exemption) -> str:
    """All that a public paper says of an item that is closed to the public."""
    return exemption.public_title or say("agenda_paper.exempt_title")


def mark(item: AgendaItem, exemption: Exemption | None) -> str:
    """The sentence below the title of an item that is exempt, deferred or withdrawn; empty for any other."""
    if exemption is not None:
        return say("agenda_paper.exempt")
    return "" if item.state is ItemState.PLANNED else say(f"agenda_paper.{item.state}")


def marked_title(item: AgendaItem, exemption: Exemption | None) -> str:
    """An item's title where it stands alone, with the same mark behind it."""
    if exemption is not None:
        return say("notice.exempt", title=public_title(exemption))
    return item.title if item.state is ItemState.PLANNED else say(f"notice.{item.state}", title=item.title)


def leads_and_time(item: AgendaItem, board: Board) -> str:
    """Who takes an item, when or how long, and what for, in one line; empty where nothing of it is known."""
    leads = listed([lead.words for lead in item.leads])
    purpose = say(f"agenda_paper.purpose.{item.purpose}") if item.purpose is not None else ""
    return " · ".join(part for part in (leads, _unbroken(_time(item, board)), _unbroken(purpose)) if part)


def notice_wanted(item: AgendaItem, record: MeetingRecord) -> str:
    """By when notice of other business is due, below its item; empty for any other, or where none is asked for."""
    rule, day = record.board.other_business, record.meeting.date
    if rule is None or not is_called_other_business(item.title, rule.titles):
        return ""
    if rule.notice is not NoticeNeeded.DAYS:
        return rule_words(rule) if rule.notice is NoticeNeeded.BEFORE_MEETING else ""
    last = last_day_of_notice(rule, day, record.holidays) or day
    return say("other_business.due", last=paper_date(last, record.board.formats.date))


def notice_line(item: AgendaItem, notices: Mapping[Id, NoticeFound], board: Board) -> str:
    """Who gave notice of a piece of other business, and what is wrong with that; empty where there is nothing to say.

    Of whatever is no other business of the board nothing is said, even where notice of it was noted once.
    """
    found = notices.get(item.id)
    if found is None:
        return ""
    says_day = partial(paper_date, style=board.formats.date)
    said = (notice_words(item.notice, says_day), fault_words(found, says_day))
    return " ".join(f"{words}." for words in said if words)


def length_and_purpose(item: AgendaItem) -> str:
    """How long an item is to take, where it has no slot, and what for; for papers that say leads and slot elsewhere."""
    minutes = item.minutes_planned if item.slot is None else 0
    length = say("agenda_paper.minutes_planned", count=minutes) if minutes else ""
    purpose = say(f"agenda_paper.purpose.{item.purpose}") if item.purpose is not None else ""
    return " · ".join(_unbroken(part) for part in (length, purpose) if part)


def _unbroken(words: str) -> str:
    """A few words that stay on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _time(item: AgendaItem, board: Board) -> str:
    if item.slot is not None:
        return paper_time_range(item.slot.start, item.slot.end, board.formats)
    minutes = item.minutes_planned
    return say("agenda_paper.minutes_planned", count=minutes) if minutes else ""


def paper_lines(listed_papers: Sequence[Paper]) -> str:
    """The papers of an item with their numbers, one to a line."""
    return "\n".join(
        say("agenda_paper.paper", number=paper.number, title=paper.title)
        if paper.number
        else say("agenda_paper.paper_without_number", title=paper.title)
        for paper in listed_papers
    )


def asked(board: Board, day: date) -> str:
    """What leads into the recommendations of an item."""
    return sentence_case(say("agenda_paper.asked", board=papers.board_in_sentence(board, day)))


def questions(board: Board, day: date) -> str:
    """What leads into the questions of a report."""
    return say("agenda_paper.questions", board=papers.board_in_sentence(board, day))


def question(asked: ItemQuestion) -> str:
    """A question of a report, and where it stands there."""
    if not asked.source:
        return asked.text
    return say("agenda_paper.question_with_source", question=asked.text, source=asked.source)


def due_words(action: Action, board: Board) -> str:
    """When an open action is due, as the cell of a table; empty where that was not said."""
    if action.due is None:
        return ""
    if action.due.kind is DueKind.DATE:
        return papers.due_words(action.due, board)
    return say(f"agenda_paper.due.{action.due.kind}")


def planned_for(planned: PlannedBusiness, board: Board) -> str:
    """When planned business is due and how often it comes back, as the cell of a table."""
    when = sentence_case(when_due(planned.next_due, board.formats.date))
    return ", ".join(part for part in (when, _unbroken(how_often(planned.entry.every_months))) if part)


def decided_in_writing(one: WrittenProcedure, board: Board) -> str:
    """A line of what was asked in writing and how it ended: "The grant: agreed on 1 September 2020"."""
    if one.outcome is None:
        return one.title
    how = say(f"in_writing.outcome_of.{one.outcome}").lower()
    if one.ended_on is None:
        return say("agenda_paper.ended_in_writing", title=one.title, outcome=how)
    day = paper_date(one.ended_on, board.formats.date)
    return say("agenda_paper.ended_in_writing_on", title=one.title, outcome=how, day=day)


def planned_meeting(planned: PlannedMeeting, board: Board) -> str:
    """A meeting to come as far as it is known: date, times and venue, and which of these are still to be confirmed."""
    day = partial_date(planned.on, board.formats.date) if planned.on.month is not None else ""
    times = paper_time_range(planned.start, planned.end, board.formats) if planned.start is not None else ""
    known = [part for part in (day, times, planned.venue) if part]
    parts = {"date": day, "time": times, "venue": planned.venue}
    to_come = [say(f"agenda_paper.to_come.{name}") for name, part in parts.items() if not part]
    if to_come:
        known.append(say("agenda_paper.to_be_confirmed", what=listed(to_come)))
    return sentence_case(", ".join(known))
