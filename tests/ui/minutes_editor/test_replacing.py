"""Words put in place of others in the text of a minute: what changes, what stays, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, RichText, Run, rich, typed
from clerk_app.domain.word_search import Search, typed_words
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.replacing import found_in, replace_found
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from tests.counts import examples
from tests.ui.minutes_editor.conftest import TextMaker
from tests.ui.minutes_editor.samples import MINUTE, block_id, blocks_of_a_minute, paragraph, texts

POST = Marks(mention=Party(post_id=Id("a" * 32)))
BOLD = Marks(bold=True)
LINK = Marks(link="https://example.org")


def _of(*runs: Run, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(id=block_id(1), minute_id=MINUTE, position=POSITION_GAP, kind=kind, text=rich(runs))


def _put(text: MinuteText, words: str, by: str) -> int:
    return replace_found(text, found_in(text, Search(words)), by)


def _runs(text: MinuteText) -> tuple[Run, ...]:
    return text.snapshot()[0].text.runs


def test_all_places_are_replaced_in_one_step_of_undo(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "the board and the Board"), paragraph(2), paragraph(3, "board"))
    before = text.snapshot()
    steps: list[object] = []
    text.undo_step_added.connect(steps.append)
    assert _put(text, "board", "committee") == 3
    assert [block.text.plain for block in text.snapshot()] == ["the committee and the committee", "", "committee"]
    assert len(steps) == 1
    text.undo_step()
    assert text.snapshot() == before


def test_words_that_stand_there_already_are_not_counted_and_no_step_is_made(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "Board"))
    steps: list[object] = []
    text.undo_step_added.connect(steps.append)
    assert _put(text, "board", "Board") == 0
    assert steps == []


@pytest.mark.parametrize("marks", [BOLD, LINK, Marks(italic=True, underline=True), Marks(amended=True)])
def test_what_is_put_in_has_the_marks_of_what_it_replaces(make_text: TextMaker, marks: Marks) -> None:
    text = make_text(_of(Run("by "), Run("the board", marks), Run(" today")))
    _put(text, "board", "panel")
    assert _runs(text) == (Run("by "), Run("the panel", marks), Run(" today"))


def test_words_added_to_marked_ones_have_their_marks(make_text: TextMaker) -> None:
    text = make_text(_of(Run("the "), Run("board", BOLD), Run(" met")))
    _put(text, "board", "boards")
    assert _runs(text) == (Run("the "), Run("boards", BOLD), Run(" met"))


def test_words_only_partly_in_a_link_leave_it(make_text: TextMaker) -> None:
    text = make_text(_of(Run("old", LINK), Run(" paper")))
    _put(text, "old paper", "new report")
    assert _runs(text) == (Run("new report"),)


def test_a_mention_whose_words_change_is_one_no_longer(make_text: TextMaker) -> None:
    text = make_text(_of(Run("The "), Run("Head of Policy", POST), Run(" spoke")))
    _put(text, "Policy", "Finance")
    assert _runs(text) == (Run("The Head of Finance spoke"),)


def test_a_mention_that_grows_is_one_no_longer(make_text: TextMaker) -> None:
    text = make_text(_of(Run("The "), Run("Head of Policy", POST), Run(" spoke")))
    _put(text, "Policy", "Policy and Law")
    assert _runs(text) == (Run("The Head of Policy and Law spoke"),)


def test_a_mention_whose_words_stay_stays(make_text: TextMaker) -> None:
    text = make_text(_of(Run("The "), Run("Head of Policy", POST), Run(" spoke")))
    _put(text, "the head of policy spoke", "The Head of Policy answered")
    assert _runs(text) == (Run("The "), Run("Head of Policy", POST), Run(" answered"))


def test_a_mention_that_is_no_longer_one_keeps_its_looks(make_text: TextMaker) -> None:
    text = make_text(_of(Run("Head of ", POST), Run("Policy", Marks(bold=True, mention=POST.mention))))
    _put(text, "Policy", "Law")
    assert _runs(text) == (Run("Head of "), Run("Law", BOLD))


def test_both_parts_of_an_earlier_action_and_the_cells_of_a_table_keep_their_borders(make_text: TextMaker) -> None:
    earlier = Block(
        id=block_id(1),
        minute_id=MINUTE,
        position=POSITION_GAP,
        kind=BlockKind.EARLIER_ACTION,
        text=typed("the plan"),
        update=typed("plan sent"),
    )
    table = Block(
        id=block_id(2),
        minute_id=MINUTE,
        position=2 * POSITION_GAP,
        kind=BlockKind.TABLE,
        rows=((typed("plan"), typed("x")), (typed("x"), typed("a plan"))),
    )
    text = make_text(earlier, table, paragraph(3, "plan", BlockKind.LIST_ENTRY))
    assert _put(text, "plan", "") == 5
    first, second, third = text.snapshot()
    assert (first.text.plain, first.update.plain) == ("the ", " sent")
    assert [[cell.plain for cell in row] for row in second.rows] == [["", "x"], ["x", "a "]]
    assert (third.kind, third.text.plain) == (BlockKind.LIST_ENTRY, "")


def test_places_behind_characters_of_two_units_are_right(make_text: TextMaker) -> None:
    text = make_text(paragraph(1, "👩 plan 👩 plan"), paragraph(2, "plan"))
    assert _put(text, "plan", "👩👩") == 3
    assert [block.text.plain for block in text.snapshot()] == ["👩 👩👩 👩 👩👩", "👩👩"]


def test_steps_of_several_texts_are_taken_back_and_again_at_once(make_text: TextMaker) -> None:
    undo, (one, other) = MeetingUndo(), (make_text(paragraph(1, "plan")), make_text(paragraph(1, "a plan")))
    undo.watch(one)
    undo.watch(other)
    steps = undo.one_of_many(Step.REPLACING)
    for text in (one, other):
        with undo.gathered_in(steps):
            _put(text, "plan", "map")
    assert undo.stack.count() == 1
    undo.undo()
    assert [text.snapshot()[0].text.plain for text in (one, other)] == ["plan", "a plan"]
    undo.redo()
    assert [text.snapshot()[0].text.plain for text in (one, other)] == ["map", "a map"]


# Qt says so where undo gives its words back to a text that was emptied: the place it tells is behind them all.
@pytest.mark.qt_log_ignore(r"QTextCursor::setPosition: Position '\d+' out of range")
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(25, 120),
    phases=[Phase.explicit, Phase.generate],  # shrinking texts of several minutes takes minutes
)
@given(
    minutes=st.lists(blocks_of_a_minute(), min_size=1, max_size=3),
    words=st.one_of(texts(), st.sampled_from(["a", "b", "é", " "])).map(typed_words),
    by=st.one_of(texts(), st.sampled_from(["", "a", "ab"])).map(typed_words),
)
def test_replacing_everything_and_undo_give_the_very_same_text_and_marks(
    make_text: TextMaker, minutes: list[tuple[Block, ...]], words: str, by: str
) -> None:
    undo, opened = MeetingUndo(), [make_text(*blocks) for blocks in minutes]
    steps, before = undo.one_of_many(Step.REPLACING), [_read(text) for text in opened]
    for text in opened:
        undo.watch(text)
        with undo.gathered_in(steps):
            _put(text, words, by)
    for text, was in zip(opened, before, strict=True):
        assert [_shape(block) for block in _read(text)] == [_shape(block) for block in was]
    after = [_read(text) for text in opened]
    undo.undo()
    assert [_read(text) for text in opened] == before
    undo.redo()
    assert [_read(text) for text in opened] == after


def _read(text: MinuteText) -> list[Block]:
    """Every block, but for the time at which it was begun, which is taken at the first change."""
    return [replace(block, at=None) for block in text.snapshot()]


def _shape(block: Block) -> tuple[object, ...]:
    """What of a block replacing words never touches."""
    return block.id, block.kind, block.numbered, block.level, [len(row) for row in block.rows], _lines(block.text)


def _lines(text: RichText) -> int:
    return text.plain.count("\n")
