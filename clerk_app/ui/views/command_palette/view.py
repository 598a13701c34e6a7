"""The palette's pop-up (Ctrl+K).

`Question.values`: `run` carries out an action by its id, `works` are the actions that work now. What was used last
comes first the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.actions import ACTIONS, ActionId, spec_of
from clerk_app.ui.menus import Menu
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import AskingPopup, PopupName, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.command_palette.presenter import BoardName, Command, Finds, Palette, Row
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.papers import board_name

MOST_ROWS = 10
TOP = 11
USED = "commands.used"
REMEMBERED = 8


class CommandPalette(AskingPopup):
    """Every command that works now, and where one can go."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("palette.title"))
        self._desk = desk
        self._from: Place | None = None
        self._run: Callable[[ActionId], None] | None = None
        self._palette = Palette((), (), None, "")
        self._rows: list[Row | None] = []
        self.field = AskField(desk.theme, say("palette.ask"))
        self.choices = ChoiceList(desk.theme, say("palette.title"), most_rows=MOST_ROWS, framed=False)
        self.nothing = TextLabel(desk.theme, "", colour="text2")
        self._lay_out()
        self._connect()

    def put(self, question: Question) -> None:
        self._from = question.place
        run, works = question.values.get("run"), question.values.get("works")
        self._run = run if callable(run) else None
        known = works if isinstance(works, Collection) and self._run is not None else ()
        meeting = question.place.meeting_id if question.place is not None else None
        record = self._desk.queries.meeting_record(meeting) if meeting is not None else None
        jump = spec_of(ActionId.JUMP).key_text if ActionId.JUMP in known else ""
        self._palette = Palette(_commands(known), self._used(), record, jump, self._other_boards())
        self.field.setText(question.text)
        self._search(question.text)

    def first_field(self) -> QWidget:
        return self.field

    def card_top(self) -> int:
        return self._theme.metrics.px(TOP)

    def _lay_out(self) -> None:
        self.set_title(say("palette.title"), icon="search", aside=say("palette.aside"))
        self.field.setProperty("plain", True)
        self.ask_in_head(self.field)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.nothing)
        hints = KeyHintBar(self._desk.theme, margin=2)
        signs = (("Enter", "run"), ("#", "items_only"), ("@", "people_only"), ("?", "help_only"))
        left = [Hint((key,), say(f"palette.{word}")) for key, word in signs]
        hints.set_hints(left, [Hint(("Esc",), say("palette.back"))])
        self.foot.addWidget(hints, 1)
        self.let_foot_go()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self.choices.move)
        self.entered.connect(self._enter)
        self.choices.picked.connect(self._pick)
        self.choices.moved.connect(self.reveal)

    def _search(self, text: str) -> None:
        self._rows = []
        choices: list[Choice] = []
        for section in self._palette.find(text):
            self._rows.append(None)
            choices.append(Choice(pieces=(Piece(section.title),), is_heading=True))
            for row in section.rows:
                self._rows.append(row)
                choices.append(_choice(row))
        self.choices.set_choices(choices)
        self.nothing.setVisible(not choices)
        self.nothing.setText(say("palette.nothing", text=text.strip()))
        self.fit_content()

    def _enter(self) -> None:
        if self.choices.current is not None:
            self._pick(self.choices.current)

    def _pick(self, number: int) -> None:
        row = self._rows[number]
        if row is None:
            return
        # The pop-up goes first, so that what follows finds the focus where it was.
        self.close_popup()
        match row.finds:
            case Finds.COMMAND:
                self._carry_out(ActionId(row.id))
            case Finds.MINUTE:
                self._go(Id(row.id), None)
            case Finds.PARAGRAPH:
                self._go(row.within, Id(row.id))
            case Finds.BOARD:
                self._desk.navigation.go(Place(screen=ScreenName.HOME, board_id=Id(row.id)))
            case Finds.PERSON:
                question = Question(name=PopupName.ARRIVED_OR_LEFT, place=self._from, text=row.plain)
                self._desk.popups.ask(question)

    def _carry_out(self, action: ActionId) -> None:
        used = [action, *(name for name in self._used() if name != action)]
        self._desk.state.remember(USED, ",".join(used[:REMEMBERED]))
        if self._run is not None:
            self._run(action)

    def _go(self, minute_id: Id | None, block_id: Id | None) -> None:
        if self._from is not None:
            place = Place(
                screen=ScreenName.LIVE,
                board_id=self._from.board_id,
                meeting_id=self._from.meeting_id,
                minute_id=minute_id,
                block_id=block_id,
            )
            self._desk.navigation.go(place)

    def _other_boards(self) -> list[BoardName]:
        here, today = self._from.board_id if self._from is not None else None, self._desk.clock.now().date()
        boards = (board for board in self._desk.queries.boards() if board.id != here)
        return [BoardName(id=board.id, name=board_name(board, today)) for board in boards]

    def _used(self) -> list[str]:
        return [name for name in self._desk.state.text(USED).split(",") if name]


def _commands(works: Collection[object]) -> list[Command]:
    return [
        Command(id=spec.id, title=spec.title, keys=spec.key_text, icon=spec.icon, is_help=spec.menu is Menu.HELP)
        for spec in ACTIONS
        if spec.in_palette and spec.id in works
    ]


def _choice(row: Row) -> Choice:
    words = tuple(Piece(part.text, part.bold) for part in row.words)
    icon = "" if row.letter is not None else row.icon or "chevron-right"
    return Choice(pieces=words, icon=icon, letter=row.letter, aside=row.aside, keys=row.keys)
