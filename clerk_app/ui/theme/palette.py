"""The tokens as a QPalette, and the colours of a high-contrast desktop as tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from clerk_app.ui.theme.tokens import ContrastColours, Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def make_palette(tokens: Tokens) -> QPalette:
    """A palette in which every role that a widget of the application reads comes from the tokens."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        palette.setColor(_Group.Disabled, role, QColor(tokens.text3))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.window,
        _Role.Base: tokens.base,
        _Role.Button: tokens.base,
        _Role.AlternateBase: tokens.alt,
        _Role.Light: tokens.raised,
        _Role.ToolTipBase: tokens.raised,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.control,
        _Role.Shadow: tokens.control,
        _Role.Text: tokens.text,
        _Role.WindowText: tokens.text,
        _Role.ButtonText: tokens.text,
        _Role.ToolTipText: tokens.text,
        _Role.BrightText: tokens.on_accent,
        _Role.PlaceholderText: tokens.text3,
        _Role.Highlight: tokens.accent,
        _Role.Accent: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Link: tokens.link,
        _Role.LinkVisited: tokens.link,
    }


def contrast_colours(palette: QPalette) -> ContrastColours:
    """What the desktop's own high-contrast palette says of the colours that the application draws with."""
    return ContrastColours(
        surface=palette.color(_Role.Window).name(),
        text=palette.color(_Role.WindowText).name(),
        disabled=palette.color(_Group.Disabled, _Role.WindowText).name(),
        highlight=palette.color(_Role.Highlight).name(),
        on_highlight=palette.color(_Role.HighlightedText).name(),
        link=palette.color(_Role.Link).name(),
    )
