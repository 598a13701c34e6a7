"""A clerk who records a meeting by the acts that the window sends, and reads back what its papers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.actions import Action, ActionStatus, Owner
from clerk_app.domain.agenda import AgendaItem, ItemState, Lead
from clerk_app.domain.board import Board, Naming, Relation, RelationKind
from clerk_app.domain.decisions import Decision, Proposal, ReachedBy
from clerk_app.domain.house_style import Apologies, AttendanceLayout, Ends, HouseStyle, ParagraphNumbers, PeopleLists
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, MeetingMode, MinutesState
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, ListMarker, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Agency, Organisation, Party, Person, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText, typed
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.services import acts
from clerk_app.services.acts import Act
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.handlers.subjects import Subject
from clerk_app.ui.presenting.votes.case import case_of
from clerk_app.ui.presenting.votes.draft import VoteDraft, asking, taken_anew
from clerk_app.ui.presenting.votes.recording import Places, vote_recorded
from tests.documents.ooxml import part, printed_lines, value, w
from tests.documents.pdf.reading import page_texts, reader, resolved
from tests.fakes import CountingIds, SetClock
from tests.seeds.in_order import pdf_text

COUNCIL = HouseStyle(
    key="council",
    paragraphs=ParagraphNumbers.NONE,
    attendance=AttendanceLayout.GROUPED,
    decision_words=True,
    cover=False,
    counts=True,
    apologies=Apologies.BLOCK,
    lists=PeopleLists(chair_in_group=True, vacant=True),
    ends=Ends(closing_time=True, next_meetings=True),
)
"""A plain style of headed items without numbered paragraphs, its lists of people counted."""


@dataclass(frozen=True)
class Paper:
    """What Word and PDF say of a meeting: `word` line by line with the numbers that Word counts, `pdf` in one."""

    word: Sequence[str]
    pdf: str

    def missing(self, *wanted: str) -> list[str]:
        """What does not come behind the one before it, in Word or in PDF."""
        return [
            f"{name}: {words}"
            for name, text in (("Word", " ".join(self.word)), ("PDF", self.pdf))
            for words in _lost(text, wanted)
        ]

    def holds(self, words: str) -> bool:
        """Whether both say it somewhere."""
        return not self.missing(words)

    def lacks(self, words: str) -> bool:
        """Whether neither says it anywhere."""
        return all("".join(words.split()) not in "".join(text.split()) for text in (" ".join(self.word), self.pdf))

    def count(self, words: str) -> int:
        """How many lines of the Word file are just this."""
        return sum(line.strip() == words for line in self.word)


def _lost(text: str, wanted: Sequence[str]) -> list[str]:
    told, place, lost = "".join(text.split()), 0, []
    for words in wanted:
        sought = "".join(words.split())
        found = told.find(sought, place)
        if found < 0:
            lost.append(words)
        else:
            place = found + len(sought)
    return lost


@dataclass
class Clerk:
    """The clerk of one board on a store of its own; every method is what one key or form of the window does."""

    folder: Path
    board: Board
    day: date
    style: HouseStyle = COUNCIL
    ids: CountingIds = field(default_factory=CountingIds)

    def __post_init__(self) -> None:
        self.board = replace(self.board, own_style=self.style)
        self.clock = SetClock(datetime.combine(self.day, time(9), tzinfo=UTC))
        self._opened = bootstrap.open_or_create(self.folder / "records.clerk", self.clock, self.ids)
        self._categories: dict[str, Id] = {}
        self._agencies: dict[str, Id] = {}
        self._bodies: dict[str, Id] = {}
        self.who: dict[str, Id] = {}
        self.earlier: list[Id] = []
        self.minutes: dict[str, Id] = {}
        self.items: dict[str, Id] = {}
        self.on = Id("")
        self.last = Id("")
        self._place = 0
        self.do(acts.CreateBoard(board=self.board))

    def close(self) -> None:
        """The store is put away."""
        self._opened.close()

    def do(self, act: Act) -> Id | None:
        """The act is carried out."""
        return self._opened.app.execute(act).made

    def made(self, act: Act) -> Id:
        """The act is carried out, and what it made."""
        found = self.do(act)
        assert found is not None
        return found

    # The board

    def is_kept_in(self, name: str, language: str) -> None:
        """The same minutes are kept in another language too, by a board of that name."""
        ties = (Relation(kind=RelationKind.OTHER_LANGUAGE, board_id=self.board.id),)
        twin = replace(
            self.board, id=self.ids.new(), names=(DatedName(name),), language=language, own_style=None, relations=ties
        )
        back = Relation(kind=RelationKind.OTHER_LANGUAGE, board_id=twin.id)
        self.do(acts.CreateBoard(board=twin))
        self.do(acts.SaveSetup(put=(replace(self.board, relations=(back,)),)))

    def category(self, name: str) -> Id:
        """A category of the board."""
        if name not in self._categories:
            made = Category(id=self.ids.new(), board_id=self.board.id, position=len(self._categories), name=name)
            self.do(acts.SaveSetup(put=(made,)))
            self._categories[name] = made.id
        return self._categories[name]

    def agency(self, name: str) -> Id:
        """An agency that seats speak for."""
        if name not in self._agencies:
            made = Agency(id=self.ids.new(), names=(DatedName(name),))
            self.do(acts.SaveSetup(put=(made,)))
            self._agencies[name] = made.id
        return self._agencies[name]

    def party(self, name: str, post: str = "", body: str = "") -> Party:
        """A person, in a post where one is given, which may be in a body; by post alone where the board knows no names.

        The person is the first words, up to the comma.
        """
        person = None
        if self.board.naming is not Naming.POST:
            person = Person(id=self.ids.new(), names=(DatedName(name),))
        title = post if person is not None else name
        made_post = None
        if title:
            made_post = Post(id=self.ids.new(), names=(DatedName(title),), organisation_id=self._body(body))
        parts = tuple(one for one in (person, made_post) if one is not None)
        self.do(acts.SaveSetup(put=parts))
        return Party(
            person_id=person.id if person is not None else None,
            post_id=made_post.id if made_post is not None else None,
        )

    def _body(self, name: str) -> Id | None:
        if not name:
            return None
        if name not in self._bodies:
            made = Organisation(id=self.ids.new(), names=(DatedName(name),))
            self.do(acts.SaveSetup(put=(made,)))
            self._bodies[name] = made.id
        return self._bodies[name]

    def seat(
        self,
        name: str,
        *,
        category: str = "",
        post: str = "",
        agency: str = "",
        roles: tuple[SeatRole, ...] = (),
        title: str = "Member",
        voting: bool = True,
    ) -> Party | None:
        """A seat and who holds it; an empty name leaves it vacant."""
        seat = Seat(
            id=self.ids.new(),
            board_id=self.board.id,
            category_id=self.category(category) if category else None,
            position=self._next(),
            title=title,
            agency_id=self.agency(agency) if agency else None,
            roles=roles,
            voting=voting,
        )
        if not name:
            self.do(acts.SaveSetup(put=(seat,)))
            return None
        holder = self.party(name, post)
        self.do(acts.SaveSetup(put=(seat, Member(id=self.ids.new(), seat_id=seat.id, holder=holder))))
        return holder

    # The meeting

    def meet(
        self,
        start: str,
        *,
        end: str = "",
        venue: str = "",
        title: str = "",
        mode: MeetingMode = MeetingMode.IN_PERSON,
        first: int = 1,
        day: date | None = None,
    ) -> Id:
        """A meeting, with everybody on a seat called by what the minutes call them."""
        begins, ends, on = time.fromisoformat(start), time.fromisoformat(end) if end else None, day or self.day
        made = self.made(
            acts.CreateMeeting(
                board_id=self.board.id, date=on, start=begins, end=ends, venue=venue, title=title, mode=mode
            )
        )
        if first != 1:
            self.do(
                acts.EditMeeting(
                    meeting_id=made, date=on, start=begins, end=ends, venue=venue, title=title, mode=mode,
                    first_number=first,
                )
            )  # fmt: skip
        self.meeting = made
        record = self.record
        for attendee in record.attendees:
            self.who[record.party_name(attendee.who)] = attendee.id
        return made

    @property
    def record(self) -> MeetingRecord:
        """The meeting as the store has it."""
        found = self._opened.app.queries.meeting_record(self.meeting)
        assert found is not None
        return found

    def at(self, clock: str) -> datetime:
        """A minute of the meeting's day."""
        return datetime.combine(self.day, time.fromisoformat(clock))

    def mark(self, kind: EventKind, *names: str, at: str, remote: bool = False) -> None:
        """Marks of attendance, where the caret is."""
        for name in names:
            self.do(
                acts.MarkAttendance(
                    meeting_id=self.meeting,
                    attendee_id=self.who[name],
                    kind=kind,
                    at=self.at(at),
                    remote=remote,
                    minute_id=self.on or None,
                    after_block_id=self.last or None,
                )
            )

    def present(self, *names: str, at: str, remote: bool = False) -> None:
        """They are in the room."""
        self.mark(EventKind.ARRIVED, *names, at=at, remote=remote)

    def apologies(self, *names: str, at: str = "09:00", reason: str = "") -> None:
        """They are not coming, and said so."""
        self.mark(EventKind.APOLOGIES, *names, at=at)
        if reason:
            for name in names:
                self.do(acts.DescribeAttendee(attendee_id=self.who[name], reason=reason))

    def other(
        self,
        name: str,
        capacity: Capacity = Capacity.GUEST,
        *,
        at: str = "",
        post: str = "",
        body: str = "",
        category: str = "",
        heads: int | None = None,
        remit: str = "",
        remote: bool = False,
    ) -> None:
        """Somebody else belongs to the meeting, and is there where a time is given."""
        who = None if capacity is Capacity.GROUP else self.party(name, post, body)
        made = self.made(
            acts.AddAttendee(
                meeting_id=self.meeting,
                name=name,
                who=who,
                capacity=capacity,
                category_id=self.category(category) if category else None,
                head_count=heads,
            )
        )
        self.who[name] = made
        if remit:
            self.do(acts.DescribeAttendee(attendee_id=made, remit=remit))
        if at:
            self.present(name, at=at, remote=remote)

    def chairs(self, name: str, at: str) -> None:
        """Somebody takes the chair."""
        self.mark(EventKind.TOOK_CHAIR, name, at=at)

    def start(self, at: str) -> None:
        """The meeting begins, on its first item."""
        self.do(acts.StartMeeting(meeting_id=self.meeting, at=self.at(at)))

    def end(self, at: str) -> None:
        """The meeting closes."""
        self.do(acts.TimeMeeting(meeting_id=self.meeting, kind=EventKind.ENDED, at=self.at(at)))

    def adjourn(self, since: str, until: str, note: str = "") -> None:
        """The meeting adjourns where the caret is, and resumes."""
        for kind, clock, why in ((EventKind.ADJOURNED, since, note), (EventKind.RESUMED, until, "")):
            self.do(
                acts.TimeMeeting(
                    meeting_id=self.meeting,
                    kind=kind,
                    at=self.at(clock),
                    minute_id=self.on or None,
                    note=why,
                    after_block_id=self.last or None,
                )
            )

    # Items

    def item(
        self,
        title: str,
        *,
        number: str | None = None,
        below: str = "",
        lead: str = "",
        reference: str = "",
        name: str = "",
        at: str = "",
    ) -> None:
        """An item on the agenda, the caret in its minute; `name` is what a test calls one whose title comes twice."""
        made = self.made(
            acts.AddItem(
                meeting_id=self.meeting,
                title=title,
                parent_id=self.items[below] if below else None,
                leads=(Lead(words=lead),) if lead else (),
            )
        )
        if reference:
            self.do(acts.DescribeItem(item_id=made, reference=reference))
        self.items[name or title] = made
        (minute,) = (one for one in self._minutes() if one.item_ids == (made,))
        self._take(name or title, minute.id, number, at)

    def section(self, heading: str, *, number: str | None = "", name: str = "", at: str = "") -> None:
        """A heading of the minutes that stands for no item of the agenda, and the caret below it."""
        made = self.made(acts.AddMinute(meeting_id=self.meeting, heading=heading, after_minute_id=self.on or None))
        self._take(name or heading, made, number, at)

    def _take(self, name: str, minute_id: Id, number: str | None, at: str) -> None:
        self.minutes[name] = minute_id
        if number is not None:
            self.do(acts.NumberMinute(minute_id=minute_id, number=number))
        self.go_to(name, at)

    def go_to(self, name: str, at: str = "") -> None:
        """The caret goes to a minute; with a time the meeting does."""
        self.on, self.last = self.minutes[name], Id("")
        if at:
            self.do(acts.MoveToMinute(meeting_id=self.meeting, minute_id=self.on, at=self.at(at)))

    def becomes(self, name: str, state: ItemState) -> None:
        """The item is put off, or withdrawn."""
        self.do(acts.SetItemState(item_id=self.items[name], state=state))

    def _minutes(self) -> Sequence[Minute]:
        return self.record.minutes

    # Text

    def write(self, *texts: str | RichText, kind: BlockKind = BlockKind.PARAGRAPH, **fields: object) -> None:
        """Paragraphs at the caret."""
        for text in texts:
            self._save(self._block(text, kind, **fields))

    def entries(self, *texts: str, marker: ListMarker = ListMarker.BULLET, level: int = 0) -> None:
        """A list at the caret."""
        self.write(*texts, kind=BlockKind.LIST_ENTRY, marker=marker, level=level)

    def table(self, *rows: Sequence[str], said: str = "") -> None:
        """A table at the caret, its first row the header."""
        cells = tuple(tuple(typed(cell) for cell in row) for row in rows)
        self._save(self._block(said, BlockKind.TABLE, rows=cells))

    def action(self, text: str, *owners: str, status: ActionStatus = ActionStatus.OPEN) -> None:
        """Something to be done."""
        made = Action(
            id=self.ids.new(),
            board_id=self.board.id,
            meeting_id=self.meeting,
            owners=tuple(Owner(words=owner) for owner in owners),
            status=status,
        )
        self._save(self._block(text, BlockKind.ACTION, action_id=made.id), made)

    def decide(
        self, text: str | RichText, kind: str = "resolved", *, proposer: str = "", seconder: str = "",
        approves: Id | None = None, at: str = "19:00",
    ) -> None:  # fmt: skip
        """What the board decided without a vote, and who moved it."""
        proposal = self._proposal(proposer, seconder)
        made = Decision(
            id=self.ids.new(),
            meeting_id=self.meeting,
            minute_id=self.on,
            kind=kind,
            at=self.at(at),
            reached_by=ReachedBy.CONSENSUS,
            proposal_id=proposal.id if proposal is not None else None,
            approves_meeting_id=approves,
        )
        self._save(self._block(text, BlockKind.DECISION, decision_id=made.id), *self._known(proposal), made)

    def vote(
        self,
        text: str,
        counts: tuple[int, int, int] | None = None,
        *,
        candidates: str = "",
        question: str = "",
        kind: str = "resolved",
        proposer: str = "",
        seconder: str = "",
        at: str = "19:00",
    ) -> None:
        """A vote by count, or an election with what was typed of its rounds, as the pane of votes records it."""
        case = case_of(self.record, self.at(at))
        draft = asking(VoteDraft(), case, question)
        draft = replace(draft, by_count=counts is not None, counts=counts or (0, 0, 0), candidates=candidates)
        moved = self._proposal(proposer, seconder)
        places = Places(
            meeting_id=self.meeting,
            minute_id=self.on,
            proposal_id=moved.id if moved is not None else self.ids.new(),
            vote_id=self.ids.new(),
            decision_id=self.ids.new(),
            kind=kind,
        )
        taken = vote_recorded(case, draft, typed(text), places)
        proposal = taken.proposal if moved is None else replace(moved, text=typed(text))
        assert taken.vote is not None
        decided = taken.decision
        block = self._block(
            text,
            BlockKind.DECISION if decided is not None else BlockKind.VOTE,
            vote_id=taken.vote.id,
            decision_id=decided.id if decided is not None else None,
        )
        self._save(block, proposal, taken.vote, *((decided,) if decided is not None else ()))

    def declare(
        self, name: str, interest: str, *, ruling: str = "", effect: InterestEffect = InterestEffect.STAYS,
        about: str = "", at: str = "19:00",
    ) -> Id:  # fmt: skip
        """An interest, the chair's ruling, and the item it is in."""
        made = Declaration(
            id=self.ids.new(),
            meeting_id=self.meeting,
            minute_id=self.on,
            at=self.at(at),
            attendee_id=self.who[name],
            interest=interest,
            ruling=ruling,
            effect=effect,
            item_id=self.items[about] if about else None,
        )
        self._save(self._block(f"{name}: {interest}", BlockKind.DECLARATION, declaration_id=made.id), made)
        return made.id

    def steps_out(self, name: str, since: str, until: str, declaration: Id) -> None:
        """Somebody goes for an interest, and comes back."""
        self.do(
            acts.MarkAttendance(
                meeting_id=self.meeting, attendee_id=self.who[name], kind=EventKind.STEPPED_OUT, at=self.at(since),
                minute_id=self.on, after_block_id=self.last or None, declaration_id=declaration,
            )
        )  # fmt: skip
        self.mark(EventKind.RETURNED, name, at=until)

    def plan(self, day: date, start: str = "", venue: str = "") -> None:
        """A meeting that is announced."""
        on = PartialDate(day=day.day, month=day.month, year=day.year)
        begins = time.fromisoformat(start) if start else None
        self.do(acts.PlanMeeting(meeting_id=self.meeting, on=on, start=begins, venue=venue))

    def _proposal(self, proposer: str, seconder: str) -> Proposal | None:
        if not (proposer or seconder):
            return None
        return Proposal(
            id=self.ids.new(),
            meeting_id=self.meeting,
            minute_id=self.on,
            proposer_id=self.who[proposer] if proposer else None,
            seconder_id=self.who[seconder] if seconder else None,
        )

    def _known(self, proposal: Proposal | None) -> Sequence[Proposal]:
        return (proposal,) if proposal is not None else ()

    def _block(self, text: str | RichText, kind: BlockKind, **fields: object) -> Block:
        words = typed(text) if isinstance(text, str) else text
        block = Block(id=self.ids.new(), minute_id=self.on, position=self._next() * POSITION_GAP, kind=kind, text=words)
        return replace(block, **fields)  # type: ignore[arg-type]  # any field of Block

    def _save(self, block: Block, *subjects: Subject) -> None:
        act = acts.SaveBlocks(
            meeting_id=self.meeting, minute_id=block.minute_id, put=(block,), subjects=subjects, keep=True
        )
        self.do(act)
        self.last = block.id

    def _next(self) -> int:
        self._place += 1
        return self._place

    # Papers

    @cached_property
    def paper(self) -> Paper:
        """The minutes as Word and PDF have them once all is recorded."""
        return self.print()

    def print(self, paper: PaperKind = PaperKind.MINUTES) -> Paper:
        """A paper as it goes out now."""
        exporting = bootstrap.exporting(self._opened.app.queries)
        made_at = datetime.combine(self.day, time(23), tzinfo=UTC)
        word = exporting.file(self.meeting, FileFormat.DOCX, made_at, paper=paper)
        pdf = exporting.file(self.meeting, FileFormat.PDF, made_at, paper=paper)
        return Paper(tuple(line for line in printed_lines(word) if line.strip()), pdf_text(pdf))

    def pages(self) -> Sequence[str]:
        """What stands on each page of the PDF, header and footer too."""
        exporting = bootstrap.exporting(self._opened.app.queries)
        made_at = datetime.combine(self.day, time(23), tzinfo=UTC)
        return page_texts(exporting.file(self.meeting, FileFormat.PDF, made_at))

    def languages(self) -> tuple[str, str]:
        """What language the Word and the PDF file say they are in."""
        exporting = bootstrap.exporting(self._opened.app.queries)
        made_at = datetime.combine(self.day, time(23), tzinfo=UTC)
        word = part(exporting.file(self.meeting, FileFormat.DOCX, made_at), "word/styles.xml")
        found = next(word.iter(w("lang")))
        pdf = resolved(reader(exporting.file(self.meeting, FileFormat.PDF, made_at)).trailer["/Root"])
        return value(found), str(pdf["/Lang"])

    def links(self) -> tuple[set[str], set[str]]:
        """Where the links of the Word and of the PDF file lead."""
        exporting = bootstrap.exporting(self._opened.app.queries)
        made_at = datetime.combine(self.day, time(23), tzinfo=UTC)
        relations = part(exporting.file(self.meeting, FileFormat.DOCX, made_at), "word/_rels/document.xml.rels")
        word = {one.get("Target", "") for one in relations if one.get("TargetMode") == "External"}
        pdf = reader(exporting.file(self.meeting, FileFormat.PDF, made_at))
        marks = (resolved(mark) for page in pdf.pages for mark in page.get("/Annots", ()))
        return word, {str(resolved(mark["/A"])["/URI"]) for mark in marks if "/A" in mark}

    def levels(self, *texts: str) -> list[int]:
        """How deep in their list these entries stand in the record."""
        return [next(one.level for one in self.record.blocks if one.text.plain == text) for text in texts]

    def found(self, question: str, candidates: str, at: str = "19:00") -> tuple[str, ...]:
        """Who would be elected by these votes."""
        case = case_of(self.record, self.at(at))
        draft = replace(asking(VoteDraft(), case, question), candidates=candidates)
        return taken_anew(case, draft).elected

    def substitute(self, name: str, instead_of: str, at: str) -> None:
        """Somebody sits for a member."""
        who = self.party(name)
        self.who[name] = self.made(
            acts.SendSubstitute(
                meeting_id=self.meeting, for_attendee_id=self.who[instead_of], name=name, who=who, at=self.at(at)
            )
        )

    def state_of(self, meeting_id: Id) -> MinutesState:
        """How far the minutes of a meeting are."""
        meeting = self._opened.app.queries.entity(Meeting, meeting_id)
        assert meeting is not None
        return meeting.state

    def describes(self, name: str, remit: str) -> None:
        """In what right somebody is there."""
        self.do(acts.DescribeAttendee(attendee_id=self.who[name], remit=remit))

    def first_number_on(self, day: date) -> int:
        """What the items of a meeting on a later day would be numbered from."""
        made = self.made(acts.CreateMeeting(board_id=self.board.id, date=day, start=time(19)))
        meeting = self._opened.app.queries.entity(Meeting, made)
        self.do(acts.DeleteMeeting(meeting_id=made))
        assert meeting is not None
        return meeting.first_number

    def events(self, kind: EventKind) -> list[tuple[str, str]]:
        """Who that happened to, and when, in order; nobody is empty."""
        names = {attendee_id: name for name, attendee_id in self.who.items()}
        return [
            (names.get(event.attendee_id or Id(""), ""), f"{event.at:%H:%M}")
            for event in self.record.events
            if event.kind is kind
        ]

    def attendee(self, name: str) -> Attendee:
        """Somebody of the meeting as the store has them."""
        return next(one for one in self.record.attendees if one.id == self.who[name])

    def numbers(self) -> list[str]:
        """The numbers of the minutes, in order."""
        return list(self.record.minute_numbers.values())

    def agenda(self) -> Sequence[AgendaItem]:
        """The items as the store has them."""
        return self.record.items

    def held(self) -> Meeting:
        """The meeting as the store has it."""
        return self.record.meeting
