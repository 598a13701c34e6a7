"""A meeting's papers as files: read, composed and written through what the wiring hands in."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_edition import for_members
from clerk_app.documents.file_names import file_stem
from clerk_app.documents.laid import LaidPaper
from clerk_app.documents.looking_over import Leak, leak_in_document, leak_in_words
from clerk_app.documents.page_numbers import names_pages, with_pages
from clerk_app.documents.public_words import PUBLIC_WORDS
from clerk_app.domain.board import Board
from clerk_app.domain.deadlines import with_changes
from clerk_app.domain.earlier_business import EarlierBusiness
from clerk_app.domain.editions import public_record
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.picture import Picture
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterKind, RegisterLine, register_lines
from clerk_app.domain.style_file import StyleFile, StyleFileRole, logo_in
from clerk_app.domain.withheld import Withheld, minuted_in_public, withheld_words
from clerk_app.plain.house_styles import shipped_style, style_of, style_text
from clerk_app.services.choices import EDITIONS, MAY_BE_FULL, FileFormat, PaperKind
from clerk_app.services.earlier_business import actions_closed_before, earlier_business
from clerk_app.services.interchange import export_meeting, interchange_text
from clerk_app.services.ports import Queries
from clerk_app.services.register import records_in_registers
from clerk_app.services.sealing import seal_of
from clerk_app.services.trouble import Trouble, TroubleCode

Composer = Callable[[MeetingRecord, HouseStyle, datetime, str, Id | None], Document]
"""Makes the document from record, style, the time it is made at, the id of this export, and the one minute wanted."""

RegisterComposer = Callable[
    [MeetingRecord, Sequence[RegisterLine], Sequence[RegisterKind], HouseStyle, datetime, str], Document
]
"""Makes the paper of a board's registers, from the record of no meeting and their lines."""

CallingComposer = Callable[[MeetingRecord, datetime, str, EarlierBusiness, HouseStyle], Document]
"""Makes a paper that goes out before the meeting, with what it takes up from earlier ones, in a house style."""

WordsOfFile = Callable[[bytes], str]
"""Reads all the words of a finished file."""

Writer = Callable[[Document, HouseStyle], bytes]
"""Makes the file from the document; equal input gives equal bytes."""

TemplateWriter = Callable[[Document, HouseStyle, StyleFile], bytes]
"""Makes the Word file of the document in a board's own template."""

Layer = Callable[[Document, HouseStyle], LaidPaper]
"""Makes the pages of the document: the bytes of a PDF, and where on them what stands."""

HolidaysOf = Callable[[str, Iterable[int]], Set[date]]
"""The public holidays of a calendar in some years; raises KeyError for a calendar it does not know."""

_EXPORTS = uuid5(NAMESPACE_URL, "clerk:export")
_FULL = "full"


def no_holidays(calendar: str, years: Iterable[int]) -> Set[date]:  # noqa: ARG001
    """Every day of the week is a working day, where nothing tells of holidays."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Edition:
    """A paper without what is exempt, and what neither it nor its file may hold."""

    document: Document
    withheld: tuple[Withheld, ...]
    minuted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistersWanted:
    """Which registers of a board are wanted on paper, as they stand on a day; `is_public`: without what is exempt."""

    board_id: Id
    kinds: tuple[RegisterKind, ...]
    day: date
    only_open: bool = False
    is_public: bool = False


@dataclass(frozen=True)
class Exporting:
    """Exports of committed minutes; may be asked from any thread."""

    queries: Queries
    compose: Composer
    writers: Mapping[FileFormat, Writer]
    calling: Mapping[PaperKind, CallingComposer] = field(default_factory=dict)
    editions: Mapping[PaperKind, Composer] = field(default_factory=dict)
    words_of: Mapping[FileFormat, WordsOfFile] = field(default_factory=dict)
    lay: Layer | None = None
    in_template: TemplateWriter | None = None
    registers: RegisterComposer | None = None
    holidays_of: HolidaysOf = no_holidays

    def file(
        self,
        meeting_id: Id,
        file_format: FileFormat,
        made_at: datetime,
        style_key: str | HouseStyle = "",
        paper: PaperKind = PaperKind.MINUTES,
        only: Id | None = None,
        *,
        full: bool = False,
    ) -> bytes:
        """The whole file in that format; `made_at` (with a zone) is the time that the file says it was made.

        JSON is the interchange text, private notes included, whatever the paper; the minutes are the full edition,
        without them, and agenda and notice are for the public. They are in the house style of that key, or this one, or
        the board's.
        Word files are in the board's template, where it has one and no other style is asked for.
        An extract is of the minute `only`, as it stands in the full edition, a certificate of the attendee `only`.
        The other editions are made of the record without what is exempt, unless a paper of `MAY_BE_FULL` is to be
        `full`.
        Raises BrokenRule `not_found` for a meeting or minute that is not there, and Trouble `record_damaged` where the
        disk has changed part of the meeting: what is not to be trusted is not put on paper. Raises BrokenRule
        `edition_would_leak` where an edition would hold words that were withheld from it.
        """
        if file_format is FileFormat.JSON:
            self._whole_record(meeting_id)
            return export_meeting(self.queries, meeting_id).encode()
        return self.written(meeting_id, file_format, made_at, style_key, paper, only, full=full).data

    def written(
        self,
        meeting_id: Id,
        file_format: FileFormat,
        made_at: datetime,
        style_key: str | HouseStyle = "",
        paper: PaperKind = PaperKind.MINUTES,
        only: Id | None = None,
        *,
        full: bool = False,
    ) -> LaidPaper:
        """A paper as `file` gives it, with what laying it told where it is a PDF; raises as `file` does."""
        record = self._whole_record(meeting_id)
        style = _style(style_key, record)
        write = self._writer(record, file_format, style_key)
        if paper not in EDITIONS or (full and paper in MAY_BE_FULL):
            return write(self._document(record, style, made_at, paper, only, full=full), style)
        edition = self._edition(record, style, made_at, paper, only)
        written = write(edition.document, style)
        _refuse(leak_in_words(self.words_of[file_format](written.data), edition.withheld, edition.minuted))
        return written

    def pages(
        self,
        meeting_id: Id,
        made_at: datetime,
        style_key: str | HouseStyle = "",
        paper: PaperKind = PaperKind.MINUTES,
        only: Id | None = None,
        *,
        full: bool = False,
    ) -> LaidPaper:
        """The pages as `file` gives them as PDF, with the place on them of everything that has an id.

        Raises as `file` does, and RuntimeError where nothing was handed in that lays pages.
        """
        record = self._whole_record(meeting_id)
        if self.lay is None:
            raise RuntimeError("nothing lays pages")
        style = _style(style_key, record)
        return self.lay(self._document(record, style, made_at, paper, only, full=full), style)

    def pages_of(self, record: MeetingRecord, made_at: datetime) -> LaidPaper:
        """The pages of the full minutes of a record, whether the store has it or not, in the style that it goes by.

        The logo of its board is on them. Raises RuntimeError where nothing was handed in that lays pages.
        """
        if self.lay is None:
            raise RuntimeError("nothing lays pages")
        style, shown = record.house_style, replace(record, logo=self._logo(record))
        return self.lay(self._document(shown, style, made_at, PaperKind.MINUTES, None), style)

    def registers_file(self, wanted: RegistersWanted, file_format: FileFormat, made_at: datetime) -> bytes:
        """The registers of a board as Word or PDF, over all its meetings, in its house style.

        Raises BrokenRule `not_found` for a board that is not there, `edition_would_leak` where the public would read
        what is exempt, and RuntimeError where nothing was handed in that composes registers.
        """
        board = self.queries.entity(Board, wanted.board_id)
        if board is None:
            raise BrokenRule("not_found", kind="boards", id=wanted.board_id)
        if self.registers is None:
            raise RuntimeError("nothing composes registers")
        record = self._record_of_none(board, wanted.day)
        style = record.house_style
        records = records_in_registers(self.queries, board.id)
        if any(one.damaged for one in records):
            raise Trouble(TroubleCode.RECORD_DAMAGED)
        shown, withheld, minuted = self._for_readers(records, style, is_public=wanted.is_public)
        lines = [line for one in shown for line in register_lines(one) if line.is_open or not wanted.only_open]
        version = _version_of_registers(record, wanted, lines)
        document = self.registers(record, lines, wanted.kinds, style, made_at, version)
        if any(line.is_exempt for line in lines):
            document = for_members(document)
        _refuse(leak_in_document(document, withheld, minuted))
        data = self._writer(record, file_format, "")(document, style).data
        _refuse(leak_in_words(self.words_of[file_format](data), withheld, minuted) if withheld else None)
        return data

    def _record_of_none(self, board: Board, day: date) -> MeetingRecord:
        """What a paper of no meeting says of its board, with its own day in place of a meeting's."""
        meeting = Meeting(id=board.id, board_id=board.id, date=day, start=time())
        record = MeetingRecord(board=board, meeting=meeting, house_style=style_of(board))
        return replace(record, logo=self._logo(record))

    def _for_readers(
        self, records: Sequence[MeetingRecord], style: HouseStyle, *, is_public: bool
    ) -> tuple[Sequence[MeetingRecord], tuple[Withheld, ...], str]:
        """The records as those read them who get the paper, the words that it must not hold, and what is public."""
        if not is_public:
            return records, (), ""
        public: list[MeetingRecord] = []
        withheld: list[Withheld] = []
        for record in records:
            closed_before = actions_closed_before(self.queries, record)
            public.append(public_record(record, PUBLIC_WORDS, style.numbering, closed_before))
            withheld.extend(withheld_words(record, public[-1], closed_before))
        return public, tuple(withheld), " / ".join(map(minuted_in_public, public))

    def file_name(
        self,
        meeting_id: Id,
        file_format: FileFormat,
        paper: PaperKind = PaperKind.MINUTES,
        only: Id | None = None,
        *,
        full: bool = False,
    ) -> str:
        """A name for the file that says board and day: "Partnership Board agenda 2020-10-02.pdf"."""
        return f"{file_stem(self._record(meeting_id), paper, only, full=full)}.{file_format}"

    def _document(
        self,
        record: MeetingRecord,
        style: HouseStyle,
        made_at: datetime,
        paper: PaperKind,
        only: Id | None,
        *,
        full: bool = False,
    ) -> Document:
        record = _with_what_is_read(record, paper)
        if paper is PaperKind.MINUTES:
            return self.compose(record, style, made_at, export_id(record, style), None)
        if paper is PaperKind.EXTRACT:
            if only not in record.blocks_of:
                raise BrokenRule("not_found", kind="minutes", id=only or "")
            return self.compose(record, style, made_at, export_id(record, style, f"{paper}/{only}"), only)
        if paper in EDITIONS and full and paper in MAY_BE_FULL:
            version = export_id(record, style, f"{paper}/{_FULL}")
            return for_members(self.editions[paper](record, style, made_at, version, only))
        if paper in EDITIONS:
            return self._edition(record, style, made_at, paper, only).document
        earlier = earlier_business(self.queries, record)
        taken_up = [part for one in earlier.open_actions for part in (one.action, one.block)]
        to_come = [replace(planned.entry, due=planned.next_due) for planned in earlier.forward_plan]
        version = export_id(record, style, str(paper), (*taken_up, *earlier.planned, *to_come, *record.circulated_to))
        return self.calling[paper](replace(record, holidays=self._holidays(record)), made_at, version, earlier, style)

    def _holidays(self, record: MeetingRecord) -> Set[date]:
        """The days on which the office is shut around the meeting, as far as they are known."""
        year = record.meeting.date.year
        try:
            known = self.holidays_of(record.board.holidays, (year - 1, year))
        except KeyError:
            known = frozenset()
        return with_changes(known, record.board.holiday_changes)

    def _whole_record(self, meeting_id: Id) -> MeetingRecord:
        record = self._record(meeting_id)
        if record.damaged:
            raise Trouble(TroubleCode.RECORD_DAMAGED)
        return record

    def _writer(self, record: MeetingRecord, file_format: FileFormat, style_key: str | HouseStyle) -> Layer:
        if file_format is FileFormat.PDF and self.lay is not None:
            return self.lay
        if file_format is FileFormat.DOCX:
            write = self._writer_of_word(record, style_key)
            return lambda document, style: LaidPaper(write(self._with_known_pages(document, style), style))
        write = self.writers[file_format]
        return lambda document, style: LaidPaper(write(document, style))

    def _writer_of_word(self, record: MeetingRecord, style_key: str | HouseStyle) -> Writer:
        template = self._style_file(record, StyleFileRole.TEMPLATE)
        if template is None or style_key or self.in_template is None:
            return self.writers[FileFormat.DOCX]
        write = self.in_template
        return lambda document, style: write(document, style, template)

    def _with_known_pages(self, document: Document, style: HouseStyle) -> Document:
        """The paper with the pages that it names as the PDF has them, for Word to show until it has counted its own."""
        if self.lay is None or not names_pages(document.blocks):
            return document
        return with_pages(document, self.lay(document, style).pages)

    def _style_file(self, record: MeetingRecord, role: StyleFileRole) -> StyleFile | None:
        found = self.queries.where(StyleFile, board_id=record.board.id, role=role)
        return next(iter(found), None)

    def _logo(self, record: MeetingRecord) -> Picture | None:
        """The board's logo; a paper goes without one that an import brought and that is no picture."""
        file = self._style_file(record, StyleFileRole.LOGO)
        try:
            return logo_in(file) if file is not None else None
        except BrokenRule:
            return None

    def _edition(
        self, record: MeetingRecord, style: HouseStyle, made_at: datetime, paper: PaperKind, only: Id | None
    ) -> _Edition:
        """An edition without what is exempt, looked over before anybody has it."""
        record = _with_what_is_read(record, paper)
        closed_before = actions_closed_before(self.queries, record)
        public = public_record(record, PUBLIC_WORDS, style.numbering, closed_before)
        edition = f"{paper}/{only}" if only is not None else str(paper)
        document = self.editions[paper](public, style, made_at, export_id(public, style, edition), only)
        withheld, minuted = withheld_words(record, public, closed_before), minuted_in_public(public)
        _refuse(leak_in_document(document, withheld, minuted))
        return _Edition(document, withheld, minuted)

    def _record(self, meeting_id: Id) -> MeetingRecord:
        record = self.queries.meeting_record(meeting_id)
        if record is None:
            raise BrokenRule("not_found", kind="meetings", id=meeting_id)
        return replace(record, logo=self._logo(record))


def _style(wanted: str | HouseStyle, record: MeetingRecord) -> HouseStyle:
    if isinstance(wanted, HouseStyle):
        return wanted
    return shipped_style(wanted) if wanted else record.house_style


def _with_what_is_read(record: MeetingRecord, paper: PaperKind) -> MeetingRecord:
    """The record without what is noted beside it and another paper reads: no paper is a new one for that."""
    if paper is not PaperKind.YOUNG_READERS and record.plain_lines:
        record = replace(record, plain_lines=())
    if paper is not PaperKind.DECISIONS and record.final_answers:
        record = replace(record, final_answers=())
    return replace(record, register_entries=()) if record.register_entries else record


def _refuse(leak: Leak | None) -> None:
    if leak is not None:
        raise BrokenRule("edition_would_leak", place=leak.place, source=leak.source)


def _version_of_registers(record: MeetingRecord, wanted: RegistersWanted, lines: Sequence[RegisterLine]) -> str:
    seal = sha256(repr((wanted, lines)).encode()).hexdigest()
    return export_id(record, record.house_style, f"registers/{seal}")


def export_id(record: MeetingRecord, style: HouseStyle, edition: str = _FULL, taken_up: Iterable[Entity] = ()) -> str:
    """A UUIDv5 of the record as it is, with what it takes up, the edition and the style: the same have the same id."""
    version = seal_of(interchange_text((*record.by_id.values(), *taken_up)))
    logo = f"/{sha256(record.logo.data).hexdigest()}" if record.logo is not None else ""
    return str(uuid5(_EXPORTS, f"{version}/{edition}/{seal_of(style_text(style))}{logo}"))
