"""What is asked about an item of the agenda, and answered, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.agenda import Exemption, Gathers, ItemState, Paper, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """An item beside its title, who leads and its time. `requests` are what the board is asked to do."""

    number: str = ""
    title: str = ""
    purpose: Purpose | None = None
    requests: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    gathers: Gathers | None = None
    exempt: Exemption | None = None
    state: ItemState = ItemState.PLANNED
