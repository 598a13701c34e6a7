"""The words that documents add to what was typed: titles, headings, attendance, event lines, the tail of an action."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from clerk_app.domain.actions import Action, ActionStatus, Due, DueKind, Owner
from clerk_app.domain.agenda import Paper
from clerk_app.domain.board import Board, DateStyle
from clerk_app.domain.course import turns
from clerk_app.domain.decisions import Decision, DecisionResult, Vote
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.names import name_on
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, attended
from clerk_app.wording.catalogue import has, say, speaking
from clerk_app.wording.dates import paper_date, paper_time, paper_time_range, partial_date
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.votes import counts_said

_HAS_BE = re.compile(r"\bbe\b", re.IGNORECASE)
_DONE_AT_END = re.compile(r"\b(?:was|were) (?P<done>[a-z]+)(?P<stop>(?:[;,]\s+and|[.;])?)$", re.IGNORECASE)
_ARTICLES = frozenset({"a", "an", "the"})
_TOLD_IN_THE_TAIL = frozenset({ActionStatus.ONGOING, ActionStatus.PROGRESS, ActionStatus.ON_AGENDA})


def board_name(board: Board, day: date) -> str:
    """What the board is called on that day."""
    return name_on(board.names, day) or board.legal_name


def document_date(board: Board, meeting: Meeting) -> str:
    """The meeting's date as the board writes dates."""
    return paper_date(meeting.date, board.formats.date)


def document_title(board: Board, meeting: Meeting) -> str:
    """The title of the file: minutes of which board on which day."""
    name = with_article(board_name(board, meeting.date))
    board_and_title = say("papers.board_and_title", board=name, title=meeting.title) if meeting.title else name
    return say("papers.document_title", board=board_and_title, date=document_date(board, meeting))


def title_in_language(board: Board, meeting: Meeting) -> str:
    """The title of the same minutes as another board keeps them, in the language of that one, which it names first."""
    with speaking(board.language):
        return say("papers.other_language", title=document_title(board, meeting))


def cover_title(board: Board, meeting: Meeting) -> str:
    """The large words on the cover."""
    return board.cover_title or board_name(board, meeting.date)


def legal_name(board: Board, meeting: Meeting) -> str:
    """Below the title, what the board is called in law; empty where the title says it already."""
    said = {board_name(board, meeting.date), cover_title(board, meeting)}
    known = not board.legal_name or board.legal_name.casefold() in {name.casefold() for name in said}
    return "" if known else say("papers.legal_name", name=board.legal_name)


def running_title(board: Board, meeting: Meeting) -> str:
    """The line above the minutes and at the head of each page: board, date and planned times."""
    name = board.running_title or board_name(board, meeting.date)
    times = paper_time_range(meeting.start, meeting.end, board.formats)
    return f"{name} {document_date(board, meeting)} {times}"


def title_of_minutes(board: Board, meeting: Meeting) -> str:
    """The title of minutes that have no cover and begin with whose they are."""
    return say("papers.title_of_minutes", board=board_name(board, meeting.date))


def extract_title(board: Board, meeting: Meeting, item: str) -> str:
    """The title of the file of one item alone."""
    name = with_article(board_name(board, meeting.date))
    return say("papers.extract_title", item=item, board=name, date=document_date(board, meeting))


def extract_header(board: Board, meeting: Meeting) -> str:
    """The line at the head of each page of an extract."""
    return say("papers.extract_header", title=running_title(board, meeting))


def extract_of() -> str:
    """What an item alone says of itself below the board's name."""
    return say("papers.extract_of")


def planned_times(board: Board, meeting: Meeting) -> str:
    """When the meeting was planned to begin and end."""
    return paper_time_range(meeting.start, meeting.end, board.formats)


def times_and_venue(board: Board, meeting: Meeting) -> str:
    """When the meeting was planned to begin and end, and where; the times alone where no venue is known."""
    times = paper_time_range(meeting.start, meeting.end, board.formats)
    return say("papers.times_and_venue", times=times, venue=meeting.venue) if meeting.venue else times


def heading(name: str) -> str:
    """A fixed heading of the minutes: `minutes`, `attendees`, `apologies`, `actions` ..."""
    return say(f"papers.heading.{name}")


def with_count(heading: str, count: int) -> str:
    """A heading above a list that says how many there are: "Members (12)"."""
    return say("papers.with_count", heading=heading, count=count)


def with_present(heading: str, count: int) -> str:
    """The heading above all who were there that says how many: "ATTENDEES (12 present)"."""
    return say("papers.with_present", heading=heading, count=count)


def true_record() -> str:
    """What the chair signs below the minutes."""
    return say("papers.true_record")


def description(name: str) -> str:
    """What a table holds, for those who cannot see it: `attendees`, `apologies` or `items`."""
    return say(f"papers.described.{name}")


def description_by_columns(columns: Sequence[str]) -> str:
    """What a table holds that the clerk said nothing of, for those who cannot see it: what its columns are."""
    named = [column for column in columns if column]
    return say("papers.described.columns", columns=listed(named)) if named else say("papers.described.table")


def is_total(word: str) -> bool:
    """Whether a row that begins with this word sums up those above it."""
    return word.strip(":,.").casefold() in say("papers.totals").split()


def draft_banner() -> str:
    """What stands on every page until the minutes are approved."""
    return say("papers.draft")


def state_of(meeting: Meeting) -> str:
    """How far minutes are, in a word or two for head or foot of a page: drafts, or approved ones."""
    return say("papers.state.approved" if meeting.is_approved else "papers.state.draft")


def initials_of(board: Board) -> str:
    """What stands before the line at the foot of a page on which whoever presided puts their initials."""
    return say("papers.initials", chair=board.chair_title)


def leading_word(name: str) -> str:
    """The word before a block: `action`, `declaration`, `question`, `watching_brief` or `later_note`."""
    return say(f"papers.leading.{name}")


def heading_among_parts(record: MeetingRecord, minute: Minute) -> str:
    """The heading of a minute where it is chosen from: of several parts that bear one number it says which it is."""
    parts = record.goes_on_with
    if minute.id not in parts and minute.id not in parts.values():
        return minute.heading
    if record.exemption_of_minute(minute) is not None:
        return exempt_heading(minute.heading)
    return continued_heading(minute.heading) if minute.id in parts else minute.heading


def continued_heading(title: str) -> str:
    """The heading of a further part of a minute."""
    return say("papers.continued_heading", title=title)


def exempt_heading(title: str) -> str:
    """The heading of a minute that is closed to the public, in an edition that holds it."""
    return say("papers.exempt_heading", title=title)


def decision_remark(result: DecisionResult) -> str:
    """What follows a decision that is provisional or a proposal that was lost; empty where it was carried."""
    return say(f"papers.result.{result}") if has(f"papers.result.{result}") else ""


def decision_lead(decision: Decision, style: DateStyle) -> str:
    """What stands before what the board could not decide: to whom it is recommended, or that it is advice.

    Empty for any other.
    """
    if decision.result is DecisionResult.ADVICE:
        return say("papers.lead.advice")
    if decision.result is not DecisionResult.RECOMMENDED:
        return ""
    by = decision.final_decider
    lead = say("papers.lead.recommended_to", by=by) if by else say("papers.lead.recommended")
    when = final_decision(FinalDecision("", decision.final_on), style)
    return f"{lead}, {when}" if when else lead


def final_decision(final: FinalDecision, style: DateStyle) -> str:
    """Who decides in the end: "for decision by the cabinet in November 2026"; empty where the board's word is the last.

    Style is how the board's documents write a whole date.
    """
    if not final:
        return ""
    on = final.on
    when = "" if on is None else "on" if on.day is not None else "in"
    parts = [part for part in ("by" if final.by else "", when) if part]
    day = partial_date(on, style) if on is not None else ""
    return say(f"papers.final.{'_'.join(parts)}", by=final.by, day=day)


def with_remit(name: str, remit: str) -> str:
    """An attendance line with the right in which somebody was there: "A. Example (for schools)"."""
    return say("papers.with_remit", name=name, remit=remit)


def vote_held_by(name: str, proxy: str) -> str:
    """An apology with who held the vote."""
    return say("papers.vote_held_by", name=name, holder=proxy)


def in_the_chair(name: str, chair_title: str) -> str:
    """The attendance line of whoever presided, whose post may be called so already."""
    return name if _is_title(name, chair_title) else say("papers.in_the_chair", name=name, chair=chair_title)


def in_the_chair_in_brackets(name: str, chair_title: str) -> str:
    """The same in a table of attendance: "Harbour Master (Chair)"."""
    if _is_title(name, chair_title):
        return name
    return say("papers.in_the_chair_in_brackets", name=name, chair=chair_title)


def _is_title(name: str, title: str) -> bool:
    return name.casefold() == title.casefold()


def says_chair(record: MeetingRecord, attendee: Attendee) -> bool:
    """Whether the post on the chair's seat says so by itself ("Interim Chair"); a deputy's ("Vice-Chair") does not."""
    name = record.party_name(attendee.who)
    return record.has_chairs_seat(attendee) and record.board.chair_title.casefold() in name.casefold()


def minute_taker(name: str) -> str:
    """The attendance line of the minute taker, whose post may be called so already."""
    title = say("papers.minute_taker_title")
    return title if _is_title(name, title) else say("papers.minute_taker", name=name, title=title)


def substitute_for(name: str, principal: str) -> str:
    """The attendance line of a substitute; `principal` as a sentence names them ("the Head of Policy")."""
    return say("papers.substitute_for", name=name, principal=principal)


def with_head_count(name: str, count: int | None) -> str:
    """The attendance line of a group whose heads were counted; the name alone where they were not."""
    return name if count is None else say("papers.head_count", name=name, count=count)


def with_agency(name: str, agency: str) -> str:
    """An attendance line with whom somebody speaks for; the name alone where it says so itself."""
    is_said = not agency or agency.casefold() in name.casefold()
    return name if is_said else say("papers.with_agency", name=name, agency=agency)


def with_reason(name: str, reason: str) -> str:
    """An apology with its reason; the name alone where none is known."""
    return say("papers.with_reason", name=name, reason=reason) if reason else name


def in_part(name: str, part: str) -> str:
    """An attendance line with the part of the meeting for which somebody was there; the name alone for all of it."""
    return say("papers.in_part", name=name, part=part) if part else name


def remotely(name: str) -> str:
    """An attendance line of somebody who was there from afar, at a meeting that others came to."""
    return say("papers.remotely", name=name)


def from_item(number: str) -> str:
    """Of somebody who came when the meeting was on its way."""
    return say("papers.part.from_item", number=number)


def to_item(number: str) -> str:
    """Of somebody who went before the end."""
    return say("papers.part.to_item", number=number)


def for_items(first: str, last: str) -> str:
    """Of somebody who was there between two items, or for one."""
    if first == last:
        return say("papers.part.for_item", number=first)
    return say("papers.part.for_items", first=first, last=last)


def not_for_items(runs: Sequence[tuple[str, str]]) -> str:
    """Of somebody who was out for items, given as the first and last of each row of them."""
    named = [first if first == last else say("papers.part.row", first=first, last=last) for first, last in runs]
    one = len(runs) == 1 and runs[0][0] == runs[0][1]
    return say("papers.part.not_for", count=1 if one else 2, numbers=listed(named))


def between_times(board: Board, since: time | None, until: time | None) -> str:
    """Of somebody who was there from a time on, or up to one; empty for all of the meeting."""
    key = "_".join(word for word, at in (("from", since), ("until", until)) if at is not None)
    if not key:
        return ""
    times = {"since": since, "until": until}
    said = {name: paper_time(at, board.formats.time) if at is not None else "" for name, at in times.items()}
    return say(f"papers.part.{key}", **said)


def moved_by(proposer: str, seconder: str) -> str:
    """Who proposed what was decided, and who seconded it; empty where neither is known."""
    key = "_".join(word for word, name in (("proposed", proposer), ("seconded", seconder)) if name)
    return sentence_case(say(f"papers.moved.{key}", proposer=proposer, seconder=seconder)) if key else ""


def referred_back(reference: str) -> str:
    """Under the heading of an item, where it was before."""
    return say("papers.reference", reference=reference)


def not_taken(state: str) -> str:
    """What stands where nothing was minuted of an item: it was `deferred`, `withdrawn`, or `not_reached`."""
    return say(f"papers.not_taken.{state}")


def closed_at(board: Board, at: time) -> str:
    """When the meeting closed."""
    return say("papers.closed_at", at=paper_time(at, board.formats.time))


def vote_counts(vote: Vote) -> str:
    """For, against and abstentions of a vote by count."""
    ayes, noes, abstentions = counts_said(vote)
    return say("papers.vote", votes_for=ayes, votes_against=noes, abstentions=abstentions)


def action_tail(action: Action, board: Board) -> str:
    """Who completes an action, by when, and how far it is, in sentences; empty if nothing is known."""
    owners = listed([owner.words for owner in action.owners])
    sentences = [say("papers.owners", owners=owners)] if owners else []
    return " ".join((*sentences, *_due_and_status(action, board)))


def due_and_status(action: Action, board: Board) -> str:
    """By when an action is to be done, and how far it is, in sentences; empty if nothing is known."""
    return " ".join(_due_and_status(action, board))


def action_beside(action: Action, board: Board) -> Iterator[str]:
    """What stands below the owners of an action in a narrow column: by when, how far it is; each a line of its own."""
    due = due_words(action.due, board) if action.due is not None else ""
    if due and action.due is not None:
        is_day = action.due.kind in (DueKind.DATE, DueKind.NEXT_MEETING)
        yield say("papers.by_due", due=due) if is_day else due
    if action.status in _TOLD_IN_THE_TAIL:
        yield say(f"papers.status.{action.status}").rstrip(".")


def arose_in(number: str) -> str:
    """Behind an action that is gathered with others: the paragraph in which it arose."""
    return say("papers.arose_in", number=number)


def by_heading(heading: str) -> str:
    """A minute that has no number, named by its heading."""
    return say("papers.by_heading", heading=heading)


def owner_before(action: Action) -> str:
    """Who is to do what is said behind it: "Head of Policy:"; empty where nobody has it."""
    owners = listed([owner.words for owner in action.owners])
    return say("papers.owner_before", owners=owners) if owners else ""


def owner_to(action: Action) -> str:
    """Who is to do what follows: "Head of Policy to"; empty where nobody has it."""
    owners = listed([owner.words for owner in action.owners])
    return say("papers.owner_to", owners=owners) if owners else ""


def were_asked_to(record: MeetingRecord, action: Action) -> str:
    """The same told as in a sentence: "The Head of Policy was asked to"."""
    owners = [_owner_in_sentence(record, owner) for owner in action.owners]
    if not owners:
        return ""
    return sentence_case(say("papers.were_asked_to", count=len(owners), owners=listed(owners)))


def as_verb(task: str) -> str:
    """The end of a task that follows "to": of "Write to them" and "To write to them" alike "write to them".

    Empty where the task does not begin as an order does: with a name in capitals ("JSNA"), or an article.
    """
    rest = task[len("to ") :].lstrip() if task[: len("to ")].casefold() == "to " else task
    first = rest.split(" ", 1)[0]
    small = rest[:1].lower()
    begins_as_order = len(small) == 1 and first[1:].islower() and first.casefold() not in _ARTICLES
    return small + rest[1:] if begins_as_order else ""


def due_words(due: Due, board: Board) -> str:
    """When an action is due, as the board writes dates; empty for a date that is not known."""
    if due.kind is DueKind.DATE:
        return paper_date(due.on, board.formats.date) if due.on is not None else ""
    return say(f"papers.due_kind.{due.kind}")


def leads_and_slot(board: Board, leads: Sequence[str], slot: Slot | None) -> str:
    """What follows an item's title in a table: "(Head of Policy) 1010hrs – 1030hrs", as far as it is known.

    The times stay on one line.
    """
    parts = [say("papers.leads", leads=listed(leads))] if leads else []
    if slot is not None:
        parts.append(paper_time_range(slot.start, slot.end, board.formats).replace(" ", "\N{NO-BREAK SPACE}"))
    return " ".join(parts)


def paper_line(paper: Paper) -> str:
    """A paper in a list of documents: its number, where it has one, and its title."""
    return " ".join(words for words in (paper.number, paper.title) if words)


def sponsored(sponsors: Sequence[str]) -> str:
    """Who stands behind a report, whoever presents it."""
    return say("papers.sponsored", count=len(sponsors), sponsors=listed(sponsors))


def asked(board: Board, day: date) -> str:
    """What leads into the recommendations of an item."""
    return sentence_case(say("papers.asked", board=with_article(board_name(board, day))))


def clause_word(kind_word: str) -> str:
    """The word that a clause begins with: the board's own where "that" can follow it, else "resolved".

    Nobody approves that something be done: what was approved is told by the clause's own verb.
    """
    if not kind_word:
        return say("papers.clause_without_word")
    words = kind_word.casefold()
    return words if words in say("papers.clause_words").split() else say("papers.clause_word")


def clause(board: Board, day: date, word: str) -> str:
    """What leads into the resolutions of an item: "The Board Resolved that;"."""
    name = with_article(_short_name(board, day))
    return sentence_case(say("papers.clause", board=name, word=word.capitalize()))


def clause_opening(words: str) -> str:
    """The beginning of a resolution that does not read on after "that;", and so is left out: "That "."""
    that = say("papers.clause_that")
    return words[: len(that)] if words[: len(that)].casefold() == that.casefold() else ""


def reads_on(word: str) -> bool:
    """Whether a word that begins a sentence is written small within one: an article, a pronoun."""
    return word.casefold() in say("papers.small_within").split()


def clause_end(words: str, word: str) -> tuple[str, str]:
    """The end of a resolution that tells what was done, and how the clause says it: "was approved", "be approved".

    Both are empty where it is in the clause's mood, or `word` is one that tells ("noted").
    """
    if word not in say("papers.clause_orders").split() or _HAS_BE.search(words):
        return "", ""
    found = _DONE_AT_END.search(words)
    done = say("papers.clause_done").split()
    if found is None or found["done"].casefold() not in done:
        return "", ""
    return found.group(), f"be {found['done']}{found['stop']}"


def board_in_sentence(board: Board, day: date) -> str:
    """What a board calls itself in a sentence of its minutes: "the Board"."""
    return with_article(_short_name(board, day))


def amended(board: Board, day: date) -> str:
    """What underlined words are, below the clause in which they stand."""
    return say("papers.amended", board=with_article(_short_name(board, day)))


def tells_of(event: Event) -> bool:
    """True for events that minutes tell of, a move among them where it is out of the agenda's order."""
    told = event.exclusion is not None or event.kind is EventKind.MOVED
    return told or has(f"papers.event.{event.kind}")


def event_sentence(record: MeetingRecord, event: Event) -> str:
    """The sentence by which the minutes tell of an event; empty for events that minutes do not tell.

    Who arrives after having left rejoins. With `record.supposing(event)` it is what the minutes will read.
    """
    if not tells_of(event):
        return ""
    if event.kind is EventKind.MOVED:
        return turn_sentence(record, event)
    attendee = next((known for known in record.attendees if known.id == event.attendee_id), None)
    name = in_sentence(record, attendee) if attendee is not None else ""
    if event.attendee_id is not None and not name:
        return ""
    at = paper_time(event.at.time(), record.board.formats.time)
    chair = with_article(record.board.chair_title)
    return sentence_case(say(_event_key(record, event), name=name, at=at, chair=chair, note=event.note))


def turn_sentence(record: MeetingRecord, event: Event) -> str:
    """The sentence by which the minutes tell that the meeting moved out of the agenda's order; else empty."""
    turn = turns(record).get(event.id)
    if turn is None:
        return ""
    if turn.before is None:
        return say("papers.returned", at=paper_time(event.at.time(), record.board.formats.time))
    numbers = record.item_numbers
    item = next((item_id for item_id in turn.before.item_ids if item_id in numbers), None)
    number = numbers[item] if item is not None else record.minute_numbers[turn.before.id]
    return say("papers.before_its_turn", number=number, title=turn.before.heading)


def in_sentence(record: MeetingRecord, attendee: Attendee) -> str:
    """How a sentence of the minutes names somebody: "the Head of Policy", but a person or a body by name alone."""
    name = record.party_name(attendee.who)
    return with_article(name) if name and record.is_called_by_post(attendee.who) else name


def with_article(name: str) -> str:
    """A name as a sentence says it: "the Head of Policy"; one that begins with an article keeps its own."""
    return name if name.casefold().startswith("the ") else say("papers.with_article", name=name)


def _short_name(board: Board, day: date) -> str:
    """What a board calls itself in its minutes: "Board" for "Health Board", its whole name if it is no such body."""
    name = board_name(board, day)
    last = name.rpartition(" ")[2]
    return last if last in say("papers.bodies").split() else name


def _due_and_status(action: Action, board: Board) -> Iterator[str]:
    due = due_words(action.due, board) if action.due is not None else ""
    if due:
        yield say("papers.due", due=due)
    if action.status in _TOLD_IN_THE_TAIL:
        yield say(f"papers.status.{action.status}")


def _owner_in_sentence(record: MeetingRecord, owner: Owner) -> str:
    """An owner as typed, with the article of a post or a group."""
    is_post = owner.party is not None and record.is_called_by_post(owner.party)
    return with_article(owner.words) if is_post else owner.words


def _event_key(record: MeetingRecord, event: Event) -> str:
    kind = event.kind
    if event.exclusion is not None:
        return f"papers.event.{kind}_excluded_{event.exclusion}"
    if kind is EventKind.ADJOURNED and event.note:
        return "papers.event.adjourned_for"
    if kind is EventKind.STEPPED_OUT and event.declaration_id is not None:
        return "papers.event.stepped_out_for_interest"
    if kind is EventKind.ARRIVED:
        earlier = record.events[: record.events.index(event)] if event in record.events else record.events
        was_here = event.attendee_id in attended(earlier)
        kind = EventKind.RETURNED if was_here else kind
    remote = f"papers.event.{kind}_remotely"
    return remote if event.remote and has(remote) else f"papers.event.{kind}"
