"""Everything that is drawn with at one moment: colours, lengths and the family of type, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.ui.theme.metrics import Metrics
from clerk_app.ui.theme.tokens import Tokens


@dataclass(frozen=True)
class Look:
    """One theme at one text size."""

    tokens: Tokens
    metrics: Metrics
    family: str
