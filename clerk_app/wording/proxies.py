"""What one person may hold by proxy and may cast, in words."""

from collections.abc import Iterator

from clerk_app.domain.rules.amount import Amount, Unit
from clerk_app.domain.rules.proxies import ProxyLimit, WeightCap
from clerk_app.domain.rules.selection import EVERYONE, VOTING
from clerk_app.domain.rules.tree import AtMost
from clerk_app.wording.catalogue import say
from clerk_app.wording.rules import Names, circumstance_in_words, count_in_words


def proxy_limit_in_words(limit: ProxyLimit, names: Names, *, votes: bool = False) -> str:
    """How much one person may hold: "The proxies of one person count as long as they come to no more than …".

    With `votes` the amount is of the seats that may vote.
    """
    amount = _amount(limit.amount, names, by_weight=limit.by_weight, votes=votes)
    words = say("proxies.limit_with_own" if limit.with_own else "proxies.limit", amount=amount)
    if limit.where is not None:
        words = say("proxies.where", words=words, circumstance=circumstance_in_words(limit.where, names))
    return say("proxies.always", words=words, count=limit.always) if limit.always else words


def weight_cap_in_words(cap: WeightCap, names: Names) -> Iterator[str]:
    """How much of the weight that one person casts counts, a sentence for each limit."""
    if cap.amount is not None:
        yield say("proxies.weight_cap", amount=_amount(cap.amount, names, by_weight=True, votes=True))
    if cap.within_others:
        yield say("proxies.within_others")
    if cap == WeightCap():
        yield say("proxies.no_cap")


def _amount(amount: Amount, names: Names, *, by_weight: bool, votes: bool) -> str:
    unit, who = (Unit.WEIGHT if by_weight else Unit.PERSONS), (VOTING if votes else EVERYONE)
    return count_in_words(AtMost(amount=amount, unit=unit, who=who), names)
