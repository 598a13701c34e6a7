"""The kinds of message that chips, bars and cards are drawn in."""

from __future__ import annotations

from typing import Literal

from clerk_app.ui.theme.tokens import Meaning, Tokens

Kind = Literal["ok", "warning", "danger", "info", "neutral"]
"""Good, to be looked at, wrong, news, or none of these."""

ICON_OF_KIND: dict[Kind, str] = {
    "ok": "circle-check",
    "warning": "circle-alert",
    "danger": "triangle-alert",
    "info": "info",
    "neutral": "info",
}
"""The shape beside the words, since no kind may be told by its colour alone."""

ICON_OF_STATE: dict[Kind, str] = {**ICON_OF_KIND, "danger": "circle-x", "neutral": "circle-dashed"}
"""The shape where how something stands is shown all the time, in circles alone."""


def meaning_of(tokens: Tokens, kind: Kind) -> Meaning:
    """The colours of a kind."""
    meanings: dict[Kind, Meaning] = {
        "ok": tokens.ok,
        "warning": tokens.warning,
        "danger": tokens.danger,
        "info": tokens.info,
        "neutral": tokens.neutral,
    }
    return meanings[kind]
