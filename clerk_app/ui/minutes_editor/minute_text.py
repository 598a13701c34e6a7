"""The text of one minute while it is open: a document whose blocks are the blocks of the record.

Only what was touched is looked at after a change, and read when the changes are taken, so that no key costs more in a
long minute than in a short one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import OF_TWO_PARTS, Block, BlockKind
from clerk_app.domain.richtext import EMPTY, RichText
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import (
    NO_MARKS,
    content_of,
    has_content,
    holds_words,
    insert_in_new_block,
    rich_text,
    table_rows,
    wording_and_update,
)
from clerk_app.ui.minutes_editor.facts import (
    NO_FIELDS,
    NUMBERED_PARAGRAPH,
    BlockFacts,
    BlockFormats,
    SubjectFields,
    block_format,
    facts_of,
    id_and_facts,
    with_facts,
)
from clerk_app.ui.minutes_editor.ordering import positions_for
from clerk_app.ui.minutes_editor.unset_layout import UnsetLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChanges:
    """What changed in the text of a minute since the changes were last taken.

    `put` are new and changed blocks in the order of the text, `removed` the ids of those that went. `fields` holds, by
    block id, the owners, due date and decision kind of every block put that shows an action or a decision, and of those
    whose fields alone changed.
    """

    put: tuple[Block, ...] = ()
    removed: tuple[Id, ...] = ()
    fields: Mapping[Id, SubjectFields] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.put or self.removed or self.fields)


@dataclass(slots=True)
class _Kept:
    """The blocks as the record has them, by id, as far as this document has told."""

    blocks: dict[Id, Block] = field(default_factory=dict)
    fields: dict[Id, SubjectFields] = field(default_factory=dict)


class MinuteText(QObject):
    """One minute in the making, to be filled by `load`, which is no edit: after it there is nothing to take or undo."""

    changed = Signal()
    """Something may have to be saved."""

    blocks_changed = Signal(int, int, int)
    """Blocks of the document from a place on: how many there were, and how many there are now.

    A block whose first words came, or whose last ones went, is told of as well.
    """

    undo_step_added = Signal(QObject)
    """The document of this text has one more step to undo."""

    replayed = Signal(int)
    """A step was taken back or again; the caret belongs at this position."""

    def __init__(
        self, minute_id: Id, ids: Ids, now: Callable[[], datetime | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.minute_id = minute_id
        self.ids = ids
        self.order: list[Id] = []
        self.facts: list[BlockFacts] = []
        self.worded: list[bool] = []
        self.document = QTextDocument(self)
        self.document.setDocumentLayout(UnsetLayout(self.document))
        self._now = now
        self._present: Counter[Id] = Counter()
        self._begun: dict[Id, datetime | None] = {}
        self._positions: dict[Id, int] = {}
        self._kept = _Kept()
        self._dirty: set[Id] = set()
        self._gone: set[Id] = set()
        self._placeholder: Id | None = None
        self._loaded: tuple[Block, ...] = ()
        self._silent = False
        self._replaying = False
        self._same_step = False
        self._must_rekey = False
        self.document.contentsChange.connect(self._note_change)
        self.document.contentsChanged.connect(self._after_change)
        self.document.undoCommandAdded.connect(self._note_undo_step)

    def load(self, blocks: Sequence[Block], fields: Mapping[Id, SubjectFields] | None = None) -> None:
        """Fill the document from the record (`fields` by block id); an empty minute gets one empty paragraph."""
        given = fields or {}
        before = len(self.order)
        facts = [facts_of(block, given.get(block.id, NO_FIELDS)) for block in blocks]
        contents = [content_of(block) for block in blocks]
        placeholder = None if blocks else self.ids.new()
        self._silent = True
        self.document.setUndoRedoEnabled(False)
        self.document.clear()
        cursor = QTextCursor(self.document)
        formats = BlockFormats()
        cursor.beginEditBlock()
        for place, block in enumerate(blocks):
            made = formats.of(block.id, facts[place])
            cursor.insertBlock(made, NO_MARKS) if place else cursor.setBlockFormat(made)
            insert_in_new_block(cursor, contents[place])
        if placeholder is not None:
            cursor.setBlockFormat(block_format(placeholder, NUMBERED_PARAGRAPH))
        cursor.endEditBlock()
        self.document.setUndoRedoEnabled(True)
        self.document.setModified(False)
        self._silent = False
        self.order = [block.id for block in blocks] if placeholder is None else [placeholder]
        self.facts = facts or [NUMBERED_PARAGRAPH]
        self.worded = [has_content(content) for content in contents] or [False]
        self._placeholder = placeholder
        self._begin_from(blocks, given)
        self.blocks_changed.emit(0, before, len(self.order))

    def snapshot(self) -> tuple[Block, ...]:
        """All blocks as they would be recorded now, in order."""
        known = self._positions | positions_for(self.order, self._positions, self._unplaced_or_touched())
        return tuple(self._read(block, known[block_id]) for block_id, block in self._pairs())

    def take_changes(self) -> BlockChanges:
        """What changed since the last taking; the caller saves it. Text taken back to what it was is no change."""
        if self._is_unwritten:
            self._dirty.clear()
            self._gone.clear()
            return BlockChanges()
        touched = self._touched_places()
        given = positions_for(self.order, self._positions, touched)
        self._positions |= given
        if len(given) > len(touched):
            touched = set(range(len(self.order)))
        put: list[Block] = []
        fields: dict[Id, SubjectFields] = {}
        for place in sorted(touched):
            block = self._read(self.document.findBlockByNumber(place), self._positions[self.order[place]])
            own_fields = self.facts[place].fields
            changed = self._kept.blocks.get(block.id) != block
            if changed:
                put.append(block)
            if own_fields != self._kept.fields.get(block.id, NO_FIELDS) or (changed and own_fields != NO_FIELDS):
                fields[block.id] = own_fields
            self._kept.blocks[block.id] = block
            self._kept.fields[block.id] = own_fields
        removed = tuple(gone for gone in sorted(self._gone) if gone not in self._present and self._forget(gone))
        self._dirty.clear()
        self._gone.clear()
        return BlockChanges(put=tuple(put), removed=removed, fields=fields)

    def write_empty(self) -> None:
        """Take the empty paragraph of a fresh minute for written: something is to be kept about it."""
        if self._is_unwritten:
            self._placeholder = None
            self._dirty.update(self.order)
            self.changed.emit()

    @property
    def has_changes(self) -> bool:
        """True while there may be something to take."""
        return bool(self._dirty or self._gone) and not self._is_unwritten

    @property
    def _is_unwritten(self) -> bool:
        """True while nothing but the empty paragraph of a fresh minute is there: looking at it is no change."""
        is_blank = self.facts == [NUMBERED_PARAGRAPH] and self.document.isEmpty()
        return is_blank and self.order == [self._placeholder]

    @property
    def loaded(self) -> tuple[Block, ...]:
        """The blocks that the text was filled with."""
        return self._loaded

    def told(self) -> tuple[Block, ...]:
        """The blocks as the record has them, once every change is taken."""
        return tuple(self._kept.blocks[block_id] for block_id in self.order if block_id in self._kept.blocks)

    def be_as(self, blocks: Sequence[Block]) -> None:
        """By undo the text is again what the record had at a time: what is told next are these blocks as they were,
        times and positions and all, so that whatever was recorded before can be taken back as well.
        """
        for block in blocks:
            self._positions[block.id] = block.position
            if block.at is not None or block.text:
                self._begun[block.id] = block.at
            else:
                self._begun.pop(block.id, None)
        self._dirty |= self._present.keys() & {block.id for block in blocks}

    def place_of(self, block_id: Id) -> int | None:
        """The place of a block in the document, or None where it is not there."""
        return self.order.index(block_id) if block_id in self._present else None

    def expect_back(self, block: Block) -> int:
        """The place among the paragraphs at which a removed block stood; it is about to come back, as old as it was."""
        if block.at is not None:
            self._begun[block.id] = block.at
        self._positions[block.id] = block.position
        later = (
            place for place, one in enumerate(self.order) if self._positions.get(one, block.position) > block.position
        )
        return next(later, len(self.order) if self._placeholder is None else 0)

    def begun_at(self, place: int) -> datetime | None:
        """When the block at a place was begun; None while it is empty, or not known."""
        return self._begun.get(self.order[place])

    def content_of(self, block: QTextBlock) -> RichText:
        """The characters of one block with their marks."""
        return rich_text(block)

    def set_facts(self, block: QTextBlock, facts: BlockFacts, block_id: Id | None = None) -> None:
        """Give a block of the document other facts, and another id where one is given; undoable."""
        own_id, _ = id_and_facts(block)
        QTextCursor(block).setBlockFormat(block_format(block_id or own_id, facts))

    @contextmanager
    def one_step(self) -> Iterator[QTextCursor]:
        """A cursor whose edits are undone together."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()

    @contextmanager
    def more_of_step(self) -> Iterator[QTextCursor]:
        """A cursor whose edits are undone with the step before, since which nothing may have changed the text."""
        self._same_step = True
        cursor = QTextCursor(self.document)
        cursor.joinPreviousEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self._same_step = False

    @contextmanager
    def only_looks(self) -> Iterator[None]:
        """What is done to the document inside changes its looks alone, and is nothing to save."""
        self._silent = True
        try:
            yield
        finally:
            self._silent = False

    def seal(self) -> None:
        """What is typed next begins an undo step of its own."""
        self.document.setModified(False)  # Qt joins typing only while the document counts as modified

    def undo_step(self) -> None:
        """Take back the last step of the document."""
        self._replay(self.document.undo)

    def redo_step(self) -> None:
        """Do again the step that was taken back last."""
        self._replay(self.document.redo)

    def _replay(self, step: Callable[[QTextCursor], None]) -> None:
        cursor = QTextCursor(self.document)
        self._replaying = True
        try:
            step(cursor)
        finally:
            self._replaying = False
        self.seal()
        self.replayed.emit(cursor.position())

    def _begin_from(self, blocks: Sequence[Block], fields: Mapping[Id, SubjectFields]) -> None:
        self._present = Counter(self.order)
        self._begun = {block.id: block.at for block in blocks if block.at is not None or block.text}
        self._positions = {block.id: block.position for block in blocks}
        self._kept = _Kept({block.id: block for block in blocks}, dict(fields))
        self._dirty.clear()
        self._gone.clear()
        self._loaded = tuple(blocks)

    def _note_change(self, position: int, _removed: int, added: int) -> None:
        if self._silent:
            return
        first = self.document.findBlock(position)
        last = self.document.findBlock(position + added)
        start = first.blockNumber()
        stop = (last if last.isValid() else self.document.lastBlock()).blockNumber() + 1
        grown = self.document.blockCount() - len(self.order)
        if stop == start + 1 and not grown:
            self._note_one(start, first)
        else:
            self._note_several(start, stop, grown)

    def _note_one(self, place: int, block: QTextBlock) -> None:
        block_id, facts = id_and_facts(block)
        if block_id != self.order[place] or facts != self.facts[place]:
            self._note_several(place, place + 1, 0)
            return
        self._dirty.add(block_id)
        was_worded, self.worded[place] = self.worded[place], holds_words(block)
        begins = block_id not in self._begun and block.length() > 1
        if begins:
            self._begun[block_id] = self._now()
        if begins or was_worded != self.worded[place]:
            self.blocks_changed.emit(place, 1, 1)

    def _note_several(self, start: int, stop: int, grown: int) -> None:
        old_stop = max(stop - grown, start)
        old = self.order[start:old_stop]
        blocks = list(self._blocks(start, stop))
        pairs = [id_and_facts(block) for block in blocks]
        new = [block_id for block_id, _ in pairs]
        self.order[start:old_stop] = new
        self.facts[start:old_stop] = [facts for _, facts in pairs]
        self.worded[start:old_stop] = [holds_words(block) for block in blocks]
        self._present.subtract(old)
        self._present.update(new)
        for block_id in old:
            if self._present[block_id] <= 0:
                del self._present[block_id]
                self._gone.add(block_id)
        self._dirty.update(new)
        self._must_rekey = any(self._present[block_id] > 1 or not block_id for block_id in new)
        for block_id, block in zip(new, blocks, strict=True):
            if block_id not in self._begun and block.length() > 1:
                self._begun[block_id] = self._now()
        self.blocks_changed.emit(start, old_stop - start, stop - start)

    def _after_change(self) -> None:
        if self._silent:
            return
        if self._must_rekey and not self._replaying and not self._same_step:
            self._rekey()
        if self._dirty or self._gone:
            self.changed.emit()

    def _rekey(self) -> None:
        """Give copies of a block new ids, in the undo step that made them; the first that has text keeps the id."""
        self._must_rekey = False
        keepers: dict[Id, int] = {}
        for place, block in enumerate(self._blocks(0, self.document.blockCount())):
            keeper = keepers.setdefault(self.order[place], place)
            if block.length() > 1 and self.document.findBlockByNumber(keeper).length() == 1:
                keepers[self.order[place]] = place
        strays = [place for place, block_id in enumerate(self.order) if not block_id or keepers[block_id] != place]
        self._same_step = True
        cursor = QTextCursor(self.document)
        cursor.joinPreviousEditBlock()
        for place in strays:
            self.set_facts(self.document.findBlockByNumber(place), self.facts[place], self.ids.new())
        cursor.endEditBlock()
        self._same_step = False

    def _note_undo_step(self) -> None:
        if not self._same_step:
            self.undo_step_added.emit(self)

    def _read(self, block: QTextBlock, position: int) -> Block:
        place = block.blockNumber()
        block_id, facts = self.order[place], self.facts[place]
        known = self._kept.blocks.get(block_id)
        base = known or Block(id=block_id, minute_id=self.minute_id, position=position)
        base = with_facts(replace(base, position=position, at=self._begun.get(block_id)), facts)
        text = rich_text(block)
        match facts.kind:
            case BlockKind.TABLE:
                return replace(base, text=EMPTY, update=EMPTY, rows=table_rows(text))
            case kind if kind in OF_TWO_PARTS:
                wording, update = wording_and_update(text)
                return replace(base, text=wording, update=update, rows=())
            case _:
                return replace(base, text=text, update=EMPTY, rows=())

    def _forget(self, block_id: Id) -> bool:
        self._kept.fields.pop(block_id, None)
        return self._kept.blocks.pop(block_id, None) is not None

    def _touched_places(self) -> set[int]:
        if not self._dirty:
            return set()
        if self._placeholder is not None:  # the empty paragraph of a fresh minute is recorded with the first change
            self._dirty.add(self._placeholder)
            self._placeholder = None
        if len(self._dirty) < 8:
            return {self.order.index(block_id) for block_id in self._dirty if block_id in self._present}
        return {place for place, block_id in enumerate(self.order) if block_id in self._dirty}

    def _unplaced_or_touched(self) -> set[int]:
        return {
            place
            for place, block_id in enumerate(self.order)
            if block_id in self._dirty or block_id not in self._positions
        }

    def _pairs(self) -> Iterator[tuple[Id, QTextBlock]]:
        return zip(self.order, self._blocks(0, len(self.order)), strict=True)

    def _blocks(self, start: int, stop: int) -> Iterator[QTextBlock]:
        block = self.document.findBlockByNumber(start)
        for _ in range(start, stop):
            yield block
            block = block.next()
