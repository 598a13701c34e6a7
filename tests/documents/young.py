"""A meeting with lines in plain words, and its paper for young readers."""

from dataclasses import replace

from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_young_readers import compose_young_readers
from clerk_app.documents.public_words import PUBLIC_WORDS
from clerk_app.domain.editions import public_record
from clerk_app.domain.identity import Id
from clerk_app.domain.plain_lines import ExplainedWord, PlainLine
from clerk_app.domain.record import MeetingRecord
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.house_styles import NUMBERED_BY_ITEM


def about_minute(build: RecordBuilder, minute_id: Id, text: str, heading: str = "") -> PlainLine:
    return PlainLine(id=build.id(), meeting_id=build.meeting.id, minute_id=minute_id, heading=heading, text=text)


def about_block(build: RecordBuilder, block_id: Id, text: str) -> PlainLine:
    return PlainLine(id=build.id(), meeting_id=build.meeting.id, block_id=block_id, text=text)


def harbour(build: RecordBuilder) -> MeetingRecord:
    """Four items, of which the third has no line; two decisions and one action, each with a line."""
    hello = build.item("Welcome and apologies")
    build.block("The Chair opened the meeting.")
    boats = build.item("Provision of moorings")
    build.block("Members considered the report.")
    free = build.decision("That children’s dinghies be exempt from the levy.")
    paint = build.action("Commission the repainting of the buoys", "Pilot")
    build.item("Dredging")
    build.block("Noted.")
    last = build.item("Any other business")
    swim = build.decision("That swimming be permitted.")
    lines = (
        about_minute(build, hello.id, "The Harbour Master said hello."),
        about_minute(
            build, boats.id, "We talked about boats. You said:\n- keep them cheap\n• paint the buoys", "Boats"
        ),
        about_minute(build, last.id, "We talked about swimming."),
        about_block(build, free.id, "Small boats pay no levy."),
        about_block(build, swim.id, "You may swim:\n- in summer"),
        about_block(build, paint.id, "The Pilot will paint the buoys."),
    )
    words = (
        ExplainedWord(word="buoy", meaning="a float that shows the way"),
        ExplainedWord(word="Levy", meaning="fee"),
    )
    record = replace(build.record(), plain_lines=lines)
    return replace(record, board=replace(record.board, explained_words=words))


def composed(record: MeetingRecord) -> Document:
    public = public_record(record, PUBLIC_WORDS, NUMBERED_BY_ITEM.numbering)
    return compose_young_readers(public, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
