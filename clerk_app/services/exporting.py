"""A meeting's papers as files: read, composed and written through what the wiring hands in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from clerk_app.documents.blocks import Document
from clerk_app.documents.file_names import file_stem
from clerk_app.domain.earlier_business import EarlierBusiness
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.record import MeetingRecord
from clerk_app.plain.house_styles import shipped_style, style_text
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.earlier_business import earlier_business
from clerk_app.services.interchange import export_meeting, interchange_text
from clerk_app.services.ports import Queries
from clerk_app.services.sealing import seal_of
from clerk_app.services.trouble import Trouble, TroubleCode

Composer = Callable[[MeetingRecord, HouseStyle, datetime, str, Id | None], Document]
"""Makes the document from record, style, the time it is made at, the id of this export, and the one minute wanted."""

CallingComposer = Callable[[MeetingRecord, datetime, str, EarlierBusiness, HouseStyle], Document]
"""Makes a paper that goes out before the meeting, with what it takes up from earlier ones, in a house style."""

Writer = Callable[[Document, HouseStyle], bytes]
"""Makes the file from the document; equal input gives equal bytes."""

_EXPORTS = uuid5(NAMESPACE_URL, "clerk:export")
_FULL = "full"


@dataclass(frozen=True)
class Exporting:
    """Exports of committed minutes; may be asked from any thread."""

    queries: Queries
    compose: Composer
    writers: Mapping[FileFormat, Writer]
    calling: Mapping[PaperKind, CallingComposer] = field(default_factory=dict)

    def file(
        self,
        meeting_id: Id,
        file_format: FileFormat,
        made_at: datetime,
        style_key: str = "",
        paper: PaperKind = PaperKind.MINUTES,
        only: Id | None = None,
    ) -> bytes:
        """The whole file in that format; `made_at` (with a zone) is the time that the file says it was made.

        JSON is the interchange text, private notes included, whatever the paper; the minutes are the full edition,
        without them, and agenda and notice are for the public. They are in the house style of that key, or the board's.
        An extract is of the minute `only`, as it stands in the full edition.
        Raises BrokenRule `not_found` for a meeting or minute that is not there, and Trouble `record_damaged` where the
        disk has changed part of the meeting: what is not to be trusted is not put on paper.
        """
        record = self._record(meeting_id)
        if record.damaged:
            raise Trouble(TroubleCode.RECORD_DAMAGED)
        if file_format is FileFormat.JSON:
            return export_meeting(self.queries, meeting_id).encode()
        style = shipped_style(style_key) if style_key else record.house_style
        return self.writers[file_format](self._document(record, style, made_at, paper, only), style)

    def file_name(
        self,
        meeting_id: Id,
        file_format: FileFormat,
        paper: PaperKind = PaperKind.MINUTES,
        only: Id | None = None,
    ) -> str:
        """A name for the file that says board and day: "Partnership Board agenda 2020-10-02.pdf"."""
        return f"{file_stem(self._record(meeting_id), paper, only)}.{file_format}"

    def _document(
        self, record: MeetingRecord, style: HouseStyle, made_at: datetime, paper: PaperKind, only: Id | None
    ) -> Document:
        if paper is PaperKind.MINUTES:
            return self.compose(record, style, made_at, export_id(record, style), None)
        if paper is PaperKind.EXTRACT:
            if only not in record.blocks_of:
                raise BrokenRule("not_found", kind="minutes", id=only or "")
            return self.compose(record, style, made_at, export_id(record, style, f"{paper}/{only}"), only)
        earlier = earlier_business(self.queries, record)
        taken_up = [part for one in earlier.open_actions for part in (one.action, one.block)]
        to_come = [replace(planned.entry, due=planned.next_due) for planned in earlier.forward_plan]
        version = export_id(record, style, str(paper), (*taken_up, *earlier.planned, *to_come))
        return self.calling[paper](record, made_at, version, earlier, style)

    def _record(self, meeting_id: Id) -> MeetingRecord:
        record = self.queries.meeting_record(meeting_id)
        if record is None:
            raise BrokenRule("not_found", kind="meetings", id=meeting_id)
        return record


def export_id(record: MeetingRecord, style: HouseStyle, edition: str = _FULL, taken_up: Iterable[Entity] = ()) -> str:
    """A UUIDv5 of the record as it is, with what it takes up, the edition and the style: the same have the same id."""
    version = seal_of(interchange_text((*record.by_id.values(), *taken_up)))
    return str(uuid5(_EXPORTS, f"{version}/{edition}/{seal_of(style_text(style))}"))
