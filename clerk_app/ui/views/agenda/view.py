"""The agenda's screen: the items as an outline to type in, what can be done with one, and when they are done with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.domain.agenda import AgendaItem, ItemState
from clerk_app.domain.agenda_list import AgendaList
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate
from clerk_app.domain.minutes import Minute
from clerk_app.services.acts import Act, BringForward, ImportEntities, SetItemState, TakeUpAction
from clerk_app.services.reading import CommittedReader
from clerk_app.services.taking_over_agenda import agenda_entities
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.file_dialogs import choose_agenda
from clerk_app.ui.keeping_bar import KeepingBar
from clerk_app.ui.minutes_from_file import MinutesFromFile, MinutesTaken
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.people import candidates
from clerk_app.ui.problems import Problem, problem_of
from clerk_app.ui.questions import ItemDetails, Pick, Picking
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.agenda.bringing import GatherToBring, ToBring, bringing, open_actions
from clerk_app.ui.views.agenda.head import AgendaHead, ColumnHeads
from clerk_app.ui.views.agenda.keeper import AgendaKeeper, Wish, item_before
from clerk_app.ui.views.agenda.lead_offers import LeadOffers
from clerk_app.ui.views.agenda.line import LineRow
from clerk_app.ui.views.agenda.places import Columns
from clerk_app.ui.views.agenda.presenter import AgendaPresenter, is_only_titles
from clerk_app.ui.views.agenda.reading import ReadFile, ReadPasted
from clerk_app.ui.views.agenda.sheet import AgendaSheet
from clerk_app.ui.views.agenda.values import Column
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.message_bar import UndoBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date

NARROW_BELOW = 820
"""Effective width under which an item takes two lines."""
WIDEST = 1120
LEAD_SHARE = 0.31
_WISHES = {
    ActionId.PARAGRAPH_UP: Wish.UP,
    ActionId.PARAGRAPH_DOWN: Wish.DOWN,
    ActionId.LEVEL_IN: Wish.INWARDS,
    ActionId.LEVEL_OUT: Wish.OUTWARDS,
}


class AgendaScreen(Screen):
    """The agenda of one meeting, before or while it is held."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._place: Place | None = None
        self._here: LineRow | None = None
        self._removed = ""
        self._said, self._said_with = "", ""
        self._asked_about: Id | None = None
        self._pasted_at: LineRow | None = None
        self._items_before = 0
        self._offers_item = False
        self._pasted: tuple[LineRow | None, list[str]] = (None, [])
        self._proposal: AgendaList | None = None
        self._read_for: Place | None = None
        self.head = AgendaHead(self._theme)
        self.heads = ColumnHeads(self._theme)
        self.sheet = AgendaSheet(self._theme, desk.ids)
        self.keeper = AgendaKeeper(desk, self.sheet, self)
        self.from_file = MinutesFromFile(desk, self)
        self.message = KeepingBar(self._theme, self.keeper, "agenda.not_closed")
        self.lead_offers = LeadOffers(self._theme, self, self._people)
        self.foot = TextLabel(self._theme, "", TextStyle.BODY, "text2")
        undo = spec_of(ActionId.UNDO)
        self.undo_bar = UndoBar(self._theme, undo.title, undo.key_text)
        self._lay_out()
        self._connect()
        self._theme.changed.connect(self._fit)
        self._fit()

    # The screen's side

    def visit(self, place: Place) -> None:
        self._place = place
        self._here = None
        self.undo_bar.hide()
        self.head.set_saved("")
        if place.meeting_id is not None:
            self.keeper.open(place.meeting_id)
        presenter = self.keeper.presenter
        is_approved = presenter is not None and presenter.record.meeting.is_approved
        self.message.begin()
        if self.sheet.is_read_only:
            self.message.say("info", say("agenda.approved" if is_approved else "agenda.read_only"), icon="lock")
        self._show_what_works()

    def hand_over(self) -> None:
        self.keeper.flush()

    def title(self) -> str:
        presenter = self.keeper.presenter
        return presenter.title() if presenter is not None else say("agenda.heading")

    def commands(self) -> Commands:
        commands: dict[ActionId, Callable[[], None]] = {ActionId.ROLL_CALL: self._call_the_roll}
        if not self.sheet.is_read_only:
            commands |= self._changes()
        if self.keeper.can_undo:
            commands[ActionId.UNDO] = self._undo
        if self.keeper.can_redo:
            commands[ActionId.REDO] = self._redo
        return commands

    def undo_words(self) -> tuple[str, str]:
        return self.keeper.undo_words

    def _changes(self) -> dict[ActionId, Callable[[], None]]:
        """What can be asked for about the item where somebody is, and about the whole agenda."""
        changes: dict[ActionId, Callable[[], None]] = {
            ActionId.BRING_FORWARD: self._bring_forward,
            ActionId.TAKE_UP_ACTION: self._ask_action,
        }
        if self._desk.files is not None and self._desk.files.read_agenda is not None:
            changes[ActionId.AGENDA_FROM_FILE] = self._ask_for_a_file
        if self.from_file.is_there:
            changes[ActionId.MINUTES_FROM_FILE] = self._ask_minutes
        if not self._is_at_an_item:
            return changes
        changes |= {ActionId.EDIT_ITEM: self._ask_details, ActionId.TAKE_TOGETHER: self._ask_taken_together}
        changes[ActionId.REMOVE_ITEM] = self._remove_here
        item = self._item_here()
        if item is None or item.state is ItemState.PLANNED:
            return {**changes, ActionId.DEFER_ITEM: self._defer, ActionId.WITHDRAW_ITEM: self._withdraw}
        return {**changes, ActionId.PLAN_ITEM: self._put_back}

    def hints(self) -> Hints:
        done = Hint(("Esc",), say("agenda.done"))
        if self.sheet.is_read_only:
            return Hints(right=(done,))
        keys = [spec_of(action).key_text for action in _WISHES]
        left = (
            Hint(("Enter",), self.tr("next item")),
            Hint(("Tab",), self.tr("next field")),
            Hint((spec_of(ActionId.EDIT_ITEM).key_text,), self.tr("about the item")),
            Hint((keys[0], keys[1]), self.tr("move it"), between="/"),
            Hint((keys[2], keys[3]), self.tr("sub-item or not"), between="/"),
            Hint((spec_of(ActionId.REMOVE_ITEM).key_text,), self.tr("remove it")),
        )
        return Hints(left=left, right=(done,))

    def tell(self, problem: Problem) -> None:
        self.message.tell(problem)

    def refuses_to_close(self) -> bool:
        return self.message.refuses_to_close()

    def take_focus(self) -> None:
        self.sheet.begin()

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._done()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.base))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        content = QWidget()
        self._page = QVBoxLayout(content)
        self._page.addWidget(self.heads)
        self._page.addWidget(self.sheet)
        self._page.addStretch(1)
        self._scroll = scrolling(content)
        self._below = QVBoxLayout()
        self._below.addWidget(self.undo_bar)
        self._below.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.message)
        column.addWidget(self._scroll, 1)
        nest(column, self._below)
        self.message.hide()
        self.undo_bar.hide()

    def _connect(self) -> None:
        self.from_file.reading.connect(self._say_reading)
        self.from_file.read.connect(self.message.hide)
        self.from_file.taken.connect(self._take_minutes)
        self.from_file.failed.connect(self._minutes_refused)
        self.head.wished.connect(self._wish_here)
        self.head.done.connect(self._done)
        self.sheet.move_asked.connect(self._move)
        self.sheet.removal_asked.connect(self._remove)
        self.sheet.reached.connect(self._reached)
        self.sheet.typed_in.connect(self._typed_in)
        self.sheet.pasted.connect(self._paste)
        self.head.details_asked.connect(self._ask_details)
        self.keeper.shown.connect(self._show)
        self.keeper.failed.connect(self.message.not_kept)
        self.keeper.done.connect(self._tell_done)
        self.undo_bar.undone.connect(self._undo)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        is_narrow = metrics.effective_width(self.width()) < NARROW_BELOW
        side = metrics.px(26)
        free = max(self.width() - 2 * side - metrics.px(WIDEST), 0)
        self._page.setContentsMargins(side, metrics.px(10), side + free, metrics.px(16))
        self._page.setSpacing(metrics.px(4))
        self._below.setContentsMargins(side, metrics.px(4), side + free, metrics.px(8))
        self._below.setSpacing(metrics.px(6))
        lead = max(int((self.width() - 2 * side - free) * LEAD_SHARE), 0)
        self.sheet.set_columns(Columns(lead=lead, is_narrow=is_narrow))
        self.heads.set_lead_width(lead)
        self.heads.setVisible(not is_narrow)
        self.head.set_narrow(is_narrow)

    # Showing

    def _show(self) -> None:
        presenter = self.keeper.presenter
        if presenter is None:
            return
        self.message.look_again()
        self.head.show_meeting(presenter.meeting())
        self._show_foot(presenter)
        if self.keeper.can_undo and not self.keeper.has_unsaved:
            self.head.set_saved(say("agenda.saved", time=presenter.clock()))
        self.title_changed.emit()
        self._show_what_works()

    def _show_foot(self, presenter: AgendaPresenter) -> None:
        """What was not understood, as long as something was not; else when the agenda is likely to be done with."""
        wrong = self.keeper.wrong
        if wrong is not None:
            row, sentence = wrong
            self.foot.setText(say("agenda.wrong", number=presenter.number(row.item_id), sentence=sentence))
            self.foot.set_colour("danger.text")
            return
        foot = presenter.foot()
        self.foot.setText(foot.words)
        self.foot.set_colour("warning.text" if foot.is_late else "text2")

    def _show_what_works(self) -> None:
        self._offers_item = self._is_at_an_item
        self.head.set_working(not self.sheet.is_read_only, self._here is not None and not self._here.is_new)
        self.commands_changed.emit()
        self.hints_changed.emit()

    def _reached(self, row: LineRow) -> None:
        self._here = row
        self._scroll.ensureWidgetVisible(row)
        self._show_what_works()

    def _typed_in(self, row: LineRow) -> None:
        """A new item can be asked about from its first letter; who leads is offered by name."""
        if row.column is Column.LEAD:
            self.lead_offers.follow(row.cells[Column.LEAD])
        if self._offers_item != self._is_at_an_item:
            self._show_what_works()

    def _people(self) -> Sequence[Candidate]:
        presenter = self.keeper.presenter
        return candidates(presenter.record) if presenter is not None else ()

    # Acts

    def _wish_here(self, wish: Wish) -> None:
        """A button was pressed: it is about the row where somebody is."""
        row = self._here
        if row is None or not self.sheet.holds(row):
            return
        if wish is Wish.REMOVE:
            self._remove(row)
        else:
            self._ask(row, wish)

    def _move(self, row: LineRow, move: str) -> None:
        self._ask(row, _WISHES[ActionId(move)])

    def _ask(self, row: LineRow, wish: Wish) -> None:
        if self.sheet.is_read_only:
            return
        self.undo_bar.hide()
        if row.is_new and wish in (Wish.INWARDS, Wish.OUTWARDS):
            self.sheet.shift_new(row, inwards=wish is Wish.INWARDS)
        else:
            self.keeper.ask(wish, row.item_id)

    def _remove_here(self) -> None:
        """By its key an item goes whatever stands in it, and wherever in it somebody is."""
        if self._kept_item_here() is not None and self._here is not None:
            self._remove(self._here)

    def _remove(self, row: LineRow) -> None:
        presenter = self.keeper.presenter
        if self.sheet.is_read_only or presenter is None:
            return
        if row.is_new:
            self.sheet.forget(row)
            return
        self._removed = presenter.removed(row.item_id)
        self.keeper.ask(Wish.REMOVE, row.item_id)

    def _tell_done(self, wish: Wish, item_id: Id | None) -> None:
        presenter = self.keeper.presenter
        self.message.hide()
        if wish is Wish.CHANGE:
            self._tell_change(presenter)
        elif wish is Wish.REMOVE:
            self._tell_removed()
        elif item_id is not None and presenter is not None:
            row = self.sheet.row_of(item_id)
            if row is not None:
                self._scroll.ensureWidgetVisible(row)
                announce(self, say("agenda.moved", title=row.saved.title, number=presenter.number(item_id)))

    def _tell_removed(self) -> None:
        """Say what is gone, with the way back; the next key is about the row that has the focus now."""
        self._here = self.sheet.row_here
        self._show_what_works()
        self.undo_bar.say(self._removed, "trash-2")
        self.undo_bar.show()
        announce(self, self._removed)

    def _undo(self) -> None:
        self.undo_bar.hide()
        self.keeper.ask(Wish.UNDO)

    def _redo(self) -> None:
        self.undo_bar.hide()
        self.keeper.ask(Wish.REDO)

    # What is asked for about an item

    @property
    def _is_at_an_item(self) -> bool:
        """Whether somebody is at an item, be it one that was typed a moment ago and is not on the disk yet."""
        row = self._here
        return row is not None and self.sheet.holds(row) and bool(not row.is_new or row.typed.title.strip())

    def _item_here(self) -> AgendaItem | None:
        """The item where somebody is, as it is committed; None for one that is still on its way."""
        row, presenter = self._here, self.keeper.presenter
        if row is None or presenter is None or not self.sheet.holds(row):
            return None
        return presenter.item(row.item_id)

    def _kept_item_here(self) -> AgendaItem | None:
        """The item where somebody is, waited for where it is on its way: the next keys are meant for what is asked."""
        self.keeper.finish()
        return self._item_here()

    def _ask_details(self) -> None:
        """Ask what the item is for, for its papers, and whether it is taken."""
        item, presenter = self._kept_item_here(), self.keeper.presenter
        if item is not None and presenter is not None and not self.sheet.is_read_only:
            self._asked_about = item.id
            values = {"item_id": item.id, "details": presenter.details(item)}
            question = Question(name=PopupName.ITEM_DETAILS, place=self._place, values=values)
            self._desk.popups.ask(question, self._describe)

    def _describe(self, details: object) -> None:
        presenter = self.keeper.presenter
        item = presenter.item(self._asked_about) if presenter is not None and self._asked_about is not None else None
        if presenter is not None and item is not None and isinstance(details, ItemDetails):
            sentence = say("agenda.described", number=presenter.number(item.id))
            self._change(presenter.described(item, details), sentence, "pencil")

    def _defer(self) -> None:
        self._set_state(ItemState.DEFERRED, "arrow-right")

    def _withdraw(self) -> None:
        self._set_state(ItemState.WITHDRAWN, "x")

    def _put_back(self) -> None:
        self._set_state(ItemState.PLANNED, "undo-2")

    def _set_state(self, state: ItemState, icon: str) -> None:
        item = self._kept_item_here()
        if item is not None:
            sentence = say(f"agenda.{state}_item", title=item.title)
            self._change((SetItemState(item_id=item.id, state=state),), sentence, icon)

    def _ask_taken_together(self) -> None:
        """Choose the item with which the one here is taken."""
        item, presenter = self._kept_item_here(), self.keeper.presenter
        if item is None or presenter is None:
            return
        picks = [
            Pick(f"{presenter.number(minute.item_ids[0])}  {minute.heading}", minute)
            for minute in presenter.could_be_taken_with(item)
        ]
        if not picks:
            self.message.say("info", say("business.together.nothing"))
            return
        self._asked_about = item.id
        ask = say("business.together.ask", number=presenter.number(item.id))
        picking = Picking(say("business.together.title"), "list-ordered", ask, tuple(picks))
        self._desk.popups.ask(Question(name=PopupName.PICK, values={"picking": picking}), self._take_together)

    def _take_together(self, minute: object) -> None:
        presenter = self.keeper.presenter
        item = presenter.item(self._asked_about) if presenter is not None and self._asked_about is not None else None
        act = presenter.taken_together(item, minute) if presenter and item and isinstance(minute, Minute) else None
        if act is not None and item is not None and isinstance(minute, Minute):
            self._change((act,), say("agenda.together", title=item.title, other=minute.heading), "list-ordered")

    def _bring_forward(self) -> None:
        """Bring what is left over; where something is planned as well, ask what of all that is to come."""
        if self._place is not None and self._place.meeting_id is not None:
            self._read_for = self._place
            job = GatherToBring(self._desk.queries, self._place.meeting_id)
            self._desk.jobs.start(job, self._ask_what_to_bring, self._file_was_refused)

    def _ask_what_to_bring(self, found: object) -> None:
        if not isinstance(found, ToBring) or not self._is_still_here:
            return
        picking = bringing(found)
        if picking is None:
            self._bring(BringForward(meeting_id=found.meeting_id))
        else:
            self._desk.popups.ask(Question(name=PopupName.PICK, values={"picking": picking}), self._bring)

    def _bring(self, act: object) -> None:
        presenter = self.keeper.presenter
        if presenter is not None and isinstance(act, BringForward):
            self._items_before = len(presenter.items)
            self._change((act,), "", "history")

    def _ask_action(self) -> None:
        """Choose an open action of earlier meetings that becomes an item."""
        presenter = self.keeper.presenter
        self.keeper.flush()
        picking = open_actions(self._desk.queries, presenter.record) if presenter is not None else None
        if picking is None:
            self.message.say("info", say("agenda.no_action"))
            announce(self, self.message.accessibleName())
        else:
            self._desk.popups.ask(Question(name=PopupName.PICK, values={"picking": picking}), self._take_up)

    def _take_up(self, act: object) -> None:
        if isinstance(act, TakeUpAction):
            self._change((act,), say("agenda.taken_up"), "calendar-plus")

    def _paste(self, row: LineRow, lines: list[str]) -> None:
        """Several lines were pasted: they may be an agenda as somebody else wrote it."""
        files, clipboard = self._desk.files, QGuiApplication.clipboard()
        if self.sheet.is_read_only:
            return
        self._pasted, self._read_for = (row, lines), self._place
        if files is None or files.read_pasted_agenda is None:
            self._add_lines()
            return
        self.keeper.flush()
        mime = clipboard.mimeData()
        html = mime.html() if mime.hasHtml() else ""
        job = ReadPasted(files.read_pasted_agenda, clipboard.text(), html)
        self._desk.jobs.start(job, self._pasted_was_read, self._pasted_was_refused)

    def _pasted_was_read(self, proposal: object) -> None:
        """What says no more than its lines is taken at once; anything else is looked at first."""
        if isinstance(proposal, AgendaList) and self._is_still_here:
            if is_only_titles(proposal):
                self._add_lines()
            else:
                self._propose(proposal)

    def _pasted_was_refused(self, error: Exception) -> None:
        """What is no agenda to its reader is still a few lines."""
        if self._is_still_here:
            self._add_lines()

    @property
    def _is_still_here(self) -> bool:
        """Whether what was read is for the agenda that is shown: somebody may have gone elsewhere meanwhile."""
        return self._read_for is self._place and self.isVisible()

    def _ask_for_a_file(self) -> None:
        """Read an agenda from a Word or text file, to be looked at first."""
        files = self._desk.files
        path = choose_agenda(self.window()) if files is not None and files.read_agenda is not None else None
        if path is not None and files is not None and files.read_agenda is not None:
            self.keeper.flush()
            self._read_for = self._place
            self.message.say("info", say("agenda.reading"))
            self._desk.jobs.start(ReadFile(files.read_agenda, path), self._file_was_read, self._file_was_refused)

    def _file_was_read(self, proposal: object) -> None:
        if isinstance(proposal, AgendaList) and self._is_still_here:
            self.message.hide()
            self._propose(proposal)

    def _file_was_refused(self, error: Exception) -> None:
        if self._is_still_here:
            self.tell(problem_of(error))

    def _ask_minutes(self) -> None:
        """Minutes of another program become those of this meeting."""
        if self._place is not None and self._place.meeting_id is not None:
            self.keeper.flush()
            self.from_file.ask(self._place.board_id, self._place.meeting_id)

    def _say_reading(self) -> None:
        self.message.say("info", say("minutes_proposal.reading"))

    def _minutes_refused(self, error: Exception) -> None:
        self.tell(problem_of(error))

    def _take_minutes(self, taken: object) -> None:
        presenter = self.keeper.presenter
        if isinstance(taken, MinutesTaken) and presenter is not None:
            day = long_date(taken.meeting.date)
            said = say("minutes_proposal.taken", count=taken.count, day=day)
            self._change((taken.act,), said, "folder-open")

    def _propose(self, proposal: AgendaList) -> None:
        self._proposal = proposal
        question = Question(name=PopupName.AGENDA_PROPOSAL, values={"proposal": proposal})
        self._desk.popups.ask(question, self._take_over)

    def _take_over(self, chosen: object) -> None:
        """Put what was ticked behind the items that there are, as one act."""
        presenter, proposal = self.keeper.presenter, self._proposal
        if presenter is None or proposal is None or not isinstance(chosen, frozenset):
            return
        reader, meeting_id = CommittedReader(self._desk.queries), presenter.record.meeting.id
        try:
            entities = agenda_entities(reader, meeting_id, proposal.items, self._desk.ids, chosen)
        except BrokenRule as error:
            self.tell(problem_of(error))
            return
        sentence = say("agenda.pasted", count=len(chosen))
        self._change((ImportEntities(entities=entities),), sentence, "list-ordered")

    def _add_lines(self) -> None:
        """Each line is an item after the one here; one undo takes all of them back."""
        presenter = self.keeper.presenter
        row, lines = self._pasted
        if presenter is None or row is None:
            return
        is_blank = row.is_new and not row.typed.title.strip()
        after = item_before(row) if is_blank else row.item_id
        acts = presenter.pasted(lines, self._desk.ids, after, row.parent_id)
        self._pasted_at = row if is_blank else None
        self._asked_about = acts[-1].item_id
        self._change(acts, say("agenda.pasted", count=len(acts)), "list-ordered")

    def _change(self, acts: Sequence[Act], sentence: str, icon: str) -> None:
        self.undo_bar.hide()
        self._said, self._said_with = sentence, icon
        self.keeper.change(acts, self._asked_about)

    def _tell_change(self, presenter: AgendaPresenter | None) -> None:
        """Say what was done, with the way back."""
        sentence, row = self._said, self._pasted_at
        if row is not None and self._asked_about is not None:
            self.sheet.stand_below(row, self._asked_about)
            self._pasted_at = None
        if not sentence and presenter is not None:
            count = len(presenter.items) - self._items_before
            if count < 1:
                self.message.say("info", say("agenda.nothing_left"))
                announce(self, self.message.accessibleName())
                return
            sentence = say("agenda.came_back", count=count)
        self.undo_bar.say(sentence, self._said_with)
        self.undo_bar.show()
        announce(self, sentence)

    def _call_the_roll(self) -> None:
        if self._place is not None:
            self._desk.navigation.go(replace(self._place, screen=ScreenName.ROLL_CALL))

    def _done(self) -> None:
        self._desk.navigation.back()
