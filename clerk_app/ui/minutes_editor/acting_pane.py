"""What can be asked of the editor by menus, keys and pop-ups; each is one step of undo."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from clerk_app.domain.cleaning import clean
from clerk_app.domain.house_style import USUAL
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.numbering import NOTHING_BEFORE, CountBefore, NumberingScheme
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import RichText
from clerk_app.domain.span import Span
from clerk_app.ui.minutes_editor import borders, tables
from clerk_app.ui.minutes_editor.block_text import DIVIDERS, insert_rich
from clerk_app.ui.minutes_editor.clauses import decide_selection, selects_a_part
from clerk_app.ui.minutes_editor.clipboard import insert_pasted, taken_along
from clerk_app.ui.minutes_editor.decoration import Decorations
from clerk_app.ui.minutes_editor.facts import NO_FIELDS, SubjectFields, facts_of
from clerk_app.ui.minutes_editor.kinds import made_facts, next_decision_kind
from clerk_app.ui.minutes_editor.mentions import format_for_typing, insert_person, query_at
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_pane import MinutesPane, Typing
from clerk_app.ui.minutes_editor.paragraph_acts import change_level, move, put_in, rewrite, turn_into, write_as
from clerk_app.ui.minutes_editor.spot import (
    before_caret,
    begin_behind,
    block_at,
    held,
    held_at,
    keep_in_last_part,
    select,
    selected_blocks,
    set_held,
)
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.utf16 import utf16_length
from clerk_app.ui.widgets.recognised import recognised


@dataclass(frozen=True, slots=True)
class Recognised:
    """What of a block's words is taken for its owners, and what for its due date."""

    block_id: Id
    owners: tuple[Span, ...] = ()
    due: Span | None = None


NOTHING_RECOGNISED = Recognised(Id(""))


class ActingPane(MinutesPane):
    """The pane with everything that can be done to the paragraph of the caret."""

    prefix_used = Signal(object, str)
    """A paragraph became this BlockKind by a leading word or a chord; the id of its block."""

    history_wanted = Signal()
    """The earlier wordings of the paragraph of the caret are to be shown."""

    removed_wanted = Signal()
    """The paragraphs that were removed are to be shown."""

    def __init__(self, theme: Theme, typing: Typing, undo: MeetingUndo, parent: QWidget | None = None) -> None:
        super().__init__(theme, typing, parent)
        self._undo = undo
        self._recognised = NOTHING_RECOGNISED
        theme.changed.connect(self._mark)

    def show_text(
        self,
        text: MinuteText,
        number: str,
        scheme: NumberingScheme = USUAL.numbering,
        before: CountBefore = NOTHING_BEFORE,
        decorations: Decorations | None = None,
    ) -> None:
        """Show the text of a minute with that number, and watch over its undo; the pane keeps the text from now on."""
        self._undo.watch(text)
        self.mark_recognised(NOTHING_RECOGNISED)
        super().show_text(text, number, scheme, before, decorations)

    def undo(self) -> None:
        """Take back whatever was done last, in this minute or elsewhere in the meeting."""
        self._undo.undo()

    def redo(self) -> None:
        """Do again whatever was taken back last."""
        self._undo.redo()

    @property
    def undo_words(self) -> str:
        """What would be taken back now; empty for nothing."""
        return self._undo.stack.undoText()

    @property
    def redo_words(self) -> str:
        """What would be done again now; empty for nothing."""
        return self._undo.stack.redoText()

    @property
    def can_undo(self) -> bool:
        """True while there is something to take back."""
        return self._undo.stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """True while something that was taken back can be done again."""
        return self._undo.stack.canRedo()

    def cut(self) -> None:
        """Copy what is selected, and delete it."""
        if self.textCursor().hasSelection():
            self.copy()
            with self.step(Step.CUTTING) as cursor:
                borders.delete_selection(cursor)

    def move_selection(self, position: int) -> None:
        """Move what is selected to a position outside it, in one step.

        Several paragraphs, or parts, stay where they are if cells or the parts of an earlier action would have to be
        taken apart for it; within one part, words are moved as everywhere.
        """
        cursor = self.textCursor()
        if cursor.selectionStart() <= position <= cursor.selectionEnd() or self._takes_parts_apart(cursor, position):
            return
        paragraphs = taken_along(cursor)
        target = QTextCursor(cursor)
        target.setPosition(position)
        with self.step(Step.DRAGGING) as edit:
            borders.delete_selection(edit)
            edit.setPosition(target.position())
            keep_in_last_part(edit)
            insert_pasted(edit, paragraphs, self.text.ids)

    def _takes_parts_apart(self, cursor: QTextCursor, position: int) -> bool:
        blocks = selected_blocks(cursor)
        if len(blocks) == 1 and not any(divider in cursor.selectedText() for divider in DIVIDERS):
            return False
        return any(held(block).is_divided for block in (*blocks, block_at(cursor, position)))

    @contextmanager
    def step(self, step: Step) -> Iterator[QTextCursor]:
        """The caret's cursor, for edits that are undone together under this name; the caret follows it."""
        with self._undo.named(step), super().step(step) as cursor:
            yield cursor

    def mark_paragraph(self, kind: BlockKind, decision_kind: str = "") -> None:
        """Make the paragraph of the caret this kind, or add one behind it where the caret is in the midst of its words.

        A decision becomes the board's next kind of decision, unless one is named. Where only some words of a paragraph
        are selected, these become a decision of their own.
        """
        here = held_at(self.textCursor())
        kinds = self.typing.decision_kinds
        with self.step(Step.KIND) as cursor:
            if kind is here.facts.kind is BlockKind.DECISION:
                key = decision_kind or next_decision_kind(here.facts.fields.decision_kind, kinds)
                set_held(here, replace(here.facts, fields=replace(here.facts.fields, decision_kind=key)))
            elif kind is not here.facts.kind:
                usual = kinds[0].key if kinds else ""
                facts = made_facts(kind, self.text.ids, decision_kind=decision_kind or usual)
                if kind is BlockKind.DECISION and selects_a_part(cursor):
                    decide_selection(cursor, facts, self.text.ids)
                else:
                    turn_into(cursor, facts, self.text.ids)
        self.prefix_used.emit(kind, self.caret_block_id)

    def change_level(self, *, inward: bool) -> None:
        """Put the selected paragraphs one level of their list further in or out."""
        with self.step(Step.LEVEL) as cursor:
            change_level(cursor, inward=inward)

    def move_paragraph(self, *, up: bool) -> None:
        """Move the selected paragraphs one place up or down."""
        with self.step(Step.MOVING) as cursor:
            move(cursor, up=up)

    def insert_time(self) -> None:
        """Type the time now."""
        self.insert_words(f"{self.typing.now():%H:%M}", Step.TIME)

    def insert_words(self, words: str, step: Step = Step.TYPING) -> None:
        """Type words at the caret, in place of what is selected."""
        with self.step(step) as cursor:
            borders.delete_selection(cursor)
            cursor.insertText(clean(words).replace("\n", " "), format_for_typing(cursor))

    def ask_for_person(self) -> None:
        """Begin a mention, as if @ had been typed."""
        before = before_caret(self.textCursor())
        self.insert_words("@" if not before or before[-1].isspace() else " @", Step.PERSON)

    def insert_person(self, words: str, party: Party | None) -> None:
        """Put somebody at the caret, in place of the letters being looked for: an action's owner, else a mention."""
        names_owner = self._names_owner()
        with self.step(Step.PERSON) as cursor:
            insert_person(cursor, words, party, names_owner=names_owner)
        self.setCurrentCharFormat(QTextCharFormat())

    def put_before_caret(self, span: Span, words: str) -> None:
        """Put words in place of some characters of the block that end at the caret, as a step of its own."""
        self.text.seal()
        with self.step(Step.DATE) as cursor:
            typed = utf16_length(span.of(before_caret(cursor)))
            select(cursor, cursor.position() - typed, cursor.position())
            cursor.insertText(words)

    def mark_recognised(self, found: Recognised) -> None:
        """Show what of a block's words is taken for its owners and its due date, until something else is shown."""
        self._recognised = found
        self._mark()

    def _names_owner(self) -> bool:
        """Whether the words of the action name an owner, apart from whoever is just being looked for."""
        if self._recognised.block_id != self.caret_block_id:
            return False
        query = query_at(self.textCursor())
        return any(query is None or owner.end <= query.span.start for owner in self._recognised.owners)

    def _mark(self) -> None:
        found = self._recognised
        place = self.text.place_of(found.block_id) if found.block_id else None
        if place is None:
            self.setExtraSelections([])
            return
        block = self.document().findBlockByNumber(place)
        parts = recognised(QTextCursor(block), block.text(), found.owners, found.due, self._theme)
        self.setExtraSelections(parts)

    def add_block(self, kind: BlockKind, words: RichText, fields: SubjectFields = NO_FIELDS) -> Id:
        """A block with these words behind the one of the caret, which stays where it is; returns the new block's id."""
        made = replace(made_facts(kind, self.text.ids, decision_kind=fields.decision_kind), fields=fields)
        block_id = self.text.ids.new()
        cursor = self.textCursor()
        caret = (cursor.anchor(), cursor.position())
        with self.step(Step.ADDING) as edit:
            begin_behind(edit, block_id, made)
            insert_rich(edit, words)
            edit.setPosition(caret[0])
            edit.setPosition(caret[1], QTextCursor.MoveMode.KeepAnchor)
        return block_id

    def rewrite_block(
        self, block_id: Id, words: RichText, fields: SubjectFields, step: Step = Step.OWNER_AND_DATE
    ) -> bool:
        """Give a block other words and fields in one step of undo, as when owner and due date are lifted out of it.

        False where the block is no longer in the text.
        """
        place = self.text.place_of(block_id)
        if place is None:
            return False
        here = self.textCursor()
        is_here, behind = here.blockNumber() == place, here.block().length() - here.positionInBlock()
        with self.step(step) as cursor:
            block = self.document().findBlockByNumber(place)
            rewrite(block, words, replace(self.text.facts[place], fields=fields))
            if is_here:
                block = self.document().findBlockByNumber(place)
                cursor.setPosition(block.position() + max(block.length() - behind, 0))
        return True

    def use_wording(self, block_id: Id, wording: Block, fields: SubjectFields) -> None:
        """Give a block an earlier wording with all that belonged to it, in one step; nothing happens once it is gone.

        It keeps its id and its place, and the caret goes to its end.
        """
        place = self.text.place_of(block_id)
        if place is None:
            return
        self.text.seal()
        with self.step(Step.EARLIER_WORDING) as cursor:
            write_as(self.document().findBlockByNumber(place), wording, facts_of(wording, fields))
            cursor.setPosition(held(self.document().findBlockByNumber(place)).end)
        self.text.seal()

    def put_back(self, block: Block, fields: SubjectFields) -> None:
        """Put a block that was removed back where it stood, in one step; nothing happens where it is there already."""
        if self.text.place_of(block.id) is not None:
            return
        place = self.text.expect_back(block)
        self.text.seal()
        with self.step(Step.PUTTING_BACK) as cursor:
            put_in(cursor, place, block, facts_of(block, fields))
        self.text.seal()

    def rewrite_words(self, start: int, end: int, words: str) -> None:
        """Put words in place of those between two positions of a paragraph, looking as those did, as one step of undo.

        The caret stays where it is; behind the new words where it stood in the midst of the old ones.
        """
        caret = self.textCursor()
        ends = (caret.anchor(), caret.position())
        self.text.seal()
        with self._undo.named(Step.SPELLING), self.text.one_step() as cursor:
            cursor.setPosition(start + 1)
            look = cursor.charFormat()
            select(cursor, start, end)
            cursor.insertText(clean(words).replace("\n", " "), look)
        self.text.seal()
        grown = cursor.position() - end
        anchor, position = (place if place <= start else max(place, end) + grown for place in ends)
        select(caret, anchor, position)
        self.setTextCursor(caret)

    def change_table(self, change: tables.Change) -> None:
        """Add or remove a row or a column at the caret's cell; nothing happens outside a table."""
        if held_at(self.textCursor()).facts.kind is BlockKind.TABLE:
            with self.step(Step.TABLE) as cursor:
                tables.change(cursor, held_at(cursor), change)
