"""A vote as it was given: who chose what, or how many did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.domain.identity import Id


class Choice(StrEnum):
    """What somebody votes."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """Who voted what, by seat, as far as they did.

    `settled` is what agencies, categories or groups settled on, by id or by the name of the group. `tie_broken` is the
    vote of whoever breaks a tie, `limbs_met` which of the question's limbs hold (their places).
    """

    choices: Mapping[Id, Choice]
    settled: Mapping[str, Choice] = field(default_factory=dict)
    tie_broken: Choice | None = None
    limbs_met: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many voted what, in the question's unit, where it is not known who: a show of hands, a secret ballot."""

    ayes: int
    noes: int
    abstentions: int = 0
    tie_broken: Choice | None = None
    limbs_met: frozenset[int] = frozenset()
