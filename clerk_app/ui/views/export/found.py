"""What was found in a draft as it is told beside its pages: by kind, each with the way to its paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.choices import MAY_BE_FULL, FileFormat, PaperKind
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.utf16 import utf16_length
from clerk_app.ui.views.export.presenter import Check
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed

MOST_QUOTED = 3
"""How many places of one paragraph are quoted; of more, the first ones."""
MOST_LETTERS = 90
"""How much of a sentence is quoted."""
_OFFERS = MappingProxyType(
    {CheckName.AGREED_IN_PASSING: ActionId.ADD_DECISION, CheckName.SEVERAL_TASKS: ActionId.SPLIT_ACTION}
)
"""The command by which what was found is put right, where it is one."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One finding: what is said of it, and what its second button says that leads to the place in the minutes."""

    check: Check
    finding: Finding
    offer: str = ""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The findings of one kind: what it is called with how many there are, and a hint where something is offered."""

    check: CheckName
    words: str
    hint: str
    lines: tuple[FoundLine, ...]


def has_a_draft(record: MeetingRecord, paper: PaperKind, formats: Iterable[FileFormat], *, full: bool) -> bool:
    """Whether the words of the minutes are looked through for the paper: where all of them go out to be read.

    Approved minutes are settled, whatever they say.
    """
    if record.meeting.is_approved:
        return False
    is_whole = paper in (PaperKind.MINUTES, PaperKind.EXTRACT) or (full and paper in MAY_BE_FULL)
    return is_whole and any(one is not FileFormat.JSON for one in formats)


def found_groups(found: Iterable[Finding]) -> tuple[FoundGroup, ...]:
    """The findings by kind, in the order in which they come."""
    gathered = groupby(found, key=lambda one: one.check)
    return tuple(_group(check, tuple(_line(one) for one in same)) for check, same in gathered)


def place_in_minutes(record: MeetingRecord, finding: Finding) -> Place | None:
    """Where the minutes are put right: with the words that it is about selected, or the caret where it is to go."""
    block = record.by_id.get(finding.source) if finding.source is not None else None
    if not isinstance(block, Block):
        return None
    meeting, text = record.meeting, block.text.plain
    start, end = finding.span or (len(text), len(text))
    return Place(
        screen=ScreenName.LIVE,
        board_id=meeting.board_id,
        meeting_id=meeting.id,
        minute_id=block.minute_id,
        block_id=block.id,
        after_caret=utf16_length(text[end:]),
        selected=utf16_length(text[start:end]),
    )


def shortened(words: str) -> str:
    """The beginning of the words, up to whole ones, with a sign that there is more."""
    line = " ".join(words.split())
    if len(line) <= MOST_LETTERS:
        return line
    return f"{line[:MOST_LETTERS].rpartition(' ')[0] or line[:MOST_LETTERS]}…"


def _group(check: CheckName, lines: tuple[FoundLine, ...]) -> FoundGroup:
    offered = _OFFERS.get(check)
    keys = spec_of(offered).key_text if offered is not None else ""
    hint = say(f"export.found_hint.{check}", keys=keys) if offered is not None else ""
    return FoundGroup(check, say(f"export.found.{check}", count=len(lines)), hint, lines)


def _line(finding: Finding) -> FoundLine:
    quotes = [say("export.quoted", words=shortened(one)) for one in finding.quotes[:MOST_QUOTED]]
    values = {name: shortened(one) if isinstance(one, str) else one for name, one in finding.values.items()}
    words = say(f"export.finding.{finding.code}", quotes=listed(quotes), **values)
    offer = say(f"export.found_offer.{finding.check}") if finding.check in _OFFERS else ""
    return FoundLine(Check("warning", words, finding.source or ""), finding, offer)
