"""The look of the application: one `Theme`, made once after the QApplication and handed to every screen and widget.

What a screen author does with it::

    theme.tokens.accent_soft            a colour, at paint time
    theme.metrics.px(262)               a length of the design, scaled by the text size
    theme.font(TextStyle.CAPTION)       type
    theme.writer(TextStyle.CAPTION)     the same, for lines that are painted by hand
    theme.pixmap("gavel", "decision.text", 16, painter.device().devicePixelRatioF())
    theme.bind_icon(button, "search")   an icon that stays right
    theme.changed.connect(self._fit)    sizes set by hand are set again here; colours need nothing but a repaint

Standard controls get palette, fonts and style sheet from the application by themselves. A style sheet of one's own on a
widget is not wanted: it would keep yesterday's colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from clerk_app.ui.theme.fonts import (
    BUNDLED_FAMILY,
    PLAIN_FACE,
    TextStyle,
    computer_family,
    load_faces,
    make_font,
    tabular,
)
from clerk_app.ui.theme.look import Look
from clerk_app.ui.theme.metrics import Metrics, clamped
from clerk_app.ui.theme.palette import contrast_colours, make_palette
from clerk_app.ui.theme.style_sheet import fill_style_sheet, read_template
from clerk_app.ui.theme.tokens import DARK, LIGHT, THEMES, SchemeName, Tokens, contrast_tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QIcon, QPixmap
    from PySide6.QtWidgets import QAbstractButton

    from clerk_app.ui.theme.dress import Dress
    from clerk_app.ui.theme.painting import LineWriter

SchemeChoice = Literal["light", "dark", "contrast", "system"]
FontChoice = Literal["inter", "computer"]

MIDDLE = 128
"""The lightness that parts light windows from dark ones."""


class Theme(QObject):
    """Colours, lengths, type and icons of the window, kept in step with the settings and with this computer.

    With `frame_first` it begins with what the frame of the window shows: colours, the plain face and the style sheet.
    The rest is there once `dress` is asked for.
    """

    changed = Signal()

    def __init__(self, app: QApplication, *, frame_first: bool = False) -> None:
        super().__init__(app)
        load_faces(PLAIN_FACE)
        self._app = app
        self._choice: SchemeChoice = "system"
        self._template = read_template()
        self._dress: Dress | None = None
        self._fonts: dict[tuple[TextStyle, bool], QFont] = {}
        self._writers: dict[tuple[TextStyle, bool], LineWriter] = {}
        self._colours: dict[str, QColor] = {}
        at_first = DARK if app.palette().window().color().lightness() < MIDDLE else LIGHT
        self._apply(Look(at_first, Metrics(), BUNDLED_FAMILY))
        if not frame_first:
            self.dress_up()

    def dress_up(self) -> Dress:
        """Everything beside the frame's own colours and type is there from now on; harmless when done before."""
        if self._dress is None:
            # What it needs of Qt takes longer to load than the frame takes to be painted.
            from clerk_app.ui.theme.dress import Dress  # noqa: PLC0415

            self._dress = Dress(self, self._app, self._look)
            self._dress.computer_changed.connect(self._follow_computer)
            self._follow_computer()
        return self._dress

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._look.tokens

    @property
    def metrics(self) -> Metrics:
        """The lengths in use."""
        return self._look.metrics

    @property
    def scheme(self) -> SchemeChoice:
        """The choice made in the settings, which may be "system"."""
        return self._choice

    @property
    def text_size(self) -> int:
        """The text size in percent."""
        return self._look.metrics.percent

    def set_scheme(self, choice: SchemeChoice) -> None:
        """Draw in this theme; "system" follows the computer from now on.

        Raises ValueError for any other word.
        """
        if choice not in get_args(SchemeChoice):
            raise ValueError(f"no theme is called {choice!r}")
        self._choice = choice
        self._show(self._tokens_for(choice), self.metrics, self._look.family)

    def set_text_size(self, percent: int) -> None:
        """Scale type and lengths; a size outside 100 to 200 becomes the nearest one inside."""
        self._show(self.tokens, Metrics(clamped(percent)), self._look.family)

    def set_font_choice(self, choice: FontChoice) -> None:
        """Set everything in the bundled family, or in the one this computer uses."""
        self._show(self.tokens, self.metrics, BUNDLED_FAMILY if choice == "inter" else computer_family())

    def font(self, style: TextStyle, *, even_figures: bool = False) -> QFont:
        """A font of the type scale at the text size in use, with figures of one width if wished."""
        kept = self._fonts.get((style, even_figures))
        if kept is None:
            made = make_font(self._look.family, style, self.text_size)
            kept = self._fonts[style, even_figures] = tabular(made) if even_figures else made
        # A copy shares what Qt has looked up for the one that is kept, and may still be changed by whoever gets it.
        return QFont(kept)

    def writer(self, style: TextStyle, *, even_figures: bool = False) -> LineWriter:
        """What writes lines in a font of the type scale; asked for at paint time, since the look may change."""
        kept = self._writers.get((style, even_figures))
        if kept is None:
            from clerk_app.ui.theme.painting import LineWriter  # noqa: PLC0415 -- the frame writes no lines

            kept = self._writers[style, even_figures] = LineWriter(self.font(style, even_figures=even_figures))
        return kept

    def colour(self, path: str) -> QColor:
        """The colour at a path of the tokens, such as "text2" or "danger.text"."""
        kept = self._colours.get(path)
        if kept is None:
            kept = self._colours[path] = QColor(self.tokens.colour(path))
        return QColor(kept)

    def pixmap(self, name: str, colour: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
        """An icon in the colour at a path of the tokens; `size` is its side at 100 % in logical pixels."""
        return self.dress_up().icons.pixmap(name, self.tokens.colour(colour), self.metrics.px(size), ratio)

    def icon(self, name: str, colour: str = "text", size: int = 16) -> QIcon:
        """An icon for the moment, with its disabled look, for one and for two device pixels to a pixel."""
        return self.dress_up().icon(name, colour, size)

    def bind_icon(self, target: QAbstractButton | QAction, name: str, colour: str = "text", size: int = 16) -> None:
        """Give a button or an action an icon that follows every change of the theme; binding again replaces it."""
        self.dress_up().bind_icon(target, name, colour, size)

    def _follow_computer(self) -> None:
        if self._choice == "system":
            self._show(self._tokens_for("system"), self.metrics, self._look.family)

    def _tokens_for(self, choice: SchemeChoice) -> Tokens:
        if choice == "system" and self._dress is None:
            return self.tokens
        scheme: SchemeName = self.dress_up().system_scheme() if choice == "system" else choice
        if scheme == "contrast" and self.dress_up().wants_high_contrast():
            return contrast_tokens(contrast_colours(self._palette_of_computer()))
        return THEMES[scheme]

    def _palette_of_computer(self) -> QPalette:
        ours = self._app.palette()
        self._app.setPalette(QPalette())
        theirs = self._app.palette()
        self._app.setPalette(ours)
        return theirs

    def _show(self, tokens: Tokens, metrics: Metrics, family: str) -> None:
        look = Look(tokens, metrics, family)
        if look != self._look:
            self._apply(look)
            self.changed.emit()

    def _apply(self, look: Look) -> None:
        self._look = look
        self._fonts.clear()
        self._writers.clear()
        self._colours.clear()
        if self._dress is not None:
            self._dress.style.set_look(look)
        self._app.setPalette(make_palette(look.tokens))
        self._app.setFont(self.font(TextStyle.BODY))
        self._app.setStyleSheet(fill_style_sheet(self._template, look.tokens, look.metrics))
        if self._dress is not None:
            self._dress.focus.set_look(look)
