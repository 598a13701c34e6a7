"""What a quorum rule says beside its tree: who counts, when it is tested, and what follows where it is not met."""

from collections.abc import Iterator, Sequence

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.quorum import Cap, Concerns, Follows, OfEach, QuorumRule, Tested, WhoCounts
from clerk_app.domain.rules.selection import EVERYONE, Who
from clerk_app.domain.rules.tree import AtMost, HereAs
from clerk_app.wording.catalogue import say
from clerk_app.wording.days import count_of_days
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.proxies import proxy_limit_in_words
from clerk_app.wording.rules import (
    Names,
    amount_in_words,
    circumstance_in_words,
    count_in_words,
    rule_in_words,
    seats_in_words,
)


def counts_in_words(counts: WhoCounts, names: Names) -> str:
    """Who counts as present."""
    return " ".join(_counts(counts, names))


def when_it_is_tested(tested: Tested, grace_minutes: int) -> str:
    """When the quorum is looked at."""
    words = say(f"quorum_details.tested.{tested}")
    return f"{words} {say('quorum_details.grace', count=grace_minutes)}" if grace_minutes else words


def follows_in_words(follows: Sequence[Follows], chair: str, names: Names) -> str:
    """What follows, one after the other."""
    return " ".join(_follows(one, chair, names) for one in follows) or say("quorum_details.nothing_follows")


def consequence_in_words(follows: Follows, chair: str) -> str:
    """The consequence alone: "decisions are put off to the next agenda"."""
    return say(f"quorum_details.consequence.{follows.consequence}", chair=chair)


def quorum_in_words(rule: QuorumRule, chair: str, names: Names) -> tuple[str, ...]:
    """All that the rule says, sentence by sentence; no two rules have the same ones, but for their own words."""
    to_meet = rule_in_words(rule.to_meet, chair, names) if rule.to_meet is not None else ""
    return (
        rule_in_words(rule.tree, chair, names),
        say("quorum_details.to_meet", rule=to_meet) if rule.to_meet is not None else "",
        counts_in_words(rule.counts, names),
        when_it_is_tested(rule.tested, rule.grace_minutes),
        follows_in_words(rule.if_inquorate, chair, names),
        follows_in_words(rule.if_no_chair, chair, names),
    )


def cap_in_words(cap: Cap, names: Names) -> str:
    """How many count at the most: "of each agency no more than 2 members count"."""
    count = count_in_words(AtMost(amount=cap.amount, who=cap.who), names)
    if cap.here_as is not HereAs.ANY:
        count = say(f"quorum_details.way.{cap.here_as}", count=count)
    words = say("quorum_details.cap", count=count)
    return words if cap.of_each is OfEach.ALTOGETHER else say(f"quorum_details.of_each.{cap.of_each}", words=words)


def _counts(counts: WhoCounts, names: Names) -> Iterator[str]:
    substitutes = say(f"quorum_details.substitutes.{counts.substitutes}")
    if counts.substitutes_for is not None:
        seats = _seats(counts.substitutes_for, names)
        substitutes = say("quorum_details.substitutes_for", words=substitutes, seats=seats)
    yield say("quorum_details.sentence", words=substitutes)
    if counts.proxies:
        yield say("quorum_details.proxies")
    if counts.proxies_each is not None:
        yield say("quorum_details.proxies_each", count=counts.proxies_each)
    for limit in counts.proxy_limits:
        yield say("quorum_details.sentence", words=proxy_limit_in_words(limit, names))
    remote = say("quorum_details.remote" if counts.remote else "quorum_details.not_remote")
    if counts.remote_at_most is not None:
        amount = amount_in_words(counts.remote_at_most, names)
        remote = say("quorum_details.remote_at_most", words=remote, amount=amount)
    if counts.remote_not_for:
        kinds = listed([f"“{kind}”" for kind in counts.remote_not_for], "or")
        remote = say("quorum_details.remote_not_for", words=remote, kinds=kinds)
    yield say("quorum_details.sentence", words=remote)
    if counts.never is not None:
        yield say("quorum_details.never", seats=sentence_case(_seats(counts.never, names)))
    if not counts.with_interest:
        yield say("quorum_details.no_interest")
    if counts.interest_where is not None:
        where = circumstance_in_words(counts.interest_where, names)
        yield say("quorum_details.interest_where", circumstance=where)
    for cap in counts.caps:
        yield say("quorum_details.sentence", words=sentence_case(cap_in_words(cap, names)))


def _follows(follows: Follows, chair: str, names: Names) -> str:
    words = sentence_case(consequence_in_words(follows, chair))
    if follows.who is not None:
        words = say("quorum_details.about", words=words, seats=_seats(follows.who, names))
    if follows.days is not None:
        words = _later(words, follows.days, follows.count)
    if follows.concerns is not Concerns.EITHER:
        words = say(f"quorum_details.concerns.{follows.concerns}", words=words)
    if follows.after_minutes is not None:
        words = say("quorum_details.after", words=words, count=follows.after_minutes)
    if follows.where is not None:
        where = circumstance_in_words(follows.where, names)
        key = "where" if follows.where_is_so else "where_not"
        words = say(f"quorum_details.{key}", words=words, circumstance=where)
    if follows.only_if is not None:
        rule = rule_in_words(follows.only_if, chair, names)
        words = say("quorum_details.only_if", words=words, rule=rule or say("quorum_details.empty_rule"))
    if follows.words:
        words = say("quorum_details.own_words", words=words, own=follows.words)
    return say("quorum_details.sentence", words=words)


def _later(words: str, days: int, count: DayCount) -> str:
    if count is DayCount.CALENDAR:
        return say("quorum_details.days", words=words, count=days)
    return say("quorum_details.days_counted", words=words, days=count_of_days(days, count))


def _seats(who: Who, names: Names) -> str:
    return say("quorum_details.every_seat") if who == EVERYONE else seats_in_words(who, names)
