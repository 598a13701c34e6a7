"""The kinds of business that a rule tells from other business, in its own words."""

from collections.abc import Iterator

from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import BusinessIs, RuleTree, Where, parts_of


def kinds_of_business(rule: QuorumRule | None) -> tuple[str, ...]:
    """Every kind that the rule names, once, in its order; empty where it makes no difference what the business is."""
    if rule is None:
        return ()
    trees = [rule.tree, rule.to_meet, *(follows.only_if for follows in (*rule.if_inquorate, *rule.if_no_chair))]
    named = (kind for tree in trees if tree is not None for kind in _named_in(tree))
    return tuple(dict.fromkeys((*named, *rule.counts.remote_not_for)))


def _named_in(tree: RuleTree) -> Iterator[str]:
    for part in parts_of(tree):
        if isinstance(part, Where) and isinstance(part.circumstance, BusinessIs):
            yield from part.circumstance.kinds
