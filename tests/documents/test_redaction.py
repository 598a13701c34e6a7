"""No word of exempt business and no private note is in any file of an edition for the public, wherever one looks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clerk_app.documents.looking_over import leak_in_document
from clerk_app.documents.public_words import PUBLIC_WORDS
from clerk_app.documents.style import page_style
from clerk_app.domain.actions import Owner
from clerk_app.domain.agenda import AgendaItem, Exemption, Lead, Notice
from clerk_app.domain.editions import public_record
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterNote
from clerk_app.domain.richtext import typed
from clerk_app.domain.timeline import EventKind
from clerk_app.domain.withheld import minuted_in_public, withheld_words
from clerk_app.services.acts import ImportEntities
from clerk_app.services.app import App
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.editions import CANARY, COMPOSERS, STYLES, WRITERS, closed_meeting, everything_in, written
from tests.fakes import CountingIds, MemoryStore, SetClock
from tests.house_styles import NUMBERED_BY_ITEM
from tests.strategies import FOR_RECORDS, records

_FEW = settings(
    max_examples=50,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("paper", COMPOSERS)
def test_no_withheld_word_is_in_any_part_of_any_file(
    build: RecordBuilder, paper: str, ending: str, style: HouseStyle
) -> None:
    named = replace(style, name=CANARY)
    assert CANARY not in everything_in(written(closed_meeting(build), paper, ending, named), ending)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("paper", ["public", "decisions", "actions"])
def test_the_same_search_finds_them_where_nothing_was_redacted(build: RecordBuilder, paper: str, ending: str) -> None:
    record = closed_meeting(build)
    document = COMPOSERS[paper](record, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    assert CANARY in everything_in(WRITERS[ending](document, page_style(NUMBERED_BY_ITEM)), ending)


@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_open_is_in_the_file(build: RecordBuilder, ending: str) -> None:
    found = everything_in(written(closed_meeting(build), "public", ending), ending)
    assert all(words in found for words in ("moorings are sound", "let a contract", "paragraph 3 of schedule 12a"))


def test_the_redacted_record_itself_holds_none_of_the_words(build: RecordBuilder) -> None:
    public = public_record(closed_meeting(build), PUBLIC_WORDS, NUMBERED_BY_ITEM.numbering)
    assert CANARY not in repr(public)


@pytest.mark.timeout(600)
@given(entities=records(), ending=st.sampled_from(sorted(WRITERS)), style=st.sampled_from(STYLES))
@_FEW
def test_nothing_of_a_drawn_record_that_is_exempt_is_in_a_file(
    entities: tuple[Entity, ...], ending: str, style: HouseStyle
) -> None:
    _prove(entities, ending, style)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@given(entities=records(), ending=st.sampled_from(sorted(WRITERS)), style=st.sampled_from(STYLES))
@settings(_FEW, max_examples=500)
def test_nothing_of_five_hundred_drawn_records_that_is_exempt_is_in_a_file(
    entities: tuple[Entity, ...], ending: str, style: HouseStyle
) -> None:
    _prove(entities, ending, style)


@given(entities=records())
@FOR_RECORDS
def test_a_redacted_record_numbers_everything_as_the_full_one_and_names_nothing_of_the_rest(
    entities: tuple[Entity, ...],
) -> None:
    for full in _full_records(entities):
        public = public_record(full, PUBLIC_WORDS, NUMBERED_BY_ITEM.numbering)
        assert CANARY not in repr(public)
        assert public.minute_numbers == full.minute_numbers
        assert public.item_numbers == full.item_numbers
        assert public.action_numbers.items() <= full.action_numbers.items()
        for minute in full.minutes:
            if full.exemption_of_minute(minute) is None:
                numbers = full.paragraph_numbers(minute.id, NUMBERED_BY_ITEM.numbering)
                assert public.paragraph_numbers(minute.id, NUMBERED_BY_ITEM.numbering).items() <= numbers.items()
                assert public.list_numbers(minute.id).items() <= full.list_numbers(minute.id).items()


def _full_records(entities: tuple[Entity, ...]) -> Iterator[MeetingRecord]:
    """The record of each meeting, marked wherever something is withheld."""
    app = App(units=(store := MemoryStore()).units, queries=store.queries, ids=CountingIds(1 << 100), clock=SetClock())
    app.execute(ImportEntities(entities=entities))
    for meeting in (one for one in entities if isinstance(one, Meeting)):
        record = app.queries.meeting_record(meeting.id)
        assert record is not None
        yield _marked(record)


def _prove(entities: tuple[Entity, ...], ending: str, style: HouseStyle) -> None:
    """Every edition of every meeting of the record, with its first minute and its first item made exempt."""
    for full in _full_records(entities):
        for paper in COMPOSERS:
            # A plain `in` would have the whole file told where it fails.
            found = everything_in(written(full, paper, ending, style), ending).count(CANARY)
            assert found == 0, paper


def _marked(record: MeetingRecord) -> MeetingRecord:
    """The record with its first minute and first item exempt, and the word in all that is withheld with them."""
    exempt = Exemption(reason="By law")
    minutes = tuple(replace(one, exempt=exempt) if place == 0 else one for place, one in enumerate(record.minutes))
    items = tuple(replace(one, exempt=exempt) if place == 0 else one for place, one in enumerate(record.items))
    record = replace(record, minutes=minutes, items=items)
    closed_items = {one.id for one in record.items if record.exemption_of(one) is not None}
    closed = {one.id for one in record.minutes if record.exemption_of_minute(one) is not None}
    blocks = tuple(_with_words(one) if _is_withheld(one, closed) else one for one in record.blocks)
    closed_blocks = {one.id for one in blocks if _is_withheld(one, closed)}
    open_actions = {one.action_id for one in blocks if one.minute_id not in closed}
    open_decisions = {one.decision_id for one in blocks if not _is_withheld(one, closed)}
    return replace(
        record,
        minutes=tuple(_renamed(one, heading=CANARY) if one.id in closed else one for one in record.minutes),
        items=tuple(_closed_item(one) if one.id in closed_items else one for one in record.items),
        blocks=blocks,
        papers=tuple(
            replace(one, path=CANARY, title=CANARY if one.item_id in closed_items else one.title)
            for one in record.papers
        ),
        questions=tuple(replace(one, text=CANARY) if one.item_id in closed_items else one for one in record.questions),
        actions=tuple(
            replace(one, owners=one.owners if one.id in open_actions else (Owner(words=CANARY),))
            for one in record.actions
        ),
        declarations=tuple(
            replace(one, ruling=CANARY, interest=CANARY) if one.item_id in closed_items else one
            for one in record.declarations
        ),
        all_events=tuple(
            one if one.kind is EventKind.ADJOURNED and one.minute_id not in closed else replace(one, note=CANARY)
            for one in record.all_events
        ),
        final_answers=tuple(
            one if one.decision_id in open_decisions else replace(one, words=CANARY) for one in record.final_answers
        ),
        attendees=tuple(replace(one, reason=CANARY) for one in record.attendees),
        register_entries=tuple(
            replace(one, raised_by=CANARY, kept_with=CANARY, notes=(RegisterNote(on=date(2022, 3, 14), words=CANARY),))
            if one.block_id in closed_blocks
            else one
            for one in record.register_entries
        ),
        plain_lines=_closed_lines(record, closed, closed_blocks),
    )


def _is_withheld(block: Block, closed: set[Any]) -> bool:
    return block.minute_id in closed or block.kind is BlockKind.PRIVATE_NOTE


def _closed_lines(record: MeetingRecord, minutes: set[Any], blocks: set[Any]) -> tuple[PlainLine, ...]:
    """The word in what is said in plain words of closed business; of a paragraph where it is about both."""
    return tuple(
        replace(one, heading=CANARY, text=CANARY)
        if (one.block_id in blocks if one.block_id is not None else one.minute_id in minutes)
        else one
        for one in record.plain_lines
    )


def _with_words(block: Block) -> Block:
    return replace(block, text=typed(CANARY), update=typed(CANARY), rows=((typed(CANARY),),))


def _renamed(minute: Minute, heading: str) -> Minute:
    exempt = Exemption(reason="By law") if minute.exempt is not None else None
    return replace(minute, heading=heading, exempt=exempt)


def _closed_item(item: AgendaItem) -> AgendaItem:
    exempt = Exemption(reason="By law") if item.exempt is not None else None
    lead = (Lead(words=CANARY),)
    closed = replace(item, title=CANARY, summary=CANARY, opening=CANARY, exempt=exempt)
    return replace(closed, recommendations=(CANARY,), leads=lead, sponsors=lead, notice=Notice(by=CANARY))


# The finished paper is looked over


def _leak(record: MeetingRecord, composed_of: MeetingRecord | None = None) -> str:
    public = public_record(record, PUBLIC_WORDS, NUMBERED_BY_ITEM.numbering)
    document = COMPOSERS["public"](composed_of or public, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    leak = leak_in_document(document, withheld_words(record, public), minuted_in_public(public))
    return f"{leak.place} | {leak.source}" if leak is not None else ""


def _contract(build: RecordBuilder) -> MeetingRecord:
    """Item 1 open, item 2 exempt, item 3 open."""
    build.item("Moorings")
    build.block("The moorings are sound.")
    build.item("Dredging contract", exempt=Exemption(reason="By law", public_title="A contract"))
    build.block("The lowest of the three tenders was accepted after a long talk about its price.")
    build.item("Any other business")
    build.block("There was none.")
    return build.record()


def test_a_paper_that_holds_nothing_withheld_is_let_go(build: RecordBuilder) -> None:
    assert _leak(_contract(build)) == ""


def test_a_paper_composed_of_the_whole_record_is_found_out(build: RecordBuilder) -> None:
    record = _contract(build)
    assert _leak(record, record) == "the title of item 2 | the title of item 2, which is exempt"


def test_a_title_that_holds_the_title_of_exempt_business_is_named(build: RecordBuilder) -> None:
    _contract(build)
    build.item("Costs of the dredging contract")
    assert _leak(build.record()) == "the title of item 4 | the title of item 2, which is exempt"


def test_a_sentence_of_exempt_business_that_was_copied_into_the_open_is_named(build: RecordBuilder) -> None:
    _contract(build)
    build.block("It was said that the lowest of the three tenders was accepted after a long talk about its price, too.")
    assert _leak(build.record()) == "paragraph 3.2 | item 2, which is exempt"


def test_what_any_meeting_says_may_be_said_in_the_open_too(build: RecordBuilder) -> None:
    _contract(build)
    build.minutes[-1], closed = build.minutes[-1], build.minutes[1]
    said = build.block("The Board thanked the officers for the report.")
    build.blocks.append(replace(said, id=build.id(), minute_id=closed.id))
    assert _leak(build.record()) == ""


def test_what_the_clerk_wrote_for_the_public_is_released(build: RecordBuilder) -> None:
    _contract(build)
    words = "The lowest of the three tenders was accepted after a long talk about its price."
    build.items[1] = replace(
        build.items[1], exempt=Exemption(reason="By law", public_title="Dredging contract", public_summary=words)
    )
    assert _leak(build.record()) == ""


def test_a_private_note_that_was_copied_into_a_title_is_named(build: RecordBuilder) -> None:
    _contract(build)
    build.block("Ask the solicitor first", BlockKind.PRIVATE_NOTE)
    build.item("Ask the solicitor first, then the pilot")
    assert _leak(build.record()) == "the title of item 4 | a private note under item 3"


def test_an_exemption_whose_reason_is_still_the_usual_sentence_prints_it_as_it_is() -> None:
    exempt = Exemption(reason="The item was closed to the public by the meeting.")
    assert PUBLIC_WORDS.paragraphs(exempt) == ("The item was closed to the public by the meeting.",)
