"""The lines in plain words without their widgets: what is listed, asked and said, and answers as acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from clerk_app.domain.identity import Id
from clerk_app.domain.names import name_on
from clerk_app.domain.plain_lines import ExplainedWord, PlainLine, paragraphs, plain_line_id
from clerk_app.domain.reading_ease import LONG_SENTENCE, Ease
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.acts import SavePlainLine
from clerk_app.ui.forms.values import (
    NOTHING,
    Answer,
    Deed,
    Field,
    Heading,
    Kind,
    Parts,
    Phrase,
    Reading,
    Saying,
    Standing,
)
from clerk_app.ui.forms.values import Part as FormPart
from clerk_app.ui.presenting.answers import changed_to, tidy
from clerk_app.ui.presenting.plain_words import (
    Hard,
    Part,
    PlainCheck,
    Subject,
    TextReader,
    looked_over,
    reader_words,
    subjects_of,
)
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month

LINE, EXPLAIN, SHOW = "line", "explain", "show"
"""What the keys of answers begin with: a line, the meaning of a word, and the way to where something stands."""
LINES_OF_TEXT = 7
OLDEST_WANTED = 12
"""The age of readers up to which the words are taken to be plain enough."""
MOST_LISTED = 12
"""How many sentences and words are listed at once; the next ones come as these are dealt with."""
_LETTERS_OF_MEANING = 26
_LETTERS_SHOWN = 30


class PlainWordsPresenter:
    """The lines of one meeting as they are committed, and what children may be taken to know."""

    def __init__(self, record: MeetingRecord, reader: TextReader) -> None:
        self.record = record
        self._reader = reader

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What may be said in plain words, in order."""
        return subjects_of(self.record)

    @cached_property
    def check(self) -> PlainCheck:
        """What is to be known of all of it."""
        return looked_over(self.subjects, self._reader)

    def subject(self, about: str) -> Subject | None:
        """What a line with this key is about."""
        return next((one for one in self.subjects if one.about == about), None)

    def title(self) -> str:
        """What the window's title says."""
        return say("plain_words.window_title", day=self._day(), board=self.board_name())

    def of_meeting(self) -> str:
        """Whose words they are, and of which day."""
        return say("plain_words.of_meeting", day=self._day(), board=self.board_name())

    def board_name(self) -> str:
        """What the board was called on the day."""
        return name_on(self.record.board.names, self.record.meeting.date)

    def _day(self) -> str:
        return day_and_month(self.record.meeting.date)

    # What is asked

    def parts(self, about: str) -> Parts:
        """The fields of a line."""
        subject = self.subject(about)
        if subject is None:
            return (Saying(key="nothing", words=say("plain_words.nothing")),)
        return tuple(self._fields(subject))

    def _fields(self, subject: Subject) -> Iterator[FormPart]:
        key = f"{LINE}/{subject.about}"
        if subject.kind is None:
            yield Field(
                key=f"{key}/{Part.HEADING}",
                label=say("plain_words.heading_label"),
                value=subject.heading,
                note=say("plain_words.heading_note"),
                spoken=say("plain_words.heading_spoken", about=subject.words),
            )
        yield Field(
            key=f"{key}/{Part.TEXT}",
            label=say("plain_words.text_label"),
            kind=Kind.LINES,
            value=subject.text,
            note=say("plain_words.text_note" if subject.kind is None else f"plain_words.{subject.kind}_note"),
            spoken=say("plain_words.text_spoken", about=subject.words),
            lines=LINES_OF_TEXT,
        )

    def read(self, answer: Answer) -> Reading:
        """What an answer asks for."""
        match answer.key.split("/"):
            case [begin, about, part] if begin == LINE:
                return self._line_read(about, Part(part), answer.value)
            case [begin, word] if begin == EXPLAIN:
                return self._explained(word, tidy(answer.value))
        return NOTHING

    def _line_read(self, about: str, part: Part, words: str) -> Reading:
        subject = self.subject(about)
        if subject is None:
            return NOTHING
        line = subject.line or self._new_line(subject)
        changed = replace(line, heading=words) if part is Part.HEADING else replace(line, text=words)
        return Reading(act=SavePlainLine(line=changed)) if changed != line else NOTHING

    def _new_line(self, subject: Subject) -> PlainLine:
        is_minute = subject.kind is None
        return PlainLine(
            id=plain_line_id(subject.about),
            meeting_id=self.record.meeting.id,
            minute_id=subject.about if is_minute else None,
            block_id=None if is_minute else subject.about,
        )

    def _explained(self, word: str, meaning: str) -> Reading:
        if not meaning:
            return NOTHING
        board = self.record.board
        others = tuple(one for one in board.explained_words if one.word.strip().casefold() != word.casefold())
        new = ExplainedWord(word=word, meaning=meaning)
        reading = changed_to(board, replace(board, explained_words=(*others, new)))
        return replace(reading, told=say("plain_words.explained", word=word))

    # What is said of it

    def meter(self, about: str) -> Parts:
        """How easy the line and all lines are, what is missing, and what may be hard, each with the way there."""
        return tuple(self._meter(self.subject(about)))

    def _meter(self, subject: Subject | None) -> Iterator[FormPart]:
        check = self.check
        yield Heading(words=say("plain_words.meter"))
        if subject is not None:
            here = self._reader.read(subject.text).counts.ease
            yield self._standing("meter/here", say("plain_words.here"), here)
        yield self._standing("meter/all", say("plain_words.all"), check.ease)
        if check.missing:
            missing = say("plain_words.missing", count=len(check.missing), of=len(self.subjects))
            yield Saying(key="meter/missing", words=missing)
        if check.long:
            yield Heading(words=say("plain_words.long", count=len(check.long), most=LONG_SENTENCE))
            yield from (self._long(number, one) for number, one in enumerate(check.long[:MOST_LISTED]))
        if check.puzzling:
            yield Heading(words=say("plain_words.puzzling", count=len(check.puzzling)))
            yield Saying(key="meter/how", words=say("plain_words.how_to_explain"))
            yield from (self._puzzling(one) for one in check.puzzling[:MOST_LISTED])

    def _standing(self, key: str, of: str, ease: Ease | None) -> Standing:
        if ease is None:
            return Standing(key=key, kind="neutral", word=of, reason=say("plain_words.unwritten"))
        return Standing(
            key=key,
            kind="ok" if ease.age <= OLDEST_WANTED else "warning",
            word=of,
            reason=say("plain_words.reads", reader=reader_words(ease), ease=max(0, min(100, round(ease.ease)))),
        )

    def _long(self, number: int, hard: Hard) -> Phrase:
        first = _beginning(paragraphs(hard.words)[0].text)
        show = Deed(
            key=f"{SHOW}/{number}/long", words=say("plain_words.show"), spoken=say("plain_words.show_long", words=first)
        )
        return Phrase(key=f"long/{number}", pieces=(say("plain_words.begins", words=first), show))

    def _puzzling(self, hard: Hard) -> Phrase:
        meaning = Field(
            key=f"{EXPLAIN}/{hard.words}",
            label="",
            kind=Kind.READ,
            letters=_LETTERS_OF_MEANING,
            spoken=say("plain_words.meaning_spoken", word=hard.words),
        )
        show = Deed(
            key=f"{SHOW}/{hard.words}/word",
            words=say("plain_words.show"),
            spoken=say("plain_words.show_word", word=hard.words),
        )
        return Phrase(key=f"word/{hard.words}", pieces=(say("plain_words.word", word=hard.words), meaning, show))

    def place_of(self, key: str) -> Hard | None:
        """Where what a "Show" button is about stands."""
        match key.split("/"):
            case [begin, number, "long"] if begin == SHOW:
                return next(iter(self.check.long[int(number) :]), None)
            case [begin, word, "word"] if begin == SHOW:
                return next((one for one in self.check.puzzling if one.words == word), None)
        return None

    # Where to go on

    def neighbour(self, about: str, step: int) -> Id | None:
        """The subject so many places further on; None where there is none."""
        order = [one.about for one in self.subjects]
        here = next((place for place, one in enumerate(order) if one == about), -1)
        there = here + step
        return order[there] if 0 <= there < len(order) else None

    def next_unsaid(self, about: str) -> Id | None:
        """The next subject without a line, round to the first; None where each has one."""
        here = next((place for place, one in enumerate(self.subjects) if one.about == about), -1)
        round_from_here = (*self.subjects[here + 1 :], *self.subjects[: here + 1])
        return next((one.about for one in round_from_here if not one.is_said), None)


def _beginning(sentence: str) -> str:
    """As many of its first words as have room in one line."""
    cut = sentence[: _LETTERS_SHOWN + 1]
    return cut if cut == sentence else cut.rpartition(" ")[0] or sentence[:_LETTERS_SHOWN]
