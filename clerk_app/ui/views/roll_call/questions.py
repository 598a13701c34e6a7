"""What the roll asks in place: who sits for somebody, who the guest is, at what time somebody came."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Nearness
from clerk_app.domain.people import Party
from clerk_app.ui.presenting.people import pieces
from clerk_app.ui.presenting.substitutes import Known, everybody
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.roll_call.in_place import InPlaceField
from clerk_app.ui.views.roll_call.presenter import RollCallPresenter
from clerk_app.ui.views.roll_call.roll_list import RollList
from clerk_app.ui.widgets.choice_list import Choice
from clerk_app.ui.widgets.focus import focus_near
from clerk_app.ui.widgets.rows import Piece
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case


class _Asked(StrEnum):
    SUBSTITUTE = "substitute"
    GUEST = "guest"
    TIME = "time"
    PROXY = "proxy"
    NOTE = "note"


class RollQuestions(QObject):
    """One field over the list, opened for one question at a time."""

    answered = Signal(object, str)
    """An act, and the attendee in whose row it was asked for."""
    refused = Signal(str)
    """A sentence saying what is wrong with the words; the field stays open."""
    left = Signal()
    """The field was closed without an answer."""

    def __init__(self, desk: Desk, people: RollList, pane: QWidget) -> None:
        super().__init__(pane)
        self._desk = desk
        self._people = people
        self._pane = pane
        self._roll: RollCallPresenter | None = None
        self._asked, self._who = _Asked.TIME, Id("")
        self._possible: tuple[Known, ...] = ()
        self._offered: tuple[Known, ...] = ()
        self._proxies: tuple[tuple[Id | None, str], ...] = ()
        self.field = InPlaceField(desk.theme, pane)
        self.field.taken.connect(self._take_offered)
        self.field.typed_taken.connect(self._take_typed)
        self.field.left.connect(self._leave)
        self.field.textEdited.connect(self._offer)

    def about(self, roll: RollCallPresenter) -> None:
        """Ask about this roll from now on."""
        self._roll = roll

    def ask_substitute(self, who: Id) -> None:
        """Ask who sits for somebody, over their row."""
        if self._roll is not None and self._roll.can_send_substitute(who):
            others = everybody(self._desk.queries, self._roll.day)
            self._possible = self._roll.possible_substitutes(who, others)
            label = say("roll_call.substitute_label", name=self._roll.name(who))
            self._open(_Asked.SUBSTITUTE, who, label, hint=say("roll_call.substitute_hint"))
            self._offer("")

    def ask_guest(self) -> None:
        """Ask for a guest's name, at the foot of the list."""
        self._open(_Asked.GUEST, Id(""), say("roll_call.guest_label"))

    def ask_time(self, who: Id) -> None:
        """Ask for the time of somebody's mark, over their row."""
        if self._roll is None:
            return
        at = self._roll.time_of(who)
        if at:
            self._open(_Asked.TIME, who, say("roll_call.time_label", name=self._roll.name(who)), at)
        else:
            self.refused.emit(say("roll_call.time_unmarked", name=self._roll.name(who)))

    def ask_proxy(self, who: Id) -> None:
        """Ask who holds the vote of somebody who is away, over their row."""
        if self._roll is None:
            return
        if not self._roll.can_have_proxy(who):
            self.refused.emit(say("roll_call.proxy_here", name=sentence_case(self._roll.name(who))))
            return
        label = say("roll_call.proxy_label", name=self._roll.name(who))
        self._open(_Asked.PROXY, who, label, hint=say("roll_call.proxy_hint"))
        self._offer("")

    def ask_note(self, who: Id) -> None:
        """Ask why somebody is away, or in what right they are here, over their row."""
        if self._roll is not None:
            key = "reason" if self._roll.is_reason(who) else "remit"
            label, hint = say(f"roll_call.{key}_label", name=self._roll.name(who)), say(f"roll_call.{key}_hint")
            self._open(_Asked.NOTE, who, label, self._roll.note_of(who), hint)

    def close(self) -> None:
        """Put the field away; the list has the focus again if the field had it."""
        if self.field.isVisible():
            had_focus = focus_near(self.field) is self.field
            self.field.close_field()
            self._people.end_field()
            if had_focus:
                self._people.setFocus()

    def _open(self, asked: _Asked, who: Id, label: str, text: str = "", hint: str = "") -> None:
        self._asked, self._who = asked, who
        self.field.offer(())
        self.field.open_over(self._room(asked, who), label, text, hint or label)

    def _room(self, asked: _Asked, who: Id) -> QRect:
        metrics, people = self._desk.theme.metrics, self._people
        if asked is _Asked.GUEST:
            foot = people.geometry().adjusted(0, people.height() - metrics.px(36), 0, 0)
            return foot.adjusted(metrics.px(8), 0, -metrics.px(8), 0)
        room = people.room_for_field(who)
        room.moveTo(people.viewport().mapTo(self._pane, QPoint(room.left(), room.top())))
        return room.adjusted(-metrics.px(8), 0, metrics.px(8), 0)

    def _offer_proxies(self, typed: str) -> None:
        if self._roll is None:
            return
        nobody = () if typed.strip() else ((None, say("roll_call.no_proxy")),)
        self._proxies = (*self._roll.possible_proxies(self._who, typed), *nobody)
        self.field.offer([Choice(pieces=(Piece(name),), icon="user-round") for _, name in self._proxies])

    def _offer(self, typed: str) -> None:
        if self._asked is _Asked.PROXY:
            self._offer_proxies(typed)
            return
        if self._asked is not _Asked.SUBSTITUTE or self._roll is None:
            return
        matches = self._roll.substitutes(typed, self._who, self._possible)
        self._offered = tuple(self._possible[int(match.candidate.id)] for match in matches)
        rows = [
            Choice(
                pieces=tuple(Piece(words.text, words.bold) for words in pieces(match)),
                icon="user-round",
                aside=say("roll_call.named_substitute") if match.candidate.nearness is Nearness.HERE else "",
            )
            for match in matches
        ]
        if typed.strip():
            as_typed = Piece(say("roll_call.as_typed", name=" ".join(typed.split())))
            rows.append(Choice(pieces=(as_typed,), icon="user-round-plus", keys=self.tr("Ctrl+Enter")))
        self.field.offer(rows)

    def _take_offered(self, number: int) -> None:
        if self._asked is _Asked.PROXY and 0 <= number < len(self._proxies) and self._roll is not None:
            self._answer(self._roll.proxy_act(self._who, self._proxies[number][0]))
        elif self._asked is _Asked.SUBSTITUTE and 0 <= number < len(self._offered):
            party, name = self._offered[number]
            self._answer_substitute(name, party)
        else:
            self._take_typed()

    def _take_typed(self) -> None:
        typed = self.field.text()
        match self._asked:
            case _Asked.SUBSTITUTE:
                self._answer_substitute(typed, None)
            case _Asked.GUEST:
                self._answer_guest(typed)
            case _Asked.TIME:
                self._answer_time(typed)
            case _Asked.PROXY:
                self.refused.emit(say("roll_call.proxy_unknown", typed=" ".join(typed.split())))
            case _Asked.NOTE if self._roll is not None:
                self._answer(self._roll.note_act(self._who, typed))

    def _answer_substitute(self, name: str, party: Party | None) -> None:
        if self._roll is None:
            return
        if party is None and not name.strip():
            self.refused.emit(say("roll_call.substitute_missing", name=self._roll.name(self._who)))
            return
        self._answer(self._roll.substitute_act(self._who, name, party))

    def _answer_guest(self, name: str) -> None:
        act = self._roll.guest_act(name) if self._roll is not None else None
        if act is not None:
            self._answer(act)
        elif name.strip():
            self.refused.emit(say("roll_call.guest_known", name=" ".join(name.split())))
        else:
            self.refused.emit(say("roll_call.guest_missing"))

    def _answer_time(self, typed: str) -> None:
        act = self._roll.time_act(self._who, typed) if self._roll is not None else None
        if act is not None:
            self._answer(act)
        else:
            self.refused.emit(say("roll_call.time_wrong", typed=typed.strip()))

    def _answer(self, act: object) -> None:
        self.close()
        self.answered.emit(act, self._who)

    def _leave(self) -> None:
        self.close()
        self.left.emit()
