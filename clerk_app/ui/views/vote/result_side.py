"""The right side of a vote: what it comes to with its arithmetic, and what the rule needs besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.forms.values import NO, YES, Answer
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import VoteDraft, WithoutQuorum
from clerk_app.ui.presenting.votes.finding import Bar, Found
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_STATE
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.radio import RadioButton
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

_MOST_BOXES = 24


class VoteBar(QWidget):
    """The votes for, of all that are counted, with a mark where enough is reached."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bar: Bar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bar(self, bar: Bar | None) -> None:
        """Show these votes, or nothing."""
        self._bar = bar
        self.setVisible(bar is not None)
        if bar is not None:
            self.setAccessibleName(f"{bar.got}/{bar.of}, {bar.mark}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.metrics.px(28) + self._words().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self._bar
        if bar is None:
            return
        metrics, tokens = self._theme.metrics, self._theme.tokens
        painter = QPainter(self)
        boxes = min(bar.of, _MOST_BOXES)
        gap, top, height = metrics.px(3), metrics.px(6), metrics.px(14)
        width = (self.width() - (boxes - 1) * gap) / boxes
        filled = bar.got * boxes // bar.of
        is_enough = bar.got >= bar.takes
        for place in range(boxes):
            box = QRect(round(place * (width + gap)), top, round(width), height)
            fill = QColor(tokens.ok.bar if is_enough else tokens.control) if place < filled else QColor(tokens.raised)
            draw_box(
                painter, box, fill=fill, border=QColor(tokens.control), width=metrics.border, radius=metrics.radius_chip
            )
        mark = min(round(self.width() * bar.share), self.width() - metrics.mark)
        painter.fillRect(QRect(mark - metrics.px(1), 0, metrics.px(2), height + 2 * top), QColor(tokens.text))
        words = self._words()
        long = words.horizontalAdvance(bar.mark)
        left = min(max(mark - long // 2, 0), self.width() - long)
        line = QRect(left, height + 2 * top, long + metrics.px(2), words.height())
        draw_line_of_text(painter, line, bar.mark, self._theme.font(TextStyle.CAPTION), self._theme.colour("text2"))

    def _words(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(TextStyle.CAPTION))


class TickLine(QWidget):
    """A box with words that break beside it, and below them a line for the reason where one is asked."""

    ticked = Signal(object)

    def __init__(self, theme: Theme, key: str, words: str, *, reason_key: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._key, self._reason_key = key, reason_key
        self.box, self.reason = QCheckBox(), QLineEdit()
        self.box.setAccessibleName(words)
        self.words = TextLabel(theme, words)
        self._line, column = QHBoxLayout(self), QVBoxLayout()
        column.addWidget(self.words)
        column.addWidget(self.reason)
        self._line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._line, column, 1)
        self.reason.setVisible(bool(reason_key))
        self.reason.setPlaceholderText(say("vote.limb_reason"))
        self.reason.setAccessibleName(say("vote.limb_reason_of", limb=words))
        self.box.clicked.connect(self._tick)
        self.reason.textEdited.connect(self._type)
        theme.changed.connect(self._fit)
        self._fit()

    def show_state(self, *, ticked: bool, reason: str = "") -> None:
        """Show it ticked or not; a reason that is being typed is left alone."""
        self.box.setChecked(ticked)
        if not self.reason.hasFocus() and self.reason.text() != reason:
            self.reason.setText(reason)

    def _tick(self) -> None:
        self.ticked.emit(Answer(key=self._key, value=YES if self.box.isChecked() else NO))

    def _type(self) -> None:
        self.ticked.emit(Answer(key=self._reason_key, value=self.reason.text()))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(metrics.gap_s)
        self.words.setMinimumHeight(self.box.sizeHint().height())


class ChoiceCard(QWidget):
    """One of the ways to go on, with a line saying what it means."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, way: WithoutQuorum) -> None:
        super().__init__()
        self._theme = theme
        self._way = way
        self.button = RadioButton(say(f"vote.without_quorum.{way}"))
        self.note = TextLabel(theme, say(f"vote.without_quorum_note.{way}"), TextStyle.CAPTION, "text2")
        self.button.setAccessibleDescription(self.note.text())
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.button)
        self._column.addWidget(self.note)
        self.button.toggled.connect(self._toggled)
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, tokens = self._theme.metrics, self._theme.tokens
        edge = tokens.mark if self.button.isChecked() else tokens.line
        draw_box(
            QPainter(self),
            self.rect(),
            fill=QColor(tokens.raised),
            border=QColor(edge),
            width=metrics.border,
            radius=metrics.radius_card,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A side that has little room would take it from the lines of the notes.
        self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))

    def _toggled(self, on: bool) -> None:
        self.update()
        if on:
            self.chosen.emit(Answer(key="without_quorum", value=self._way))

    def _fit(self) -> None:
        side = self._theme.metrics.px(10)
        self._column.setContentsMargins(side, self._theme.metrics.px(8), side, self._theme.metrics.px(8))
        self._column.setSpacing(self._theme.metrics.px(3))


class ResultSide(QWidget):
    """What the vote comes to, live."""

    answered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sign = IconLabel(theme, "info", size=22)
        self.word = TextLabel(theme, "", TextStyle.TITLE)
        self.lead = TextLabel(theme, "", TextStyle.STRONG)
        self.bar = VoteBar(theme)
        self.why_head = TextLabel(theme, say("vote.why"), TextStyle.STRONG)
        self.why: list[TextLabel] = []
        self._reasons = QVBoxLayout()
        self.ways_head = TextLabel(theme, say("vote.happens"), TextStyle.STRONG)
        self.ways = {way: ChoiceCard(theme, way) for way in WithoutQuorum}
        # Each stands in a card of its own, where Qt would take none for one of several.
        self._one_way = QButtonGroup(self)
        for card in self.ways.values():
            self._one_way.addButton(card.button)
        self.decider = QLineEdit()
        self.decider.setAccessibleName(say("vote.decider.label"))
        self.decider.setPlaceholderText(say("vote.decider.ask"))
        self.joined = ActionButton(theme, say("vote.joined"), compact=True)
        self.joined_note = TextLabel(theme, say("vote.joined_note"), TextStyle.CAPTION, "text2")
        self.joined.setAccessibleDescription(say("vote.joined_note"))
        self.also_head = TextLabel(theme, say("vote.also"), TextStyle.STRONG)
        self.consensus: TickLine | None = None
        self.limbs: list[TickLine] = []
        self._also = QVBoxLayout()
        self.quorum_sign = IconLabel(theme, "circle-check", size=16)
        self.quorum = TextLabel(theme)
        self.rule = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._limbs_of: tuple[str, ...] | None = None
        self._lay_out()
        for card in self.ways.values():
            card.chosen.connect(self.answered)
        self.decider.textEdited.connect(self._name_decider)
        theme.changed.connect(self._fit)
        self._fit()

    def show_found(self, case: VoteCase, draft: VoteDraft, found: Found) -> None:
        """Show how it stands; a change of the word is read out."""
        if self.word.text() not in ("", found.word):
            announce(self, f"{found.word}. {found.lead}")
        self.sign.set_icon(ICON_OF_STATE[found.kind], f"{found.kind}.text" if found.kind != "neutral" else "text2")
        self.word.setText(found.word)
        self.word.set_colour(f"{found.kind}.text" if found.kind != "neutral" else "text2")
        self.lead.setText(found.lead)
        self.lead.setVisible(bool(found.lead))
        self.bar.show_bar(found.bar)
        self._show_why(found.why)
        self._show_ways(draft, is_asked=bool(found.alert), can_return=case.stored is None)
        self._show_also(case, draft, is_asked=not found.alert)
        self._show_quorum(found)

    def _show_why(self, reasons: Sequence[str]) -> None:
        while len(self.why) < len(reasons):
            label = TextLabel(self._theme)
            self.why.append(label)
            self._reasons.addWidget(label)
        for place, label in enumerate(self.why):
            label.setText(reasons[place] if place < len(reasons) else "")
            label.setVisible(place < len(reasons))

    def _show_ways(self, draft: VoteDraft, *, is_asked: bool, can_return: bool) -> None:
        self.ways_head.setVisible(is_asked)
        self.decider.setVisible(is_asked and draft.without_quorum is WithoutQuorum.RECOMMEND)
        if not self.decider.hasFocus() and self.decider.text() != draft.decider:
            self.decider.setText(draft.decider)
        self.joined.setVisible(is_asked and can_return)
        self.joined_note.setVisible(is_asked and can_return)
        for card in self.ways.values():
            card.setVisible(is_asked)
        shown = self.ways[draft.without_quorum]
        shown.button.blockSignals(True)  # it is chosen already
        shown.button.setChecked(True)
        shown.button.blockSignals(False)
        shown.update()

    def _ways_in_order(self) -> Iterator[QWidget]:
        """The ways, and below that to another body the line that says which."""
        for way, card in self.ways.items():
            yield card
            if way is WithoutQuorum.RECOMMEND:
                yield self.decider

    def _name_decider(self, words: str) -> None:
        self.answered.emit(Answer(key="decider", value=words))

    def _show_also(self, case: VoteCase, draft: VoteDraft, *, is_asked: bool) -> None:
        """What else the rule needs, where the vote could bind."""
        limbs = tuple(limb.limb for limb in draft.limbs)
        if limbs != self._limbs_of:
            self._limbs_of = limbs
            self._make_also(limbs, case)
        if self.consensus is not None:
            self.consensus.show_state(ticked=draft.consensus_failed)
        for line, limb in zip(self.limbs, draft.limbs, strict=True):
            line.show_state(ticked=bool(limb.met), reason=limb.reason)
        lines = (*((self.consensus,) if self.consensus is not None else ()), *self.limbs)
        for widget in (self.also_head, *lines):
            widget.setVisible(is_asked and bool(lines))

    def _make_also(self, limbs: Sequence[str], case: VoteCase) -> None:
        for line in (*self.limbs, *((self.consensus,) if self.consensus is not None else ())):
            self._also.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.consensus = None
        if case.rule.consensus_first:
            self.consensus = TickLine(self._theme, "consensus_failed", say("vote.consensus_failed", chair=case.chair))
        self.limbs = [
            TickLine(self._theme, f"limb/{place}", limb, reason_key=f"reason/{place}")
            for place, limb in enumerate(limbs)
        ]
        for line in (*((self.consensus,) if self.consensus is not None else ()), *self.limbs):
            self._also.addWidget(line)
            line.ticked.connect(self.answered)

    def _show_quorum(self, found: Found) -> None:
        shown = bool(found.quorum)
        self.quorum.setVisible(shown)
        self.quorum_sign.setVisible(shown)
        kind = "ok" if found.is_quorate else "danger"
        self.quorum.setText(found.quorum)
        self.quorum.set_colour(f"{kind}.text")
        self.quorum_sign.set_icon("circle-check" if found.is_quorate else "circle-x", f"{kind}.text")
        self.rule.setText(found.rule)
        self.rule.setVisible(bool(found.rule))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        QPainter(self).fillRect(self.rect(), QColor(tokens.alt))
        QPainter(self).fillRect(QRect(0, 0, self._theme.metrics.border, self.height()), QColor(tokens.line))

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.sign)
        self._head.addWidget(self.word, 1)
        nest(self._column, self._head)
        for widget in (
            self.lead,
            self.bar,
            self.ways_head,
            *self._ways_in_order(),
            self.joined,
            self.joined_note,
            self.why_head,
        ):
            self._column.addWidget(widget)
        nest(self._column, self._reasons)
        self._column.addWidget(self.also_head)
        nest(self._column, self._also)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.quorum_sign, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self.quorum, 1)
        nest(self._column, self._foot)
        self._column.addWidget(self.rule)
        self._column.addStretch(1)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        side = metrics.px(18)
        self._column.setContentsMargins(side, metrics.px(14), side, metrics.px(14))
        self._column.setSpacing(metrics.px(8))
        self._reasons.setSpacing(metrics.px(4))
        self._also.setSpacing(metrics.px(8))
        self._head.setSpacing(metrics.gap_s)
        self._foot.setSpacing(metrics.px(6))
