"""The key sheet without its widgets: groups of keys with their words, and those that match some letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.domain.matching import folded
from clerk_app.wording.catalogue import say

_SIGNS = (
    ("/a", "slash_a"),
    ("/r", "slash_r"),
    ("/v", "slash_v"),
    ("/d", "slash_d"),
    ("/p", "slash_p"),
    ("/q", "slash_q"),
    ("/u", "slash_u"),
    ("/c", "slash_c"),
    ("/i", "slash_i"),
    ("/s", "slash_s"),
    ("@", "at"),
    ("by", "by"),
    (";n", "short"),
)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key as it is written, and what it does."""

    keys: str
    words: str


@dataclass(frozen=True, slots=True)
class KeyGroupRows:
    """A heading with its keys."""

    title: str
    rows: tuple[KeyRow, ...]


def typing_group() -> KeyGroupRows:
    """The signs that mean something while typing."""
    return KeyGroupRows(say("keys.typing"), tuple(KeyRow(sign, say(f"keys.{word}")) for sign, word in _SIGNS))


def filtered(groups: Sequence[KeyGroupRows], text: str) -> tuple[KeyGroupRows, ...]:
    """The keys that the text names or whose words hold every word of it, under their headings; all for no text."""
    words = folded(text).split()
    kept = (
        KeyGroupRows(group.title, tuple(row for row in group.rows if _matches(row, group.title, words)))
        for group in groups
    )
    return tuple(group for group in kept if group.rows)


def _matches(row: KeyRow, title: str, words: Sequence[str]) -> bool:
    whole = folded(f"{row.keys} {row.words} {title}")
    return all(word in whole for word in words)
