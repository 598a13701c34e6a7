"""A deadline in words, as rows show it."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.ui.widgets.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """Something due around a meeting."""

    day: str
    title: str
    note: str
    left: str
    kind: Kind
