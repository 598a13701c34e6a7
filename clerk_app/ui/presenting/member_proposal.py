"""A list of members beside the board: what is doubtful, added and changed, and how its questions are answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.domain.identity import Id
from clerk_app.domain.likeness import Known
from clerk_app.domain.member_list import MemberList, RowDoubt
from clerk_app.services.comparing_members import compare_members
from clerk_app.services.member_preview import (
    Answers,
    CompareDoubt,
    LineState,
    MemberLine,
    MemberPreview,
    Question,
    QuestionKey,
    Subject,
)
from clerk_app.services.seats_and_names import SeatsAndNames
from clerk_app.services.taking_over_members import MemberChoices, may_follow
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.reading import (
    difference_words,
    doubt_words,
    held_words,
    member_notes,
    new_words,
    place_words,
    question_words,
    which_words,
)

MOST_DOUBTFUL = 60
MOST_OTHERS = 100
"""So many rows are shown; the other doubtful ones wait for the next import, the other clear ones come with it."""
MOST_NAMED = 6
"""So many of those that the list leaves out are named; the others are counted."""
YES, NO, NEW = "yes", "no", "new"
_BETWEEN = " · "
_FOLLOW, _NAME = "follow", "name"


@dataclass(frozen=True, slots=True)
class Reply:
    """One of the answers to a question."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question at a row with its answers; `chosen` is the value of the one that was given."""

    key: str
    words: str
    replies: tuple[Reply, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMember:
    """A row: the seat and its holder, where that stands and what else it says, its changes, doubts and questions."""

    place: int
    words: str
    note: str = ""
    changes: str = ""
    doubts: str = ""
    asked: tuple[Asked, ...] = ()
    may_be_taken: bool = True
    is_taken: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedGroup:
    """Rows of one kind under their heading; `rest` says what becomes of those that are not shown."""

    heading: str
    lines: tuple[ProposedMember, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPage:
    """All of it: what is doubted of the whole, the groups, and what is said of the other rows."""

    doubts: str
    groups: tuple[ProposedGroup, ...]
    others: str


@dataclass(frozen=True, slots=True)
class ChosenMembers:
    """What the clerk decided: which known thing each name is, and which rows are left out or follow on."""

    listed: MemberList
    answers: Answers
    choices: MemberChoices

    def preview(self, setup: SeatsAndNames, today: date) -> MemberPreview:
        """What that does to the board as it is now."""
        return compare_members(setup, self.listed, today, self.answers)


class MemberProposal:
    """A list that was read, with the answers so far; the rows stay in the groups that they are in at first."""

    def __init__(self, setup: SeatsAndNames, listed: MemberList, today: date) -> None:
        self._setup = setup
        self._listed = listed
        self._today = today
        self._answers: dict[QuestionKey, Id | None] = {}
        self._follows: dict[int, str] = {}
        self._not_taken: set[int] = set()
        self._questions: dict[int, dict[QuestionKey, Question]] = {}
        self._compare()
        groups = {
            "doubtful": [line.place for line in self._lines if line.is_doubtful],
            "added": [line.place for line in self._clear(LineState.ADDED)],
            "changed": [line.place for line in self._clear(LineState.CHANGED)],
        }
        self._groups: Mapping[str, Sequence[int]] = groups
        self._beyond = frozenset(groups["doubtful"][MOST_DOUBTFUL:])

    def page(self) -> MemberPage:
        """What is shown now."""
        doubts = [doubt_words(one) for one in self._listed.doubts]
        if left := [
            say("member_proposal.left_out", words=one.words, place=place_words(one.place))
            for one in self._listed.left_over
        ]:
            doubts.append(say("member_proposal.not_understood", rows=_named(left)))
        groups = (self._group(name, places) for name, places in self._groups.items() if places)
        return MemberPage(doubts="\n".join(doubts), groups=tuple(groups), others="\n".join(self._others()))

    def reply(self, key: str, value: str) -> None:
        """A question is answered; a name that several rows ask about is answered for all of them."""
        kind, _, rest = key.partition("/")
        if kind == _FOLLOW:
            self._follows[int(rest)] = value
            return
        subject, _, plain = rest.partition("/")
        self._answers[Subject(subject), plain] = None if value == NEW else Id(value)
        self._compare()

    def take(self, place: int, on: bool) -> None:
        """A row is to be imported, or to be left out."""
        if not on:
            self._not_taken.add(place)
            return
        self._not_taken.discard(place)
        if self._follows.get(place) == NO:
            del self._follows[place]

    @property
    def count(self) -> int:
        """How many rows would be imported."""
        return sum(1 for line in self._lines if line.would_change and line.place not in self._left_out())

    def open_questions(self) -> tuple[str, ...]:
        """The keys of what is still to be answered, in the order of the page, each once."""
        keys: dict[str, None] = {}
        for places in self._groups.values():
            for place in places:
                line = self._lines[place]
                if place in self._not_taken | self._beyond or not self._may_be_taken(line):
                    continue
                keys |= {asked.key: None for asked in self._asked(line) if not asked.chosen}
        return tuple(keys)

    def chosen(self) -> ChosenMembers:
        """What was decided."""
        following = frozenset(place for place, value in self._follows.items() if value == YES)
        choices = MemberChoices(left_out=self._left_out(), succeeding=following, first_day=self._today)
        return ChosenMembers(self._listed, dict(self._answers), choices)

    def _compare(self) -> None:
        self._preview = compare_members(self._setup, self._listed, self._today, self._answers)
        self._lines = self._preview.lines
        for line in self._lines:
            self._questions.setdefault(line.place, {}).update({one.key: one for one in line.questions})

    def _clear(self, state: LineState) -> Iterator[MemberLine]:
        return (line for line in self._preview.in_state(state) if not line.is_doubtful)

    def _left_out(self) -> frozenset[int]:
        held = {line.place for line in self._lines if line.held_by and self._follows.get(line.place) != YES}
        impossible = {line.place for line in self._lines if not self._may_be_taken(line)}
        return frozenset(self._not_taken | held | impossible | self._beyond)

    def _may_be_taken(self, line: MemberLine) -> bool:
        return line.would_change and (not line.held_by or may_follow(self._setup, line, self._today))

    # Showing

    def _group(self, name: str, places: Sequence[int]) -> ProposedGroup:
        most = MOST_DOUBTFUL if name == "doubtful" else MOST_OTHERS
        shown = [self._member(self._lines[place]) for place in places[:most]]
        rest = ""
        if len(places) > most:
            key = "rest_left_out" if name == "doubtful" else "rest_taken"
            rest = say(f"member_proposal.{key}", shown=most, count=len(places))
        heading = say(f"member_proposal.group.{name}", count=len(places))
        return ProposedGroup(heading=heading, lines=tuple(shown), rest=rest)

    def _member(self, line: MemberLine) -> ProposedMember:
        doubts = [doubt_words(one) for one in line.doubts if self._is_said(one.code, line)]
        may_be_taken = self._may_be_taken(line)
        if line.held_by and not may_be_taken:
            doubts.append(say("member_proposal.cannot_follow"))
        return ProposedMember(
            place=line.place,
            words=held_words(line.seat.words, line.listed),
            note=_BETWEEN.join(self._notes(line)),
            changes="\n".join(difference_words(one.field, one.before, one.after) for one in line.differences),
            doubts="\n".join(doubts),
            asked=tuple(self._asked(line)) if may_be_taken or not line.would_change else (),
            may_be_taken=may_be_taken,
            is_taken=may_be_taken and line.place not in self._not_taken and self._follows.get(line.place) != NO,
        )

    def _is_said(self, code: object, line: MemberLine) -> bool:
        """Whether a doubt needs a sentence of its own: the words of a row, or the question about it, may say it."""
        is_asked = code is CompareDoubt.SEAT_HELD and self._may_be_taken(line)
        return not is_asked and code is not RowDoubt.NO_HOLDER

    def _notes(self, line: MemberLine) -> Iterator[str]:
        yield place_words(line.listed.place)
        if not line.would_change:
            yield say("member_proposal.changes_nothing")
        yield from member_notes(line.listed, new_seat=line.is_new_seat, new_holder=line.is_new_holder)

    def _asked(self, line: MemberLine) -> Iterator[Asked]:
        for question in self._questions[line.place].values():
            yield self._about_name(question)
        if line.held_by:
            yield self._about_term(line)

    def _about_name(self, question: Question) -> Asked:
        subject, plain = question.key
        known, several = question.known, len(question.known) > 1
        words = (
            which_words(subject, question.words)
            if several
            else question_words(subject, question.words, self._known_words(subject, known[0]))
        )
        replies = [Reply(one.id, self._known_words(subject, one) if several else say("reading.same")) for one in known]
        chosen = self._answers[question.key] or NEW if question.key in self._answers else ""
        return Asked(
            key=f"{_NAME}/{subject}/{plain}",
            words=words,
            replies=(*replies, Reply(NEW, new_words(subject))),
            chosen=chosen,
        )

    def _known_words(self, subject: Subject, known: Known) -> str:
        """A known name; people, who may share one, with the seats of this board that they have or had."""
        held = [member.seat_id for member in self._setup.members if member.holder.person_id == known.id]
        titles = [seat.title for seat in self._setup.seats if seat.id in held]
        if subject is not Subject.PERSON or not titles:
            return known.name
        return say("member_proposal.other_terms", known=known.name, seats=", ".join(titles))

    def _about_term(self, line: MemberLine) -> Asked:
        since = line.listed.since or self._today
        by_id = {member.id: member for member in self._setup.members}
        held_by = ", ".join(self._setup.party_name(by_id[one].holder, self._today) for one in line.held_by)
        last = day_and_month(since - timedelta(days=1))
        yes = say("member_proposal.follows_yes", held_by=held_by, last=last, since=day_and_month(since))
        return Asked(
            key=f"{_FOLLOW}/{line.place}",
            words=say("member_proposal.follows", held_by=held_by),
            replies=(Reply(YES, yes), Reply(NO, say("member_proposal.follows_no"))),
            chosen=self._follows.get(line.place, ""),
        )

    def _others(self) -> Iterator[str]:
        unchanged = len(list(self._clear(LineState.UNCHANGED)))
        if unchanged:
            yield say("member_proposal.unchanged", count=unchanged)
        if repeated := self._preview.in_state(LineState.REPEATED):
            places = _named([place_words(line.listed.place) for line in repeated])
            yield say("member_proposal.repeated", count=len(repeated), places=places)
        if missing := self._preview.not_listed:
            names = _named([one.holder for one in missing])
            yield say("member_proposal.not_listed", count=len(missing), names=names)


def _named(names: Iterable[str]) -> str:
    """The first of them by name, and how many more there are."""
    given = list(names)
    more = len(given) - MOST_NAMED
    shown = "; ".join(given[:MOST_NAMED])
    return say("member_proposal.more", names=shown, count=more) if more > 0 else shown
