"""Lists within a rule as values: what a new entry begins as, and entries added, moved and removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clerk_app.ui.forms.values import Deed, Menu
from clerk_app.ui.presenting.rules.sheet import Values, number_of_entries, with_entry_moved, without_entry
from clerk_app.wording.catalogue import say

NEW: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "rows": ("smallest", "1"),
        "caps": ("amount/kind", "number"),
        "groups": ("name", ""),
        "weights": ("name", ""),
        "proxy_limits": ("amount/kind", "number"),
        "if_inquorate": ("consequence", "no_business"),
        "if_no_chair": ("consequence", "stand_in_presides"),
        "readings": ("words", ""),
        "questions": ("name", ""),
        "needs": ("kind", "share_for"),
        "limbs": ("words", ""),
    }
)
"""The control by which an entry of each list is known, and what it holds in a new one."""
_BY = {"up": -1, "down": 1}
_A = ord("A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relisted:
    """The values after something was done to a list, the key of where the focus goes, and what goes there."""

    values: dict[str, str]
    goes_to: str


def relisted(values: Values, key: str, deed: str) -> Relisted | None:
    """The values after a deed of a list, or of one of its entries; None where there is no such thing."""
    entries, _, last = key.rpartition("/")
    if deed == "add" and key.rpartition("/")[2] in NEW:
        return _added(values, key)
    if not last.isdigit() or entries.rpartition("/")[2] not in NEW:
        return None
    place = int(last)
    if deed == "remove":
        left = without_entry(values, entries, place)
        near = max(min(place, number_of_entries(left, entries) - 1), 0)
        return Relisted(values=left, goes_to=f"{entries}/{near}")
    shown = with_entry_moved(values, entries, place, _BY[deed]) if deed in _BY else None
    return Relisted(values=shown, goes_to=f"{entries}/{place + _BY[deed]}") if shown is not None else None


def entry_menu(key: str, place: int, count: int, words: str, remove: str) -> Menu:
    """What can be done with an entry of a list."""
    return Menu(
        key=f"{key}/menu", words=say("rule_editor.menu", part=words), deeds=tuple(_deeds(key, place, count, remove))
    )


def _deeds(key: str, place: int, count: int, remove: str) -> Iterator[Deed]:
    if place > 0:
        yield Deed(key=f"{key}/up", words=say("rule_editor.list.up"))
    if place < count - 1:
        yield Deed(key=f"{key}/down", words=say("rule_editor.list.down"))
    yield Deed(key=f"{key}/remove", words=remove)


def _added(values: Values, entries: str) -> Relisted:
    kind = entries.rpartition("/")[2]
    member, begins = NEW[kind]
    place = number_of_entries(values, entries)
    if kind in ("groups", "weights"):
        begins = say("rule_editor.new_group", letter=chr(_A + place % 26))
    key = f"{entries}/{place}"
    return Relisted(values={**values, f"{key}/{member}": begins}, goes_to=f"{key}/{member}")
