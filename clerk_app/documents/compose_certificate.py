"""A certificate of who attended a meeting, from when to when, and in which capacity; for all, or for one of them."""

from collections.abc import Iterator
from datetime import datetime

from clerk_app.documents.blocks import (
    Block,
    Document,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_attendance import presiding
from clerk_app.documents.compose_edition import edition_document, edition_title, nothing_to_list
from clerk_app.documents.compose_house import in_house
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, Stay, stays
from clerk_app.wording import editions, papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_time

_WIDTHS = (6.4, 2.6, 3.8)


def compose_certificate(
    record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, only: Id | None = None
) -> Document:
    """Everybody who was in the room at some time, each time with when they came and went, to be signed by the clerk.

    `only` is the id of the one attendee whom it is for. Equal input gives an equal Document.
    Raises BrokenRule `not_found` where nobody of that id belongs to the meeting.
    """
    if only is not None and all(one.id != only for one in record.attendees):
        raise BrokenRule("not_found", kind="attendees", id=only)
    record = in_house(record, style)
    return edition_document(
        record, style, "certificate", made_at, export_id, _blocks(record, style, only), banner=False
    )


def _blocks(record: MeetingRecord, style: HouseStyle, only: Id | None) -> Iterator[Block]:
    yield edition_title(record, style, "certificate")
    here = stays(record.events)
    chair = presiding(record)
    attended = [one for one in record.attendees if one.id in here and only in (None, one.id)]
    attended.sort(key=lambda one: (one != chair, one.position))
    if not attended:
        yield from nothing_to_list("certificate")
        return
    yield Paragraph(plain(editions.certified(record)), keep_with_next=True)
    yield Table(
        widths=_WIDTHS,
        rows=tuple(_row(record, one, here[one.id], is_chair=one == chair) for one in attended),
        header=(header_row([say(f"editions.certificate.{name}") for name in ("name", "capacity", "present")]),),
        description=say("editions.certificate.described"),
        row_headers=True,
    )
    yield SignatureBlock(
        (say("editions.certificate.clerk"), say("editions.certificate.date")), plain(say("editions.certificate.signed"))
    )


def _row(record: MeetingRecord, attendee: Attendee, spells: tuple[Stay, ...], *, is_chair: bool) -> Row:
    name = papers.with_head_count(record.party_name(attendee.who), attendee.head_count)
    present = ",\n".join(_stay(record, stay) for stay in spells)
    capacity = editions.capacity(record, attendee, is_chair=is_chair)
    return row((name, capacity, present), source=attendee.id)


def _stay(record: MeetingRecord, stay: Stay) -> str:
    return editions.was_there(_time(record, stay.arrived.at), _left(record, stay), remote=stay.arrived.remote)


def _left(record: MeetingRecord, stay: Stay) -> str:
    """When a stay ended: by leaving, or with the meeting, of which no end may be recorded."""
    if stay.left is not None:
        return _time(record, stay.left.at)
    ended = next((event for event in record.events if event.kind is EventKind.ENDED), None)
    return _time(record, ended.at) if ended is not None else ""


def _time(record: MeetingRecord, at: datetime) -> str:
    return paper_time(at.time(), record.board.formats.time)
