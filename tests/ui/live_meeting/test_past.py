"""Earlier wordings of a paragraph, and paragraphs that were removed, are seen and brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.decisions import DecisionResult, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, ListMarker
from clerk_app.domain.richtext import Marks, RichText, Run, rich, typed
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import AdvanceMinutes, SaveBlocks, TimeMeeting
from clerk_app.services.ports import Readable, RemovedBlock, Revision
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.main_window import SMALLEST
from clerk_app.ui.minutes_editor.context_menu import ContextMenu
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.past_popup import PastPopup
from tests.ui.live_meeting.live import Live
from tests.ui.live_meeting.voting import begin, recorded
from tests.ui.sample_meeting import DAY, MEETING, SampleMeeting

FAMILIES = "It was noted that one child in seven lived in a family with a low income."
TABLE = ((typed("Area"), typed("Number")), (typed("Harbour"), typed("12")))


@pytest.fixture
def live(live: Live) -> Live:
    live.desk.popups.furnish(live.desk, {PopupName.PAST: PastPopup})
    live.screen.commands_changed.emit()
    return live


def reword(sample: SampleMeeting, clock: str, key: str, words: str, **fields: object) -> None:
    """Another wording of a paragraph, kept at that time."""
    block = stored(sample, key)
    changed: Callable[..., Block] = replace
    save(sample, clock, changed(block, text=typed(words), **fields))


def save(sample: SampleMeeting, clock: str, block: Block) -> None:
    sample.do(clock, SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(block,), keep=True))


def remove(sample: SampleMeeting, clock: str, *keys: str) -> None:
    blocks = [stored(sample, key) for key in keys]
    gone = tuple(block.id for block in blocks)
    sample.do(clock, SaveBlocks(meeting_id=MEETING, minute_id=blocks[0].minute_id, removed=gone))


def stored(sample: SampleMeeting, key: str) -> Block:
    block = sample.store.queries.entity(Block, sample.blocks[key])
    assert block is not None
    return block


def now(live: Live, key: str) -> Block:
    """A paragraph as the store has it once everything is answered."""
    live.settle()
    return stored(live.meeting, key)


def ask(live: Live, action: ActionId = ActionId.PARAGRAPH_HISTORY, key: str = "") -> PastPopup:
    if key:
        live.room.editor.go_to_block(live.meeting.blocks[key])
    live.window.book.run(action)
    popup = live.desk.popups.current
    assert isinstance(popup, PastPopup)
    return popup


def rows(popup: PastPopup) -> list[str]:
    return [popup.choices.choice(row).words for row in range(popup.choices.count)]


def choose(live: Live, popup: PastPopup, words: str) -> None:
    """Go down to the row that has these words."""
    for _ in range(popup.choices.count):
        if popup.chosen is not None and words in popup.chosen.words:
            break
        live.press("Down")
    assert popup.chosen is not None
    assert words in popup.chosen.words


def take(live: Live, words: str, action: ActionId = ActionId.PARAGRAPH_HISTORY, key: str = "") -> None:
    """Ask for the past, choose what has these words, and press Enter."""
    choose(live, ask(live, action, key), words)
    live.press("Return")
    assert live.desk.popups.current is None


def delete(live: Live, key: str) -> None:
    """Delete a paragraph with the border before it, as one does at the keys."""
    editor = live.room.editor
    editor.go_to_block(live.meeting.blocks[key])
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    live.press("Del")


def underlined(popup: PastPopup) -> list[str]:
    return _looking(popup, lambda cursor: cursor.charFormat().fontUnderline())


def struck_out(popup: PastPopup) -> list[str]:
    return _looking(popup, lambda cursor: cursor.charFormat().fontStrikeOut())


def _looking(popup: PastPopup, looks: Callable[[QTextCursor], bool]) -> list[str]:
    cursor = QTextCursor(popup.words.document())
    found = ""
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        text = popup.words.toPlainText()
        found += text[cursor.position() - 1] if looks(cursor) else "|"
    return [part.strip() for part in found.split("|") if part.strip()]


def changed(words: QTextEdit) -> list[QRect]:
    """Where the first of the words stand that only one of two wordings has."""
    cursor = QTextCursor(words.document())
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        look = cursor.charFormat()
        if look.fontUnderline() or look.fontStrikeOut():
            return [words.cursorRect(cursor)]
    return []


# The wordings of a paragraph


class TestWordings:
    """Three wordings of one paragraph, the last of which stands."""

    @pytest.fixture
    def meeting(self, meeting: SampleMeeting) -> SampleMeeting:
        reword(meeting, "10:36", "families", "It was noted that one child in six lived in poverty.")
        reword(meeting, "10:38", "families", "It was noted that one child in six was poor.")
        meeting.at("10:48")
        return meeting

    def test_the_one_that_stands_comes_first_and_each_has_its_time_in_the_room(self, live: Live) -> None:
        assert rows(ask(live, key="families")) == [
            "Now  It was noted that one child in six was poor.",
            "10:36  It was noted that one child in six lived in poverty.",
            f"10:33  {FAMILIES}",
        ]

    def test_on_another_day_the_day_is_said_as_well(self, live: Live) -> None:
        live.meeting.clock.set(live.meeting.clock.now().replace(month=11))
        live.room.tick()
        assert rows(ask(live, key="families"))[1].startswith("2 October, 10:36  ")

    def test_what_differs_from_the_next_later_one_is_underlined_and_struck_out(self, live: Live) -> None:
        popup = ask(live, key="families")
        assert popup.chosen is not None
        assert "poverty" in popup.chosen.words
        assert underlined(popup) == ["lived in poverty"]
        assert struck_out(popup) == ["was poor"]
        live.press("Up")
        assert (underlined(popup), struck_out(popup)) == ([], [])
        assert popup.marks.text() == "This is how the paragraph reads now."

    @pytest.mark.parametrize("size", [100, 200])
    def test_what_differs_is_in_sight_in_the_smallest_window(self, live: Live, theme: Theme, size: int) -> None:
        live.window.resize(SMALLEST)
        theme.set_text_size(size)
        live.settle()
        popup, seen = ask(live, key="families"), 0
        for key in ("Down", "Up", "Up", "Down"):
            live.press(key)
            for place in changed(popup.words):
                assert popup.words.viewport().visibleRegion().contains(place.center())
                seen += 1
        assert seen == 3  # all but how it reads now

    def test_enter_uses_the_words_that_are_chosen_and_the_paragraph_stays_the_same_one(self, live: Live) -> None:
        before = now(live, "families")
        take(live, "one child in seven", key="families")
        assert now(live, "families") == replace(before, text=typed(FAMILIES))
        assert live.room.editor.hasFocus()

    def test_it_is_one_step_between_what_was_typed_before_and_after(self, live: Live) -> None:
        live.room.editor.go_to_block(live.meeting.blocks["families"])
        live.type(" Yes.")
        take(live, "one child in seven")
        live.type(" No.")
        assert now(live, "families").text.plain == f"{FAMILIES} No."
        live.press("Ctrl+Z")
        assert now(live, "families").text.plain == FAMILIES
        live.press("Ctrl+Z")
        assert now(live, "families").text.plain == "It was noted that one child in six was poor. Yes."
        live.press("Ctrl+Z")
        assert now(live, "families").text.plain == "It was noted that one child in six was poor."
        for _ in range(3):
            live.press("Ctrl+Y")
        assert now(live, "families").text.plain == f"{FAMILIES} No."

    def test_esc_and_enter_on_the_present_one_leave_all_as_it_is(self, live: Live) -> None:
        before = live.record
        for key in ("Escape", "Return"):
            popup = ask(live, key="families")
            if key == "Return":
                choose(live, popup, "was poor")
            live.press(key)
            assert live.desk.popups.current is None
            assert live.room.editor.hasFocus()
            assert not live.room.editor.can_undo
            assert live.record.blocks == before.blocks

    def test_words_typed_in_the_last_moment_are_in_the_list_and_so_is_what_they_changed(self, live: Live) -> None:
        live.room.editor.go_to_block(live.meeting.blocks["families"])
        live.type(" Tick.")
        assert rows(ask(live))[:2] == [
            "Now  It was noted that one child in six was poor. Tick.",
            "10:38  It was noted that one child in six was poor.",
        ]

    def test_a_wording_that_cannot_be_read_is_told_and_the_others_are_shown(
        self, live: Live, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        queries = live.meeting.store.queries
        kept = queries.revisions(live.meeting.blocks["families"]).found

        def damaged(_: Id) -> Readable[Revision]:
            return Readable((kept[0], kept[2]), damaged=1)

        monkeypatch.setattr(queries, "revisions", damaged)
        popup = ask(live, key="families")
        assert len(rows(popup)) == 2
        assert popup.note.text().startswith("1 wording could not be read")

    def test_the_key_the_menus_and_the_context_menu_lead_to_it(self, live: Live) -> None:
        live.room.editor.go_to_block(live.meeting.blocks["families"])
        live.press("Ctrl+Shift+H")
        assert _title(live) == "History of 4.2"
        live.press("Escape")
        _context(live, "History of this paragraph…")
        assert _title(live) == "History of 4.2"
        live.press("Escape")
        delete(live, "asked")
        _context(live, "Paragraphs that were removed…")
        assert _title(live) == "Removed paragraphs"

    def test_approved_minutes_are_shown_their_past_and_nothing_is_brought_back(self, live: Live) -> None:
        approve(live)
        before = live.record
        popup = ask(live, key="families")
        assert len(rows(popup)) == 3
        assert popup.button.text() == "Close"
        assert "can only be read" in popup.note.text()
        live.press("Down")
        live.press("Return")
        assert live.desk.popups.current is None
        assert live.record.blocks == before.blocks

    def test_minutes_approved_while_it_is_open_stay_as_they_are(self, live: Live) -> None:
        popup = ask(live, key="families")
        assert popup.chosen is not None
        chosen = popup.chosen.block
        before = live.record.blocks
        approve(live)
        popup.answer(chosen)
        assert live.record.blocks == before


def approve(live: Live) -> None:
    live.meeting.do("12:30", TimeMeeting(meeting_id=MEETING, kind=EventKind.ENDED))
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        live.meeting.do("12:31", AdvanceMinutes(meeting_id=MEETING, state=state, on=DAY))
    live.room.reload(live.record)
    live.screen.commands_changed.emit()
    assert live.room.editor.isReadOnly()


def _title(live: Live) -> str:
    popup = live.desk.popups.current
    assert isinstance(popup, PastPopup)
    return popup.card.accessibleName()


def _context(live: Live, words: str) -> None:
    menu = ContextMenu(live.room.editor)
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()


def test_a_paragraph_without_earlier_wordings_says_so(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["families"])
    live.window.book.run(ActionId.PARAGRAPH_HISTORY)
    assert live.desk.popups.current is None
    assert live.bar(BarPlace.PROBLEM) == "This paragraph has no earlier wording."


def test_a_store_that_cannot_be_read_is_told(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Id) -> Readable[Revision]:
        raise Trouble(TroubleCode.STORE_DAMAGED, file="records.clerk")

    for query, action in (
        ("revisions", ActionId.PARAGRAPH_HISTORY),
        ("removed_blocks", ActionId.REMOVED_PARAGRAPHS),
    ):
        monkeypatch.setattr(live.meeting.store.queries, query, broken)
        live.window.book.run(action)
        assert live.desk.popups.current is None
        assert live.bar(BarPlace.PROBLEM) != ""


class TestForms:
    """What is brought back besides plain words."""

    MARKED = rich(
        (
            Run("It was "),
            Run("noted", Marks(bold=True)),
            Run(" that "),
            Run("one in seven", Marks(italic=True, amended=True)),
        )
    )

    @pytest.fixture
    def meeting(self, meeting: SampleMeeting) -> SampleMeeting:
        plain = stored(meeting, "families")
        save(meeting, "10:34", replace(plain, text=self.MARKED))
        entry = replace(plain, kind=BlockKind.LIST_ENTRY, marker=ListMarker.LETTER, level=1, text=typed("An entry"))
        save(meeting, "10:35", entry)
        save(meeting, "10:36", replace(plain, kind=BlockKind.TABLE, rows=TABLE, text=RichText()))
        two = replace(plain, kind=BlockKind.EARLIER_ACTION, text=typed("To ask"), update=typed("Asked"))
        save(meeting, "10:37", replace(two, status=ActionStatus.COMPLETED))
        save(meeting, "10:38", plain)
        meeting.at("10:48")
        return meeting

    @pytest.mark.parametrize("words", ["It was noted that one in seven", "An entry", "Harbour", "Asked"])
    def test_marks_lists_tables_and_both_parts_come_back_and_one_undo_takes_them_away(
        self, live: Live, words: str
    ) -> None:
        before = now(live, "families")
        kept = live.meeting.store.queries.revisions(before.id).found
        wanted = next(one.block for one in kept if words in one.block.words and one.block.words != before.words)
        take(live, words if words != "It was noted that one in seven" else "noted that one in seven", key="families")
        assert now(live, "families") == wanted
        live.press("Ctrl+Z")
        assert now(live, "families") == before
        live.press("Ctrl+Y")
        assert now(live, "families") == wanted

    def test_a_wording_that_differs_in_its_marks_alone_is_said_to_be_set_otherwise(self, live: Live) -> None:
        block = now(live, "families")
        save(live.meeting, "10:49", replace(block, text=rich((Run(FAMILIES, Marks(bold=True)),))))
        popup = ask(live, key="families")
        while popup.chosen is not None and popup.chosen.words == FAMILIES and popup.chosen.block is None:
            live.press("Down")
        assert popup.marks.text() == "The same words, set in another way."

    def test_a_row_says_what_the_paragraph_was(self, live: Live) -> None:
        popup = ask(live, key="families")
        asides = [popup.choices.choice(row).aside for row in range(popup.choices.count)]
        assert asides[:2] == ["", "Earlier action"]


# Actions, decisions, votes


def the_action(live: Live) -> Action:
    live.settle()
    return next(iter(live.meeting.record.actions))


def test_a_paragraph_that_was_an_action_gets_its_owner_and_due_date_back(live: Live) -> None:
    before, words = the_action(live), "To ask the youth parliament"
    block = now(live, "action")
    save(live.meeting, "10:49", replace(block, kind=BlockKind.PARAGRAPH, action_id=None, text=typed("Nothing.")))
    live.room.reload(live.meeting.record)
    live.room.texts.text_of(block.minute_id).load(live.meeting.record.blocks_of[block.minute_id])
    assert the_action(live).withdrawn
    take(live, words, key="action")
    assert the_action(live) == before
    assert now(live, "action") == block
    live.press("Ctrl+Z")
    assert the_action(live).withdrawn


def test_other_words_of_an_action_leave_its_owner_as_it_is_now(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["action"])
    before = the_action(live)
    live.type(" Soon.")
    take(live, "about the priorities.")
    assert now(live, "action").text.plain == "To ask the youth parliament about the priorities."
    assert the_action(live) == before


def test_an_owner_that_was_lifted_out_of_the_words_is_lifted_out_again_and_not_said_twice(live: Live) -> None:
    editor = live.room.editor
    editor.go_to_block(live.meeting.blocks["asked"])
    live.press("Return")
    live.type("/a Schools representative to write to all schools.")
    block_id = editor.caret_block_id
    live.room.editor.go_to_block(live.meeting.blocks["plan"])
    live.qtbot.waitUntil(lambda: "representative" not in _words(live, block_id))
    lifted, action = _words(live, block_id), _action_of(live, block_id)
    assert action.owners
    editor.go_to_block(block_id)
    take(live, "Schools representative to write")
    assert "Schools representative" in _words(live, block_id)
    editor.go_to_block(live.meeting.blocks["plan"])
    live.qtbot.waitUntil(lambda: "representative" not in _words(live, block_id))
    assert _words(live, block_id) == lifted
    assert _action_of(live, block_id) == action


def _words(live: Live, block_id: Id) -> str:
    return next(block.text.plain for block in live.room.editor.text.snapshot() if block.id == block_id)


def _action_of(live: Live, block_id: Id) -> Action:
    record = live.record
    block = next(block for block in record.blocks if block.id == block_id)
    return next(action for action in record.actions if action.id == block.action_id)


def test_a_removed_decision_comes_back_with_the_vote_on_it(live: Live) -> None:
    popup = begin(live, "That the plan be agreed.")
    popup.counts["ayes"].setValue(5)
    live.press("Return", popup.counts["ayes"])
    vote, decision, block = recorded(live)
    live.meeting.blocks["voted"] = block.id
    delete(live, "voted")
    assert live.record.votes == ()
    take(live, "That the plan be agreed.", ActionId.REMOVED_PARAGRAPHS)
    assert recorded(live)[:2] == (vote, decision)


def test_a_removed_action_comes_back_with_its_block_its_owner_and_its_due_date(live: Live) -> None:
    before, block, order = the_action(live), now(live, "action"), live.texts(4)
    delete(live, "action")
    assert the_action(live).withdrawn
    take(live, "To ask the youth parliament", ActionId.REMOVED_PARAGRAPHS)
    assert the_action(live) == before
    assert now(live, "action") == block
    assert live.texts(4) == order
    live.press("Ctrl+Z")
    assert the_action(live).withdrawn
    live.press("Ctrl+Z")
    assert now(live, "action") == block


class TestLost:
    """A decision that the board turned down."""

    @pytest.fixture
    def meeting(self, meeting: SampleMeeting) -> SampleMeeting:
        meeting.decide("10:46", 4, "lost", "That nothing be done.", result=DecisionResult.LOST)
        meeting.at("10:48")
        return meeting

    def test_one_that_is_put_back_is_what_it_was(self, live: Live) -> None:
        before = live.record.decisions
        delete(live, "lost")
        assert len(live.record.decisions) == len(before) - 1
        take(live, "That nothing be done.", ActionId.REMOVED_PARAGRAPHS)
        assert sorted(live.record.decisions, key=_id) == sorted(before, key=_id)

    def test_one_whose_deletion_is_undone_is_what_it_was(self, live: Live) -> None:
        before = live.record.decisions
        delete(live, "lost")
        assert len(live.record.decisions) == len(before) - 1
        live.press("Ctrl+Z")
        assert sorted(live.record.decisions, key=_id) == sorted(before, key=_id)


def _id(one: object) -> str:
    return str(getattr(one, "id", ""))


class TestGone:
    """Paragraphs that were removed before the window was opened."""

    @pytest.fixture
    def meeting(self, meeting: SampleMeeting) -> SampleMeeting:
        block = meeting._block("10:46", 4, "vote", "On the draft.", BlockKind.VOTE)
        vote = Vote(
            id=meeting.ids.new(),
            meeting_id=MEETING,
            minute_id=block.minute_id,
            at=meeting.local("10:46"),
            votes_for=4,
            votes_against=2,
        )
        block = replace(block, vote_id=vote.id)
        act = SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(block,), subjects=(vote,))
        meeting.do("10:46", act)
        meeting.write("10:46", 4, "table", "")
        save(meeting, "10:46", replace(stored(meeting, "table"), kind=BlockKind.TABLE, rows=TABLE))
        meeting.write("10:46", 4, "empty", " ")
        meeting.write("10:30", 2, "second", "A paragraph of the second item.")
        remove(meeting, "10:47", "plan", "families")
        remove(meeting, "10:47", "vote", "table", "empty")
        meeting.at("10:48")
        return meeting

    def test_those_with_words_are_listed_latest_first(self, live: Live) -> None:
        popup = ask(live, ActionId.REMOVED_PARAGRAPHS)
        assert [row.split("  ")[1] for row in rows(popup)] == [
            "On the draft.",
            "Area Number Harbour 12",
            "The Service Director, Quality and Commissioning presented a first draft.",
            FAMILIES,
        ]
        assert {row.split("  ")[0] for row in rows(popup)} == {"10:47"}
        assert popup.choices.choice(0).aside == "Vote"

    @pytest.mark.parametrize(
        ("key", "words"),
        [("plan", "The Service Director"), ("families", FAMILIES), ("table", "Harbour"), ("vote", "On the draft.")],
    )
    def test_one_is_put_back_where_it_stood_as_one_step(self, live: Live, key: str, words: str) -> None:
        gone = live.meeting.store.queries.removed(Block, live.meeting.blocks[key])
        assert gone is not None
        before = live.texts(4)
        take(live, words, ActionId.REMOVED_PARAGRAPHS)
        assert now(live, key) == gone
        order = [block.id for block in live.record.blocks_of[gone.minute_id]]
        positions = [block.position for block in live.record.blocks_of[gone.minute_id]]
        assert live.room.editor.text.order == order
        assert positions == sorted(set(positions))
        assert live.room.editor.caret_block_id == gone.id
        live.press("Ctrl+Z")
        assert live.texts(4) == before
        live.press("Ctrl+Y")
        assert now(live, key) == gone

    def test_a_vote_comes_back_with_its_counts(self, live: Live) -> None:
        take(live, "On the draft.", ActionId.REMOVED_PARAGRAPHS)
        (vote,) = live.record.votes
        assert (vote.votes_for, vote.votes_against) == (4, 2)

    def test_all_of_them_stand_again_in_their_order_and_none_is_left(self, live: Live) -> None:
        for words in (FAMILIES, "Harbour", "The Service Director", "On the draft."):
            take(live, words, ActionId.REMOVED_PARAGRAPHS)
        blocks = live.record.blocks_of[live.meeting.minutes[4]]
        known = {block_id: key for key, block_id in live.meeting.blocks.items()}
        assert [known[block.id] for block in blocks] == [
            "plan", "families", "note", "action", "decision", "asked", "vote", "table",
        ]  # fmt: skip
        live.window.book.run(ActionId.REMOVED_PARAGRAPHS)
        assert live.desk.popups.current is None
        assert live.bar(BarPlace.PROBLEM) == "No paragraph was removed from these minutes."

    def test_where_the_minute_has_none_those_of_the_meeting_are_shown_with_their_item(self, live: Live) -> None:
        live.room.look_at(live.meeting.minutes[2])
        popup = ask(live, ActionId.REMOVED_PARAGRAPHS)
        assert popup.choices.choice(0).aside == "Vote, item 4"
        choose(live, popup, FAMILIES)
        live.press("Return")
        assert live.room.presenter.shown == live.meeting.minutes[4]
        assert now(live, "families").text.plain == FAMILIES

    def test_one_deleted_in_the_last_moment_is_among_them(self, live: Live) -> None:
        delete(live, "decision")
        popup = ask(live, ActionId.REMOVED_PARAGRAPHS)
        assert rows(popup)[0].endswith("That the draft go to scrutiny in January.")

    def test_damage_is_told(self, live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
        queries = live.meeting.store.queries
        gone = queries.removed_blocks(MEETING).found

        def damaged(_: Id) -> Readable[RemovedBlock]:
            return Readable(gone[:1], damaged=2)

        monkeypatch.setattr(queries, "removed_blocks", damaged)
        popup = ask(live, ActionId.REMOVED_PARAGRAPHS)
        assert popup.choices.count == 1
        assert popup.note.text().startswith("2 wordings could not be read")

    def test_of_approved_minutes_they_are_only_shown(self, live: Live) -> None:
        approve(live)
        before = live.record.blocks
        popup = ask(live, ActionId.REMOVED_PARAGRAPHS)
        assert popup.button.text() == "Close"
        live.press("Return")
        assert live.record.blocks == before

    def test_an_action_that_another_paragraph_raises_by_now_is_not_raised_twice(self, live: Live) -> None:
        block = now(live, "action")
        twin = replace(block, id=live.desk.ids.new(), position=block.position + POSITION_GAP // 2)
        act = SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(twin,), removed=(block.id,))
        live.meeting.app.execute(act)
        live.room.reload(live.meeting.record)
        text = live.room.texts.text_of(block.minute_id)
        text.load(live.meeting.record.blocks_of[block.minute_id])
        take(live, "To ask the youth parliament", ActionId.REMOVED_PARAGRAPHS)
        raised = [one.action_id for one in live.record.blocks if one.kind is BlockKind.ACTION]
        assert len(raised) == len(set(raised)) == 2
        owners = {action.owners for action in live.record.actions if action.id in raised}
        assert len(owners) == 1


def test_of_a_long_wording_the_first_change_is_in_view_and_pages_scroll_by_the_keys(live: Live) -> None:
    block = now(live, "families")
    long = [replace(block, text=typed("Long " * 900 + word + " longer" * 900)) for word in ("harbour", "ferry")]
    for put in long:
        act = SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(put,), keep=True)
        live.meeting.app.execute(act)
    live.room.editor.text.load(long[1:])
    live.room.editor.go_to_block(block.id)
    popup = ask(live)
    assert rows(popup)[1].split("  ")[1].startswith("… Long Long")
    assert "harbour" in rows(popup)[1]
    cursor = popup.words.document().find("harbour")
    assert popup.words.viewport().rect().contains(popup.words.cursorRect(cursor))
    before = popup.words.verticalScrollBar().value()
    live.press("PgUp")
    assert popup.words.verticalScrollBar().value() < before
    live.press("PgDown")
    assert popup.words.verticalScrollBar().value() == before


@pytest.mark.parametrize(("size", "least"), [(100, 5), (200, 2)])
def test_where_height_is_scarce_fewer_rows_leave_room_for_the_words(live: Live, size: int, least: int) -> None:
    block = now(live, "families")
    for number in range(40):
        put = replace(block, text=typed(f"Wording {number}: " + " ".join(map(str, range(200)))))
        act = SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(put,), keep=True)
        live.meeting.app.execute(act)
    live.desk.theme.set_text_size(size)
    popup = ask(live, key="families")
    row = popup.choices.sizeHintForRow(0)
    assert popup.choices.height() // row == least
    words = popup.words
    assert popup.card.rect().contains(words.mapTo(popup.card, words.rect().center()))
    assert words.visibleRegion().boundingRect().height() == words.height()
    for _ in range(39):
        live.press("Down")
        chosen = popup.choices.visualRect(popup.choices.currentIndex())
        assert popup.choices.viewport().visibleRegion().boundingRect().contains(chosen)
