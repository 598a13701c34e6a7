"""How much room is round the text of a block: gaps between neighbours, insets of cards, rows for labels and events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.ui.minutes_editor.decoration import BlockDecoration, EventLine
from clerk_app.ui.minutes_editor.dress import Dress
from clerk_app.ui.minutes_editor.facts import BlockFacts

NUMBER_COLUMN = 76
TIME_COLUMN = 50
"""Beside the column of the scroll bar."""

NARROW_NUMBER_COLUMN = 63
NARROW_TIME_COLUMN = 6
OVERHANG = 6
"""How far letters and the caret may reach out of the column of the text; no number and no time comes as near."""

_NARROW_TEXT = 360
_TOP = 14
_BETWEEN_ENTRIES = 4
_BETWEEN_RESOLUTIONS = 6
_EVENT_ROW = 24
_CARD_TOP = 6
_CARD_BOTTOM = 8
CARD_INSET = 13
ENTRY_INDENT = 28
_TABLE_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Column:
    """Where text stands between the numbers on its left and the times on its right, in pixels."""

    left: float
    width: float
    time_right: float | None

    @property
    def right(self) -> float:
        """Where the column of the text ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Frame:
    """The room round the text of one block, in pixels.

    `gap` lies above everything, then the lines of `events_above`, then the card with its label, `above` in all; `below`
    is the foot of the card and the events that follow it. `inset` and `inset_right` narrow the text.
    """

    gap: float
    above: float
    below: float
    inset: float
    inset_right: float
    events_above: tuple[EventLine, ...] = ()
    events_below: tuple[EventLine, ...] = ()
    foot: float = 0


def column_for(width: float, dress: Dress) -> Column:
    """The column of the text in a pane of that width; times go where they would leave too little room for words."""
    left, right = dress.px(NUMBER_COLUMN), dress.px(TIME_COLUMN)
    if width - left - right < dress.px(_NARROW_TEXT):
        left = dress.px(NARROW_NUMBER_COLUMN)
        return Column(left, max(width - left - dress.px(NARROW_TIME_COLUMN), dress.px(80)), None)
    room = min(width - left - right, dress.measure)
    return Column(left, room, left + room + right - dress.px(3))


def event_row(dress: Dress) -> float:
    """The height of one line of an event, with the gap before it."""
    return float(dress.px(_EVENT_ROW) + dress.px(8))


def frame_of(
    facts: Sequence[BlockFacts],
    place: int,
    decoration: BlockDecoration | None,
    events: Mapping[Id | None, tuple[EventLine, ...]],
    block_id: Id,
    dress: Dress,
) -> Frame:
    """The room round the block at a place, between its two neighbours."""
    here = facts[place]
    events_above = events.get(None, ()) if place == 0 else ()
    events_below = events.get(block_id, ())
    gap = _gap(facts[place - 1] if place else None, here, dress)
    head, foot = _card_room(decoration, dress) if decoration else (0.0, 0.0)
    marked = here.kind is BlockKind.DECISION and _has_twin(facts, place)
    return Frame(
        gap=gap,
        above=gap + len(events_above) * event_row(dress) + head,
        below=foot + len(events_below) * event_row(dress),
        inset=_inset(here, dress) + (dress.px(ENTRY_INDENT) if marked else 0),
        inset_right=dress.px(12) if here.is_card else 0,
        events_above=events_above,
        events_below=events_below,
        foot=foot,
    )


def _gap(before: BlockFacts | None, here: BlockFacts, dress: Dress) -> float:
    if before is None:
        return dress.px(_TOP)
    if before.kind is here.kind is BlockKind.LIST_ENTRY:
        return dress.px(_BETWEEN_ENTRIES)
    if before.kind is here.kind is BlockKind.DECISION:
        return dress.px(_BETWEEN_RESOLUTIONS)
    if before.kind is here.kind is BlockKind.QUOTATION:
        return 0.0
    return dress.px(12)


def _card_room(decoration: BlockDecoration, dress: Dress) -> tuple[float, float]:
    foot = dress.detail_row if decoration.details else 0
    return dress.px(_CARD_TOP) + dress.label_row + dress.px(2), foot + dress.px(_CARD_BOTTOM)


def _inset(facts: BlockFacts, dress: Dress) -> float:
    match facts.kind:
        case BlockKind.LIST_ENTRY:
            return dress.px(ENTRY_INDENT) * (facts.level + 1)
        case BlockKind.QUOTATION:
            return dress.px(20)
        case BlockKind.TABLE:
            return dress.px(_TABLE_MARGIN)
        case _:
            return dress.px(CARD_INSET) if facts.is_card else 0


def _has_twin(facts: Sequence[BlockFacts], place: int) -> bool:
    return any(
        facts[beside].kind is BlockKind.DECISION for beside in (place - 1, place + 1) if 0 <= beside < len(facts)
    )
