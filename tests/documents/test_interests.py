"""What paper says of interests: who declared what in which item, the ruling, time out and in (requirement 2.37)."""

from dataclasses import replace

import pytest

from clerk_app.documents.blocks import Paragraph, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.pdf import write_pdf
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.timeline import EventKind
from tests import page_styles as page_style
from tests.builders import EXPORT_ID, MADE_AT
from tests.documents.ooxml import part, w
from tests.documents.ooxml import text_of as in_word
from tests.documents.pdf.reading import page_texts
from tests.domain.making import MEETING, at, attendee, block, event, item, minute, post, record
from tests.house_styles import NUMBERED_BY_ITEM

CHARITY = "Head of Policy, trustee of a charity."


def declared(**fields: object) -> Declaration:
    one = Declaration(
        id=Id("declared"),
        meeting_id=MEETING,
        minute_id=Id("interests"),
        at=at("10:05"),
        attendee_id=Id("head"),
    )
    return replace(one, **fields)  # type: ignore[arg-type]


def meeting_with(declaration: Declaration, *events: tuple[EventKind, str, str]) -> MeetingRecord:
    """Two items, "Interests" from 10:03 and "Grants" from 10:10; events by kind, time and minute."""
    words = block(
        "words", BlockKind.DECLARATION, minute_id=declaration.minute_id, text=typed(CHARITY),
        declaration_id=declaration.id, at=at("10:05"),
    )  # fmt: skip
    said = block("said", minute_id=Id("grants"), text=typed("Three grants were made."), at=at("10:12"))
    timeline = [
        event(EventKind.ARRIVED, "09:55", "head"),
        event(EventKind.STARTED, "10:00"),
        event(EventKind.MOVED, "10:03", minute="interests"),
        event(EventKind.MOVED, "10:10", minute="grants"),
    ]
    for kind, time, minute_id in events:
        made = event(kind, time, "head", minute=minute_id)
        is_out = kind is EventKind.STEPPED_OUT
        timeline.append(replace(made, declaration_id=declaration.id if is_out else None))
    return record(
        posts=(post("Head of Policy"),),
        attendees=(replace(attendee("head"), who=Party(post_id=Id("Head of Policy"))),),
        items=(item("Interests"), item("Grants")),
        minutes=(minute("interests", "Interests"), minute("grants", "Grants")),
        blocks=(words, said),
        declarations=(declaration,),
        all_events=tuple(timeline),
    )


def paper(whole: MeetingRecord) -> list[str]:
    """The paragraphs of the minutes that tell of the interest, and of coming and going."""
    document = compose_minutes(whole, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    lines = [text_of(one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    return [line for line in lines if "Declaration" in line or "the meeting at" in line]


def test_a_declaration_alone_is_printed_as_it_was_typed() -> None:
    assert paper(meeting_with(declared())) == [f"Declaration of interest: {CHARITY}"]


def test_the_ruling_follows_the_words() -> None:
    assert paper(meeting_with(declared(ruling="may stay and take part"))) == [
        f"Declaration of interest: {CHARITY} Ruling from the chair: may stay and take part."
    ]


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (InterestEffect.SPEAKS_ONLY, " The Head of Policy took no part in the decision."),
        (InterestEffect.LEAVES, " The Head of Policy was to leave for this item."),
        (InterestEffect.STAYS, ""),
    ],
)
def test_what_follows_is_said_where_the_ruling_has_no_words(effect: InterestEffect, words: str) -> None:
    assert paper(meeting_with(declared(effect=effect))) == [f"Declaration of interest: {CHARITY}{words}"]


def test_time_out_and_time_in_stand_with_the_declaration_and_are_not_told_twice() -> None:
    whole = meeting_with(
        declared(ruling="is to leave", effect=InterestEffect.LEAVES),
        (EventKind.STEPPED_OUT, "10:06", "interests"),
        (EventKind.RETURNED, "10:09", "interests"),
    )
    assert paper(whole) == [
        f"Declaration of interest: {CHARITY} Ruling from the chair: is to leave. "
        "The Head of Policy left the meeting at 10:06 and returned at 10:09."
    ]


def test_a_declaration_about_a_later_item_names_it_and_the_departure_is_told_in_that_item_too() -> None:
    whole = meeting_with(
        declared(item_id=Id("Grants"), effect=InterestEffect.LEAVES),
        (EventKind.STEPPED_OUT, "10:11", "grants"),
        (EventKind.RETURNED, "10:20", "grants"),
    )
    assert paper(whole) == [
        f"Declaration of interest in item 2, Grants: {CHARITY} "
        "The Head of Policy left the meeting at 10:11 and returned at 10:20.",
        "The Head of Policy, having declared an interest, withdrew from the meeting at 10:11.",
        "The Head of Policy rejoined the meeting at 10:20.",
    ]


def test_the_return_from_an_interest_is_told_below_it_though_the_meeting_has_moved_on() -> None:
    whole = meeting_with(
        declared(effect=InterestEffect.LEAVES),
        (EventKind.STEPPED_OUT, "10:06", "interests"),
        (EventKind.RETURNED, "10:10", "grants"),
    )
    assert paper(whole) == [
        f"Declaration of interest: {CHARITY} The Head of Policy left the meeting at 10:06 and returned at 10:10.",
        "The Head of Policy rejoined the meeting at 10:10.",
    ]


def test_the_title_of_an_exempt_item_is_not_told_by_a_declaration_about_it() -> None:
    whole = meeting_with(declared(item_id=Id("Grants")))
    closed = replace(item("Grants"), exempt=Exemption(reason="Names of applicants", public_title="Applications"))
    whole = replace(whole, items=(whole.items[0], closed))
    assert paper(whole) == [f"Declaration of interest in item 2, Applications: {CHARITY}"]


def test_word_and_pdf_say_it_in_the_same_words() -> None:
    whole = meeting_with(
        declared(item_id=Id("Grants"), ruling="is to leave", effect=InterestEffect.LEAVES),
        (EventKind.STEPPED_OUT, "10:11", "grants"),
        (EventKind.RETURNED, "10:20", "grants"),
    )
    document = compose_minutes(whole, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    body = part(write_docx(document, page_style.NUMBERED_BY_ITEM), "word/document.xml")
    wanted = (
        f"Declaration of interest in item 2, Grants: {CHARITY} Ruling from the chair: is to leave. "
        "The Head of Policy left the meeting at 10:11 and returned at 10:20."
    )
    assert wanted in [in_word(paragraph) for paragraph in body.iter(w("p"))]
    assert wanted in " ".join(" ".join(page_texts(write_pdf(document, page_style.NUMBERED_BY_ITEM))).split())
