"""The real minutes beside the checkout as records, made from the maps of the proofs by keyboard, without a window."""

import re
from collections.abc import Sequence
from dataclasses import replace

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.house_style import USUAL, ParagraphNumbers
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.timeline import EventKind
from tests.builders import RecordBuilder
from tests.seeds.seed_map import Passage, all_of, passages_of, task, text_of

_KINDS = {
    "paragraph": BlockKind.PARAGRAPH,
    "continuation": BlockKind.PARAGRAPH,
    "approval": BlockKind.PARAGRAPH,
    "list_entry": BlockKind.LIST_ENTRY,
    "earlier_action": BlockKind.EARLIER_ACTION,
    "action": BlockKind.ACTION,
    "resolution_lead": BlockKind.PARAGRAPH,
    "resolution": BlockKind.DECISION,
}
NUMBERS = ("000", "001", "004")
"""The documents that are minutes."""


def real_minutes(number: str) -> MeetingRecord:
    """The minutes with that number; a test that asks for them is skipped where they are absent."""
    passages, lines = passages_of(number), text_of(number).split("\n")
    build = RecordBuilder()
    _attend(build, passages)
    if not all_of(passages, "heading"):
        build.minute("")
    for passage in passages:
        if passage.kind == "heading":
            words = passage.facts.get("title_words")
            build.minute(passage.span(0, words), pinned_number=_label(passage, lines))
        elif passage.kind in _KINDS:
            _put(build, passage)
    _carry_forward(build, passages)
    style = USUAL if number == "001" else replace(USUAL, paragraphs=ParagraphNumbers.NONE)
    return replace(build.record(), house_style=style)


def _attend(build: RecordBuilder, passages: Sequence[Passage]) -> None:
    for listed in all_of(passages, "attendance"):
        headings = listed.facts.get("headings", ())
        for place, name in enumerate(listed.pieces()):
            if place not in headings:
                build.event(EventKind.ARRIVED, 15, 30, build.attendee(re.sub(r",? \(?Chair\)?$", "", name)))
    for listed in all_of(passages, "apologies"):
        for name in listed.pieces():
            build.event(EventKind.APOLOGIES, 15, 0, build.attendee(name))


def _put(build: RecordBuilder, passage: Passage) -> None:
    kind = _KINDS[passage.kind]
    if kind is BlockKind.ACTION:
        build.action(task(passage), *(passage.span(*bounds) for bounds in passage.facts["owner_words"]))
    elif kind is BlockKind.EARLIER_ACTION:
        words = passage.facts["wording_words"]
        build.block(
            passage.span(0, words),
            kind,
            update=typed(passage.span(words)),
            status=ActionStatus(passage.facts["status"]),
        )
    else:
        marker = ListMarker(passage.facts.get("marker", "decimal")) if kind is BlockKind.LIST_ENTRY else None
        build.block(passage.text, kind, marker=marker, numbered=passage.kind != "continuation")


def _carry_forward(build: RecordBuilder, passages: Sequence[Passage]) -> None:
    """Earlier actions that are set anew are the same actions."""
    anew = {
        passage.facts.get("lines", (0,))[0]: block.action_id
        for passage, block in zip(
            all_of(passages, "action"), [one for one in build.blocks if one.kind is BlockKind.ACTION], strict=True
        )
    }
    told = iter(all_of(passages, "earlier_action"))
    for place, block in enumerate(build.blocks):
        if block.kind is BlockKind.EARLIER_ACTION:
            build.blocks[place] = replace(block, action_id=anew.get(next(told).facts.get("carried_by", 0)))


def _label(passage: Passage, lines: Sequence[str]) -> str:
    """The number of an item as the document has it, with the sign behind it."""
    parts = passage.facts.get("parts") or [[line, 0, None] for line in passage.facts["lines"]]
    words = re.sub(r"<[^>]*>", " ", lines[parts[0][0] - 1]).split()
    return str(words[parts[0][1]])
