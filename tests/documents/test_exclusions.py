"""What paper says of those who were excluded for a confidential matter (requirement 2.17)."""

from dataclasses import replace

import pytest

from clerk_app.documents.blocks import Paragraph, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.text import write_text
from clerk_app.domain.identity import Id
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, Exclusion
from tests import page_styles as page_style
from tests.builders import EXPORT_ID, MADE_AT
from tests.documents.ooxml import part, w
from tests.documents.ooxml import text_of as in_word
from tests.documents.pdf.reading import page_texts
from tests.domain.making import attendee, event, item, minute, post, record
from tests.house_styles import NUMBERED_BY_ITEM

AGREED = (
    "The Head of Policy was excluded for a confidential matter, with the agreement of the Chair, "
    "and left the meeting at 10:12."
)
NOT_AGREED = (
    "The Head of Policy was excluded for a confidential matter and left the meeting at 10:12; "
    "no agreement of the Chair is recorded."
)


def meeting(exclusion: Exclusion) -> MeetingRecord:
    """Out at 10:12 in the second item, back at 10:20 in the third."""
    out = replace(event(EventKind.STEPPED_OUT, "10:12", "head", minute="pay"), exclusion=exclusion)
    return with_events(
        event(EventKind.ARRIVED, "09:55", "head"),
        event(EventKind.STARTED, "10:00"),
        event(EventKind.MOVED, "10:03", minute="apologies"),
        event(EventKind.MOVED, "10:10", minute="pay"),
        out,
        event(EventKind.MOVED, "10:20", minute="grants"),
        event(EventKind.RETURNED, "10:20", "head", minute="grants"),
    )


def with_events(*events: Event) -> MeetingRecord:
    titles = {"apologies": "Apologies", "pay": "Pay", "grants": "Grants"}
    return record(
        posts=(post("Head of Policy"),),
        attendees=(replace(attendee("head"), who=Party(post_id=Id("Head of Policy"))),),
        items=tuple(item(title) for title in titles.values()),
        minutes=tuple(minute(name, title) for name, title in titles.items()),
        all_events=tuple(events),
    )


def lines(whole: MeetingRecord) -> list[str]:
    document = compose_minutes(whole, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    return [text_of(one.runs) for one in document.blocks if isinstance(one, Paragraph)]


@pytest.mark.parametrize(("exclusion", "sentence"), [(Exclusion.AGREED, AGREED), (Exclusion.NOT_AGREED, NOT_AGREED)])
def test_time_out_agreement_and_time_in_are_told_in_the_items_where_they_were(
    exclusion: Exclusion, sentence: str
) -> None:
    told = lines(meeting(exclusion))
    assert [line for line in told if "Head of Policy" in line] == [
        sentence,
        "The Head of Policy rejoined the meeting at 10:20.",
    ]


def test_who_was_never_let_in_is_told_of_in_the_first_item() -> None:
    kept_out = replace(event(EventKind.ABSENT, "09:50", "head"), exclusion=Exclusion.AGREED)
    whole = with_events(kept_out, event(EventKind.STARTED, "10:00"), event(EventKind.MOVED, "10:03", minute="pay"))
    assert lines(whole) == [
        "The Head of Policy was excluded from the meeting for a confidential matter, with the agreement of the Chair."
    ]


def test_who_was_let_in_after_all_before_the_meeting_began_is_not() -> None:
    kept_out = replace(event(EventKind.ABSENT, "09:50", "head"), exclusion=Exclusion.AGREED)
    arrived = event(EventKind.ARRIVED, "09:55", "head")
    whole = with_events(
        kept_out, arrived, event(EventKind.STARTED, "10:00"), event(EventKind.MOVED, "10:03", minute="pay")
    )
    assert not any("excluded" in line for line in lines(whole))


def test_word_pdf_web_page_and_plain_text_say_it_in_the_same_words() -> None:
    document = compose_minutes(meeting(Exclusion.AGREED), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    style = page_style.NUMBERED_BY_ITEM
    body = part(write_docx(document, style), "word/document.xml")
    assert AGREED in [in_word(paragraph) for paragraph in body.iter(w("p"))]
    assert AGREED in " ".join(" ".join(page_texts(write_pdf(document, style))).split())
    for words in (write_html(document, style), write_text(document, style)):
        assert AGREED in " ".join(words.decode().split())
