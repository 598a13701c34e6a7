"""Whatever lengths and choices a style has, its papers are written: an editor hands over what was typed."""

from dataclasses import replace
from datetime import time

from hypothesis import given, settings

from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.style import page_style
from clerk_app.documents.text import write_text
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.counts import examples
from tests.documents.pictures import logo
from tests.strategies import house_styles


def a_meeting() -> MeetingRecord:
    """A meeting with something of every kind that a style lays out."""
    build = RecordBuilder()
    for title in ("Head of Harbours", "Head of Quays"):
        build.event(EventKind.ARRIVED, 10, 0, build.attendee(title))
    build.event(EventKind.APOLOGIES, 10, 0, build.attendee("Pilot"))
    for title in ("Welcome to the Joint Harbour Assessment (JHA)", "Dues"):
        build.item(title)
        build.paper("Report", "A1")
        build.block("Both were heard. " * 12)
        for marker in ListMarker:
            build.block("One thing", BlockKind.LIST_ENTRY, marker=marker, level=1)
        build.decision("That it be noted.", "noted")
        build.action("Mend the lamps", "Head of Quays")
        build.block("Nobody was asked.", BlockKind.QUOTATION)
    build.planned(PartialDate(day=4, month=10, year=2024), time(10), time(12), "Town Hall")
    return replace(build.record(), logo=logo())


MEETING = a_meeting()


@settings(max_examples=examples(25, 200), deadline=None)
@given(style=house_styles())
def test_papers_are_written_in_any_style(style: HouseStyle) -> None:
    document, look = compose_minutes(MEETING, style, MADE_AT, EXPORT_ID), page_style(style)
    assert write_pdf(document, look).startswith(b"%PDF")
    assert write_docx(document, look).startswith(b"PK")
    assert "Both were heard." in write_html(document, look).decode()
    assert "Both were heard." in write_text(document, look).decode()
