"""A voting rule as rows of controls, question by question, and back."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.amount import Limit, Rounding, Unit
from clerk_app.domain.rules.voting import (
    AbstentionsAtMost,
    AyesAtLeast,
    AyesFrom,
    Ballots,
    Election,
    ElectionTie,
    Given,
    Need,
    NextRound,
    NoesAtMost,
    OnlyWhere,
    OrElse,
    Question,
    SecondMeeting,
    ShareFor,
    ShareGiven,
    Silence,
    Split,
    Tie,
    VoteBase,
    VotingRule,
)
from clerk_app.ui.forms.values import Deed, Field, Kind, Opener, Option, Part, Phrase, Piece
from clerk_app.ui.presenting.rules.amounts import (
    choice,
    group_parts,
    group_rows,
    groups_of,
    number_field,
    row_deed,
    tick,
)
from clerk_app.ui.presenting.rules.circumstances import (
    NOT_SO,
    SO,
    circumstance_of,
    circumstance_pieces,
    where_of,
    where_pieces,
)
from clerk_app.ui.presenting.rules.known import Known, who_field, who_of
from clerk_app.ui.presenting.rules.lists import entry_menu
from clerk_app.ui.presenting.rules.proxy_limits import (
    proxy_limit_parts,
    proxy_limits_of,
    weight_cap_of,
    weight_cap_parts,
)
from clerk_app.ui.presenting.rules.sheet import Sheet, share_in_figures, share_read
from clerk_app.wording.catalogue import say
from clerk_app.wording.voting_rules import need_in_words, question_in_words, question_name

SHARE_FOR, AYES, NOES, ABSTENTIONS = "share_for", "ayes_at_least", "noes_at_most", "abstentions_at_most"
SHARE_GIVEN, OR_ELSE, AYES_FROM, ONLY_WHERE = "share_given", "or_else", "ayes_from", "only_where"
NEEDS = (SHARE_FOR, AYES, AYES_FROM, NOES, ABSTENTIONS, SHARE_GIVEN, ONLY_WHERE, OR_ELSE)
MORE_THAN, AT_LEAST = "more_than", "at_least"
AS_THE_VOTE = ""
_HALF = (1, 2)
_COUNTED_TOGETHER = (Unit.AGENCIES, Unit.CATEGORIES, Unit.GROUPS)


@dataclass(frozen=True, kw_only=True)
class VotingParts:
    """The rows of a voting rule under a key, its questions open as `opened` says."""

    key: str
    rule: VotingRule
    known: Known
    opened: Container[str]

    def all(self) -> Iterator[Part]:
        """Consensus, each question, and the rule's own words."""
        consensus = tick(f"{self.key}/consensus_first", _say("consensus_first"), on=self.rule.consensus_first)
        yield Phrase(key=f"{self.key}/consensus", pieces=(consensus,))
        for place, question in enumerate(self.rule.questions):
            yield from self._entry(place, question)
        add = Deed(key=f"{self.key}/questions/add", words=_say("add_question"), icon="plus")
        yield Phrase(key=f"{self.key}/questions", pieces=(add,))
        yield from self._terms()

    def _entry(self, place: int, question: Question) -> Iterator[Part]:
        key = f"{self.key}/questions/{place}"
        inside = tuple(_QuestionParts(key, question, self.known).all(place, len(self.rule.questions)))
        is_open = key in self.opened
        note = question_in_words(question, self.known.chair, self.known.names)
        if any(isinstance(part, Phrase) and part.flaws for part in inside):
            note = say("rule_editor.quorum.look_inside")
        words = question_name(question)
        yield Opener(key=key, words=words, note="" if is_open else note, is_open=is_open, moves=True)
        if is_open:
            yield from inside

    def _terms(self) -> Iterator[Part]:
        key = f"{self.key}/open/terms"
        is_open = key in self.opened
        words = say("rule_editor.opener.terms")
        yield Opener(key=key, words=words, note="" if is_open else self.rule.source, is_open=is_open)
        if is_open:
            label, note = say("rules.terms_label"), say("rules.terms_note")
            yield Field(key=f"{self.key}/terms", label=label, kind=Kind.LINES, value=self.rule.sentence, note=note)
            source, note = say("rules.source"), say("rules.source_note")
            yield Field(key=f"{self.key}/source", label=source, value=self.rule.source, note=note)


class _QuestionParts:
    """The rows of one question."""

    def __init__(self, key: str, question: Question, known: Known) -> None:
        self._key = key
        self._question = question
        self._known = known

    def all(self, place: int, count: int) -> Iterator[Part]:
        yield self._name(place, count)
        yield from self._needs()
        yield from self._units()
        yield from self._voters()
        yield self._tie()
        yield from self._manner()
        yield from self._election()
        yield from self._limbs()

    def _name(self, place: int, count: int) -> Phrase:
        key, question = self._key, self._question
        label = _say("name" if place else "ordinary_name")
        name = Field(key=f"{key}/name", label=label, value=question.name, letters=26)
        menu = entry_menu(key, place, count, question_name(question), _say("remove_question"))
        pieces: tuple[Piece, ...] = (menu, label, name) if count > 1 else (label, name)
        return self._line("title", pieces, flaws_of=key)

    def _needs(self) -> Iterator[Part]:
        key, needs = f"{self._key}/needs", self._question.needs
        yield self._line("needs", (_say("carried_if"),), flaws_of=key)
        for place, need in enumerate(needs):
            here = f"{key}/{place}"
            words = need_in_words(need, self._known.names)
            menu = entry_menu(here, place, len(needs), words, _say("remove_need"))
            is_joined = place and not any(isinstance(one, OrElse) for one in needs[place - 1 : place + 1])
            lead = (_say("and"),) if is_joined else ()
            pieces = (menu, *lead, *self._need(here, need))
            flaws = self._known.flaws_at(here)
            yield Phrase(key=here, pieces=pieces, depth=2, flaws=flaws, moves=len(needs) > 1)
            if isinstance(need, ShareFor | ShareGiven):
                yield from _weights(here, need, self._known)
        add = Deed(key=f"{key}/add", words=_say("add_need"), icon="plus")
        yield Phrase(key=f"{key}/more", pieces=(add,), depth=2)

    def _need(self, key: str, need: Need) -> Iterator[Piece]:
        yield choice(f"{key}/kind", _say("need_name"), _kind(need), "rule_editor.need", NEEDS)
        if isinstance(need, OrElse):
            return
        if isinstance(need, OnlyWhere):
            held = SO if need.is_so else NOT_SO
            yield choice(f"{key}/is_so", say("rule_editor.is_so_name"), held, "rule_editor.is_so", (SO, NOT_SO))
            yield from circumstance_pieces(f"{key}/circumstance", need.circumstance, self._known)
            return
        if isinstance(need, ShareFor):
            yield from self._share(key, need)
        elif isinstance(need, ShareGiven):
            yield from self._share_given(key, need)
        else:
            yield number_field(f"{key}/number", say("rule_editor.number_name"), need.number)
        if isinstance(need, AyesFrom):
            yield choice(f"{key}/from", say("rule_editor.unit_name"), need.unit, "rule_editor.unit", tuple(Unit))
        yield say("rule_editor.among")
        yield who_field(f"{key}/within", say("rule_editor.who_name"), need.within, self._known)
        if isinstance(need, ShareFor | ShareGiven) and not need.weights:
            yield Deed(key=f"{key}/weights/add", words=_say("add_weights"), icon="plus")

    def _share(self, key: str, need: ShareFor) -> Iterator[Piece]:
        more = MORE_THAN if need.more_than else AT_LEAST
        yield choice(f"{key}/more_than", _say("more_than_name"), more, "rule_editor.more", (MORE_THAN, AT_LEAST))
        figures = share_in_figures(need.numerator, need.denominator)
        name = say("rule_editor.share_name")
        yield Field(key=f"{key}/share", label=name, kind=Kind.READ, value=figures, letters=5)
        if not need.more_than:
            yield _rounding(key, need.rounding)
        yield say("rule_editor.of")
        yield choice(f"{key}/base", _say("base_name"), need.base, "rule_editor.vote_base", tuple(VoteBase))
        if need.weights:
            return
        own = Option(value=AS_THE_VOTE, words=_say("as_the_vote"))
        units = tuple(Option(value=one, words=say(f"rule_editor.counted_in.{one}")) for one in Unit)
        yield Field(
            key=f"{key}/unit",
            label=_say("unit_name"),
            kind=Kind.CHOICE,
            value=need.unit if need.unit is not None else AS_THE_VOTE,
            options=(own, *units),
        )

    def _share_given(self, key: str, need: ShareGiven) -> Iterator[Piece]:
        yield choice(f"{key}/given", _say("given_name"), need.given, "rule_editor.given", tuple(Given))
        yield choice(f"{key}/limit", _say("limit_name"), need.limit, "rule_editor.limit", tuple(Limit))
        figures = share_in_figures(need.numerator, need.denominator)
        name = say("rule_editor.share_name")
        yield Field(key=f"{key}/share", label=name, kind=Kind.READ, value=figures, letters=5)
        if need.limit is Limit.AT_LEAST:
            yield _rounding(key, need.rounding)
        yield say("rule_editor.of")
        yield choice(f"{key}/base", _say("base_name"), need.base, "rule_editor.vote_base", tuple(VoteBase))

    def _units(self) -> Iterator[Part]:
        key, question = self._key, self._question
        pieces: list[Piece] = [
            _say("votes_by"),
            choice(f"{key}/unit", _say("votes_by_name"), question.unit, "rule_editor.votes_by", tuple(Unit)),
        ]
        if question.unit in _COUNTED_TOGETHER or question.split is not Split.SETTLED:
            pieces.append(_say("split"))
            pieces.append(choice(f"{key}/split", _say("split_name"), question.split, "rule_editor.split", tuple(Split)))
        yield self._line("unit", pieces)
        yield from group_parts(key, question.groups, question.unit, self._known, 2)
        if question.unit is Unit.WEIGHT or question.weight_cap is not None:
            yield from weight_cap_parts(f"{key}/weight_cap", question.weight_cap, self._known)

    def _voters(self) -> Iterator[Part]:
        key, question = self._key, self._question
        eligible = who_field(f"{key}/eligible", _say("eligible_name"), question.eligible, self._known)
        yield self._line("eligible", (_say("eligible"), eligible))
        yield self._line("may", tuple(self._with_interest()))
        yield self._line("proxies", tuple(self._proxies()))
        if question.proxies or question.proxy_limits:
            yield from proxy_limit_parts(f"{key}/proxy_limits", question.proxy_limits, self._known)
        remote = tick(f"{key}/remote", _say("remote"), on=question.remote)
        substitutes = tick(f"{key}/substitutes", _say("substitutes"), on=question.substitutes)
        yield self._line("may_too", (remote, substitutes))
        whole_item = tick(f"{key}/whole_item", _say("whole_item"), on=question.whole_item)
        yield self._line("may_not", (whole_item,))

    def _proxies(self) -> Iterator[Piece]:
        key, question = self._key, self._question
        yield tick(f"{key}/proxies", _say("proxies"), on=question.proxies)
        if question.proxies or question.proxies_each is not None:
            yield _say("proxies_each")
            yield number_field(f"{key}/proxies_each", _say("proxies_each_name"), question.proxies_each)
            yield _say("proxies_each_after")

    def _with_interest(self) -> Iterator[Piece]:
        key, question = self._key, self._question
        yield tick(f"{key}/with_interest", _say("with_interest"), on=question.with_interest)
        words, offered = _say("interest_where"), not question.with_interest
        where = question.interest_where
        yield from where_pieces(f"{key}/interest_where", words, where, self._known, is_offered=offered)

    def _tie(self) -> Phrase:
        key, question = self._key, self._question
        chair = self._known.chair
        pieces: list[Piece] = [
            _say("tie"),
            choice(f"{key}/tie", _say("tie_name"), question.tie, "rule_editor.tie", tuple(Tie), chair=chair),
        ]
        breaker = question.tie_breaker
        if question.tie in (Tie.CASTING_VOTE, Tie.DECIDED_BY, Tie.CHAIRS_SIDE) or breaker is not None:
            pieces.append(tick(f"{key}/other_breaker", _say("other_breaker"), on=breaker is not None))
        if breaker is not None:
            pieces.append(who_field(f"{key}/tie_breaker", _say("tie_breaker_name"), breaker, self._known))
        return self._line("tie", pieces)

    def _manner(self) -> Iterator[Part]:
        key, question = self._key, self._question
        silence = choice(
            f"{key}/silence", _say("silence_name"), question.silence, "rule_editor.silence", tuple(Silence)
        )
        yield self._line("silence", (_say("silence"), silence))
        name, value = _say("abstention_name"), question.abstention
        abstention = choice(f"{key}/abstention", name, value, "rule_editor.silence", tuple(Silence))
        yield self._line("abstention", (_say("abstention"), abstention))
        ballots = choice(
            f"{key}/ballots", _say("ballots_name"), question.ballots, "rule_editor.ballots", tuple(Ballots)
        )
        yield self._line("ballots", (_say("ballots"), ballots))
        writing = tick(f"{key}/in_writing", _say("in_writing"), on=question.in_writing)
        quorum = tick(f"{key}/without_quorum", _say("without_quorum"), on=question.without_quorum)
        yield self._line("manner", (writing, quorum))
        yield self._line("second", tuple(self._second_meeting()))

    def _second_meeting(self) -> Iterator[Piece]:
        key, second = self._key, self._question.second_meeting
        yield tick(f"{key}/second_meeting", _say("second_meeting"), on=second is not None)
        if second is not None:
            yield number_field(f"{key}/second_days", _say("second_days"), second.days)
            yield choice(f"{key}/second_count", _say("second_count"), second.count, "rule_editor.days", tuple(DayCount))
            yield _say("second_later")

    def _election(self) -> Iterator[Part]:
        key, election = f"{self._key}/election", self._question.election
        pieces: list[Piece] = [tick(f"{key}/so", _say("election"), on=election is not None)]
        if election is None:
            yield self._line("election", pieces)
            return
        pieces.append(number_field(f"{key}/places", _say("places_name"), election.places))
        pieces.append(_say("places"))
        pieces.append(tick(f"{key}/has_takes", _say("takes"), on=election.takes is not None))
        yield self._line("election", pieces)
        if election.takes is not None:
            share = tuple(self._share(f"{key}/takes", election.takes))
            within = who_field(f"{key}/takes/within", say("rule_editor.who_name"), election.takes.within, self._known)
            yield Phrase(key=f"{key}/takes", pieces=(*share, say("rule_editor.among"), within), depth=2)
            yield from _weights(f"{key}/takes", election.takes, self._known)
        rounds = number_field(f"{key}/rounds", _say("rounds_name"), election.rounds)
        then = choice(f"{key}/then", _say("then_name"), election.then, "rule_editor.next_round", tuple(NextRound))
        yield Phrase(key=f"{key}/next", pieces=(_say("rounds"), rounds, _say("then"), then), depth=2)
        ties = choice(
            f"{key}/tie",
            _say("election_tie_name"),
            election.tie,
            "rule_editor.election_tie",
            tuple(ElectionTie),
            chair=self._known.chair,
        )
        yield Phrase(key=f"{key}/tied", pieces=(_say("election_tie"), ties), depth=2)

    def _limbs(self) -> Iterator[Part]:
        key, limbs = f"{self._key}/limbs", self._question.limbs
        for place, limb in enumerate(limbs):
            here = f"{key}/{place}"
            words = Field(key=f"{here}/words", label=_say("limb_name"), value=limb, letters=36)
            remove = row_deed(f"{here}/remove", say("rule_editor.remove_named", name=limb))
            flaws = self._known.flaws_at(here)
            yield Phrase(key=here, pieces=(_say("limb"), words, remove), depth=1, flaws=flaws)
        add = Deed(key=f"{key}/add", words=_say("add_limb"), icon="plus")
        yield Phrase(key=key, pieces=(add,), depth=1)

    def _line(self, name: str, pieces: Sequence[Piece], flaws_of: str = "") -> Phrase:
        flaws = self._known.flaws_at(flaws_of or f"{self._key}/{name}")
        return Phrase(key=f"{self._key}/{name}/line", pieces=tuple(pieces), depth=1, flaws=flaws)


def voting_of(sheet: Sheet) -> VotingRule:
    """The rule that the controls hold."""
    return VotingRule(
        questions=tuple(_question_of(sheet, one) for one in sheet.entries("questions", "name")),
        consensus_first=sheet.ticked("consensus_first"),
        sentence=sheet.text("terms"),
        source=sheet.text("source"),
    )


def _question_of(sheet: Sheet, key: str) -> Question:
    second = SecondMeeting(
        days=sheet.number(f"{key}/second_days", 0), count=DayCount(sheet.text(f"{key}/second_count", DayCount.CALENDAR))
    )
    needs = tuple(_need_of(sheet, one) for one in sheet.entries(f"{key}/needs", "kind"))
    return Question(
        name=sheet.text(f"{key}/name"),
        needs=needs if sheet.has(f"{key}/unit") else Question().needs,
        unit=Unit(sheet.text(f"{key}/unit", Unit.PERSONS)),
        groups=groups_of(sheet, key),
        split=Split(sheet.text(f"{key}/split", Split.SETTLED)),
        eligible=who_of(sheet, f"{key}/eligible"),
        with_interest=sheet.ticked(f"{key}/with_interest"),
        interest_where=where_of(sheet, f"{key}/interest_where"),
        whole_item=sheet.ticked(f"{key}/whole_item"),
        proxies=sheet.ticked(f"{key}/proxies"),
        proxies_each=sheet.number_or_none(f"{key}/proxies_each"),
        proxy_limits=proxy_limits_of(sheet, f"{key}/proxy_limits"),
        weight_cap=weight_cap_of(sheet, f"{key}/weight_cap"),
        remote=sheet.ticked(f"{key}/remote", otherwise=True),
        substitutes=sheet.ticked(f"{key}/substitutes", otherwise=True),
        tie=Tie(sheet.text(f"{key}/tie", Tie.LOST)),
        tie_breaker=who_of(sheet, f"{key}/tie_breaker") if sheet.ticked(f"{key}/other_breaker") else None,
        silence=Silence(sheet.text(f"{key}/silence", Silence.LEFT_OUT)),
        abstention=Silence(sheet.text(f"{key}/abstention", Silence.ABSTAINS)),
        ballots=Ballots(sheet.text(f"{key}/ballots", Ballots.OPEN)),
        in_writing=sheet.ticked(f"{key}/in_writing"),
        without_quorum=sheet.ticked(f"{key}/without_quorum"),
        second_meeting=second if sheet.ticked(f"{key}/second_meeting") else None,
        election=_election_of(sheet, f"{key}/election"),
        limbs=tuple(sheet.text(f"{one}/words") for one in sheet.entries(f"{key}/limbs", "words")),
    )


def _election_of(sheet: Sheet, key: str) -> Election | None:
    if not sheet.ticked(f"{key}/so"):
        return None
    return Election(
        takes=_share_of(sheet, f"{key}/takes") if sheet.ticked(f"{key}/has_takes") else None,
        then=NextRound(sheet.text(f"{key}/then", NextRound.TWO_MOST)),
        rounds=sheet.number(f"{key}/rounds", 1),
        tie=ElectionTie(sheet.text(f"{key}/tie", ElectionTie.LOT)),
        places=sheet.number(f"{key}/places", 1),
    )


def _share_of(sheet: Sheet, key: str) -> ShareFor:
    numerator, denominator = share_read(sheet.text(f"{key}/share")) or _HALF
    unit = sheet.text(f"{key}/unit", AS_THE_VOTE)
    return ShareFor(
        numerator=numerator,
        denominator=denominator,
        more_than=sheet.text(f"{key}/more_than", MORE_THAN) == MORE_THAN,
        base=VoteBase(sheet.text(f"{key}/base", VoteBase.CAST)),
        within=who_of(sheet, f"{key}/within"),
        unit=Unit(unit) if unit else None,
        weights=groups_of(sheet, key, "weights"),
        rounding=Rounding(sheet.text(f"{key}/rounding", Rounding.UP)),
    )


def _rounding(key: str, rounding: Rounding) -> Field:
    return choice(
        f"{key}/rounding", say("rule_editor.rounding_name"), rounding, "rule_editor.rounding", tuple(Rounding)
    )


def _weights(key: str, need: ShareFor | ShareGiven, known: Known) -> Iterator[Part]:
    """The weights that it is counted by, where it has its own."""
    if need.weights:
        yield from group_rows(f"{key}/weights", need.weights, Unit.WEIGHT, known, 3)


def _need_of(sheet: Sheet, key: str) -> Need:
    within = who_of(sheet, f"{key}/within")
    kind = sheet.text(f"{key}/kind", SHARE_FOR)
    if kind == OR_ELSE:
        return OrElse()
    if kind == ONLY_WHERE:
        is_so = sheet.text(f"{key}/is_so", SO) == SO
        return OnlyWhere(circumstance=circumstance_of(sheet, f"{key}/circumstance"), is_so=is_so)
    if kind == AYES_FROM:
        source = Unit(sheet.text(f"{key}/from", Unit.AGENCIES))
        return AyesFrom(number=sheet.number(f"{key}/number", 1), unit=source, within=within)
    if kind == SHARE_GIVEN:
        numerator, denominator = share_read(sheet.text(f"{key}/share")) or _HALF
        return ShareGiven(
            numerator=numerator,
            denominator=denominator,
            given=Given(sheet.text(f"{key}/given", Given.VOTES)),
            limit=Limit(sheet.text(f"{key}/limit", Limit.AT_LEAST)),
            base=VoteBase(sheet.text(f"{key}/base", VoteBase.SEATS)),
            within=within,
            weights=groups_of(sheet, key, "weights"),
            rounding=Rounding(sheet.text(f"{key}/rounding", Rounding.UP)),
        )
    if kind == SHARE_FOR:
        return _share_of(sheet, key)
    if kind == AYES:
        return AyesAtLeast(number=sheet.number(f"{key}/number", 1), within=within)
    number = sheet.number(f"{key}/number", 0)
    if kind == NOES:
        return NoesAtMost(number=number, within=within)
    return AbstentionsAtMost(number=number, within=within)


def _kind(need: Need) -> str:
    match need:
        case ShareFor():
            return SHARE_FOR
        case AyesAtLeast():
            return AYES
        case AyesFrom():
            return AYES_FROM
        case OnlyWhere():
            return ONLY_WHERE
        case NoesAtMost():
            return NOES
        case AbstentionsAtMost():
            return ABSTENTIONS
        case ShareGiven():
            return SHARE_GIVEN
        case OrElse():
            return OR_ELSE


def _say(key: str) -> str:
    return say(f"rule_editor.voting.{key}")
