"""What was read from elsewhere, as lines to tick before it is taken over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLine:
    """One item: its number and title, what else is known of it, and what is doubted; a part stands in."""

    words: str
    note: str = ""
    doubts: str = ""
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """All of it: what is doubted of the whole, and the lines in order."""

    doubts: str
    lines: tuple[ProposedLine, ...]
