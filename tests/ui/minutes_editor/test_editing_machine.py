"""Any editing at all: ids stay unique, texts are accounted for, undo leads back, what is saved is what is there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QMimeData, Qt

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.ui.minutes_editor.facts import NO_FIELDS, BlockFacts, id_and_facts
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.minutes_editor.tables import Change
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import blocks_of_a_minute

Content = tuple[tuple[Id, BlockFacts, str], ...]

WORDS = ["a", "It is.", "two words ", " ", "é", "👩‍💻", "/a ", "/p ", "/t ", "/u ", "/r ", "- ", "> ", ";n ", "NOTED: "]
PLAIN = ["one", "one\ntwo", "a\n\nb\n", "x\ty"]
HTML = [
    "<p>one <b>two</b></p><p>three</p>",
    "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>",
    "before<table><tr><td>a</td><td>b</td></tr></table>",
]
KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.LATER_NOTE])
PLACES = st.integers(0, 10_000)


class Editing(RuleBasedStateMachine):
    """A clerk who does anything, a store that takes what is told, and the contents at each step of undo."""

    make_desk: ClassVar[DeskMaker]

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk
        self.store: dict[Id, Block] = {}
        self.gone: dict[Id, Block] = {}
        self.steps: dict[int, Content] = {}
        self.acts: list[str] = []
        self.last = 0

    @initialize(blocks=st.one_of(st.just(()), blocks_of_a_minute()))
    def open_a_minute(self, blocks: tuple[Block, ...]) -> None:
        self.desk = type(self).make_desk(*blocks)
        self.store = {block.id: block for block in blocks}
        self.steps = {0: self.content()}
        self.last = 0

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()

    # What the clerk does

    @rule(place=PLACES, words=st.sampled_from(WORDS))
    def type(self, place: int, words: str) -> None:
        self.stand_at(place)
        self.desk.type(words)
        self.note(joins=True)

    @rule(words=st.sampled_from(WORDS))
    def type_on(self, words: str) -> None:
        self.desk.type(words)
        self.note(joins=True)

    @rule(place=PLACES)
    def split(self, place: int) -> None:
        self.stand_at(place)
        before = self.letters()
        self.desk.press(Qt.Key.Key_Return)
        self.note()
        self.assert_letters(before)

    @rule()
    def press_enter_again(self) -> None:
        self.desk.press(Qt.Key.Key_Return)
        self.note()

    @rule(place=PLACES)
    def break_the_line(self, place: int) -> None:
        self.stand_at(place)
        self.desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        self.note()

    @rule(
        block=PLACES,
        key=st.sampled_from([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]),
        ctrl=st.booleans(),
    )
    def delete_at_a_border(self, block: int, key: Qt.Key, ctrl: bool) -> None:
        place = block % len(self.desk.text.order)
        self.desk.caret(place, 0 if key is Qt.Key.Key_Backspace else -1)
        self.desk.press(Qt.Key.Key_Shift)  # a leading word is given back by Backspace at once alone
        before = self.letters()
        self.desk.press(key, Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier)
        self.note()
        self.assert_letters(before)

    @rule(place=PLACES, key=st.sampled_from([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]))
    def delete_a_character(self, place: int, key: Qt.Key) -> None:
        self.stand_at(place)
        self.desk.press(key)
        self.note()

    @rule(place=PLACES, key=st.sampled_from([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]))
    def delete_a_word(self, place: int, key: Qt.Key) -> None:
        self.stand_at(place)
        cursor = self.desk.editor.textCursor()
        is_inside = held_at(cursor).start < cursor.position() < held_at(cursor).end
        self.desk.press(Qt.Key.Key_Shift)  # as above
        before = self.dividers()
        self.desk.press(key, Qt.KeyboardModifier.ControlModifier)
        self.note()
        assert not is_inside or self.dividers() == before

    @rule(start=PLACES, end=PLACES, to=PLACES)
    def drag(self, start: int, end: int, to: int) -> None:
        self.choose(start, end)
        before = sorted(self.letters().replace("\t", ""))
        self.desk.editor.move_selection(self.position(to))
        self.note()
        assert sorted(self.letters().replace("\t", "")) == before

    @rule(start=PLACES, end=PLACES, words=st.sampled_from(["", "x", "\n"]))
    def replace_a_selection(self, start: int, end: int, words: str) -> None:
        self.choose(start, end)
        self.desk.type(words) if words else self.desk.press(Qt.Key.Key_Delete)
        self.note()

    @rule(start=PLACES, end=PLACES, text=st.sampled_from(PLAIN))
    def paste_text(self, start: int, end: int, text: str) -> None:
        self.choose(start, end)
        source = QMimeData()
        source.setText(text)
        self.desk.editor.insertFromMimeData(source)
        self.note()

    @rule(place=PLACES, html=st.sampled_from(HTML))
    def paste_a_page(self, place: int, html: str) -> None:
        self.stand_at(place)
        source = QMimeData()
        source.setHtml(html)
        self.desk.editor.insertFromMimeData(source)
        self.note()

    @rule(start=PLACES, end=PLACES)
    def copy_and_paste(self, start: int, end: int) -> None:
        self.choose(start, end)
        copied = self.desk.editor.createMimeDataFromSelection()
        self.desk.caret(0)
        self.desk.editor.insertFromMimeData(copied)
        self.note()

    @rule(place=PLACES, kind=KINDS)
    def mark_the_paragraph(self, place: int, kind: BlockKind) -> None:
        self.stand_at(place)
        before = self.letters()
        self.desk.editor.mark_paragraph(kind)
        self.note()
        self.assert_letters(before)

    @rule(start=PLACES, end=PLACES, up=st.booleans())
    def move_paragraphs(self, start: int, end: int, up: bool) -> None:
        self.choose(start, end)
        before = sorted(self.content(), key=str)
        self.desk.editor.move_paragraph(up=up)
        self.note()
        after = sorted(self.content(), key=str)
        assert after == before, f"{after} instead of {before}"

    @rule(start=PLACES, end=PLACES, inward=st.booleans())
    def change_the_level(self, start: int, end: int, inward: bool) -> None:
        self.choose(start, end)
        before = self.letters()
        self.desk.editor.change_level(inward=inward)
        self.note()
        self.assert_letters(before)

    @rule(start=PLACES, end=PLACES)
    def embolden(self, start: int, end: int) -> None:
        self.choose(start, end)
        self.desk.editor.toggle_bold()
        self.note()

    @rule(place=PLACES, change=st.sampled_from(Change))
    def change_the_table(self, place: int, change: Change) -> None:
        self.stand_at(place)
        self.desk.editor.change_table(change)
        self.note()

    @rule(block=PLACES, wording=PLACES)
    def use_an_earlier_wording(self, block: int, wording: int) -> None:
        kept = [*self.store.values(), *self.gone.values()]
        if kept:
            target = self.desk.text.order[block % len(self.desk.text.order)]
            used = replace(kept[wording % len(kept)], id=target)
            self.desk.editor.use_wording(target, used, NO_FIELDS)
            self.note()
            (read,) = (one for one in self.desk.text.snapshot() if one.id == target)
            assert replace(read, position=used.position, at=used.at) == used

    @precondition(lambda self: self.gone)
    @rule(which=PLACES)
    def put_back_what_was_removed(self, which: int) -> None:
        gone = list(self.gone.values())[which % len(self.gone)]
        before = self.desk.text.order.copy()
        self.desk.editor.put_back(gone, NO_FIELDS)
        self.note()
        assert set(self.desk.text.order) == {*before, gone.id}
        assert [one for one in self.desk.text.order if one in before] == before

    @rule()
    def act(self) -> None:
        self.desk.undo.add_act("the door", self.undo_act, self.redo_act)
        self.acts.append("done")
        self.note()

    @precondition(lambda self: self.desk.undo.stack.canUndo())
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.desk.undo.undo()
            self.compare()

    @precondition(lambda self: self.desk.undo.stack.canRedo())
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.desk.undo.redo()
            self.compare()

    @rule()
    def save(self) -> None:
        changes = self.desk.text.take_changes()
        for block_id in changes.removed:
            self.gone[block_id] = self.store.pop(block_id)
        self.store |= {block.id: block for block in changes.put}
        recorded = tuple(sorted(self.store.values(), key=lambda block: block.position))
        assert recorded == self.recorded_by_the_editor()
        assert not self.desk.text.take_changes()

    # What always holds

    @invariant()
    def ids_are_unique_and_known(self) -> None:
        document = self.desk.text.document
        carried = [id_and_facts(document.findBlockByNumber(place)) for place in range(document.blockCount())]
        assert [block_id for block_id, _ in carried] == self.desk.text.order
        assert [facts for _, facts in carried] == self.desk.text.facts
        assert all(self.desk.text.order)
        assert len(set(self.desk.text.order)) == len(self.desk.text.order)

    @invariant()
    def every_step_has_a_name(self) -> None:
        stack = self.desk.undo.stack
        assert all(stack.text(place) for place in range(stack.count()))

    @invariant()
    def no_divider_stands_where_no_part_ends(self) -> None:
        for block in self.desk.text.snapshot():
            cells = [cell for row in block.rows for cell in row]
            texts = [text.plain for text in (block.text, block.update, *cells)]
            assert not any(re.search("[\x1e\x1f]", text) for text in texts), f"{block.kind}: {texts}"

    @invariant()
    def nothing_stands_behind_the_last_part(self) -> None:
        document = self.desk.text.document
        texts = [document.findBlockByNumber(place).text() for place in range(document.blockCount())]
        divided = [text for text in texts if re.search("[\x1e\x1f]", text)]
        assert all(text.endswith("\x1e") for text in divided), divided

    # How the test looks and moves

    def note(self, *, joins: bool = False) -> None:
        # Typing joins the step before it; leading words are a step more, and what was typed is seen by undo alone.
        index = self.desk.undo.stack.index()
        last = min(index, self.last) - joins
        self.steps = {step: content for step, content in self.steps.items() if step <= last}
        self.steps[index] = self.content()
        self.last = index

    def compare(self) -> None:
        self.last = self.desk.undo.stack.index()
        content, expected = self.content(), self.steps.setdefault(self.last, self.content())
        assert content == expected, f"{content} instead of {expected}"

    def content(self) -> Content:
        text = self.desk.text
        blocks = text.snapshot()
        return tuple(
            (block.id, facts, str((block.text, block.update, block.rows)))
            for block, facts in zip(blocks, text.facts, strict=True)
        )

    def assert_letters(self, expected: str) -> None:
        letters = self.letters()
        assert letters == expected, f"{letters!r} instead of {expected!r}"

    def letters(self) -> str:
        return re.sub("[\x1e\x1f\u2028\u2029\n]", "", self.desk.text.document.toRawText())

    def dividers(self) -> int:
        return len(re.findall("[\x1e\x1f]", self.desk.text.document.toRawText()))

    def recorded_by_the_editor(self) -> tuple[Block, ...]:
        snapshot = self.desk.text.snapshot()
        untouched_blank = not self.store and len(snapshot) == 1
        return () if untouched_blank else snapshot

    def stand_at(self, place: int) -> None:
        cursor = self.desk.editor.textCursor()
        cursor.setPosition(self.position(place))
        self.desk.editor.setTextCursor(cursor)

    def choose(self, start: int, end: int) -> None:
        self.stand_at(start)
        cursor = self.desk.editor.textCursor()
        cursor.setPosition(self.position(end), cursor.MoveMode.KeepAnchor)
        self.desk.editor.setTextCursor(cursor)

    def position(self, place: int) -> int:
        """A position where a caret can stand: never inside a character of two halves."""
        document = self.desk.text.document
        position = place % document.characterCount()
        return position - 1 if "\udc00" <= document.characterAt(position) <= "\udfff" else position

    def undo_act(self) -> None:
        self.acts.append("undone")

    def redo_act(self) -> None:
        self.acts.append("done again")


def run(make_desk: DeskMaker, examples: int, steps: int) -> None:
    Editing.make_desk = staticmethod(make_desk)
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )


def test_whatever_is_edited_every_text_is_accounted_for(make_desk: DeskMaker) -> None:
    run(make_desk, examples=25, steps=25)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_whatever_is_edited_at_length_every_text_is_accounted_for(make_desk: DeskMaker) -> None:
    run(make_desk, examples=600, steps=60)
