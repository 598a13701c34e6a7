"""What was there before, as it is shown: earlier wordings of a paragraph, and paragraphs that were removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from clerk_app.domain.board import DecisionKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.timeline import wall_time
from clerk_app.services.ports import RemovedBlock, Revision
from clerk_app.ui.minutes_editor.decoration import own_decoration
from clerk_app.ui.minutes_editor.facts import facts_of
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_of_year


@dataclass(frozen=True, slots=True, kw_only=True)
class PastWording:
    """One row: when it was, what it was, its words, and those of the wording after it (None: nothing to compare).

    `block` is what is brought back; None for what stands there now.
    """

    when: str
    words: str
    aside: str = ""
    later: str | None = None
    block: Block | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the pop-up shows: its title with a remark, and the rows; `take` is what its button says.

    Without `take` the rows can be read and nothing can be brought back. `note` is told under them.
    """

    title: str
    wordings: tuple[PastWording, ...]
    aside: str = ""
    take: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Says when something was, as the clock in the room had it, and what a paragraph was."""

    zone: str
    today: date
    kinds: tuple[DecisionKind, ...]

    def when(self, at: datetime) -> str:
        """The time, with the day where that is not today."""
        local = wall_time(at, self.zone)[0]
        clock = f"{local:%H:%M}"
        return clock if local.date() == self.today else f"{day_of_year(local.date(), self.today)}, {clock}"

    def kind(self, block: Block) -> str:
        """The word of its card; nothing for what stands on none."""
        return own_decoration(facts_of(block), self.kinds).label.capitalize()


def earlier_wordings(present: Block, kept: Iterable[Revision], teller: Teller) -> tuple[PastWording, ...]:
    """The wording that stands now and those before it, latest first; only the one now where there was no other.

    `kept` come latest first. A wording that was kept twice in a row, or that had no words yet, is shown once or never.
    """
    now = PastWording(when=say("past.now"), words=present.words, aside=teller.kind(present))
    return (now, *_before(present, kept, teller))


def _before(present: Block, kept: Iterable[Revision], teller: Teller) -> Iterator[PastWording]:
    later = present
    for revision in kept:
        block = revision.block
        if _says_something(block) and not _is_same(block, later):
            yield PastWording(
                when=teller.when(revision.recorded_at),
                words=block.words,
                aside=teller.kind(block),
                later=later.words,
                block=block,
            )
            later = block


def removed_paragraphs(
    removed: Iterable[RemovedBlock], teller: Teller, part: Callable[[Id], str]
) -> tuple[PastWording, ...]:
    """The paragraphs that went and had words; `part` says where in the meeting each stood, where that is to be told."""
    return tuple(
        PastWording(
            when=teller.when(gone.removed_at),
            words=gone.block.words,
            aside=", ".join(filter(None, (teller.kind(gone.block), part(gone.block.minute_id)))),
            block=gone.block,
        )
        for gone in removed
        if _says_something(gone.block)
    )


def _says_something(block: Block) -> bool:
    """A vote says its counts, whether or not words stand beside them."""
    return block.has_words or block.kind is BlockKind.VOTE


def _is_same(block: Block, other: Block) -> bool:
    """True where nothing that is brought back differs: a block keeps its place, and when it was begun."""
    return replace(block, minute_id=other.minute_id, position=other.position, at=other.at) == other
