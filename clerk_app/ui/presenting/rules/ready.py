"""Ready-made rules for a board: what is chosen from, and what a choice makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.selection import Who
from clerk_app.plain.ready_rules import OWN_AGENCIES
from clerk_app.ui.forms.values import Field, Kind, Option
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.wording.catalogue import say

AS_IT_IS, NONE = "", "none"

R = TypeVar("R")


def start_field(key: str, of: str, ready: Sequence[tuple[str, R]], now: R | None) -> Field:
    """What a rule can begin as; the ready-made one that it is, or "as it is"."""
    same = next((name for name, rule in ready if rule == now), AS_IT_IS)
    options = [
        Option(value=NONE, words=say("rule_editor.start.none")),
        *(Option(value=name, words=say(f"ready_rules.{of}.{name}")) for name, _ in ready),
    ]
    if now is not None and not same:
        options.insert(0, Option(value=AS_IT_IS, words=say("rule_editor.start.as_it_is")))
    value = same if now is not None else NONE
    return Field(
        key=key,
        label=say("rule_editor.start.label"),
        kind=Kind.CHOICE,
        value=value,
        options=tuple(options),
        settles=True,
    )


def filled(ready: Sequence[tuple[str, R]], setup: BoardToday) -> tuple[tuple[str, R], ...]:
    """The ready-made rules with the agencies of the board where they speak of its own."""
    own = {seat.agency_id for seat in setup.seats}
    agencies = tuple(agency.id for agency in setup.agencies if agency.id in own)
    return tuple((name, _with_agencies(rule, agencies)) for name, rule in ready)


def _with_agencies(value: Any, agencies: tuple[Id, ...]) -> Any:  # a rule of any kind, and whatever is within it
    if isinstance(value, Who):
        return replace(value, agency_ids=agencies) if OWN_AGENCIES in value.agency_ids else value
    if isinstance(value, tuple):
        return tuple(_with_agencies(one, agencies) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _with_agencies(getattr(value, field.name), agencies) for field in fields(value)}
        return replace(value, **changed)
    return value
