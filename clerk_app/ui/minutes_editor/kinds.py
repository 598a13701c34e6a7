"""What paragraphs become: by a leading word or a chord, by Enter behind them, by Enter or Backspace when empty."""

from collections.abc import Sequence
from dataclasses import replace

from clerk_app.domain.board import DecisionKind
from clerk_app.domain.minutes import DEEPEST_LEVEL, BlockKind, ListMarker
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.facts import CONTINUATION, NUMBERED_PARAGRAPH, BlockFacts, SubjectFields

_INNER_MARKER = {
    ListMarker.DECIMAL: ListMarker.LETTER,
    ListMarker.LETTER: ListMarker.ROMAN,
    ListMarker.ROMAN: ListMarker.BULLET,
    ListMarker.BULLET: ListMarker.BULLET,
}


def made_facts(
    kind: BlockKind, ids: Ids, *, decision_kind: str = "", marker: ListMarker | None = None, numbered: bool = True
) -> BlockFacts:
    """The facts of a new block of this kind, with a new id for what it is the first appearance of."""
    match kind:
        case BlockKind.ACTION:
            return BlockFacts(kind=kind, action_id=ids.new())
        case BlockKind.DECISION:
            return BlockFacts(kind=kind, decision_id=ids.new(), fields=SubjectFields(decision_kind=decision_kind))
        case BlockKind.VOTE:
            return BlockFacts(kind=kind, vote_id=ids.new())
        case BlockKind.DECLARATION:
            return BlockFacts(kind=kind, declaration_id=ids.new())
        case BlockKind.LIST_ENTRY:
            return BlockFacts(kind=kind, marker=marker or ListMarker.LETTER)
        case _:
            return BlockFacts(kind=kind, numbered=numbered)


def following(facts: BlockFacts, ids: Ids, *, at_end: bool) -> BlockFacts:
    """What Enter starts behind a block with text: at its end, or in the middle of its words."""
    match facts.kind:
        case BlockKind.LIST_ENTRY:
            return replace(facts, restart=False, pinned_number=None)
        case BlockKind.QUOTATION:
            return BlockFacts(kind=facts.kind)
        case BlockKind.DECISION:
            return made_facts(facts.kind, ids, decision_kind=facts.fields.decision_kind)
        case BlockKind.PRIVATE_NOTE if not at_end:
            return BlockFacts(kind=facts.kind)
        case BlockKind.PARAGRAPH if not at_end:
            return BlockFacts(numbered=facts.numbered)
        case _:
            return NUMBERED_PARAGRAPH


def before(facts: BlockFacts) -> BlockFacts:
    """What Enter at the very start of a block with text puts before it."""
    return replace(facts, pinned_number=None) if facts.kind is BlockKind.LIST_ENTRY else NUMBERED_PARAGRAPH


def emptied(facts: BlockFacts) -> BlockFacts:
    """What Enter makes of an empty block: after lists and quotations a paragraph goes on, the rest begins anew."""
    if facts.kind in (BlockKind.LIST_ENTRY, BlockKind.QUOTATION):
        return CONTINUATION
    if facts.kind is BlockKind.PARAGRAPH and facts.numbered:
        return CONTINUATION
    return NUMBERED_PARAGRAPH


def plain(facts: BlockFacts) -> BlockFacts:
    """The paragraph that is left when a block is no longer anything special."""
    return CONTINUATION if facts.kind in (BlockKind.LIST_ENTRY, BlockKind.QUOTATION) else NUMBERED_PARAGRAPH


def next_decision_kind(key: str, kinds: Sequence[DecisionKind]) -> str:
    """The key of the board's next kind of decision, round and round; its usual one for a key it does not have."""
    keys = [kind.key for kind in kinds]
    if not keys:
        return key
    return keys[(keys.index(key) + 1) % len(keys)] if key in keys else keys[0]


def moved_in(facts: BlockFacts, earlier: Sequence[BlockFacts]) -> BlockFacts:
    """The block one level further in; a paragraph becomes a list entry. `earlier` are the blocks before it."""
    if facts.kind is not BlockKind.LIST_ENTRY:
        return BlockFacts(kind=BlockKind.LIST_ENTRY, marker=_marker_at(0, earlier) or ListMarker.LETTER)
    if facts.level >= DEEPEST_LEVEL:
        return facts
    inner = _INNER_MARKER[facts.marker or ListMarker.BULLET]
    level = facts.level + 1
    return replace(facts, level=level, marker=_marker_at(level, earlier) or inner, restart=False)


def moved_out(facts: BlockFacts, earlier: Sequence[BlockFacts]) -> BlockFacts:
    """The list entry one level further out; from the outermost it becomes a numbered paragraph."""
    if facts.kind is not BlockKind.LIST_ENTRY:
        return facts
    if facts.level == 0:
        return NUMBERED_PARAGRAPH
    level = facts.level - 1
    return replace(facts, level=level, marker=_marker_at(level, earlier) or facts.marker, restart=False)


def _marker_at(level: int, earlier: Sequence[BlockFacts]) -> ListMarker | None:
    for facts in reversed(earlier):
        if facts.kind is not BlockKind.LIST_ENTRY or facts.level < level:
            return None
        if facts.level == level:
            return facts.marker
    return None
