"""The parts of standard controls that a style sheet cannot colour live: ticks, dots, arrows and their sizes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

from clerk_app.ui.theme.icons import IconCache
from clerk_app.ui.theme.look import Look
from clerk_app.ui.theme.metrics import SMALLEST_TARGET
from clerk_app.ui.theme.painting import draw_pixmap, steady

_Metric = QStyle.PixelMetric
_Primitive = QStyle.PrimitiveElement
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl
_State = QStyle.StateFlag
_Hint = QStyle.StyleHint

_SCALED_METRICS = {
    _Metric.PM_IndicatorWidth: 16,
    _Metric.PM_IndicatorHeight: 16,
    _Metric.PM_ExclusiveIndicatorWidth: 16,
    _Metric.PM_ExclusiveIndicatorHeight: 16,
    _Metric.PM_ButtonIconSize: 16,
    _Metric.PM_SmallIconSize: 16,
    _Metric.PM_ToolBarIconSize: 16,
    _Metric.PM_ListViewIconSize: 16,
    _Metric.PM_TabBarIconSize: 16,
    _Metric.PM_TreeViewIndentation: 20,
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_RadioButtonLabelSpacing: 8,
    _Metric.PM_MenuScrollerHeight: 20,
}
_ARROWS_AND_TICKS = {
    _Primitive.PE_IndicatorMenuCheckMark: "check",
    _Primitive.PE_IndicatorArrowRight: "chevron-right",
    _Primitive.PE_IndicatorArrowLeft: "chevron-left",
    _Primitive.PE_IndicatorArrowDown: "chevron-down",
    _Primitive.PE_IndicatorArrowUp: "chevron-up",
}
_FIXED_HINTS = {
    _Hint.SH_FocusFrame_AboveWidget: 1,
    _Hint.SH_EtchDisabledText: 0,
    _Hint.SH_DitherDisabledText: 0,
    _Hint.SH_Widget_Animation_Duration: 0,
    _Hint.SH_Widget_Animate: 0,
    _Hint.SH_ItemView_ShowDecorationSelected: 1,
    # A menu that is higher than the screen scrolls; its columns would reach out of a narrow one.
    _Hint.SH_Menu_Scrollable: 1,
}


class ClerkStyle(QProxyStyle):
    """Fusion with the indicators, arrows and lengths of the current look."""

    def __init__(self, look: Look, icons: IconCache) -> None:
        super().__init__("Fusion")
        self._look = look
        self._icons = icons

    def set_look(self, look: Look) -> None:
        """Draw with this look from now on."""
        self._look = look

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (_Metric.PM_FocusFrameHMargin, _Metric.PM_FocusFrameVMargin):
            return 2 * self._look.metrics.focus
        if metric in _SCALED_METRICS:
            return self._look.metrics.px(_SCALED_METRICS[metric])
        return super().pixelMetric(metric, option, _live(widget))

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint in _FIXED_HINTS:
            return _FIXED_HINTS[hint]
        return super().styleHint(hint, option, _live(widget), returnData)

    def sizeFromContents(
        self, type: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        wanted = super().sizeFromContents(type, option, size, _live(widget))  # type: ignore[arg-type]  # Qt allows none
        if type in (QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox):
            room = QSize(wanted.width() + self._look.metrics.px(16), self._look.metrics.field_height)
            return wanted.expandedTo(room)
        return wanted

    def subControlRect(
        self,
        cc: QStyle.ComplexControl,
        opt: QStyleOptionComplex,
        sc: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if cc == _Complex.CC_ComboBox and sc == _Sub.SC_ComboBoxEditField:
            return self._text_room(opt)
        if cc == _Complex.CC_SpinBox and sc in (_Sub.SC_SpinBoxUp, _Sub.SC_SpinBoxDown, _Sub.SC_SpinBoxEditField):
            return self._spin_part(opt, sc)
        return super().subControlRect(cc, opt, sc, _live(widget))  # type: ignore[arg-type]  # Qt allows none

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Primitive.PE_FrameFocusRect:
            return
        if element in (_Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorItemViewItemCheck):
            self._draw_check_box(option, painter)
        elif element == _Primitive.PE_IndicatorRadioButton:
            self._draw_radio_button(option, painter)
        elif element in _ARROWS_AND_TICKS:
            self._draw_sign(_ARROWS_AND_TICKS[element], option, painter)
        elif element == _Primitive.PE_IndicatorBranch:
            self._draw_branch(option, painter)
        else:
            super().drawPrimitive(element, option, painter, _live(widget))

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _Complex.CC_ComboBox:
            self._draw_field(option, painter, ring_is_elsewhere=True)
            if option.subControls & _Sub.SC_ComboBoxArrow:
                self._draw_arrows("chevron-down", option, painter)
        elif control == _Complex.CC_SpinBox:
            self._draw_field(option, painter, ring_is_elsewhere=False)
            self._draw_arrows("chevrons-up-down", option, painter)
        else:
            super().drawComplexControl(control, option, painter, _live(widget))

    def _draw_check_box(self, option: QStyleOption, painter: QPainter) -> None:
        chosen = _has(option, _State.State_On) or _has(option, _State.State_NoChange)
        fill, border = self._indicator_colours(option, chosen)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        with steady(painter):
            painter.setPen(QPen(border, self._look.metrics.border))
            painter.setBrush(fill)
            radius = self._look.metrics.px(3)
            painter.drawRoundedRect(box, radius, radius)
            if chosen:
                name = "check" if _has(option, _State.State_On) else "minus"
                self._draw_icon(name, self._sign_colour(option), option.rect, painter, inset=2)

    def _draw_radio_button(self, option: QStyleOption, painter: QPainter) -> None:
        chosen = _has(option, _State.State_On)
        tokens = self._look.tokens
        ring = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        with steady(painter):
            _, border = self._indicator_colours(option, chosen)
            painter.setPen(QPen(border, self._look.metrics.border))
            painter.setBrush(QColor(tokens.base))
            painter.drawEllipse(ring)
            if chosen:
                inset = ring.width() * 0.25
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(border)
                painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))

    def _indicator_colours(self, option: QStyleOption, chosen: bool) -> tuple[QColor, QColor]:
        tokens = self._look.tokens
        if not _has(option, _State.State_Enabled):
            return QColor(tokens.alt), QColor(tokens.text3 if chosen else tokens.line)
        if chosen:
            # The accent of the dark theme is 3:1 on its surfaces only just; the mark colour is safe as a line.
            return QColor(tokens.accent), QColor(tokens.accent if tokens.scheme == "light" else tokens.mark)
        hovered = _has(option, _State.State_MouseOver)
        edge = tokens.edge_under_pointer(tokens.control) if hovered else tokens.control
        return QColor(tokens.hover if hovered else tokens.base), QColor(edge)

    def _sign_colour(self, option: QStyleOption) -> str:
        tokens = self._look.tokens
        return tokens.on_accent if _has(option, _State.State_Enabled) else tokens.text3

    def _draw_sign(self, name: str, option: QStyleOption, painter: QPainter) -> None:
        tokens = self._look.tokens
        colour = tokens.text if _has(option, _State.State_Enabled) else tokens.text3
        side = self._look.metrics.px(16)
        room = QRect(0, 0, side, side)
        room.moveCenter(option.rect.center())
        self._draw_icon(name, colour, room, painter, inset=0)

    def _draw_branch(self, option: QStyleOption, painter: QPainter) -> None:
        if _has(option, _State.State_Children):
            name = "chevron-down" if _has(option, _State.State_Open) else "chevron-right"
            self._draw_icon(name, self._look.tokens.text, option.rect, painter, inset=0)

    def _draw_field(self, option: QStyleOption, painter: QPainter, *, ring_is_elsewhere: bool) -> None:
        tokens, metrics = self._look.tokens, self._look.metrics
        enabled = _has(option, _State.State_Enabled)
        focused = _has(option, _State.State_HasFocus) and not ring_is_elsewhere
        width = metrics.focus if focused else metrics.border
        half = width / 2
        with steady(painter):
            edge = tokens.focus if focused else tokens.control if enabled else tokens.line
            painter.setPen(QPen(QColor(edge), width))
            painter.setBrush(QColor(tokens.base if enabled else tokens.alt))
            frame = QRectF(option.rect).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(frame, metrics.radius_control, metrics.radius_control)

    def _draw_arrows(self, name: str, option: QStyleOption, painter: QPainter) -> None:
        tokens = self._look.tokens
        colour = tokens.text if _has(option, _State.State_Enabled) else tokens.text3
        room = self._arrow_room(option)
        self._draw_icon(name, colour, room, painter, inset=0)

    def _draw_icon(self, name: str, colour: str, room: QRect, painter: QPainter, *, inset: int) -> None:
        side = min(self._look.metrics.px(16), room.width(), room.height()) - 2 * self._look.metrics.px(inset)
        pixmap = self._icons.pixmap(name, colour, side, painter.device().devicePixelRatioF())
        draw_pixmap(painter, pixmap, room)

    def _arrow_room(self, option: QStyleOption) -> QRect:
        width = max(self._look.metrics.px(24), SMALLEST_TARGET)
        room = QRect(option.rect)
        room.setLeft(room.right() - width - self._look.metrics.px(4) + 1)
        room.setWidth(width)
        return _mirrored(option, room)

    def _text_room(self, option: QStyleOption) -> QRect:
        metrics = self._look.metrics
        left = metrics.px(10)
        right = max(metrics.px(24), SMALLEST_TARGET) + metrics.px(4)
        return _mirrored(option, option.rect.adjusted(left, metrics.focus, -right, -metrics.focus))

    def _spin_part(self, option: QStyleOption, part: QStyle.SubControl) -> QRect:
        if part == _Sub.SC_SpinBoxEditField:
            return self._text_room(option)
        room = self._arrow_room(option)
        half = room.height() // 2
        upper = QRect(room.left(), room.top(), room.width(), half)
        return upper if part == _Sub.SC_SpinBoxUp else upper.translated(0, half)


def _live(widget: QWidget | None) -> QWidget | None:
    # PySide6 6.11.3 can hand over the wrapper of something dead that lay at the widget's address, such as an accessible
    # interface; passing that on is a type error inside an override, and the error path then crashes the interpreter.
    return widget if isinstance(widget, QWidget) else None


def _has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _mirrored(option: QStyleOption, room: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, room)
