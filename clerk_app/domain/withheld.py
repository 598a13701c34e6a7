"""The words that an edition for the public must not hold, and where a finished paper holds some of them all the same.

What is asked here is asked of the result, not of how it was made: a mistake in redacting or composing is found, and so
are words that somebody wrote out again where the public reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.editions import actions_raised_closed
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.record import MeetingRecord

_WORD = re.compile(r"\w+")
_SENTENCES = re.compile(r"[.!?;:]\s+|[\n\t]+")


class Source(StrEnum):
    """What words were withheld from."""

    TITLE = "title"
    WORDS = "words"
    NOTE = "note"


_LEAST = {Source.TITLE: 2, Source.WORDS: 4, Source.NOTE: 4}
"""Fewer words than these are said of any business ("Agreed.", "Report"): they tell nobody what was withheld."""

_LEAST_IN_OPEN_MINUTES = {Source.TITLE: 4, Source.WORDS: 12, Source.NOTE: 12}
"""What is minuted in public was written for the public: "The Board noted the report." may stand there as well. So many
words in a row are no turn of phrase any more; they were copied.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Words in their plain form, and what they are of: a minute or an item by its number, or else by its public title.

    `number` and `title` are those of the minute; of a private note those of the minute it stands in.
    """

    plain: str
    source: Source
    number: str
    title: str

    @property
    def length(self) -> int:
        """How many words they are."""
        return self.plain.count(" ") + 1


def withheld_words(
    record: MeetingRecord, public: MeetingRecord, closed_before: frozenset[Id] = frozenset()
) -> tuple[Withheld, ...]:
    """All words of the record that the public must not read, by sentence; `public` is what was made of it.

    What the clerk released in the public words of the same business is not among them, nor a title under which some of
    it is open.
    """
    found = dict.fromkeys((*_of_minutes(record, public, closed_before), *_of_items(record, public)))
    return tuple(one for one in found if one.plain and one.length >= _LEAST[one.source])


def found_in(text: str, withheld: Iterable[Withheld], minuted: str = "") -> Withheld | None:
    """The first of these words that the text holds, None where it holds none.

    `minuted` is what stands in open minutes, in plain form: what is short and stands there too was said in public.
    """
    return next((one for one in held(text, withheld) if not _was_said(one, minuted)), None)


def held(text: str, withheld: Iterable[Withheld]) -> tuple[Withheld, ...]:
    """Those of these words that the text holds, whether or not they were said in public; of one long text at once."""
    words = plain_form(text)
    return tuple(one for one in withheld if _holds(words, one.plain))


def minuted_in_public(public: MeetingRecord) -> str:
    """What stands in the open minutes of a redacted record, in plain form."""
    closed = {minute.id for minute in public.minutes if public.exemption_of_minute(minute) is not None}
    return " / ".join(plain_form(block.words) for block in public.blocks if block.minute_id not in closed)


def plain_form(text: str) -> str:
    """The words in small letters with one space between them; signs and line ends do not count."""
    return " ".join(_WORD.findall(text.casefold()))


def _holds(words: str, wanted: str) -> bool:
    return f" {wanted} " in f" {words} "


def _was_said(one: Withheld, minuted: str) -> bool:
    return one.length < _LEAST_IN_OPEN_MINUTES[one.source] and _holds(minuted, one.plain)


def _of_minutes(record: MeetingRecord, public: MeetingRecord, closed_before: frozenset[Id]) -> Iterator[Withheld]:
    headings = {minute.id: minute.heading for minute in public.minutes}
    exemptions = {minute.id: record.exemption_of_minute(minute) for minute in record.minutes}
    closed = {minute_id for minute_id, exemption in exemptions.items() if exemption is not None}
    closed_actions = closed_before | actions_raised_closed(record.blocks, closed.__contains__)
    open_titles = _open_titles(public)
    for minute in record.minutes:
        number, title = record.minute_numbers[minute.id], headings[minute.id]
        exemption = exemptions[minute.id]
        for block in record.blocks_of[minute.id]:
            if exemption is not None or block.kind is BlockKind.PRIVATE_NOTE or block.action_id in closed_actions:
                is_note = block.kind is BlockKind.PRIVATE_NOTE
                for words in _words_of(block, closed_actions):
                    if exemption is None or not _is_released(words, exemption):
                        source = Source.NOTE if is_note else Source.WORDS
                        yield Withheld(plain=words, source=source, number=number, title=title)
                for words in _kept_about(record, block):
                    yield Withheld(plain=words, source=Source.NOTE, number=number, title=title)
        if exemption is not None and not _is_open_title(minute.heading, exemption, open_titles):
            yield Withheld(plain=plain_form(minute.heading), source=Source.TITLE, number=number, title=title)


def _of_items(record: MeetingRecord, public: MeetingRecord) -> Iterator[Withheld]:
    titles = {item.id: item.title for item in public.items}
    open_titles = _open_titles(public)
    for item in record.items:
        exemption = record.exemption_of(item)
        if exemption is None:
            continue
        number, title = record.item_numbers[item.id], titles[item.id]
        if not _is_open_title(item.title, exemption, open_titles):
            yield Withheld(plain=plain_form(item.title), source=Source.TITLE, number=number, title=title)
        said = [
            *item.recommendations, item.summary, item.opening,
            *(paper.title for paper in record.papers if paper.item_id == item.id),
            *(question.text for question in record.questions if question.item_id == item.id),
        ]  # fmt: skip
        for text in said:
            for words in _sentences(text):
                if not _is_released(words, exemption):
                    yield Withheld(plain=words, source=Source.WORDS, number=number, title=title)


def _words_of(block: Block, closed_actions: frozenset[Id]) -> Iterator[str]:
    """The sentences of a block; the wording of an action that was raised in public is public wherever it stands."""
    is_public_action = block.kind is BlockKind.EARLIER_ACTION and block.action_id not in closed_actions
    cells = (cell.plain for row in block.rows for cell in row)
    for text in (*(() if is_public_action else (block.text.plain,)), block.update.plain, *cells):
        yield from _sentences(text)


def _kept_about(record: MeetingRecord, block: Block) -> Iterator[str]:
    """The sentences of what is kept in a register about a block."""
    entry = record.in_register.get(block.id)
    if entry is not None:
        for text in (entry.raised_by, entry.kept_with, *(note.words for note in entry.notes)):
            yield from _sentences(text)


def _sentences(text: str) -> Iterator[str]:
    yield from filter(None, map(plain_form, _SENTENCES.split(text)))


def _is_released(words: str, exemption: Exemption) -> bool:
    """Whether the clerk has put the words into what the public reads of the same business."""
    return _holds(plain_form("\n".join((exemption.public_summary, exemption.public_title, exemption.reason))), words)


def _open_titles(public: MeetingRecord) -> frozenset[str]:
    """The titles of open items and the headings of open minutes, in plain form."""
    headings = (one.heading for one in public.minutes if public.exemption_of_minute(one) is None)
    titles = (one.title for one in public.items if public.exemption_of(one) is None)
    return frozenset(map(plain_form, (*headings, *titles)))


def _is_open_title(title: str, exemption: Exemption, open_titles: frozenset[str]) -> bool:
    """Whether the public knows the title: the clerk gave it, or a part of the business that bears it is open."""
    wanted = plain_form(title)
    return wanted in open_titles or _is_released(wanted, exemption)
