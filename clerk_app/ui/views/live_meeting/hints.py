"""The keys that work now on the live screen, for the part that has the focus."""

from __future__ import annotations

from clerk_app.ui.screen import Hints
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.wording.catalogue import say


def writing_hints(next_number: str, *, narrow: bool) -> Hints:
    """While the caret is in the minutes; `next_number` is the item that Ctrl+Enter moves to, empty for none."""
    all_keys = Hint(("Ctrl+/",), _word("all_keys"))
    if narrow:
        few = (("/a", "action"), ("/r", "resolved"), ("@", "person"), ("F6", "panels"))
        return Hints(tuple(Hint((key,), _word(word)) for key, word in few), (all_keys,))
    left = (
        ("/a", "action"),
        ("/r", "resolved"),
        ("/v", "vote"),
        ("/d", "declaration"),
        ("/p", "private_note"),
        ("@", "person"),
        (";n", "noted"),
    )
    move_on = (Hint(("Ctrl+Enter",), say("live.keys.move_on", number=next_number)),) if next_number else ()
    return Hints(tuple(Hint((key,), _word(word)) for key, word in left), (*move_on, all_keys))


def attendance_hints(chair: str, back_to: str) -> Hints:
    """While the attendance list has the focus; `back_to` is the paragraph of the caret, empty without a number."""
    letters = (
        ("P", "present"),
        ("R", "remote"),
        ("S", "substitute"),
        ("L", "left"),
        ("A", "apologies"),
        ("E", "expected"),
        ("N", "absent"),
        ("T", "time"),
        ("C", "chair"),
        ("I", "interest"),
        ("G", "guest"),
        ("Backspace", "clear"),
        ("Shift+P", "rest"),
    )
    left = tuple(Hint((key,), say(f"live.keys.{word}", chair=chair)) for key, word in letters)
    return Hints(left, (_back(back_to),), _word("attendance"))


def agenda_hints(back_to: str) -> Hints:
    """While the agenda has the focus."""
    return Hints((Hint(("Enter",), _word("look")),), (_back(back_to),), _word("agenda"))


def reading_hints() -> Hints:
    """In a window that may only read."""
    left = (Hint(("Ctrl+J",), _word("jump")), Hint(("F6",), _word("panels")))
    return Hints(left, (Hint(("Ctrl+/",), _word("all_keys")),), _word("read_only"))


def _back(back_to: str) -> Hint:
    words = say("live.keys.back_to", paragraph=back_to) if back_to else _word("back")
    return Hint(("F6", "Esc"), words, between=_word("or"))


def _word(key: str) -> str:
    return say(f"live.keys.{key}")
