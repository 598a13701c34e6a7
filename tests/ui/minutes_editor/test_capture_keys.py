"""Leading words, short forms, chords and people: what typing makes of itself, and how it is given back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat
from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, ListMarker
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.text_ranges import marked_ranges
from clerk_app.ui.presenting.meeting_people import PersonChoice
from tests.ui.minutes_editor.conftest import NOW, Desk, DeskMaker
from tests.ui.minutes_editor.samples import block_id, paragraph

K = BlockKind
CTRL = Qt.KeyboardModifier.ControlModifier
HEAD = PersonChoice("Head of Schools", Party(post_id=Id("a" * 32)), letter="P")
CHAIR = PersonChoice("Chair of the Board", Party(post_id=Id("b" * 32)))


def people(letters: str) -> tuple[PersonChoice, ...]:
    return tuple(one for one in (HEAD, CHAIR) if letters.lower() in one.words.lower())


def with_people(make_desk: DeskMaker, kind: BlockKind = K.PARAGRAPH, words: str = "") -> Desk:
    desk = make_desk(paragraph(1, words, kind), typing=Typing(now=lambda: NOW, people=people))
    desk.caret(0, -1)
    return desk


PREFIXES = [
    ("/a ", K.ACTION),
    ("ACTION: ", K.ACTION),
    ("/r ", K.DECISION),
    ("RESOLVED: ", K.DECISION),
    ("/v ", K.VOTE),
    ("/d ", K.DECLARATION),
    ("/p ", K.PRIVATE_NOTE),
    ("/q ", K.QUESTION),
    ("/w ", K.WATCHING_BRIEF),
    ("/u ", K.EARLIER_ACTION),
    ("/t ", K.TABLE),
    ("- ", K.LIST_ENTRY),
    ("> ", K.QUOTATION),
]


@pytest.mark.parametrize(("typed", "kind"), PREFIXES)
def test_a_leading_word_and_space_begin_a_block(
    make_desk: DeskMaker, qtbot: QtBot, typed: str, kind: BlockKind
) -> None:
    desk = make_desk(paragraph(1))
    with qtbot.waitSignal(desk.editor.prefix_used) as used:
        desk.type(typed)
    assert used.args == [kind, block_id(1)]
    assert [facts.kind for facts in desk.text.facts] == [kind]
    assert desk.text.snapshot()[0].text.plain == ""


@pytest.mark.parametrize(("typed", "_kind"), PREFIXES)
@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Z])
def test_backspace_at_once_or_undo_gives_back_exactly_what_was_typed(
    make_desk: DeskMaker, typed: str, _kind: BlockKind, key: Qt.Key
) -> None:
    desk = make_desk(paragraph(1))
    desk.type(typed)
    desk.press(key, CTRL if key is Qt.Key.Key_Z else Qt.KeyboardModifier.NoModifier)
    assert desk.words == [typed]
    assert desk.at == (0, len(typed))


def test_backspace_later_deletes_a_character(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("/a Do")
    desk.press(Qt.Key.Key_Backspace)
    assert desk.words == ["action: D"]


def test_a_leading_word_before_words_that_are_there_takes_them_along(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "To write."))
    desk.caret(0, 0)
    desk.type("/a ")
    assert desk.words == ["action: To write."]
    assert desk.at == (0, 0)


@pytest.mark.parametrize(
    ("typed", "kind", "marker"),
    [
        ("- ", K.LIST_ENTRY, ListMarker.BULLET),
        ("1. ", K.LIST_ENTRY, ListMarker.DECIMAL),
        ("a. ", K.LIST_ENTRY, ListMarker.LETTER),
        ("> ", K.QUOTATION, None),
    ],
)
def test_the_sign_of_a_list_or_quotation_takes_along_the_words_behind_it(
    make_desk: DeskMaker, typed: str, kind: BlockKind, marker: ListMarker | None
) -> None:
    desk = make_desk(paragraph(1, "How much was done?"))
    desk.caret(0, 0)
    desk.type(typed)
    block = desk.text.snapshot()[0]
    assert (block.kind, block.marker, block.text.plain) == (kind, marker, "How much was done?")
    assert desk.at == (0, 0)
    desk.press(Qt.Key.Key_Backspace)
    assert desk.words == [f"{typed}How much was done?"]


def test_a_dash_typed_within_a_list_stays_text(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One", K.LIST_ENTRY))
    desk.caret(0, 0)
    desk.type("- ")
    assert desk.text.snapshot()[0].text.plain == "- One"


@pytest.mark.parametrize("typed", ["Action: ", "See /a ", "x ", "NOTE: "])
def test_ordinary_prose_is_left_alone(make_desk: DeskMaker, typed: str) -> None:
    desk = make_desk(paragraph(1))
    desk.type(typed)
    assert desk.words == [typed]


def test_two_slashes_type_one(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("//a ")
    assert desk.words == ["/a "]


def test_a_new_structured_block_knows_what_it_is_the_first_appearance_of(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("/a Do it.\n/r That a.\nThat b.")
    blocks = desk.text.take_changes().put
    assert blocks[0].action_id is not None
    assert blocks[1].decision_id is not None
    assert blocks[2].decision_id not in (None, blocks[1].decision_id)


def test_a_decision_keeps_the_kind_its_word_named(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("NOTED: the report.")
    assert desk.text.take_changes().fields[block_id(1)].decision_kind == "noted"


def test_arrivals_open_with_nothing_left_in_the_text(make_desk: DeskMaker, qtbot: QtBot) -> None:
    desk = make_desk(paragraph(1))
    with qtbot.waitSignal(desk.editor.arrival_wanted) as asked:
        desk.type("/out ")
    assert asked.args == [False, ""]
    assert desk.words == [""]


def test_short_forms_expand_on_space_and_are_given_back_by_backspace_at_once(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "The board "))
    desk.caret(0, -1)
    desk.type(";n ")
    assert desk.words == ["The board noted that "]
    desk.press(Qt.Key.Key_Backspace)
    assert desk.words == ["The board ;n "]


def test_the_first_person_in_an_action_is_its_owner(make_desk: DeskMaker) -> None:
    desk = with_people(make_desk, K.ACTION)
    desk.type("@hea")
    desk.press(Qt.Key.Key_Return)
    fields = desk.text.facts[0].fields
    assert [(owner.words, owner.party) for owner in fields.owners] == [(HEAD.words, HEAD.party)]
    assert desk.words == ["action: "]


def test_a_space_is_typed_where_the_one_behind_an_owner_is_no_more(make_desk: DeskMaker) -> None:
    desk = with_people(make_desk, K.ACTION, "ask ")
    desk.type("@hea")
    desk.press(Qt.Key.Key_Tab)
    desk.select(0, 0, 0, -1)
    desk.compose("Dŵr.")
    desk.type(" ")
    assert desk.words == ["action: Dŵr. "]


def test_plus_adds_another_owner_and_a_further_person_is_a_mention(make_desk: DeskMaker) -> None:
    desk = with_people(make_desk, K.ACTION)
    for words in ("@hea", "+@cha", "to ask @hea"):
        desk.type(words)
        desk.press(Qt.Key.Key_Return)
    assert [owner.words for owner in desk.text.facts[0].fields.owners] == [HEAD.words, CHAIR.words]
    assert desk.words == ["action: to ask Head of Schools"]


def test_a_mention_keeps_who_was_meant_and_what_follows_is_no_part_of_it(make_desk: DeskMaker) -> None:
    desk = with_people(make_desk, words="Thanks to ")
    desk.type("@hea")
    desk.press(Qt.Key.Key_Return)
    desk.type(" for it")
    (block,) = desk.text.snapshot()
    assert block.text.runs == (
        Run("Thanks to "),
        Run("Head of Schools", Marks(mention=HEAD.party)),
        Run(" for it"),
    )


def test_typing_at_the_end_of_a_mention_later_is_no_part_of_it(make_desk: DeskMaker) -> None:
    desk = with_people(make_desk)
    desk.type("@hea")
    desk.press(Qt.Key.Key_Return)
    desk.caret(0, 0)
    desk.caret(0, -1)
    desk.type("!")
    assert desk.text.snapshot()[0].text.runs[-1] == Run("!")


def test_typing_before_a_mention_that_begins_a_paragraph_is_no_part_of_it(make_desk: DeskMaker) -> None:
    mention = Run("Head of Schools", Marks(mention=HEAD.party))
    desk = make_desk(replace(paragraph(1, "x"), text=rich((mention, Run(" spoke.")))))
    desk.caret(0, 0)
    desk.type("The ")
    assert desk.text.snapshot()[0].text.runs == (Run("The "), mention, Run(" spoke."))


def one_by_one(desk: Desk) -> None:
    desk.type("xy")


def composed(desk: Desk) -> None:
    desk.compose("xy")


@pytest.mark.parametrize("write", [one_by_one, composed])
@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        ((0, 4), (0, 8), ("Ask xy now.",)),
        ((0, 8), (0, 4), ("Ask xy now.",)),
        ((0, 8), (0, 12), ("Ask ", "Head", "xy.")),
        ((0, 12), (0, 8), ("Ask ", "Head", "xy.")),
        ((0, 6), (0, 8), ("Ask ", "He", "xy now.")),
        ((0, 5), (0, 6), ("Ask ", "Hxyad", " now.")),
        ((0, 8), (1, 4), ("Ask ", "Head", "xy.")),
    ],
)
def test_what_is_typed_over_a_mention_or_beside_it_is_no_part_of_it(
    make_desk: DeskMaker,
    write: Callable[[Desk], None],
    start: tuple[int, int],
    end: tuple[int, int],
    runs: tuple[str, ...],
) -> None:
    first = rich((Run("Ask "), Run("Head", Marks(mention=HEAD.party)), Run(" now.")))
    desk = make_desk(replace(paragraph(1, "x"), text=first), paragraph(2, "Then."))
    desk.select(*start, *end)
    write(desk)
    found = desk.text.snapshot()[0].text.runs
    assert tuple(run.text for run in found) == runs
    assert [run.marks.mention for run in found[1:2]] == [HEAD.party] * (len(runs) > 1)


def test_a_time_or_a_line_after_a_mention_is_no_part_of_it(make_desk: DeskMaker) -> None:
    mention = Run("Head of Schools", Marks(mention=HEAD.party))
    desk = make_desk(replace(paragraph(1, "x"), text=rich((mention,))))
    desk.caret(0, -1)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.text.snapshot()[0].text.runs == (mention, Run("\n"))
    desk.undo.undo()
    desk.caret(0, -1)
    desk.editor.insert_time()
    assert desk.text.snapshot()[0].text.runs == (mention, Run("15:30"))


def test_escape_leaves_what_was_typed(make_desk: DeskMaker) -> None:
    desk = with_people(make_desk)
    desk.type("@hea")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Return)
    assert desk.words == ["@hea", ""]


def test_control_enter_asks_for_a_guest(make_desk: DeskMaker, qtbot: QtBot) -> None:
    desk = with_people(make_desk)
    desk.type("@hea")
    with qtbot.waitSignal(desk.editor.guest_wanted) as asked:
        desk.press(Qt.Key.Key_Return, CTRL)
    assert asked.args == ["hea"]


def test_nobody_by_that_name_leaves_the_text_and_enter_to_the_clerk(make_desk: DeskMaker) -> None:
    desk = with_people(make_desk)
    desk.type("@xyz")
    desk.press(Qt.Key.Key_Return)
    assert desk.words == ["@xyz", ""]


@pytest.mark.parametrize(
    ("words", "caret", "kind", "after"),
    [
        ("To write.", 9, K.ACTION, ["action: To write."]),
        ("To write.", 0, K.ACTION, ["action: To write."]),
        ("To write.", 3, K.ACTION, ["To write.", "action: "]),
        ("", 0, K.PRIVATE_NOTE, ["private_note: "]),
    ],
)
def test_a_chord_turns_the_paragraph_or_adds_a_block_in_the_midst_of_a_sentence(
    make_desk: DeskMaker, words: str, caret: int, kind: BlockKind, after: list[str]
) -> None:
    desk = make_desk(paragraph(1, words))
    desk.caret(0, caret)
    desk.editor.mark_paragraph(kind)
    assert desk.words == after
    desk.undo.undo()
    assert desk.words == [words]


def test_the_chord_of_decisions_goes_round_the_kinds_of_the_board(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "That a."))
    desk.caret(0, -1)
    seen = []
    for _ in range(7):
        desk.editor.mark_paragraph(K.DECISION)
        seen.append(desk.text.facts[0].fields.decision_kind)
    assert seen == ["agreed", "approved", "resolved", "recommended", "noted", "confirmed", "agreed"]
    assert len({facts.decision_id for facts in desk.text.facts}) == 1


def test_levels_go_in_and_out_with_the_marks_of_their_level(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "a"))
    moving = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    seen = []
    for key in [Qt.Key.Key_Right] * 4 + [Qt.Key.Key_Left] * 4:
        desk.press(key, moving)
        facts = desk.text.facts[0]
        seen.append((facts.kind is K.LIST_ENTRY, facts.level, facts.marker))
    assert seen[:4] == [
        (True, 0, ListMarker.LETTER),
        (True, 1, ListMarker.ROMAN),
        (True, 2, ListMarker.BULLET),
        (True, 2, ListMarker.BULLET),
    ]
    assert seen[-1][0] is False


def test_a_paragraph_is_moved_in_one_step_with_its_id(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Two."), paragraph(3, "Three."))
    desk.caret(2, 1)
    moving = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    desk.press(Qt.Key.Key_Up, moving)
    assert desk.text.order == [block_id(1), block_id(3), block_id(2)]
    assert desk.at == (1, 1)
    desk.undo.undo()
    assert desk.words == ["One.", "Two.", "Three."]


def test_marks_and_the_time_are_typed_by_key(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    for key in (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_U):
        desk.press(key, CTRL)
    desk.type("x")
    desk.press(Qt.Key.Key_B, CTRL)
    desk.press(Qt.Key.Key_Semicolon, CTRL)
    runs = desk.text.snapshot()[0].text.runs
    assert runs[0] == Run("x", Marks(bold=True, italic=True, underline=True))
    assert "".join(run.text for run in runs[1:]) == "15:30"
    assert not runs[1].marks.bold


def test_letters_beyond_ascii_come_from_an_input_method(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("Llŷn €5 👩‍💻 ŵyl")
    assert desk.words == ["Llŷn €5 👩‍💻 ŵyl"]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (replace(paragraph(1, "Do.", K.ACTION), action_id=Id("c" * 32)), ["action: Do.One.", "Two."]),
        (replace(paragraph(1, kind=K.TABLE), rows=((typed("a"), typed("b")),)), ["aOne.\nTwo. | b"]),
    ],
)
def test_lines_that_are_dictated_are_paragraphs_and_part_no_table(
    make_desk: DeskMaker, block: Block, words: list[str]
) -> None:
    desk = make_desk(block)
    desk.caret(0, 3 if block.kind is K.ACTION else 1)
    desk.compose("One.\nTwo.")
    assert desk.words == words


def test_amended_words_are_marked_apart_from_those_that_are_underlined(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.press(Qt.Key.Key_U, CTRL)
    desk.type("a")
    desk.press(Qt.Key.Key_U, CTRL)
    desk.editor.toggle_amended()
    desk.type("b")
    desk.editor.toggle_amended()
    desk.type("c")
    assert desk.text.snapshot()[0].text.runs == (
        Run("a", Marks(underline=True)), Run("b", Marks(amended=True)), Run("c")
    )  # fmt: skip


def test_amended_words_have_a_broken_line_under_them(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "Words."))
    assert marked_ranges(desk.text.document.findBlockByNumber(0), QColor("blue"), divided=False) == ()
    desk.editor.selectAll()
    desk.editor.toggle_amended()
    (shown,) = marked_ranges(desk.text.document.findBlockByNumber(0), QColor("blue"), divided=False)
    assert (shown.start, shown.length) == (0, len("Words."))
    assert shown.format.underlineStyle() is QTextCharFormat.UnderlineStyle.DashUnderline
