"""A meeting with exempt business, and its papers read back from the files that are written of them."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pypdf

from clerk_app.documents.compose_actions import compose_actions
from clerk_app.documents.compose_certificate import compose_certificate
from clerk_app.documents.compose_decisions import compose_decisions
from clerk_app.documents.compose_public import compose_public
from clerk_app.documents.compose_young_readers import compose_young_readers
from clerk_app.documents.docx.writer import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf.writer import write_pdf
from clerk_app.documents.public_words import PUBLIC_WORDS
from clerk_app.documents.style import page_style
from clerk_app.documents.text import write_text
from clerk_app.domain.agenda import Exemption, Lead
from clerk_app.domain.editions import public_record
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Person
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterEntry, RegisterKind, RegisterNote
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.pdf.reading import page_texts
from tests.house_styles import HOUSE_STYLES, NUMBERED_BY_ITEM

CANARY = "zqxcanary"
COMPOSERS = {
    "public": compose_public,
    "decisions": compose_decisions,
    "actions": compose_actions,
    "certificate": compose_certificate,
    "young_readers": compose_young_readers,
}
WRITERS = {"docx": write_docx, "pdf": write_pdf, "html": write_html, "txt": write_text}
STYLES = tuple(HOUSE_STYLES.values())
REASON = "paragraph 3 of Schedule 12A to the Local Government Act 1972"


def canary(place: str) -> str:
    """A word that stands nowhere else, by which the place is known that it leaked from."""
    return f"{CANARY}{place}"


def closed_meeting(build: RecordBuilder) -> MeetingRecord:
    """Items 1 and 3 open, item 2 exempt; a word of its own in everything that the public must not read."""
    chair = build.attendee("Harbour Master", chair=True)
    pilot = build.attendee("Pilot")
    build.attendees[1] = replace(pilot, reason=canary("reason"))
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.ARRIVED, 15, 30, chair)
    build.event(EventKind.ARRIVED, 15, 31, pilot)
    build.item("Moorings")
    build.block("The moorings are sound.")
    build.block(canary("note"), BlockKind.PRIVATE_NOTE)
    build.action("Paint the buoys", "Pilot")
    build.decision("That the fees stay as they are.")
    person = Person(id=build.id(), names=(DatedName(canary("mention")),))
    exempt = Exemption(reason=REASON, public_title="A contract", public_summary="The Board let a contract.")
    closed = build.item(
        canary("title"),
        exempt=exempt,
        leads=(Lead(words=canary("lead")),),
        recommendations=(canary("ask"),),
        summary=canary("summary"),
        opening=canary("opening"),
    )
    build.minutes[-1] = closed = replace(closed, heading=canary("heading"))
    build.paper(canary("paper"), canary("papernumber"))
    build.papers[-1] = replace(build.papers[-1], path=canary("path"))
    build.block(
        rich(
            (
                Run(f"{canary('minute')} ", Marks(bold=True)),
                Run(canary("mention"), Marks(mention=Party(person_id=person.id))),
                Run("there", Marks(link=f"https://example.org/{canary('link')}")),
            )
        )
    )
    build.block("", BlockKind.TABLE, rows=((typed(canary("cell")),), (typed("1"),)))
    build.block(canary("closednote"), BlockKind.PRIVATE_NOTE)
    raised = build.action(canary("action"), canary("owner"))
    build.decision(canary("decision"))
    declared = Declaration(
        id=build.id(),
        meeting_id=build.meeting.id,
        minute_id=build.minutes[0].id,
        at=build.events[0].at,
        attendee_id=pilot.id,
        item_id=build.items[1].id,
        interest=canary("interest"),
        ruling=canary("ruling"),
    )
    out = build.event(EventKind.STEPPED_OUT, 16, 10, pilot, in_minute=closed, after=raised)
    build.events[-1] = replace(out, declaration_id=declared.id, note=canary("eventnote"))
    back = build.event(EventKind.RETURNED, 16, 20, pilot, in_minute=closed)
    build.events[-1] = replace(back, note=canary("eventnote"))
    build.item("Any other business")
    build.block(canary("reported"), BlockKind.EARLIER_ACTION, action_id=raised.action_id, update=typed(canary("news")))
    build.block(canary("declared"), BlockKind.DECLARATION, declaration_id=declared.id)
    build.block("There was none.")
    build.event(EventKind.ENDED, 17, 0)
    told = tuple(
        PlainLine(id=build.id(), meeting_id=build.meeting.id, text=canary("told"), **about)
        for about in ({"minute_id": closed.id}, {"block_id": raised.id, "heading": canary("called")})
    )
    entry = RegisterEntry(
        id=build.id(),
        meeting_id=build.meeting.id,
        block_id=raised.id,
        kind=RegisterKind.ISSUE,
        raised_by=canary("raisedby"),
        kept_with=canary("keptwith"),
        notes=(RegisterNote(on=build.meeting.date, words=canary("noted")),),
    )
    return replace(
        build.record(), people=(person,), declarations=(declared,), plain_lines=told, register_entries=(entry,)
    )


def written(
    record: MeetingRecord,
    paper: str,
    ending: str,
    style: HouseStyle = NUMBERED_BY_ITEM,
    closed: frozenset[Id] = frozenset(),
) -> bytes:
    """The file of an edition."""
    public = public_record(record, PUBLIC_WORDS, style.numbering, closed)
    document = COMPOSERS[paper](public, style, MADE_AT, EXPORT_ID)
    return WRITERS[ending](document, page_style(style, large=document.large_print))


def everything_in(data: bytes, ending: str) -> str:
    """All that can be found in a file: its bytes, unpacked parts, inflated streams, metadata, and its text as read."""
    found = [data.decode("latin-1"), data.decode("utf-8", "replace")]
    if ending == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                part = package.read(name).decode("utf-8", "replace")
                found += [name, part, re.sub(r"<[^>]*>", "", part)]
    if ending == "pdf":
        found += _of_pdf(data)
    return "\n".join(found).casefold()


def _of_pdf(data: bytes) -> Iterator[str]:
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            inflated = zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue
        yield inflated.decode("latin-1")
        yield inflated.decode("utf-16-be", "replace")
    for text in re.findall(rb"<FEFF([0-9A-F]+)>", data):
        yield bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
    reader = pypdf.PdfReader(io.BytesIO(data))
    yield str(reader.metadata)
    yield str(reader.outline)
    yield from (page.extract_text() for page in reader.pages)
    yield from page_texts(data)
