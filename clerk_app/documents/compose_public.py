"""The public edition of the minutes: those of a record that was redacted before."""

from dataclasses import replace
from datetime import datetime

from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_house import in_house
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers
from clerk_app.wording.catalogue import say


def compose_public(
    record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, _only: Id | None = None
) -> Document:
    """The minutes as the public may read them; the record is one of `public_record`, and it is all that is read.

    They are laid out as the full edition is, and their file says that they are the public one.
    """
    record = in_house(record, style)
    document = compose_minutes(record, style, made_at, export_id)
    name = papers.with_article(papers.board_name(record.board, record.meeting.date))
    title = say("editions.public.document_title", board=name, date=papers.document_date(record.board, record.meeting))
    subject = say("editions.public.heading")
    header = say(
        "editions.public.header", title=document.furniture.header or papers.running_title(record.board, record.meeting)
    )
    return replace(
        document,
        metadata=replace(document.metadata, title=title, subject=subject),
        furniture=replace(document.furniture, header=header),
    )
