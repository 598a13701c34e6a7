"""The room display without its window: one meeting's record as everybody in the room may see it.

What is closed to the public, private notes and the names of persons never get as far as these values.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from clerk_app.domain.board import DecisionKind
from clerk_app.domain.decisions import Decision, DecisionResult, Proposal, Vote
from clerk_app.domain.forecast import Forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.timeline import wall_time
from clerk_app.ui.presenting.item_numbers import called_numbers
from clerk_app.ui.presenting.quorum import quorum_words
from clerk_app.ui.room_display.discretion import Discretion
from clerk_app.ui.room_display.values import RoomBlock, RoomValues
from clerk_app.ui.widgets.kinds import ICON_OF_STATE
from clerk_app.wording.catalogue import say
from clerk_app.wording.live import count_of, unit_word
from clerk_app.wording.papers import board_name

_DECIDING = frozenset({BlockKind.DECISION, BlockKind.VOTE})


def room_values(
    record: MeetingRecord,
    course: Forecast,
    now: datetime,
    *,
    unfinished: Id | None = None,
    shown: RoomBlock | None = None,
) -> RoomValues:
    """What the room may see at a UTC instant.

    `unfinished` is the block that is being typed: it stays as it is `shown`, and is not shown before it is done.
    """
    return _Room(record, course, now).values(unfinished, shown)


class _Room:
    def __init__(self, record: MeetingRecord, course: Forecast, now: datetime) -> None:
        self._record = record
        self._course = course
        self._now = now
        self._discretion = Discretion(record)
        self._minute = next((minute for minute in record.minutes if minute.id == course.minute_id), None)

    def values(self, unfinished: Id | None, shown: RoomBlock | None) -> RoomValues:
        local, _ = wall_time(self._now, self._record.meeting.time_zone)
        values = RoomValues(
            board=self._fit(board_name(self._record.board, self._record.meeting.date)),
            clock=f"{local:%H:%M}",
            title=self._state(),
            finish=self._finish(),
        )
        if self._minute is not None:
            values = replace(
                values,
                number=self._fit(called_numbers(self._record).get(self._minute.id, "")),
                title=self._title(self._minute),
                block=None if self._is_exempt(self._minute) else self._block(self._minute, unfinished, shown),
            )
        return values if self._course.ended else self._with_quorum(values)

    def _state(self) -> str:
        """How it stands with a meeting that is on no item; empty where it has begun without an agenda."""
        if self._course.ended:
            return say("room.ended")
        return "" if self._course.started else say("room.not_begun")

    def _fit(self, words: str, instead: str = "") -> str:
        """The words, or others where they name a person."""
        return instead if self._discretion.names_somebody(words) else words

    # The item

    def _is_exempt(self, minute: Minute) -> bool:
        return self._record.exemption_of_minute(minute) is not None

    def _title(self, minute: Minute) -> str:
        if self._is_exempt(minute):
            return say("room.private_item")
        return self._fit(minute.heading, say("room.title_withheld"))

    # The proposal or decision

    def _block(self, minute: Minute, unfinished: Id | None, shown: RoomBlock | None) -> RoomBlock | None:
        """The decision or vote begun last, as long as there is anything of it to read."""
        deciding = [block for block in self._record.blocks_of.get(minute.id, ()) if block.kind in _DECIDING]
        for block in sorted(deciding, key=_begun, reverse=True):
            if block.id == unfinished:
                if shown is not None and shown.block_id == block.id:
                    return shown
                continue
            made = self._made(block)
            if made is not None:
                return made
        return None

    def _made(self, block: Block) -> RoomBlock | None:
        subject = self._subject(block)
        text = block.text if block.has_words else self._proposed(subject)
        words = text.plain.strip()
        if not words:
            return None
        withheld = self._discretion.mentions_somebody(text) or self._discretion.hints_at_somebody(words)
        label, icon, meaning = self._manner(block, subject)
        return RoomBlock(
            block_id=block.id,
            label=self._fit(label),
            icon=icon,
            meaning=meaning,
            text=say("room.words_withheld") if withheld else words,
            withheld=withheld,
        )

    def _subject(self, block: Block) -> object:
        subject_id = block.decision_id or block.vote_id
        return self._record.by_id.get(subject_id) if subject_id is not None else None

    def _proposed(self, subject: object) -> RichText:
        proposal_id = subject.proposal_id if isinstance(subject, Decision | Vote) else None
        proposal = self._record.by_id.get(proposal_id) if proposal_id is not None else None
        return proposal.text if isinstance(proposal, Proposal) else RichText()

    def _manner(self, block: Block, subject: object) -> tuple[str, str, str]:
        """The label of a block, its icon and its meaning."""
        if block.kind is BlockKind.VOTE:
            counted = isinstance(subject, Vote) and subject.is_counted
            return say("room.vote_taken" if counted else "room.vote_open"), "vote", "vote"
        if not isinstance(subject, Decision):
            return say("room.decision"), "gavel", "decision"
        if subject.result is DecisionResult.PROVISIONAL:
            return say("room.provisional"), "history", "danger"
        if subject.result in (DecisionResult.ADVICE, DecisionResult.RECOMMENDED):
            return say(f"live.decision.{subject.result}"), "message-square", "warning"
        if subject.result is DecisionResult.LOST:
            return say("room.lost"), "x", "danger"
        return _word(subject.kind, self._record.board.decision_kinds), "gavel", "decision"

    # The foot

    def _with_quorum(self, values: RoomValues) -> RoomValues:
        verdict, card = self._record.verdict(), quorum_words(self._record)
        if verdict is None:
            return values
        return replace(
            values,
            quorum_kind=card.kind,
            quorum_icon=card.icon or ICON_OF_STATE[card.kind],
            quorum=card.word,
            count=self._count(verdict, lacks_chair=card.needs_chair),
            threshold=say("room.threshold", needed=verdict.needed),
        )

    def _count(self, verdict: Verdict, *, lacks_chair: bool) -> str:
        key = "room.represented" if verdict.unit is Unit.AGENCIES else "room.here"
        here = say(key, count_of=count_of(verdict), units=unit_word(verdict, verdict.possible))
        if not lacks_chair:
            return here
        return self._fit(say("room.without_chair", here=here, chair=self._record.board.chair_title), here)

    def _finish(self) -> str:
        if self._course.ended:
            return ""
        if self._course.adjourned:
            return say("live.adjourned")
        finish = self._course.likely_finish
        return say("live.likely_finish", time=f"{finish:%H:%M}") if finish is not None else ""


def _begun(block: Block) -> tuple[bool, datetime, int]:
    return block.at is not None, block.at or datetime.min, block.position


def _word(key: str, kinds: tuple[DecisionKind, ...]) -> str:
    return next((kind.word for kind in kinds if kind.key == key), say("room.decision"))
