"""The one table of actions: id, text, key, icon, menu, and what the key sheet and the palette say of it.

The table says what exists; a screen's `commands()` say what works now. Menus show, and keys reach, only what works.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

from clerk_app.ui.menus import QT_TRANSLATE_NOOP, Menu, translated


class KeyGroup(StrEnum):
    """The headings of the key sheet; their texts are `GROUP_TEXTS`."""

    ADD = "add"
    MOVE = "move"
    PEOPLE = "people"
    MEETING = "meeting"
    TEXT = "text"
    ANYWHERE = "anywhere"


class ActionId(StrEnum):
    """Everything that can be asked for by menu, key or palette."""

    NEW_MEETING = "new_meeting"
    NEW_BOARD = "new_board"
    OPEN_MINUTES = "open_minutes"
    EDIT_MEETING = "edit_meeting"
    DELETE_MEETING = "delete_meeting"
    HOME = "home"
    MEETINGS = "meetings"
    MEMBERS = "members"
    RULES = "rules"
    FORWARD_PLAN = "forward_plan"
    IN_WRITING = "in_writing"
    REGISTERS = "registers"
    BOARD_MAP = "board_map"
    AGENDA = "agenda"
    KEEP_VERSION = "keep_version"
    TRY_SAVING = "try_saving"
    SAVE_COPY = "save_copy"
    PREVIEW = "preview"
    CHECK_DRAFT = "check_draft"
    EXPORT = "export"
    EXPORT_ITEM = "export_item"
    PLAIN_WORDS = "plain_words"
    NEXT_UNSAID = "next_unsaid"
    BACK_UP = "back_up"
    GO_BACK = "go_back"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    SELECT_ALL = "select_all"
    FIND = "find"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    REPLACE = "replace"
    SPELLING = "spelling"
    PARAGRAPH_HISTORY = "paragraph_history"
    REMOVED_PARAGRAPHS = "removed_paragraphs"
    EDIT_ITEM = "edit_item"
    PARAGRAPH_UP = "paragraph_up"
    PARAGRAPH_DOWN = "paragraph_down"
    LEVEL_IN = "level_in"
    LEVEL_OUT = "level_out"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    LINK = "link"
    AMENDED = "amended"
    ADD_ACTION = "add_action"
    ADD_DECISION = "add_decision"
    ADD_VOTE = "add_vote"
    ADD_INTEREST = "add_interest"
    ADD_PRIVATE_NOTE = "add_private_note"
    ADD_PERSON = "add_person"
    ADD_TIME = "add_time"
    INSERT_APOLOGIES = "insert_apologies"
    EARLIER_ACTION = "earlier_action"
    ANSWER_QUESTION = "answer_question"
    REPORT_STATUS = "report_status"
    CARRY_FORWARD = "carry_forward"
    TAKE_UP_ACTION = "take_up_action"
    END_PROVISIONAL = "end_provisional"
    GO_TO_ENDED = "go_to_ended"
    GO_TO_END = "go_to_end"
    OTHER_LANGUAGE = "other_language"
    REPORT_IN_WRITING = "report_in_writing"
    APPROVE_MINUTES = "approve_minutes"
    RESOLVE = "resolve"
    RESOLVE_ONE = "resolve_one"
    FINAL_DECISION = "final_decision"
    FINAL_ANSWER = "final_answer"
    MARK_CHALLENGE = "mark_challenge"
    MARK_ISSUE = "mark_issue"
    MARK_STATEMENT = "mark_statement"
    SHOW_IN_REGISTER = "show_in_register"
    MOVERS = "movers"
    NEW_MEMBERS = "new_members"
    NUMBER_MINUTE = "number_minute"
    ADJOURN_FOR = "adjourn_for"
    INTRODUCE_ITEM = "introduce_item"
    REVIEW_TERMS = "review_terms"
    SPLIT_ACTION = "split_action"
    SPLIT_MINUTE = "split_minute"
    JOIN_MINUTE = "join_minute"
    EXEMPT_PART = "exempt_part"
    MOVE_TO_ITEM = "move_to_item"
    MOVE_MEETING_HERE = "move_meeting_here"
    ACTING_CHAIR = "acting_chair"
    ARRIVED_OR_LEFT = "arrived_or_left"
    ROLL_CALL = "roll_call"
    OUT_OR_BACK = "out_or_back"
    SAY_QUORUM = "say_quorum"
    NEXT_ITEM = "next_item"
    LOOK_NEXT = "look_next"
    LOOK_PREVIOUS = "look_previous"
    LOOK_1 = "look_1"
    LOOK_2 = "look_2"
    LOOK_3 = "look_3"
    LOOK_4 = "look_4"
    LOOK_5 = "look_5"
    LOOK_6 = "look_6"
    LOOK_7 = "look_7"
    LOOK_8 = "look_8"
    LOOK_9 = "look_9"
    JUMP = "jump"
    PAUSE_TIMER = "pause_timer"
    ADJOURN = "adjourn"
    CHAIR_GOES_ON = "chair_goes_on"
    CHAIR_STOPS = "chair_stops"
    CALL_COUNT = "call_count"
    SECOND_MEETING = "second_meeting"
    EXEMPT = "exempt"
    TAKE_TOGETHER = "take_together"
    DEFER_ITEM = "defer_item"
    WITHDRAW_ITEM = "withdraw_item"
    PLAN_ITEM = "plan_item"
    REMOVE_ITEM = "remove_item"
    BRING_FORWARD = "bring_forward"
    AGENDA_FROM_FILE = "agenda_from_file"
    MINUTES_FROM_FILE = "minutes_from_file"
    IMPORT_MEMBERS = "import_members"
    NEXT_MEETING = "next_meeting"
    END_MEETING = "end_meeting"
    NEXT_PANEL = "next_panel"
    PREVIOUS_PANEL = "previous_panel"
    TEXT_LARGER = "text_larger"
    TEXT_SMALLER = "text_smaller"
    TEXT_NORMAL = "text_normal"
    FULL_SCREEN = "full_screen"
    ROOM_DISPLAY = "room_display"
    BLANK_ROOM = "blank_room"
    ROOM_COLOURS = "room_colours"
    COLOURS_LIGHT = "colours_light"
    COLOURS_DARK = "colours_dark"
    COLOURS_SYSTEM = "colours_system"
    COMMANDS = "commands"
    KEYS = "keys"
    HELP = "help"


LOOK_AT_ITEM = tuple(ActionId(f"look_{number}") for number in range(1, 10))
"""The actions of Ctrl+1 to Ctrl+9, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action: `text` is the menu's, with its mnemonic; `words` are the key sheet's, where they differ.

    `keys` are portable key sequences, the first of them shown; `mac_keys` take their place on macOS. An action without
    a `group` is not on the key sheet.
    """

    id: ActionId
    text: str
    menu: Menu | None = None
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] = ()
    icon: str = ""
    group: KeyGroup | None = None
    words: str = ""
    in_palette: bool = True
    separator: bool = False

    @property
    def keys_here(self) -> tuple[str, ...]:
        """The keys on this computer."""
        return self.mac_keys if self.mac_keys and sys.platform == "darwin" else self.keys

    @property
    def title(self) -> str:
        """The translated text without its mnemonic."""
        return translated(self.text).replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")

    @property
    def key_text(self) -> str:
        """The first key as this computer writes it; empty without one."""
        return native(self.keys_here[0]) if self.keys_here else ""


def native(keys: str) -> str:
    """A portable key sequence as this computer writes it; the key that Qt calls Return is Enter to everybody else."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


GROUP_TEXTS: Mapping[KeyGroup, str] = {
    KeyGroup.ADD: QT_TRANSLATE_NOOP("actions", "Add"),
    KeyGroup.MOVE: QT_TRANSLATE_NOOP("actions", "Move around"),
    KeyGroup.PEOPLE: QT_TRANSLATE_NOOP("actions", "People and quorum"),
    KeyGroup.MEETING: QT_TRANSLATE_NOOP("actions", "The meeting"),
    KeyGroup.TEXT: QT_TRANSLATE_NOOP("actions", "Text"),
    KeyGroup.ANYWHERE: QT_TRANSLATE_NOOP("actions", "Anywhere"),
}

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id=ActionId.NEW_MEETING,
        text=QT_TRANSLATE_NOOP("actions", "&New meeting…"),
        menu=Menu.FILE,
        keys=("Ctrl+N",),
        icon="calendar-plus",
    ),
    ActionSpec(
        id=ActionId.NEW_BOARD,
        text=QT_TRANSLATE_NOOP("actions", "New &board…"),
        menu=Menu.FILE,
        icon="plus",
    ),
    ActionSpec(
        id=ActionId.HOME,
        text=QT_TRANSLATE_NOOP("actions", "&Home"),
        menu=Menu.FILE,
        icon="house",
    ),
    ActionSpec(
        id=ActionId.MEETINGS,
        text=QT_TRANSLATE_NOOP("actions", "Meet&ings"),
        menu=Menu.FILE,
        icon="calendar-days",
    ),
    ActionSpec(
        id=ActionId.MEMBERS,
        text=QT_TRANSLATE_NOOP("actions", "&Members"),
        menu=Menu.FILE,
        icon="users",
    ),
    ActionSpec(
        id=ActionId.RULES,
        text=QT_TRANSLATE_NOOP("actions", "Board &rules"),
        menu=Menu.FILE,
        icon="scale",
    ),
    ActionSpec(
        id=ActionId.FORWARD_PLAN,
        text=QT_TRANSLATE_NOOP("actions", "&Forward plan"),
        menu=Menu.FILE,
        icon="calendar",
    ),
    ActionSpec(
        id=ActionId.IN_WRITING,
        text=QT_TRANSLATE_NOOP("actions", "Decisions in writing"),
        menu=Menu.FILE,
        icon="pencil",
    ),
    ActionSpec(
        id=ActionId.REGISTERS,
        text=QT_TRANSLATE_NOOP("actions", "Registers"),
        menu=Menu.FILE,
        icon="book-open",
    ),
    ActionSpec(
        id=ActionId.BOARD_MAP,
        text=QT_TRANSLATE_NOOP("actions", "M&ap of boards…"),
        menu=Menu.FILE,
        icon="users",
    ),
    ActionSpec(
        id=ActionId.KEEP_VERSION,
        text=QT_TRANSLATE_NOOP("actions", "&Keep a named version…"),
        menu=Menu.FILE,
        keys=("Ctrl+S",),
        icon="history",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "keep a named version"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.TRY_SAVING,
        text=QT_TRANSLATE_NOOP("actions", "&Try saving now"),
        menu=Menu.FILE,
        icon="hard-drive",
    ),
    ActionSpec(
        id=ActionId.SAVE_COPY,
        text=QT_TRANSLATE_NOOP("actions", "&Save a copy of the words…"),
        menu=Menu.FILE,
        icon="copy",
    ),
    ActionSpec(
        id=ActionId.PREVIEW,
        text=QT_TRANSLATE_NOOP("actions", "Pre&view and print…"),
        menu=Menu.FILE,
        keys=("Ctrl+P",),
        icon="eye",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "preview print pages paper"),
    ),
    ActionSpec(
        id=ActionId.CHECK_DRAFT,
        text=QT_TRANSLATE_NOOP("actions", "&Check this draft…"),
        menu=Menu.FILE,
        icon="list-checks",
        words=QT_TRANSLATE_NOOP("actions", "check this draft: tense, names, numbers, what is worth a second look"),
    ),
    ActionSpec(
        id=ActionId.EXPORT,
        text=QT_TRANSLATE_NOOP("actions", "&Export…"),
        menu=Menu.FILE,
        keys=("Ctrl+Shift+E",),
        icon="file-output",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "export minutes agenda notice"),
    ),
    ActionSpec(
        id=ActionId.EXPORT_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "E&xport this item…"),
        menu=Menu.FILE,
        icon="file-output",
    ),
    ActionSpec(
        id=ActionId.PLAIN_WORDS,
        text=QT_TRANSLATE_NOOP("actions", "Words for &young readers…"),
        menu=Menu.FILE,
        keys=("Shift+F7",),
        icon="pencil",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "plain words for young readers, children, easy read"),
    ),
    ActionSpec(
        id=ActionId.NEXT_UNSAID,
        text=QT_TRANSLATE_NOOP("actions", "Next without plain words"),
        menu=Menu.MEETING,
        keys=("Ctrl+F7",),
        icon="arrow-right",
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "next item without a line in plain words"),
    ),
    ActionSpec(
        id=ActionId.BACK_UP,
        text=QT_TRANSLATE_NOOP("actions", "Back &up now"),
        menu=Menu.FILE,
        icon="hard-drive",
        separator=True,
    ),
    ActionSpec(
        id=ActionId.GO_BACK,
        text=QT_TRANSLATE_NOOP("actions", "&Go back to a backup…"),
        menu=Menu.FILE,
        icon="history",
    ),
    ActionSpec(
        id=ActionId.QUIT,
        text=QT_TRANSLATE_NOOP("actions", "&Quit"),
        menu=Menu.FILE,
        keys=("Ctrl+Q",),
        in_palette=False,
        separator=True,
    ),
    ActionSpec(
        id=ActionId.UNDO,
        text=QT_TRANSLATE_NOOP("actions", "&Undo"),
        menu=Menu.EDIT,
        keys=("Ctrl+Z",),
        icon="undo-2",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "undo"),
    ),
    ActionSpec(
        id=ActionId.REDO,
        text=QT_TRANSLATE_NOOP("actions", "&Redo"),
        menu=Menu.EDIT,
        keys=("Ctrl+Y", "Ctrl+Shift+Z"),
        mac_keys=("Ctrl+Shift+Z",),
        icon="redo-2",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "redo"),
    ),
    ActionSpec(
        id=ActionId.CUT,
        text=QT_TRANSLATE_NOOP("actions", "Cu&t"),
        menu=Menu.EDIT,
        keys=("Ctrl+X",),
        in_palette=False,
        separator=True,
    ),
    ActionSpec(
        id=ActionId.COPY,
        text=QT_TRANSLATE_NOOP("actions", "&Copy"),
        menu=Menu.EDIT,
        keys=("Ctrl+C",),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.PASTE,
        text=QT_TRANSLATE_NOOP("actions", "&Paste"),
        menu=Menu.EDIT,
        keys=("Ctrl+V",),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.SELECT_ALL,
        text=QT_TRANSLATE_NOOP("actions", "Select &all"),
        menu=Menu.EDIT,
        keys=("Ctrl+A",),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.FIND,
        text=QT_TRANSLATE_NOOP("actions", "&Find words…"),
        menu=Menu.EDIT,
        keys=("Ctrl+F",),
        icon="search",
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "find words"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.FIND_NEXT,
        text=QT_TRANSLATE_NOOP("actions", "Find &next"),
        menu=Menu.EDIT,
        keys=("F3",),
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "find the next one"),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.FIND_PREVIOUS,
        text=QT_TRANSLATE_NOOP("actions", "Find pre&vious"),
        menu=Menu.EDIT,
        keys=("Shift+F3",),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.REPLACE,
        text=QT_TRANSLATE_NOOP("actions", "Rep&lace words…"),
        menu=Menu.EDIT,
        keys=("Ctrl+H",),
        mac_keys=("Ctrl+Alt+F",),  # Command+H hides the program
        icon="pencil",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "find and replace words"),
    ),
    ActionSpec(
        id=ActionId.SPELLING,
        text=QT_TRANSLATE_NOOP("actions", "Check the &spelling"),
        menu=Menu.EDIT,
        keys=("F7",),
        icon="book-open",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "check the spelling of this minute"),
    ),
    ActionSpec(
        id=ActionId.PARAGRAPH_HISTORY,
        text=QT_TRANSLATE_NOOP("actions", "Histor&y of this paragraph…"),
        menu=Menu.EDIT,
        keys=("Ctrl+Shift+H",),
        icon="history",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "earlier wordings of the paragraph"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.REMOVED_PARAGRAPHS,
        text=QT_TRANSLATE_NOOP("actions", "Paragraphs that &were removed…"),
        menu=Menu.EDIT,
        icon="trash-2",
    ),
    ActionSpec(
        id=ActionId.EDIT_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "&Edit the item…"),
        menu=Menu.EDIT,
        keys=("F2",),
        icon="pencil",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "edit the item"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.NUMBER_MINUTE,
        text=QT_TRANSLATE_NOOP("actions", "Fi&x the number of this item…"),
        menu=Menu.EDIT,
        icon="list-ordered",
    ),
    ActionSpec(
        id=ActionId.PARAGRAPH_UP,
        text=QT_TRANSLATE_NOOP("actions", "&Move the paragraph up"),
        menu=Menu.EDIT,
        keys=("Alt+Shift+Up",),
        mac_keys=("Meta+Ctrl+Up",),
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "move the paragraph up"),
    ),
    ActionSpec(
        id=ActionId.PARAGRAPH_DOWN,
        text=QT_TRANSLATE_NOOP("actions", "Move the para&graph down"),
        menu=Menu.EDIT,
        keys=("Alt+Shift+Down",),
        mac_keys=("Meta+Ctrl+Down",),
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "move the paragraph down"),
    ),
    ActionSpec(
        id=ActionId.LEVEL_IN,
        text=QT_TRANSLATE_NOOP("actions", "List level &in"),
        menu=Menu.EDIT,
        keys=("Alt+Shift+Right",),
        mac_keys=("Meta+Ctrl+Right",),
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "list level in"),
    ),
    ActionSpec(
        id=ActionId.LEVEL_OUT,
        text=QT_TRANSLATE_NOOP("actions", "List level &out"),
        menu=Menu.EDIT,
        keys=("Alt+Shift+Left",),
        mac_keys=("Meta+Ctrl+Left",),
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "list level out"),
    ),
    ActionSpec(
        id=ActionId.MOVE_TO_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "Move to anot&her item…"),
        menu=Menu.EDIT,
        keys=("Ctrl+Shift+O",),
        icon="arrow-right",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "move paragraphs to another item"),
    ),
    ActionSpec(
        id=ActionId.BOLD,
        text=QT_TRANSLATE_NOOP("actions", "Bol&d"),
        menu=Menu.EDIT,
        keys=("Ctrl+B",),
        icon="bold",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "bold"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.ITALIC,
        text=QT_TRANSLATE_NOOP("actions", "Italic"),
        menu=Menu.EDIT,
        keys=("Ctrl+I",),
        icon="italic",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "italic"),
    ),
    ActionSpec(
        id=ActionId.UNDERLINE,
        text=QT_TRANSLATE_NOOP("actions", "Underline"),
        menu=Menu.EDIT,
        keys=("Ctrl+U",),
        icon="underline",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "underline"),
    ),
    ActionSpec(
        id=ActionId.LINK,
        text=QT_TRANSLATE_NOOP("actions", "Lin&k…"),
        menu=Menu.EDIT,
        keys=("Ctrl+L",),
        icon="link",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "make or show a link"),
    ),
    ActionSpec(
        id=ActionId.AMENDED,
        text=QT_TRANSLATE_NOOP("actions", "Amended by the &board"),
        menu=Menu.EDIT,
        keys=("Ctrl+Shift+T",),
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "words amended by the board"),
    ),
    ActionSpec(
        id=ActionId.ADD_ACTION,
        text=QT_TRANSLATE_NOOP("actions", "&Action"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+A",),
        icon="square-check-big",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "action"),
    ),
    ActionSpec(
        id=ActionId.ADD_DECISION,
        text=QT_TRANSLATE_NOOP("actions", "&Decision"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+D",),
        icon="gavel",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "decision; again: the next kind"),
    ),
    ActionSpec(
        id=ActionId.ADD_VOTE,
        text=QT_TRANSLATE_NOOP("actions", "&Vote"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+B",),
        icon="vote",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "vote (ballot)"),
    ),
    ActionSpec(
        id=ActionId.ADD_INTEREST,
        text=QT_TRANSLATE_NOOP("actions", "Declaration of &interest"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+I",),
        icon="scale",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "declaration of interest"),
    ),
    ActionSpec(
        id=ActionId.ADD_PRIVATE_NOTE,
        text=QT_TRANSLATE_NOOP("actions", "Private &note, never exported"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+N",),
        icon="lock",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "private note"),
    ),
    ActionSpec(
        id=ActionId.ADD_PERSON,
        text=QT_TRANSLATE_NOOP("actions", "&Person or post"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+M",),
        icon="user-round",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "person or post (member)"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.ADD_TIME,
        text=QT_TRANSLATE_NOOP("actions", "The &time now"),
        menu=Menu.INSERT,
        keys=("Ctrl+;",),
        icon="clock",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "the time now"),
    ),
    ActionSpec(
        id=ActionId.INSERT_APOLOGIES,
        text=QT_TRANSLATE_NOOP("actions", "Insert the ap&ologies"),
        menu=Menu.INSERT,
        icon="users",
    ),
    ActionSpec(
        id=ActionId.EARLIER_ACTION,
        text=QT_TRANSLATE_NOOP("actions", "&Earlier action…"),
        menu=Menu.INSERT,
        icon="history",
        separator=True,
    ),
    ActionSpec(
        id=ActionId.REPORT_STATUS,
        text=QT_TRANSLATE_NOOP("actions", "&Status of the earlier action…"),
        menu=Menu.INSERT,
        icon="circle-check",
    ),
    ActionSpec(
        id=ActionId.CARRY_FORWARD,
        text=QT_TRANSLATE_NOOP("actions", "&Carry the earlier action forward"),
        menu=Menu.INSERT,
        icon="arrow-right",
    ),
    ActionSpec(
        id=ActionId.TAKE_UP_ACTION,
        text=QT_TRANSLATE_NOOP("actions", "Ta&ke an action onto the agenda"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+U",),
        icon="calendar-plus",
    ),
    ActionSpec(
        id=ActionId.ANSWER_QUESTION,
        text=QT_TRANSLATE_NOOP("actions", "Answer a &question of the item…"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+Y",),
        icon="message-square",
        group=KeyGroup.ADD,
        words=QT_TRANSLATE_NOOP("actions", "answer a question of the item"),
    ),
    ActionSpec(
        id=ActionId.APPROVE_MINUTES,
        text=QT_TRANSLATE_NOOP("actions", "App&rove earlier minutes…"),
        menu=Menu.INSERT,
        icon="shield-check",
    ),
    ActionSpec(
        id=ActionId.END_PROVISIONAL,
        text=QT_TRANSLATE_NOOP("actions", "Ratify or end a provisional decision…"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+F8",),
        icon="history",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "ratify or end a provisional decision"),
    ),
    ActionSpec(
        id=ActionId.GO_TO_ENDED,
        text=QT_TRANSLATE_NOOP("actions", "Go to the decision that this one ends"),
        icon="history",
    ),
    ActionSpec(
        id=ActionId.GO_TO_END,
        text=QT_TRANSLATE_NOOP("actions", "Go to what ended this decision"),
        icon="history",
    ),
    ActionSpec(
        id=ActionId.OTHER_LANGUAGE,
        text=QT_TRANSLATE_NOOP("actions", "Go to these minutes in the other language"),
        icon="files",
    ),
    ActionSpec(
        id=ActionId.REPORT_IN_WRITING,
        text=QT_TRANSLATE_NOOP("actions", "Report a decision in writing…"),
        menu=Menu.INSERT,
        icon="pencil",
    ),
    ActionSpec(
        id=ActionId.INTRODUCE_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "Introd&uce the item"),
        menu=Menu.INSERT,
        icon="user-round",
        separator=True,
    ),
    ActionSpec(
        id=ActionId.REVIEW_TERMS,
        text=QT_TRANSLATE_NOOP("actions", "Go through the terms of reference"),
        menu=Menu.INSERT,
        icon="book-open",
    ),
    ActionSpec(
        id=ActionId.RESOLVE,
        text=QT_TRANSLATE_NOOP("actions", "Reso&lve as recommended"),
        menu=Menu.INSERT,
        icon="gavel",
    ),
    ActionSpec(
        id=ActionId.RESOLVE_ONE,
        text=QT_TRANSLATE_NOOP("actions", "Resolve one reco&mmendation…"),
        menu=Menu.INSERT,
        icon="gavel",
    ),
    ActionSpec(
        id=ActionId.FINAL_DECISION,
        text=QT_TRANSLATE_NOOP("actions", "&Who decides in the end…"),
        menu=Menu.INSERT,
        icon="arrow-right",
    ),
    ActionSpec(
        id=ActionId.FINAL_ANSWER,
        text=QT_TRANSLATE_NOOP("actions", "What the other bod&y answered…"),
        menu=Menu.INSERT,
        icon="message-square",
    ),
    ActionSpec(
        id=ActionId.MARK_CHALLENGE,
        text=QT_TRANSLATE_NOOP("actions", "Mark the paragraph as a challenge"),
        menu=Menu.INSERT,
        icon="circle-alert",
    ),
    ActionSpec(
        id=ActionId.MARK_ISSUE,
        text=QT_TRANSLATE_NOOP("actions", "Mark the paragraph as an issue"),
        menu=Menu.INSERT,
        icon="files",
    ),
    ActionSpec(
        id=ActionId.MARK_STATEMENT,
        text=QT_TRANSLATE_NOOP("actions", "Mark the paragraph as an agreed statement"),
        menu=Menu.INSERT,
        icon="check",
    ),
    ActionSpec(
        id=ActionId.SHOW_IN_REGISTER,
        text=QT_TRANSLATE_NOOP("actions", "Show the paragraph in its register"),
        menu=Menu.INSERT,
        icon="book-open",
    ),
    ActionSpec(
        id=ActionId.MOVERS,
        text=QT_TRANSLATE_NOOP("actions", "Proposed &by, seconded by…"),
        menu=Menu.INSERT,
        icon="users",
    ),
    ActionSpec(
        id=ActionId.NEW_MEMBERS,
        text=QT_TRANSLATE_NOOP("actions", "Chan&ge the membership by this decision…"),
        menu=Menu.INSERT,
        keys=("Ctrl+Shift+J",),
        icon="user-round-plus",
    ),
    ActionSpec(
        id=ActionId.SPLIT_ACTION,
        text=QT_TRANSLATE_NOOP("actions", "Split t&he action in two"),
        menu=Menu.INSERT,
        icon="square-check-big",
    ),
    ActionSpec(
        id=ActionId.ARRIVED_OR_LEFT,
        text=QT_TRANSLATE_NOOP("actions", "&Arrived or left…"),
        menu=Menu.ATTENDANCE,
        keys=("Ctrl+Shift+L",),
        icon="log-out",
        group=KeyGroup.PEOPLE,
        words=QT_TRANSLATE_NOOP("actions", "arrived or left"),
    ),
    ActionSpec(
        id=ActionId.ROLL_CALL,
        text=QT_TRANSLATE_NOOP("actions", "&Roll call"),
        menu=Menu.ATTENDANCE,
        keys=("Ctrl+Shift+R",),
        icon="users",
        group=KeyGroup.PEOPLE,
        words=QT_TRANSLATE_NOOP("actions", "roll call"),
    ),
    ActionSpec(
        id=ActionId.ACTING_CHAIR,
        text=QT_TRANSLATE_NOOP("actions", "Acting &Chair…"),
        menu=Menu.ATTENDANCE,
        keys=("Ctrl+Shift+P",),
        icon="user-round",
        group=KeyGroup.PEOPLE,
        words=QT_TRANSLATE_NOOP("actions", "acting Chair"),
    ),
    ActionSpec(
        id=ActionId.OUT_OR_BACK,
        text=QT_TRANSLATE_NOOP("actions", "&Out for an interest, or back"),
        menu=Menu.ATTENDANCE,
        keys=("Ctrl+Shift+W",),
        icon="scale",
        group=KeyGroup.PEOPLE,
        words=QT_TRANSLATE_NOOP("actions", "out for an interest, or back"),
    ),
    ActionSpec(
        id=ActionId.SAY_QUORUM,
        text=QT_TRANSLATE_NOOP("actions", "&Say the quorum and why"),
        menu=Menu.ATTENDANCE,
        keys=("F8",),
        icon="circle-check",
        group=KeyGroup.PEOPLE,
        words=QT_TRANSLATE_NOOP("actions", "say the quorum; again: its card"),
    ),
    ActionSpec(
        id=ActionId.NEXT_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "&Move the meeting to the next item"),
        menu=Menu.MEETING,
        keys=("Ctrl+Return", "Ctrl+Enter"),
        icon="arrow-right",
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "meeting moves to the next item"),
    ),
    ActionSpec(
        id=ActionId.MOVE_MEETING_HERE,
        text=QT_TRANSLATE_NOOP("actions", "Move the meeting to the item s&hown"),
        menu=Menu.MEETING,
        keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "meeting moves to the item shown"),
    ),
    ActionSpec(
        id=ActionId.LOOK_NEXT,
        text=QT_TRANSLATE_NOOP("actions", "Look at the &next item"),
        menu=Menu.MEETING,
        keys=("Ctrl+PgDown",),
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "look at the next item"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.LOOK_PREVIOUS,
        text=QT_TRANSLATE_NOOP("actions", "Look at the &previous item"),
        menu=Menu.MEETING,
        keys=("Ctrl+PgUp",),
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "look at the previous item"),
    ),
    *(
        ActionSpec(
            id=look,
            text=QT_TRANSLATE_NOOP("actions", "Look at item {number}").format(number=number),
            keys=(f"Ctrl+{number}",),
            in_palette=False,
        )
        for number, look in enumerate(LOOK_AT_ITEM, start=1)
    ),
    ActionSpec(
        id=ActionId.JUMP,
        text=QT_TRANSLATE_NOOP("actions", "&Jump to an item or paragraph…"),
        menu=Menu.MEETING,
        keys=("Ctrl+J",),
        icon="arrow-right",
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "jump to any item or paragraph"),
    ),
    ActionSpec(
        id=ActionId.PAUSE_TIMER,
        text=QT_TRANSLATE_NOOP("actions", "Pause or start the item’s &timer"),
        menu=Menu.MEETING,
        keys=("F9",),
        icon="clock",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "pause or start the item’s timer"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.ADJOURN,
        text=QT_TRANSLATE_NOOP("actions", "A&djourn or resume the meeting"),
        menu=Menu.MEETING,
        keys=("Shift+F9",),
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "adjourn or resume the meeting"),
    ),
    ActionSpec(
        id=ActionId.ADJOURN_FOR,
        text=QT_TRANSLATE_NOOP("actions", "Adjourn, gi&ving the reason…"),
        menu=Menu.MEETING,
        icon="clock",
    ),
    ActionSpec(
        id=ActionId.CHAIR_GOES_ON,
        text=QT_TRANSLATE_NOOP("actions", "The &chair goes on without a quorum"),
        menu=Menu.MEETING,
        keys=("Ctrl+F9",),
        icon="user-round",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "the chair goes on without a quorum"),
    ),
    ActionSpec(
        id=ActionId.CHAIR_STOPS,
        text=QT_TRANSLATE_NOOP("actions", "The chair does not go on without a &quorum"),
        menu=Menu.MEETING,
        keys=("Ctrl+Shift+F9",),
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "the chair does not go on without a quorum"),
    ),
    ActionSpec(
        id=ActionId.CALL_COUNT,
        text=QT_TRANSLATE_NOOP("actions", "Somebody calls for a count"),
        menu=Menu.MEETING,
        keys=("Alt+F9",),
        icon="users",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "somebody calls for a count of those present"),
    ),
    ActionSpec(
        id=ActionId.SECOND_MEETING,
        text=QT_TRANSLATE_NOOP("actions", "Plan the meeting that this one is adjourned to"),
        menu=Menu.MEETING,
        keys=("Alt+Shift+F9",),
        icon="calendar-plus",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "plan the meeting that this one is adjourned to"),
    ),
    ActionSpec(
        id=ActionId.EXEMPT,
        text=QT_TRANSLATE_NOOP("actions", "Make this item e&xempt, or public"),
        menu=Menu.MEETING,
        keys=("Ctrl+Shift+X",),
        icon="eye-off",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "make this item exempt, or public"),
    ),
    ActionSpec(
        id=ActionId.EXEMPT_PART,
        text=QT_TRANSLATE_NOOP("actions", "Make onl&y this part exempt…"),
        menu=Menu.MEETING,
        icon="lock",
    ),
    ActionSpec(
        id=ActionId.SPLIT_MINUTE,
        text=QT_TRANSLATE_NOOP("actions", "Split the min&ute here"),
        menu=Menu.MEETING,
        keys=("Ctrl+Shift+K",),
        icon="chevrons-up-down",
        group=KeyGroup.TEXT,
        words=QT_TRANSLATE_NOOP("actions", "split the minute at the caret"),
    ),
    ActionSpec(
        id=ActionId.JOIN_MINUTE,
        text=QT_TRANSLATE_NOOP("actions", "Join the pa&rts of the minute"),
        menu=Menu.MEETING,
    ),
    ActionSpec(
        id=ActionId.AGENDA,
        text=QT_TRANSLATE_NOOP("actions", "&Agenda…"),
        menu=Menu.MEETING,
        keys=("Ctrl+Shift+G",),
        icon="list-ordered",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "agenda: add, move and time items"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.TAKE_TOGETHER,
        text=QT_TRANSLATE_NOOP("actions", "Take items to&gether…"),
        menu=Menu.MEETING,
        icon="list-ordered",
    ),
    ActionSpec(
        id=ActionId.DEFER_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "De&fer the item to a later meeting"),
        menu=Menu.MEETING,
        icon="arrow-right",
    ),
    ActionSpec(
        id=ActionId.WITHDRAW_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "&Withdraw the item"),
        menu=Menu.MEETING,
        icon="x",
    ),
    ActionSpec(
        id=ActionId.PLAN_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "Put the item bac&k on the agenda"),
        menu=Menu.MEETING,
        icon="undo-2",
    ),
    ActionSpec(
        id=ActionId.REMOVE_ITEM,
        text=QT_TRANSLATE_NOOP("actions", "Remove the item from the agenda"),
        menu=Menu.MEETING,
        keys=("Ctrl+Shift+Del",),
        mac_keys=("Ctrl+Shift+Backspace",),  # most keyboards of a Mac have no other Delete
        icon="trash-2",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "agenda: remove the item"),
    ),
    ActionSpec(
        id=ActionId.BRING_FORWARD,
        text=QT_TRANSLATE_NOOP("actions", "&Bring forward what was left over or planned"),
        menu=Menu.MEETING,
        icon="history",
    ),
    ActionSpec(
        id=ActionId.AGENDA_FROM_FILE,
        text=QT_TRANSLATE_NOOP("actions", "Agenda from a file (&Word or text)…"),
        menu=Menu.FILE,
        icon="folder-open",
    ),
    ActionSpec(
        id=ActionId.MINUTES_FROM_FILE,
        text=QT_TRANSLATE_NOOP("actions", "Minutes from a fi&le (Word or text)…"),
        menu=Menu.FILE,
        icon="folder-open",
    ),
    ActionSpec(
        id=ActionId.IMPORT_MEMBERS,
        text=QT_TRANSLATE_NOOP("actions", "Im&port members (Excel or CSV)…"),
        menu=Menu.FILE,
        icon="users",
    ),
    ActionSpec(
        id=ActionId.NEXT_MEETING,
        text=QT_TRANSLATE_NOOP("actions", "N&ote the next meeting…"),
        menu=Menu.MEETING,
        icon="calendar-plus",
    ),
    ActionSpec(
        id=ActionId.OPEN_MINUTES,
        text=QT_TRANSLATE_NOOP("actions", "Open the m&inutes"),
        menu=Menu.MEETING,
        icon="notebook-pen",
    ),
    ActionSpec(
        id=ActionId.EDIT_MEETING,
        text=QT_TRANSLATE_NOOP("actions", "Time and p&lace of the meeting…"),
        menu=Menu.MEETING,
        icon="pencil",
    ),
    ActionSpec(
        id=ActionId.DELETE_MEETING,
        text=QT_TRANSLATE_NOOP("actions", "Delete thi&s meeting…"),
        menu=Menu.MEETING,
        icon="trash-2",
    ),
    ActionSpec(
        id=ActionId.END_MEETING,
        text=QT_TRANSLATE_NOOP("actions", "&End the meeting"),
        menu=Menu.MEETING,
        icon="circle-check",
        separator=True,
    ),
    ActionSpec(
        id=ActionId.NEXT_PANEL,
        text=QT_TRANSLATE_NOOP("actions", "&Next panel"),
        menu=Menu.VIEW,
        keys=("F6",),
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "next panel"),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.PREVIOUS_PANEL,
        text=QT_TRANSLATE_NOOP("actions", "&Previous panel"),
        menu=Menu.VIEW,
        keys=("Shift+F6",),
        group=KeyGroup.MOVE,
        words=QT_TRANSLATE_NOOP("actions", "previous panel"),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.ROOM_DISPLAY,
        text=QT_TRANSLATE_NOOP("actions", "&Room display on or off"),
        menu=Menu.VIEW,
        keys=("F5",),
        icon="monitor",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "room display on or off"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.BLANK_ROOM,
        text=QT_TRANSLATE_NOOP("actions", "&Blank the room display, or show it again"),
        menu=Menu.VIEW,
        keys=("Shift+F5",),
        icon="eye-off",
        group=KeyGroup.MEETING,
        words=QT_TRANSLATE_NOOP("actions", "blank the room display, or show it"),
    ),
    ActionSpec(
        id=ActionId.ROOM_COLOURS,
        text=QT_TRANSLATE_NOOP("actions", "Room display dar&k or light"),
        menu=Menu.VIEW,
    ),
    ActionSpec(
        id=ActionId.TEXT_LARGER,
        text=QT_TRANSLATE_NOOP("actions", "Text &larger"),
        menu=Menu.VIEW,
        keys=("Ctrl+=", "Ctrl++"),
        icon="plus",
        group=KeyGroup.ANYWHERE,
        words=QT_TRANSLATE_NOOP("actions", "text larger"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.TEXT_SMALLER,
        text=QT_TRANSLATE_NOOP("actions", "Text &smaller"),
        menu=Menu.VIEW,
        keys=("Ctrl+-",),
        icon="minus",
        group=KeyGroup.ANYWHERE,
        words=QT_TRANSLATE_NOOP("actions", "text smaller"),
    ),
    ActionSpec(
        id=ActionId.TEXT_NORMAL,
        text=QT_TRANSLATE_NOOP("actions", "Text at normal si&ze"),
        menu=Menu.VIEW,
        keys=("Ctrl+0",),
        group=KeyGroup.ANYWHERE,
        words=QT_TRANSLATE_NOOP("actions", "text at normal size"),
    ),
    ActionSpec(
        id=ActionId.COLOURS_LIGHT,
        text=QT_TRANSLATE_NOOP("actions", "Li&ght colours"),
        menu=Menu.VIEW,
        separator=True,
    ),
    ActionSpec(id=ActionId.COLOURS_DARK, text=QT_TRANSLATE_NOOP("actions", "&Dark colours"), menu=Menu.VIEW),
    ActionSpec(id=ActionId.COLOURS_SYSTEM, text=QT_TRANSLATE_NOOP("actions", "Same as this &computer"), menu=Menu.VIEW),
    ActionSpec(
        id=ActionId.FULL_SCREEN,
        text=QT_TRANSLATE_NOOP("actions", "&Full screen"),
        menu=Menu.VIEW,
        keys=("F11",),
        mac_keys=("Meta+Ctrl+F",),
        group=KeyGroup.ANYWHERE,
        words=QT_TRANSLATE_NOOP("actions", "full screen"),
        separator=True,
    ),
    ActionSpec(
        id=ActionId.COMMANDS,
        text=QT_TRANSLATE_NOOP("actions", "&Commands…"),
        menu=Menu.HELP,
        keys=("Ctrl+K",),
        icon="search",
        group=KeyGroup.ANYWHERE,
        words=QT_TRANSLATE_NOOP("actions", "commands"),
        in_palette=False,
    ),
    ActionSpec(
        id=ActionId.KEYS,
        text=QT_TRANSLATE_NOOP("actions", "All &keys"),
        menu=Menu.HELP,
        keys=("Ctrl+/",),
        icon="keyboard",
        group=KeyGroup.ANYWHERE,
        words=QT_TRANSLATE_NOOP("actions", "all keys"),
    ),
    ActionSpec(
        id=ActionId.HELP,
        text=QT_TRANSLATE_NOOP("actions", "&Help on this screen"),
        menu=Menu.HELP,
        keys=("F1",),
        icon="info",
        group=KeyGroup.ANYWHERE,
        words=QT_TRANSLATE_NOOP("actions", "help on this screen"),
    ),
)

_BY_ID = {spec.id: spec for spec in ACTIONS}


def spec_of(action: ActionId) -> ActionSpec:
    """The row of the table for an action."""
    return _BY_ID[action]
