"""The style sheet, filled from tokens and metrics: QSS has no variables, so it is filled again after each change."""

from __future__ import annotations

from dataclasses import fields
from string import Template

from clerk_app.resource_files import resource
from clerk_app.ui.theme.metrics import Metrics
from clerk_app.ui.theme.tokens import Meaning, Tokens

_LENGTHS = (*range(0, 17), 18, 20, 24, 28, 32)


def fill_style_sheet(template: str, tokens: Tokens, metrics: Metrics) -> str:
    """The template with every `$role`, `$meaning_text`, `$px12` and named length replaced.

    Raises KeyError for a place that no token or length fills.
    """
    return Template(template).substitute(_values(tokens, metrics))


def read_template() -> str:
    """The bundled template of the application's style sheet."""
    return resource("style", "clerk.qss").read_text(encoding="utf-8")


def _values(tokens: Tokens, metrics: Metrics) -> dict[str, str]:
    return {**_colours(tokens), **_selected_row(tokens), **_under_pointer(tokens), **_lengths(metrics)}


def _selected_row(tokens: Tokens) -> dict[str, str]:
    """A selected row is soft; where a theme has but one surface it takes the highlight of the desktop."""
    if tokens.accent_soft == tokens.base:
        return {"row_fill": tokens.accent, "row_text": tokens.on_accent}
    return {"row_fill": tokens.accent_soft, "row_text": tokens.text}


def _under_pointer(tokens: Tokens) -> dict[str, str]:
    """What is pointed at is tinted; where a theme has but one surface, its border or the desktop's highlight tells."""
    edges = {
        "edge_of_button": tokens.edge_under_pointer(tokens.control),
        "edge_of_tool": tokens.edge_under_pointer("transparent"),
    }
    if tokens.hover == tokens.base:
        return edges | {"menu_fill": tokens.accent, "menu_text": tokens.on_accent}
    return edges | {"menu_fill": tokens.hover, "menu_text": tokens.text}


def _colours(tokens: Tokens) -> dict[str, str]:
    colours: dict[str, str] = {}
    for field in fields(tokens):
        value = getattr(tokens, field.name)
        if isinstance(value, Meaning):
            colours |= {f"{field.name}_{part.name}": getattr(value, part.name) for part in fields(value)}
        else:
            colours[field.name] = value
    return colours


def _lengths(metrics: Metrics) -> dict[str, str]:
    scaled = {f"px{length}": f"{metrics.px(length)}px" for length in _LENGTHS}
    return (
        scaled
        | {
            "border": f"{metrics.border}px",
            "focus_border": f"{metrics.focus}px",
            "radius_chip": f"{metrics.radius_chip}px",
            "radius_control": f"{metrics.radius_control}px",
            "radius_card": f"{metrics.radius_card}px",
            "radius_dialog": f"{metrics.radius_dialog}px",
        }
        | _paddings_that_keep_still(metrics)
    )


def _paddings_that_keep_still(metrics: Metrics) -> dict[str, str]:
    """Paddings of a field with and without the focus: the thicker border takes what the padding gives."""
    taken = metrics.focus - metrics.border
    return {
        "field_pad_x": f"{metrics.px(10)}px",
        "field_pad_x_focus": f"{metrics.px(10) - taken}px",
        "field_pad_y": f"{metrics.px(6)}px",
        "field_pad_y_focus": f"{metrics.px(6) - taken}px",
    }
