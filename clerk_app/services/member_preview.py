"""What taking over a list of members would do, as a clerk looks at it before: rows, questions, differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from clerk_app.domain.doubts import Doubt
from clerk_app.domain.identity import Id
from clerk_app.domain.likeness import Known, plain_name
from clerk_app.domain.member_list import ListedMember, RowDoubt


class Subject(StrEnum):
    """What a name of the list is the name of."""

    SEAT = "seat"
    PERSON = "person"
    POST = "post"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the list, and which known thing it is; None for a new one. `words` empty stands for no name."""

    subject: Subject
    words: str
    id: Id | None = None


QuestionKey = tuple[Subject, str]


@dataclass(frozen=True, slots=True)
class Question:
    """ "Is this one of these?": a name of the list that is like others, the likest first."""

    subject: Subject
    words: str
    known: tuple[Known, ...]

    @property
    def key(self) -> QuestionKey:
        """What an answer is kept under: the same name is asked about once."""
        return self.subject, plain_name(self.words)


Answers = Mapping[QuestionKey, Id | None]
"""Which known thing each name is, None for a new one; a name that is not answered for is taken for a new one."""

NO_ANSWERS: Answers = MappingProxyType({})


class LineState(StrEnum):
    """What a row of the list would do."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"


class MemberField(StrEnum):
    """What may differ of a seat and of its holding."""

    CATEGORY = "category"
    AGENCY = "agency"
    ROLES = "roles"
    VOTING = "voting"
    WEIGHT = "weight"
    CO_OPTED = "co_opted"
    SUBSTITUTES = "substitutes"
    HOLDER = "holder"
    SINCE = "since"
    UNTIL = "until"


class CompareDoubt(StrEnum):
    """Doubts that come up only beside the present set-up."""

    SEAT_HELD = "seat_held"
    """Somebody else (`words`) holds the seat for some of that term."""
    NAME_TWICE = "name_twice"
    TERM_TWICE = "term_twice"
    """An earlier row (`line`) gives the seat to the same holder for some of that term; that one is taken."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after, as words; days as ISO 8601 writes them, roles by their keys, votes as yes or no."""

    field: MemberField
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A row of the list (the `place`th, from 0) with what it stands for and would do.

    `seat_id` and `member_id` are what it is about, None where these are new; rows of one `seat_key` share a seat.
    `held_by` are the holdings by others that its term runs into.
    """

    place: int
    listed: ListedMember
    state: LineState
    seat: Named
    seat_key: int
    member_id: Id | None = None
    person: Named | None = None
    post: Named | None = None
    organisation: Named | None = None
    agency: Named | None = None
    category: Named | None = None
    substitutes: tuple[Named, ...] = ()
    held_by: tuple[Id, ...] = ()
    differences: tuple[Difference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def seat_id(self) -> Id | None:
        """The seat that it is about; None for a new one."""
        return self.seat.id

    @property
    def is_doubtful(self) -> bool:
        """Whether a clerk should look at it before it is taken over."""
        about_it = [one for one in self.doubts if one.code is not RowDoubt.NO_HOLDER]
        return self.state is not LineState.REPEATED and bool(about_it or self.questions)

    @property
    def is_new_seat(self) -> bool:
        """Whether the seat would be made."""
        return self.would_change and self.seat_id is None

    @property
    def is_new_holder(self) -> bool:
        """Whether a seat that is there would have somebody who does not hold it yet."""
        is_there = self.seat_id is not None and self.member_id is None
        return self.would_change and is_there and bool(self.listed.holder)

    @property
    def would_change(self) -> bool:
        """Whether anything of the record would be other than it is."""
        return self.state in (LineState.ADDED, LineState.CHANGED)


@dataclass(frozen=True, slots=True)
class NotListed:
    """Somebody who holds a seat and is not in the list: they stay."""

    member_id: Id
    seat: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPreview:
    """What taking over a list would do, row by row, and who is not in it."""

    lines: tuple[MemberLine, ...]
    not_listed: tuple[NotListed, ...] = ()

    def in_state(self, state: LineState) -> tuple[MemberLine, ...]:
        """The rows that would do so."""
        return tuple(line for line in self.lines if line.state is state)

    @property
    def doubtful(self) -> tuple[MemberLine, ...]:
        """The rows that the clerk should look at first; that nobody holds a seat is no doubt by itself."""
        return tuple(line for line in self.lines if line.is_doubtful)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked, each name once, in the order of the list."""
        asked = {question.key: question for line in self.lines for question in line.questions}
        return tuple(asked.values())
