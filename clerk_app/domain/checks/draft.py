"""A draft as the checks read it: its paragraphs in order, and what more than one check asks of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clerk_app.domain.checks.reporting_verbs import are_reported_speech
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.minutes import OF_TWO_PARTS, Block, BlockKind, Minute
from clerk_app.domain.record import MeetingRecord

_TELLS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY, BlockKind.EARLIER_ACTION, BlockKind.ANSWER})
"""The kinds that tell in sentences what was said; the others are titles, orders, quotations and words of others."""
_LONGEST_QUOTATION = 400
_QUOTED = re.compile(
    rf"“[^”]{{0,{_LONGEST_QUOTATION}}}”"
    rf"|\"[^\"]{{0,{_LONGEST_QUOTATION}}}\""
    rf"|(?<!\w)‘[^‘]{{0,{_LONGEST_QUOTATION}}}?’(?!\w)"
    rf"|(?<!\w)'(?=\w)[^']{{0,{_LONGEST_QUOTATION}}}?'(?!\w)"
    rf"|\[[^\]]{{0,{_LONGEST_QUOTATION}}}\]"
)
_QUOTES = re.compile("[“\"‘'[]")
_NAMES_WHAT_IS_QUOTED = re.compile(
    r"\b(?:aims|clauses|commitments|criteria|motions?|objectives|pledges?|principles|priorities|promises|questions"
    r"|recommendations|rules|statements?|terms|values|wording|words)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n][^!?\n]*?(?:[.!?]+(?=[\s”’)\"']|$)|\n|$)")
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|Cllr|No|Nos|p|pp|cf|approx|Rev|Hon|Prof)|\b[A-Z])\.$")

_LONGEST_SHORT = 12
"""Longer than any of these with what stands before it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it begins in its paragraph."""

    words: str
    start: int

    @property
    def span(self) -> tuple[int, int]:
        """Its first character and the one after its last."""
        return self.start, self.start + len(self.words)


@dataclass(frozen=True)
class Passage:
    """A paragraph of the draft: `text` is what was written at this meeting, of an earlier action what became of it."""

    block: Block
    text: str

    @property
    def id(self) -> Id:
        return self.block.id

    @cached_property
    def told(self) -> str:
        """The text with spaces in place of what is quoted, so that every other character keeps its place."""
        if _QUOTES.search(self.text) is None:
            return self.text
        return _QUOTED.sub(lambda found: " " * len(found[0]), self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text without what is quoted."""
        return tuple(sentences(self.told))

    def span_of(self, start: int, end: int) -> tuple[int, int] | None:
        """A part of the text as a part of the paragraph; None where that has two parts."""
        return None if self.block.kind in OF_TWO_PARTS else (start, end)


@dataclass(frozen=True, eq=False)
class Draft:
    """The minutes of a record, or of one of its items, as they are looked through. `minutes` are in order."""

    record: MeetingRecord
    only: Id | None = None

    @property
    def is_english(self) -> bool:
        """Whether its words can be judged by what is known of English ones."""
        return self.record.board.language.lower().partition("-")[0] == "en"

    @cached_property
    def minutes(self) -> tuple[Minute, ...]:
        """The minutes that are looked through, in order."""
        return tuple(minute for minute in self.record.minutes if self.only in (None, minute.id))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All that is for paper, in order."""
        return tuple(block for minute in self.minutes for block in self.blocks_of(minute.id))

    def blocks_of(self, minute_id: Id) -> tuple[Block, ...]:
        """What of a minute is for paper, in order."""
        return tuple(block for block in self.record.blocks_of[minute_id] if block.is_for_paper)

    @cached_property
    def texts(self) -> Mapping[Id, str]:
        """What was typed first in each paragraph, by its id."""
        return {block.id: block.text.plain for block in self.blocks}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs that tell what was said, in order."""
        return tuple(
            Passage(block, block.update.plain if block.kind in OF_TWO_PARTS else self.texts[block.id])
            for block in self.blocks
            if block.kind in _TELLS
        )

    @cached_property
    def reported(self) -> tuple[Passage, ...]:
        """Those of them that are in reported speech: no questions, and no list of what somebody else had worded."""
        return tuple(self._reported())

    @cached_property
    def is_reported_speech(self) -> bool:
        """Whether these tell, on the whole, what was said, and in the past tense."""
        return are_reported_speech([passage.told for passage in self.reported])

    def _reported(self) -> Iterator[Passage]:
        lead = ""
        for passage in self.passages:
            is_entry = passage.block.kind is BlockKind.LIST_ENTRY
            if not is_entry:
                lead = passage.text.rstrip()
            if passage.text.rstrip().endswith("?") and is_entry:
                continue
            if is_entry and lead.endswith(":") and _NAMES_WHAT_IS_QUOTED.search(_last_sentence(lead)):
                continue
            yield passage

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """How those at the meeting are called who are one person each, the longest names first.

        Their apostrophes are plain ones.
        """
        ones = (one for one in self.record.attendees if one.who.person_id or one.who.post_id)
        return self._names(one for one in ones if not one.head_count)

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """How all those at the meeting are called, likewise."""
        return self._names(self.record.attendees)

    def _names(self, attendees: Iterable[Attendee]) -> tuple[str, ...]:
        names = {with_plain_apostrophes(name) for one in attendees for name in self.record.names_of(one.who)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))


def with_plain_apostrophes(text: str) -> str:
    """The text with one kind of apostrophe, by which names are compared; every character keeps its place."""
    return text.replace("’", "'")


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a short form with a full stop ("e.g.", "Dr.") ends none."""
    start: int | None = None
    for found in _SENTENCE.finditer(text):
        begin = found.start() if start is None else start
        if found.end() < len(text) and _NO_END.search(text, max(begin, found.end() - _LONGEST_SHORT), found.end()):
            start = begin
            continue
        start = None
        words = text[begin : found.end()]
        if stripped := words.strip():
            yield Sentence(stripped, begin + len(words) - len(words.lstrip()))


def _last_sentence(text: str) -> str:
    return next(reversed(tuple(sentences(text)))).words if text.strip() else ""
