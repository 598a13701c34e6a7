"""How a board decides, in plain words made from its data: beside it stands the sentence of the terms of reference."""

from collections.abc import Iterator, Sequence

from clerk_app.domain.rules.amount import Rounding, Unit
from clerk_app.domain.rules.selection import EVERYONE, Who, have_votes
from clerk_app.domain.rules.voting import (
    AbstentionsAtMost,
    AyesAtLeast,
    AyesFrom,
    Ballots,
    Election,
    Need,
    NoesAtMost,
    OnlyWhere,
    OrElse,
    Question,
    ShareFor,
    ShareGiven,
    Silence,
    Split,
    VotingRule,
)
from clerk_app.wording.catalogue import say
from clerk_app.wording.days import count_of_days
from clerk_app.wording.lists import sentence_case
from clerk_app.wording.proxies import proxy_limit_in_words, weight_cap_in_words
from clerk_app.wording.rules import Names, circumstance_in_words, groups_in_words, seats_in_words, share_in_words


def voting_in_words(rule: VotingRule, chair: str, names: Names) -> tuple[str, ...]:
    """What the rule says, a line for each question; no two rules say the same, but for their own words."""
    lines = [_line(question, chair, names, place=place) for place, question in enumerate(rule.questions)]
    first = (say("voting_rule.consensus_first"),) if rule.consensus_first else ()
    return (*first, *lines)


def question_in_words(question: Question, chair: str, names: Names) -> str:
    """What it takes to carry the question, and who may vote how."""
    return " ".join(_sentences(question, chair, names))


def need_in_words(need: Need, names: Names) -> str:
    """One of the needs of a question: "more than half of the votes cast are for it"."""
    if isinstance(need, OrElse):
        return say("voting_rule.or_else")
    if isinstance(need, OnlyWhere):
        key = "voting_rule.only_where" if need.is_so else "voting_rule.only_unless"
        return say(key, circumstance=circumstance_in_words(need.circumstance, names))
    within = _within(need.within, names)
    match need:
        case ShareGiven():
            share = _share(need)
            base = say(f"voting_rule.base.{need.base}")
            share = say(f"voting_rule.limit.{need.limit}", share=share, base=base, within=within)
            return _counted_in(say(f"voting_rule.given.{need.given}", share=share), need, names)
        case ShareFor():
            base = say(f"voting_rule.base.{need.base}")
            words = say(
                "voting_rule.more_than" if need.more_than else "voting_rule.at_least",
                share=_share(need),
                base=base,
                within=within,
            )
            return _counted_in(words, need, names)
        case AyesAtLeast(number=number):
            return say("voting_rule.ayes", count=number, within=within)
        case AyesFrom(number=number, unit=unit):
            return say(f"voting_rule.ayes_from.{unit}", number=number, within=within)
        case NoesAtMost(number=number):
            return say("voting_rule.noes" if number else "voting_rule.no_noes", count=number, within=within)
        case AbstentionsAtMost(number=number):
            return say(
                "voting_rule.abstentions" if number else "voting_rule.no_abstentions", count=number, within=within
            )


def question_name(question: Question) -> str:
    """What the question is called; the ordinary one has no name of its own."""
    return question.name or say("voting_rule.ordinary")


def _line(question: Question, chair: str, names: Names, *, place: int) -> str:
    words = question_in_words(question, chair, names)
    key = "named" if question.name else "any" if place == 0 else "unnamed"
    return say(f"voting_rule.{key}", name=question.name, words=words)


def _sentences(question: Question, chair: str, names: Names) -> Iterator[str]:
    yield say("voting_rule.carried", needs=_needs(question.needs, names) or say("voting_rule.nothing"))
    yield from _units(question, names)
    if question.eligible != EVERYONE:
        yield say("voting_rule.eligible", seats=sentence_case(seats_in_words(question.eligible, names)))
    if question.with_interest:
        yield say("voting_rule.with_interest")
    if question.interest_where is not None:
        where = circumstance_in_words(question.interest_where, names)
        yield say("voting_rule.interest_where", circumstance=where)
    if question.whole_item:
        yield say("voting_rule.whole_item")
    if question.proxies:
        yield say("voting_rule.proxies")
    if question.proxies_each is not None:
        yield say("voting_rule.proxies_each", count=question.proxies_each)
    for limit in question.proxy_limits:
        yield say("voting_rule.sentence", words=proxy_limit_in_words(limit, names, votes=True))
    if question.weight_cap is not None:
        yield from weight_cap_in_words(question.weight_cap, names)
    if not question.remote:
        yield say("voting_rule.not_remote")
    if not question.substitutes:
        yield say("voting_rule.no_substitutes")
    yield say(f"voting_rule.tie.{question.tie}", chair=chair)
    if question.tie_breaker is not None:
        seats = _everybody_or(question.tie_breaker, names)
        yield say("voting_rule.tie_breaker", seats=seats, chair=chair)
    if question.silence is not Silence.LEFT_OUT:
        yield say(f"voting_rule.silence.{question.silence}")
    if question.abstention is not Silence.ABSTAINS:
        yield say(f"voting_rule.abstention.{question.abstention}")
    if question.ballots is not Ballots.OPEN:
        yield say(f"voting_rule.ballots.{question.ballots}")
    if question.in_writing:
        yield say("voting_rule.in_writing")
    if question.without_quorum:
        yield say("voting_rule.without_quorum")
    if question.second_meeting is not None:
        days = count_of_days(question.second_meeting.days, question.second_meeting.count)
        yield say("voting_rule.second_meeting", days=days)
    if question.election is not None:
        yield from _election(question.election, chair, names)
    if question.limbs:
        limbs = say("voting_rule.and").join(f"“{limb}”" for limb in question.limbs)
        yield say("voting_rule.limbs", limbs=limbs)


def _election(election: Election, chair: str, names: Names) -> Iterator[str]:
    places = say("voting_rule.election.places", count=election.places)
    if election.takes is None:
        yield say("voting_rule.election.most", places=places)
    else:
        yield say("voting_rule.election.takes", places=places, share=_share_taken(election.takes, names))
    yield say(f"voting_rule.election.then.{election.then}")
    yield (
        say("voting_rule.election.rounds", count=election.rounds)
        if election.rounds
        else say("voting_rule.election.each_round")
    )
    yield say(f"voting_rule.election.tie.{election.tie}", chair=chair)


def _share_taken(share: ShareFor, names: Names) -> str:
    words = say(
        "voting_rule.limit.more_than" if share.more_than else "voting_rule.limit.at_least",
        share=_share(share),
        base=say(f"voting_rule.base.{share.base}"),
        within=_within(share.within, names),
    )
    return _counted_in(words, share, names)


def _share(need: ShareFor | ShareGiven) -> str:
    """The share, and how it becomes a whole number where it is not rounded up."""
    words = share_in_words(need.numerator, need.denominator)
    return words if need.rounding is Rounding.UP else say(f"voting_rule.rounded.{need.rounding}", share=words)


def _counted_in(words: str, need: ShareFor | ShareGiven, names: Names) -> str:
    """The words, with what is counted where that is another than what the vote is counted in."""
    if not need.weights:
        return say(f"voting_rule.counted_by.{need.counted_in}", words=words) if need.counted_in is not None else words
    weights = say("rule.next").join(groups_in_words(need.weights, Unit.WEIGHT, names))
    return say("voting_rule.counted_by_weights", words=words, weights=weights)


def _needs(needs: Sequence[Need], names: Names) -> str:
    """All of them joined, an alternative standing between two without a word of its own."""
    words = ""
    for place, need in enumerate(needs):
        is_joined = place and not any(isinstance(one, OrElse) for one in needs[place - 1 : place + 1])
        words += say("voting_rule.and") if is_joined else ""
        words += say("voting_rule.or") if isinstance(need, OrElse) else need_in_words(need, names)
    return words


def _units(question: Question, names: Names) -> Iterator[str]:
    has_votes = question.unit is Unit.GROUPS and have_votes(question.groups)
    if question.unit is not Unit.PERSONS:
        yield say(f"voting_rule.unit.{'group_votes' if has_votes else question.unit}")
    if question.groups:
        groups = say("rule.next").join(groups_in_words(question.groups, question.unit, names))
        yield say("voting_rule.weights" if question.unit is Unit.WEIGHT else "voting_rule.groups", groups=groups)
    if question.split is not Split.SETTLED:
        yield say(f"voting_rule.split.{question.split}")


def _within(who: Who, names: Names) -> str:
    return say("voting_rule.within", seats=seats_in_words(who, names)) if who != EVERYONE else ""


def _everybody_or(who: Who, names: Names) -> str:
    return say("voting_rule.everybody") if who == EVERYONE else seats_in_words(who, names)
