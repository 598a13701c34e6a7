"""The ready-made rules of `resources/rules`, in the form in which the store and the interchange file hold rules."""

import json
from functools import cache
from typing import Any, TypeVar

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.tree import RuleTree
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.plain.conversion import make_converter
from clerk_app.resource_files import resource

OWN_AGENCIES = Id("own")
"""Stands for the agencies of the board that a ready-made rule is taken for."""

R = TypeVar("R")


def ready_quorums() -> tuple[tuple[str, RuleTree], ...]:
    """The ready-made rules of who must be there, by the key of their words."""
    return _ready("quorum", RuleTree)


def ready_votes() -> tuple[tuple[str, VotingRule], ...]:
    """The ready-made rules of votes, by the key of their words."""
    return _ready("voting", VotingRule)


@cache
def _ready(of: str, type_: Any) -> tuple[tuple[str, Any], ...]:  # a union is no type that could be named here
    converter = make_converter(say_where=True)
    found = json.loads(resource("rules", "ready.json").read_text(encoding="utf-8"))[of]
    return tuple((one["key"], converter.structure(one["rule"], type_)) for one in found)
