"""The kinds of business that a rule tells from other business, in its own words."""

from collections.abc import Iterator

from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import BusinessIs, Circumstance, Where, parts_of
from clerk_app.domain.rules.voting import OnlyWhere, VotingRule


def kinds_of_business(rule: QuorumRule | None, voting: VotingRule | None = None) -> tuple[str, ...]:
    """Every kind that the rules name, once, in their order; empty where it makes no difference what the business is."""
    asked = (*_asked_of_quorum(rule), *_asked_of_votes(voting))
    named = (kind for one in asked if isinstance(one, BusinessIs) for kind in one.kinds)
    return tuple(dict.fromkeys((*named, *(rule.counts.remote_not_for if rule is not None else ()))))


def _asked_of_quorum(rule: QuorumRule | None) -> Iterator[Circumstance]:
    if rule is None:
        return
    several = (*rule.if_inquorate, *rule.if_no_chair)
    trees = [rule.tree, rule.to_meet, *(follows.only_if for follows in several)]
    for tree in trees:
        parts = parts_of(tree) if tree is not None else ()
        yield from (part.circumstance for part in parts if isinstance(part, Where))
    yield from (follows.where for follows in several if follows.where is not None)
    if rule.counts.interest_where is not None:
        yield rule.counts.interest_where
    yield from (limit.where for limit in rule.counts.proxy_limits if limit.where is not None)


def _asked_of_votes(voting: VotingRule | None) -> Iterator[Circumstance]:
    for question in voting.questions if voting is not None else ():
        yield from (need.circumstance for need in question.needs if isinstance(need, OnlyWhere))
        if question.interest_where is not None:
            yield question.interest_where
        yield from (limit.where for limit in question.proxy_limits if limit.where is not None)
