"""The pane of a vote, over the live meeting. It answers a VoteAnswer; what is recorded is for whoever asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.deciding import asks_how_it_is_broken
from clerk_app.domain.rules.voting import Ballots, Tie
from clerk_app.ui.forms.lines import FormChoice, FormText
from clerk_app.ui.forms.values import NO, YES, Answer
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.votes.answer import VoteAnswer, VoteWay
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import VoteDraft, all_for, answered, chosen, draft_for, result_of
from clerk_app.ui.presenting.votes.finding import Found, found_of
from clerk_app.ui.presenting.votes.reading import will_read
from clerk_app.ui.presenting.votes.rows import not_voting, vote_rows
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.vote.result_side import ResultSide
from clerk_app.ui.views.vote.rows import VoteHead, VoteRows
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.rules import seats_in_words
from clerk_app.wording.voting_rules import question_name

WIDTH = 990
_RIGHT = 340
_IN_ONE_COLUMN = 800
_COUNTS = ("ayes", "noes", "abstentions")
_MOST = 9999


class VotePopup(AskingPopup):
    """`values["case"]` is the VoteCase, `text` the proposal; `values["draft"]` is what was put down before."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        theme = desk.theme
        super().__init__(theme, pane, say("vote.title"))
        self._case: VoteCase | None = None
        self.draft = VoteDraft()
        self._opened: frozenset[str] = frozenset()
        self.alert = _Alert(theme)
        self.proposal = FormText(theme)
        self.question, self.tie_broken = FormChoice(), FormChoice()
        self.question_label = TextLabel(theme, say("vote.question"), TextStyle.CAPTION_STRONG, "text2")
        self.tie_label = TextLabel(theme, "", TextStyle.CAPTION_STRONG, "text2")
        self.head, self.rows = VoteHead(theme), VoteRows(theme)
        self.counts = {name: QSpinBox() for name in _COUNTS}
        self.counting = QWidget()
        self.candidates = FormText(theme, lines=7)
        self.candidates_label = TextLabel(theme, say("vote.election.typed"), TextStyle.CAPTION_STRONG, "text2")
        self.candidates_note = TextLabel(theme, say("vote.election.typed_note"), TextStyle.CAPTION, "text2")
        self.absent = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.boxes = {name: QCheckBox(say(f"vote.{name}")) for name in ("named", "by_count", "secret")}
        self.reads = _WillRead(theme)
        self.side = ResultSide(theme)
        self.hints = KeyHintBar(theme, margin=2)
        self.cancel = ActionButton(theme, say("vote.cancel"), compact=True)
        self.consensus = ActionButton(theme, say("vote.by_consensus"), compact=True)
        self.joined = self.side.joined
        self.record = ActionButton(theme, say("vote.record"), keys="Ctrl+Enter", kind=ButtonKind.PRIMARY, compact=True)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    def card_width(self) -> int:
        return self._theme.metrics.px(WIDTH)

    def card_left(self, width: int) -> int:
        return (self.width() - width) // 2

    def card_top(self) -> int:
        return max((self.height() - self.card.height_for(min(self.card_width(), self.width()))) // 2, 0)

    def put(self, question: Question) -> None:
        case, kept = question.values.get("case"), question.values.get("draft")
        if not isinstance(case, VoteCase):
            self.record.setEnabled(False)
            return
        self._case = case
        self.draft = kept if isinstance(kept, VoteDraft) else draft_for(case)
        self.set_title(say("vote.title"), icon="vote", icon_colour="vote.text", aside=case.place)
        self.proposal.setPlainText(question.text)
        for one in case.rule.questions:
            self.question.addItem(question_name(one), one.name)
        self._show()

    def first_field(self) -> QWidget:
        if not self.proposal.toPlainText().strip():
            return self.proposal
        if self._is_election:
            return self.candidates
        return self.counts["ayes"] if self.draft.by_count else self.rows

    @property
    def _is_election(self) -> bool:
        case = self._case
        return case is not None and case.question(self.draft.question).election is not None

    def columns(self) -> Sequence[QWidget]:
        return (self.side,)

    # Building

    def _lay_out(self) -> None:
        theme = self._theme
        self._left, self._two, right = QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight), self.side
        self._left.addWidget(TextLabel(theme, say("vote.proposal"), TextStyle.CAPTION_STRONG, "text2"))
        self._left.addWidget(self.proposal)
        for widget in (self.question_label, self.question, *self._of_election, self.head, self.rows, self.counting):
            self._left.addWidget(widget)
        for widget in (self.tie_label, self.tie_broken, self.reads, self.absent, *self.boxes.values()):
            self._left.addWidget(widget)
        self._left.addStretch(1)
        nest(self._two, self._left, 1)
        self._two.addWidget(right)
        self.body.addWidget(self.alert)
        nest(self.body, self._two, 1)
        line = QHBoxLayout(self.counting)
        line.setContentsMargins(0, 0, 0, 0)
        for name, field in self.counts.items():
            label = TextLabel(theme, say(f"vote.{name}"), TextStyle.BODY, "text2")
            label.setBuddy(field)
            field.setRange(0, _MOST)
            field.setAccessibleName(say(f"vote.{name}"))
            line.addWidget(label)
            line.addWidget(field, 1)
        self.proposal.setAccessibleName(say("vote.proposal"))
        self.candidates.setAccessibleName(say("vote.election.typed"))
        self.candidates_label.setBuddy(self.candidates)
        self.question.setAccessibleName(say("vote.question"))
        self.question_label.setBuddy(self.question)
        self.tie_label.setBuddy(self.tie_broken)
        self.foot.addWidget(self.hints, 1)
        for button in (self.cancel, self.consensus, self.record):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        self.watch(self.proposal)
        self.candidates.textChanged.connect(self._count_candidates)
        self.rows.pressed_letter.connect(self._press)
        self.rows.all_for.connect(self._all_for)
        self.rows.resized.connect(self.head.leave_beside)
        self.rows.opened.connect(self._open)
        self.side.answered.connect(self._answer)
        self.question.activated.connect(self._ask_other)
        self.tie_broken.activated.connect(self._break_tie)
        for name, box in self.boxes.items():
            box.setProperty("key", name)
            box.clicked.connect(self._tick)
        for place, field in enumerate(self.counts.values()):
            field.setProperty("key", f"count/{place}")
            field.valueChanged.connect(self._count)
        self.cancel.clicked.connect(self.close_popup)
        self.joined.clicked.connect(self._say_joined)
        self.consensus.clicked.connect(self._agree)
        self.record.clicked.connect(self._record)
        self.entered.connect(self._record)
        self.ctrl_entered.connect(self._record)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        side = metrics.px(18)
        self.body.setContentsMargins(0, metrics.px(4), 0, 0)
        self.body.setSpacing(0)
        self._left.setContentsMargins(side, metrics.px(6), side, metrics.px(12))
        self._left.setSpacing(metrics.px(7))
        self._two.setSpacing(0)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Both sides beside each other, or, where letters are large or the window is narrow, one below the other."""
        metrics = self._theme.metrics
        is_narrow = self.width() < metrics.px(_IN_ONE_COLUMN)
        directions = QBoxLayout.Direction
        self._two.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self.side.setMinimumWidth(0 if is_narrow else metrics.px(_RIGHT))
        self.side.setMaximumWidth(NO_LIMIT if is_narrow else metrics.px(_RIGHT))
        for widget in (self.hints, self.cancel):
            widget.setVisible(not is_narrow)

    # Showing

    def _show(self) -> None:
        case = self._case
        if case is None:
            return
        draft, question = self.draft, case.question(self.draft.question)
        found = found_of(case, draft)
        self.alert.say(found)
        self.question.setCurrentIndex(self.question.findData(question.name))
        several = len(case.rule.questions) > 1
        self.question.setVisible(several)
        self.question_label.setVisible(several)
        rows = vote_rows(case, draft, self._opened)
        self.head.words.setText(say("vote.views") if found.alert else say(f"vote.heads.{question.unit}"))
        self.rows.show_rows(rows)
        is_election = self._is_election
        for widget in (self.head, self.rows):
            widget.setVisible(not draft.by_count and not is_election)
        self._show_candidates(draft, is_election=is_election)
        self._show_counts(draft)
        self.absent.setText("\n".join(not_voting(case, question)))
        self.absent.setVisible(bool(self.absent.text()))
        self._show_tie(case, draft)
        self._show_boxes(draft)
        self.side.show_found(case, draft, found)
        self.reads.say(will_read(case, draft))
        self._show_buttons(case, found)
        self.fit_content()

    @property
    def _of_election(self) -> tuple[QWidget, ...]:
        return self.candidates_label, self.candidates, self.candidates_note

    def _show_candidates(self, draft: VoteDraft, *, is_election: bool) -> None:
        for widget in self._of_election:
            widget.setVisible(is_election)
        for name in ("named", "by_count"):
            self.boxes[name].setVisible(not is_election)
        if self.candidates.toPlainText() != draft.candidates:
            self.candidates.blockSignals(True)
            self.candidates.setPlainText(draft.candidates)
            self.candidates.blockSignals(False)

    def _show_counts(self, draft: VoteDraft) -> None:
        self.counting.setVisible(draft.by_count)
        for field, count in zip(self.counts.values(), draft.counts, strict=True):
            if field.value() != count:
                field.blockSignals(True)
                field.setValue(count)
                field.blockSignals(False)

    def _show_tie(self, case: VoteCase, draft: VoteDraft) -> None:
        question = case.question(draft.question)
        is_asked = asks_how_it_is_broken(question, result_of(case, draft), by_count=draft.by_count)
        self.tie_label.setVisible(is_asked)
        self.tie_broken.setVisible(is_asked)
        words = say("vote.tie_broken", chair=case.chair)
        if question.tie_breaker is not None:
            words = say("vote.tie_broken_by", seats=seats_in_words(question.tie_breaker, case.names))
        if question.tie is Tie.LOT:
            words = say("vote.tie_by_lot")
        elif question.tie is Tie.CHAIRS_SIDE and question.tie_breaker is None:
            words = say("vote.tie_by_side", chair=case.chair)
        self.tie_label.setText(words)
        self.tie_broken.setAccessibleName(words)
        if not self.tie_broken.count():
            self.tie_broken.addItem(say("vote.tie_open"), "")
            for choice in (Choice.FOR, Choice.AGAINST):
                self.tie_broken.addItem(say(f"vote.choice.{choice}"), str(choice))
        self.tie_broken.setCurrentIndex(self.tie_broken.findData(str(draft.tie_broken or "")))

    def _show_boxes(self, draft: VoteDraft) -> None:
        self.boxes["named"].setChecked(draft.ballots is Ballots.NAMED)
        self.boxes["secret"].setChecked(draft.ballots is Ballots.SECRET)
        self.boxes["by_count"].setChecked(draft.by_count)

    def _show_buttons(self, case: VoteCase, found: Found) -> None:
        self.record.setText(found.act)
        self.consensus.setVisible(case.stored is None and not self._is_election)
        keys = [Hint(("↑", "↓"), say("vote.row")), Hint(("Shift+F",), say("vote.all_for"))]
        if any(row.opens for row in self.rows.rows):
            keys.append(Hint(("→",), say("vote.people")))
        self.hints.set_hints(() if self.draft.by_count or self._is_election else tuple(keys))

    # Answers

    def _change(self, draft: VoteDraft) -> None:
        if draft != self.draft:
            self.draft = draft
            self._show()

    def _press(self, letter: str, key: str) -> None:
        if self._case is not None:
            self._change(chosen(self.draft, self._case, key, letter))

    def _all_for(self) -> None:
        if self._case is not None:
            self._change(all_for(self.draft, self._case))

    def _open(self, key: str, wanted: bool) -> None:
        self._opened = self._opened | {key} if wanted else self._opened - {key}
        self._show()

    def _answer(self, answer: Answer) -> None:
        if self._case is not None:
            self._change(answered(self.draft, self._case, answer))

    def _ask_other(self) -> None:
        self._answer(Answer(key="question", value=str(self.question.currentData() or "")))

    def _break_tie(self) -> None:
        self._answer(Answer(key="tie_broken", value=str(self.tie_broken.currentData() or "")))

    def _tick(self, ticked: bool) -> None:
        self._answer(Answer(key=str(self.sender().property("key")), value=YES if ticked else NO))

    def _count_candidates(self) -> None:
        self._answer(Answer(key="candidates", value=self.candidates.toPlainText()))

    def _count(self, count: int) -> None:
        self._answer(Answer(key=str(self.sender().property("key")), value=str(count)))

    def _record(self) -> None:
        self._give(VoteWay.VOTE)

    def _agree(self) -> None:
        self._give(VoteWay.CONSENSUS)

    def _say_joined(self) -> None:
        self._give(VoteWay.JOINED)

    def _give(self, way: VoteWay) -> None:
        if self._case is not None:
            words = " ".join(self.proposal.toPlainText().split())
            self.answer(VoteAnswer(way=way, draft=self.draft, words=words))


class _WillRead(QWidget):
    """How the minutes will tell of the vote, in a box of dashes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(theme, say("vote.will_read"), TextStyle.CAPTION_STRONG, "text2"))
        self.words = TextLabel(theme)
        self._column.addWidget(self.words)
        self.setAccessibleName(say("vote.will_read"))
        theme.changed.connect(self._fit)
        self._fit()

    def say(self, sentence: str) -> None:
        """Show the sentence, or nothing."""
        self.words.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens.control), self._theme.metrics.border, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(tokens.alt))
        radius = self._theme.metrics.radius_card
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(metrics.px(12), metrics.px(9), metrics.px(12), metrics.px(9))
        self._column.setSpacing(metrics.px(3))


class _Alert(QWidget):
    """Across the pane: the meeting cannot decide now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = QHBoxLayout(self)
        self._line.addWidget(IconLabel(theme, "triangle-alert", "danger.text", 18), 0, Qt.AlignmentFlag.AlignTop)
        self.words = TextLabel(theme, "", TextStyle.STRONG, "danger.text")
        self._line.addWidget(self.words, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def say(self, found: Found) -> None:
        """Say it, or nothing."""
        self.words.setText(f"{found.alert} {found.quorum}." if found.alert else "")
        self.setVisible(bool(found.alert))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.danger.fill))
        line = self._theme.metrics.border
        painter.fillRect(0, self.height() - line, self.width(), line, QColor(tokens.danger.bar))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._line.setContentsMargins(metrics.px(18), metrics.px(10), metrics.px(18), metrics.px(10))
        self._line.setSpacing(metrics.gap_s)
