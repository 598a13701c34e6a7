"""What of a meeting is said in plain words, what is not said yet, and what in it may be hard for young readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import SAID_IN_PLAIN_WORDS, Block, BlockKind, Minute
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.reading_ease import (
    OLDEST,
    YOUNGEST,
    Counts,
    Ease,
    Spot,
    Vocabulary,
    counts_of,
    long_sentences,
    puzzling_words,
)
from clerk_app.domain.record import MeetingRecord
from clerk_app.plain.children_words import easy_words, hard_words
from clerk_app.wording.catalogue import say
from clerk_app.wording.papers import heading_among_parts

MOST_REMEMBERED = 2000
"""So many texts, each as it was at some time while it was typed, are remembered with what was found in them."""


class Part(StrEnum):
    """The parts of a line."""

    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something that is said in plain words, or may be: a minute, or a decision or an action in it.

    `formal` are the paragraphs of the formal text; `line` is None while nothing is written.
    """

    about: Id
    minute_id: Id
    words: str
    formal: tuple[str, ...]
    kind: BlockKind | None = None
    line: PlainLine | None = None
    has_exempt_part: bool = False

    @property
    def heading(self) -> str:
        """What is written as its heading."""
        return self.line.heading if self.line is not None else ""

    @property
    def text(self) -> str:
        """What is written as its text."""
        return self.line.text if self.line is not None else ""

    @property
    def is_said(self) -> bool:
        """Whether the paper has words for it."""
        return self.line is not None and self.line.is_said


@dataclass(frozen=True, slots=True)
class Hard:
    """Words that may be hard, and in which part of the line about what they stand."""

    about: Id
    part: Part
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCheck:
    """What is to be known of all lines together; `beside_exempt` are those of items of which a part is exempt."""

    missing: tuple[Subject, ...]
    beside_exempt: tuple[Subject, ...]
    ease: Ease | None
    long: tuple[Hard, ...]
    puzzling: tuple[Hard, ...]


@dataclass(frozen=True, slots=True)
class TextRead:
    """What is to be known of one text."""

    counts: Counts
    long: tuple[Spot, ...]
    puzzling: tuple[Spot, ...]


class TextReader:
    """Reads texts by what children may be taken to know, each once: while one is typed, the others stay as they are."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._read: dict[str, TextRead] = {}

    def read(self, text: str) -> TextRead:
        """What is to be known of a text."""
        if text not in self._read:
            if len(self._read) >= MOST_REMEMBERED:
                self._read.clear()
            known = TextRead(counts_of(text), long_sentences(text), puzzling_words(text, self.vocabulary))
            self._read[text] = known
        return self._read[text]


def subjects_of(record: MeetingRecord) -> tuple[Subject, ...]:
    """What may be said in plain words, in the order of the minutes; nothing of what is exempt."""
    minutes = sorted(record.minutes, key=lambda one: one.position)
    is_open = (minute for minute in minutes if record.exemption_of_minute(minute) is None)
    return tuple(subject for minute in is_open for subject in _of_minute(record, minute))


def vocabulary_of(record: MeetingRecord, is_known: Callable[[str], bool] | None = None) -> Vocabulary:
    """What the readers of the board's papers may be taken to know; `is_known` is the dictionary's word, once there."""
    explained = tuple(one.word.strip() for one in record.board.explained_words if one.meaning.strip())
    return Vocabulary(easy=easy_words(), hard=hard_words(), explained=explained, is_known=is_known)


def looked_over(subjects: Sequence[Subject], reader: TextReader) -> PlainCheck:
    """What is missing, how easy all of it is to read, and what in it may be hard; each word once."""
    texts = list(_texts(subjects))
    puzzling: dict[str, Hard] = {}
    for about, part, text in texts:
        for spot in reader.read(text).puzzling:
            puzzling.setdefault(spot.words.casefold(), Hard(about, part, spot.words))
    running = [(about, text) for about, part, text in texts if part is Part.TEXT]
    return PlainCheck(
        missing=tuple(one for one in subjects if not one.is_said),
        beside_exempt=tuple(one for one in subjects if one.is_said and one.has_exempt_part),
        ease=sum((reader.read(text).counts for _, text in running), Counts()).ease,
        long=tuple(Hard(about, Part.TEXT, one.words) for about, text in running for one in reader.read(text).long),
        puzzling=tuple(puzzling.values()),
    )


def reader_words(ease: Ease) -> str:
    """For whom a text is about as easy as it should be."""
    if ease.age <= YOUNGEST:
        return say("plain_words.youngest", age=YOUNGEST)
    return say("plain_words.adult") if ease.age >= OLDEST else say("plain_words.age", age=ease.age)


def _texts(subjects: Sequence[Subject]) -> Iterator[tuple[Id, Part, str]]:
    for subject in subjects:
        for part, text in ((Part.HEADING, subject.heading), (Part.TEXT, subject.text)):
            if text.strip():
                yield subject.about, part, text


def _of_minute(record: MeetingRecord, minute: Minute) -> Iterator[Subject]:
    blocks = [one for one in record.blocks_of[minute.id] if one.is_for_paper]
    heading, number = heading_among_parts(record, minute), record.minute_numbers[minute.id]
    parts = record.parts_of(minute.id)
    yield Subject(
        about=minute.id,
        minute_id=minute.id,
        words=say("plain_words.numbered", number=number, title=heading) if number else heading,
        formal=tuple(words for block in blocks if (words := block.words.strip())),
        line=record.plain.get(minute.id),
        has_exempt_part=any(one.id in parts and record.exemption_of_minute(one) for one in record.minutes),
    )
    for block in blocks:
        if block.kind in SAID_IN_PLAIN_WORDS:
            yield _of_block(record, block)


def _of_block(record: MeetingRecord, block: Block) -> Subject:
    words = " ".join(block.words.split())
    return Subject(
        about=block.id,
        minute_id=block.minute_id,
        words=say(f"plain_words.{block.kind}", words=words),
        formal=(block.words.strip(),),
        kind=block.kind,
        line=record.plain.get(block.id),
    )
