"""The colours of the window, one frozen `Tokens` per theme, by the part each colour plays.

A screen author takes them from the theme at paint time and never writes a colour down::

    painter.fillRect(row, QColor(theme.tokens.accent_soft))
    painter.setPen(QColor(theme.tokens.danger.text))

Where a colour must be named now and looked up later (an icon, a label), use its path as text: `tokens.colour("text2")`,
`tokens.colour("danger.text")`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Literal

SchemeName = Literal["light", "dark", "contrast"]
"""A theme that can be drawn. "system" is a choice that leads to one of these."""


@dataclass(frozen=True)
class Meaning:
    """Three colours for one meaning: words and icons, the bar or border, and the surface behind them."""

    text: str
    bar: str
    fill: str


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme as "#RRGGBB"."""

    scheme: SchemeName
    window: str
    base: str
    alt: str
    raised: str
    hover: str
    line: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    link: str
    focus: str
    mark: str
    action: Meaning
    decision: Meaning
    vote: Meaning
    interest: Meaning
    danger: Meaning
    note: Meaning

    def edge_under_pointer(self, usual: str) -> str:
        """The border of what is pointed at: the usual one, unless the theme has but one surface and it alone tells."""
        return self.mark if self.hover == self.base else usual

    @property
    def warning(self) -> Meaning:
        """The meaning shared with actions: something to look at, nothing lost."""
        return self.action

    @property
    def ok(self) -> Meaning:
        """The meaning shared with decisions: quorate, done, ready."""
        return self.decision

    @property
    def info(self) -> Meaning:
        """News without a judgement, in the accent."""
        return Meaning(self.link, self.link, self.accent_soft)

    @property
    def neutral(self) -> Meaning:
        """No meaning at all: a quiet surface with a quiet border."""
        return Meaning(self.text2, self.control, self.alt)

    def colour(self, path: str) -> str:
        """The colour at a path such as "text2" or "danger.text".

        Raises ValueError for a path that names no colour.
        """
        try:
            value = attrgetter(path)(self)
        except AttributeError:
            value = None
        if not isinstance(value, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
            raise ValueError(f"no colour is called {path!r}")
        return value


LIGHT = Tokens(
    scheme="light",
    window="#EDEFF2",
    base="#FFFFFF",
    alt="#F5F6F8",
    raised="#FFFFFF",
    hover="#E2E6EB",
    line="#D3D8DE",
    control="#717C88",
    text="#151B23",
    text2="#434E5A",
    text3="#566270",
    accent="#24489C",
    accent_hover="#1A3676",
    on_accent="#FFFFFF",
    accent_soft="#E3E9F7",
    link="#24489C",
    focus="#24489C",
    mark="#24489C",
    action=Meaning("#7A4300", "#C06A00", "#FFF7EA"),
    decision=Meaning("#14592F", "#1F7A43", "#EEF8F1"),
    vote=Meaning("#4B3391", "#6C50B8", "#F3F0FB"),
    interest=Meaning("#8A2354", "#B23A72", "#FCF0F6"),
    danger=Meaning("#98201C", "#C4302B", "#FDEFEE"),
    note=Meaning("#434E5A", "#717C88", "#F5F6F8"),
)

DARK = Tokens(
    scheme="dark",
    window="#12161B",
    base="#1A1F25",
    alt="#20262D",
    raised="#232A32",
    hover="#2B333C",
    line="#343D47",
    control="#84909C",
    text="#E8ECF0",
    text2="#B9C2CB",
    text3="#9FAAB5",
    accent="#3F66C4",
    accent_hover="#355AB8",
    on_accent="#FFFFFF",
    accent_soft="#22304D",
    link="#A3BEFF",
    focus="#A3BEFF",
    mark="#A3BEFF",
    action=Meaning("#F5BE6B", "#D98B1F", "#2B2416"),
    decision=Meaning("#84D6A0", "#3FA567", "#17281E"),
    vote=Meaning("#C5B3FA", "#8F75DE", "#241F38"),
    interest=Meaning("#F3A3C8", "#D15F97", "#301C27"),
    danger=Meaning("#FFA39C", "#E5645D", "#351D1C"),
    note=Meaning("#B9C2CB", "#84909C", "#20262D"),
)


@dataclass(frozen=True)
class ContrastColours:
    """The few colours a high-contrast desktop gives: everything is drawn with these and nothing else."""

    surface: str
    text: str
    disabled: str
    highlight: str
    on_highlight: str
    link: str


def contrast_tokens(colours: ContrastColours) -> Tokens:
    """A theme without fills: every surface is one colour, every border and meaning the colour of the words."""
    plain = Meaning(colours.text, colours.text, colours.surface)
    return Tokens(
        scheme="contrast",
        window=colours.surface,
        base=colours.surface,
        alt=colours.surface,
        raised=colours.surface,
        hover=colours.surface,
        line=colours.text,
        control=colours.text,
        text=colours.text,
        text2=colours.text,
        text3=colours.disabled,
        accent=colours.highlight,
        accent_hover=colours.highlight,
        on_accent=colours.on_highlight,
        accent_soft=colours.surface,
        link=colours.link,
        focus=colours.highlight,
        mark=colours.highlight,
        action=plain,
        decision=plain,
        vote=plain,
        interest=plain,
        danger=plain,
        note=plain,
    )


CONTRAST = contrast_tokens(
    ContrastColours(
        surface="#000000",
        text="#FFFFFF",
        disabled="#C8C8C8",
        highlight="#1AEBFF",
        on_highlight="#000000",
        link="#FFFF00",
    )
)
"""High contrast for a computer that offers none of its own: white on black, as the best known contrast theme has it."""

THEMES: Mapping[SchemeName, Tokens] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})
