"""Stretches of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters of a text from `start` up to `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """These characters of a text."""
        return text[self.start : self.end]
