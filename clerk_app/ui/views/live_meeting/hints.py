"""The keys that work now on the live screen, for the part that has the focus."""

from __future__ import annotations

from clerk_app.ui.minutes_editor.caret_offers import Offered
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


def offer_hints(offered: Offered) -> Hints:
    """While something is offered under the caret. Enter takes a person; of dates only what the arrows have chosen."""
    take = ("Enter", "Tab") if offered is Offered.PEOPLE else ("Tab",)
    guest = (Hint(("Ctrl+Enter",), _word("guest")),) if offered is Offered.PEOPLE else ()
    left = (Hint(take, _word("take"), between=_word("or")), Hint(("Up", "Down"), _word("choose"), between="/"), *guest)
    return Hints(left, (Hint(("Esc",), _word("leave_words")),), _word(offered))


def find_hints(back_to: str) -> Hints:
    """While words to find are typed."""
    left = (Hint(("Enter",), _word("find_next")), Hint(("Shift+F3",), _word("find_previous")))
    return Hints(left, (_back(back_to),), _word("find"))


def replace_hints(back_to: str) -> Hints:
    """While words are typed that take the place of others."""
    left = (Hint(("Enter",), _word("replace")), Hint(("F3",), _word("find_next")))
    return Hints(left, (_back(back_to),), _word("find"))


def question_hints() -> Hints:
    """While a question of the attendance is answered."""
    return Hints((Hint(("Enter",), _word("take")),), (Hint(("Esc",), _word("leave_question")),), _word("attendance"))


def elsewhere_hints(back_to: str) -> Hints:
    """While a button or a card has the focus."""
    return Hints((Hint(("Tab",), _word("next")), Hint(("F6",), _word("panels"))), (_back(back_to),))


def reading_hints() -> Hints:
    """In a window that may only read."""
    left = (Hint(("Ctrl+J",), _word("jump")), Hint(("F6",), _word("panels")))
    return Hints(left, (Hint(("Ctrl+/",), _word("all_keys")),), _word("read_only"))


def _back(back_to: str) -> Hint:
    return Hint(("Esc",), say("live.keys.back_to", paragraph=back_to) if back_to else _word("back"))


def _word(key: str) -> str:
    return say(f"live.keys.{key}")
