"""What is shown around the text of a block but is no part of it: labels, second lines, lines of events."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from clerk_app.domain.board import DecisionKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.ui.minutes_editor.facts import BlockFacts


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing said on the second line of a card: an icon's name and words, which may lead somewhere."""

    icon: str
    words: str
    is_missing: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class BlockDecoration:
    """How a card presents itself. `label` ("ACTION 3") and `details` are for reading; `after_label` is set lighter.

    `icon` and `meaning` (a path of the theme's tokens) take the place of those of the block's kind where given.
    """

    label: str
    details: tuple[Detail, ...] = ()
    after_label: str = ""
    is_dashed: bool = False
    icon: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """Somebody came or went, between two paragraphs: read-only, and never part of the text or its undo.

    `after` is the block it follows; None puts it before the first one. Where that block is gone, the line follows the
    last block begun by then. One without a time is about its block alone, and goes with it.
    """

    after: Id | None
    at: datetime | None = None
    words: str
    icon: str = "log-out"
    is_warning: bool = False


class Cards(Mapping[Id, BlockDecoration]):
    """Cards by the ids of their blocks, each made when it is first asked for: of a long minute few are in sight."""

    def __init__(
        self, blocks: Mapping[Id, Block] | None = None, make: Callable[[Block], BlockDecoration | None] | None = None
    ) -> None:
        """`make` makes the card of a block; None for one that has none, or not more than the editor's own."""
        self._blocks = blocks or {}
        self._make = make
        self._made: dict[Id, BlockDecoration | None] = {}

    def let_go(self) -> None:
        """Make no more of them, and keep nothing that is needed to: those that were made stay."""
        self._blocks, self._make = {}, None

    def __getitem__(self, block_id: Id) -> BlockDecoration:
        if block_id not in self._made and self._make is not None:
            self._made[block_id] = self._make(self._blocks[block_id])
        card = self._made[block_id]
        if card is None:
            raise KeyError(block_id)
        return card

    def __iter__(self) -> Iterator[Id]:
        return iter([block_id for block_id in (self._blocks or self._made) if block_id in self])

    def __len__(self) -> int:
        return len(list(iter(self)))


@dataclass(frozen=True, slots=True)
class Decorations:
    """Everything shown around the text of one minute, by the block's id.

    `typed` has the card whose words are being typed, which goes before the one in `blocks`.
    """

    blocks: Mapping[Id, BlockDecoration] = field(default_factory=dict)
    events: tuple[EventLine, ...] = ()
    typed: Mapping[Id, BlockDecoration] = field(default_factory=dict)

    def card(self, block_id: Id) -> BlockDecoration | None:
        """The card of a block; None where nothing more is known of it than the editor knows itself."""
        return self.typed.get(block_id) or self.blocks.get(block_id)

    def let_go(self) -> None:
        """Keep nothing but the cards that were made so far: others take the place of these."""
        if isinstance(self.blocks, Cards):
            self.blocks.let_go()


NO_DECORATIONS = Decorations()

ICONS: Mapping[BlockKind, str] = {
    BlockKind.ACTION: "square-check-big",
    BlockKind.EARLIER_ACTION: "history",
    BlockKind.DECISION: "gavel",
    BlockKind.VOTE: "vote",
    BlockKind.DECLARATION: "scale",
    BlockKind.QUESTION: "message-square",
    BlockKind.ANSWER: "message-square",
    BlockKind.WATCHING_BRIEF: "eye",
    BlockKind.PRIVATE_NOTE: "lock",
    BlockKind.LATER_NOTE: "pencil",
}

MEANINGS: Mapping[BlockKind, str] = {
    BlockKind.ACTION: "action",
    BlockKind.EARLIER_ACTION: "action",
    BlockKind.DECISION: "decision",
    BlockKind.VOTE: "vote",
    BlockKind.DECLARATION: "interest",
    BlockKind.QUESTION: "info",
    BlockKind.ANSWER: "info",
    BlockKind.WATCHING_BRIEF: "info",
    BlockKind.PRIVATE_NOTE: "note",
    BlockKind.LATER_NOTE: "note",
}


def own_decoration(facts: BlockFacts, kinds: Sequence[DecisionKind]) -> BlockDecoration:
    """How a card presents itself until it is told better: its kind's word, its owner and due date as typed."""
    words = {
        BlockKind.ACTION: _tr("ACTION"),
        BlockKind.EARLIER_ACTION: _tr("EARLIER ACTION"),
        BlockKind.DECISION: decision_word(facts.fields.decision_kind, kinds),
        BlockKind.VOTE: _tr("VOTE"),
        BlockKind.DECLARATION: _tr("INTEREST"),
        BlockKind.QUESTION: _tr("QUESTION"),
        BlockKind.ANSWER: _tr("ANSWER"),
        BlockKind.WATCHING_BRIEF: _tr("WATCHING BRIEF"),
        BlockKind.PRIVATE_NOTE: _tr("PRIVATE NOTE"),
        BlockKind.LATER_NOTE: _tr("LATER NOTE"),
    }
    return BlockDecoration(
        label=words.get(facts.kind, ""),
        details=_action_details(facts) if facts.kind is BlockKind.ACTION else (),
        after_label=_after_label(facts.kind),
        is_dashed=facts.kind is BlockKind.PRIVATE_NOTE,
    )


def second_part_hint(kind: BlockKind) -> str:
    """What stands where the second part of a block that has two is still to be typed."""
    return _tr("What did the board answer?") if kind is BlockKind.ANSWER else _tr("What has become of it?")


def decision_word(key: str, kinds: Sequence[DecisionKind]) -> str:
    """The board's word for a kind of decision ("RESOLVED")."""
    return next((kind.word for kind in kinds if kind.key == key), _tr("DECISION"))


def _action_details(facts: BlockFacts) -> tuple[Detail, ...]:
    owners, due = facts.fields.owners, facts.fields.due
    names = ", ".join(owner.words for owner in owners)
    return (
        Detail("user-round", names or _tr("No owner yet"), is_missing=not owners),
        Detail("calendar", due.words if due else _tr("No due date yet"), is_missing=due is None),
    )


def _after_label(kind: BlockKind) -> str:
    return {
        BlockKind.PRIVATE_NOTE: _tr("never exported"),
        BlockKind.QUESTION: _tr("asked and not answered"),
    }.get(kind, "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("MinutesEditor", text)
