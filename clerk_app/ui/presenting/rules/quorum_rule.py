"""A whole quorum rule as rows of controls, and back."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.amount import Rounding
from clerk_app.domain.rules.quorum import (
    Cap,
    Concerns,
    Consequence,
    Follows,
    OfEach,
    QuorumRule,
    ReadAs,
    Substitutes,
    Tested,
    WhoCounts,
)
from clerk_app.domain.rules.reshaping import Path
from clerk_app.domain.rules.tree import HereAs, RuleTree
from clerk_app.ui.forms.values import (
    Deed,
    Field,
    Kind,
    Menu,
    Opener,
    Option,
    Part,
    Phrase,
    Piece,
    Saying,
    joined,
)
from clerk_app.ui.presenting.rules.amounts import amount_of, amount_pieces, choice, number_field, rows_of, tick
from clerk_app.ui.presenting.rules.circumstances import NOT_SO, SO, where_of, where_pieces
from clerk_app.ui.presenting.rules.known import Known, who_field, who_of
from clerk_app.ui.presenting.rules.lists import entry_menu
from clerk_app.ui.presenting.rules.proxy_limits import proxy_limit_parts, proxy_limits_of
from clerk_app.ui.presenting.rules.sheet import Sheet
from clerk_app.ui.presenting.rules.trees import tree_of, tree_parts
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case
from clerk_app.wording.quorum_details import (
    cap_in_words,
    consequence_in_words,
    counts_in_words,
    follows_in_words,
    when_it_is_tested,
)
from clerk_app.wording.rules import rule_in_words

ASK = "ask"
"""The deed that has the board asked how words are to be read."""


class Everything:
    """As if everything were open."""

    def __contains__(self, key: object) -> bool:
        return True


EVERYTHING = Everything()


@dataclass(frozen=True, kw_only=True)
class QuorumParts:
    """The rows of a quorum rule under a key, its folded parts open as `opened` says."""

    key: str
    rule: QuorumRule
    known: Known
    opened: Container[str]

    def all(self) -> Iterator[Part]:
        """The tree, and below it what stands beside it, each behind a line that opens it."""
        yield from tree_parts(self.rule.tree, f"{self.key}/tree", self.known)
        yield from self._folded("meet", self._meet_note(), self._meet())
        counts = counts_in_words(self.rule.counts, self.known.names)
        yield from self._folded("counts", counts, self._counts(self.rule.counts))
        tested = when_it_is_tested(self.rule.tested, self.rule.grace_minutes)
        yield from self._folded("tested", tested, self._tested())
        for name, several in (("if_inquorate", self.rule.if_inquorate), ("if_no_chair", self.rule.if_no_chair)):
            note = follows_in_words(several, self.known.chair, self.known.names)
            yield from self._folded(name, note, self._follows(name, several))
        yield from self._folded("readings", self._readings_note(), self._readings())
        yield from self._folded("terms", self.rule.source, self._terms())

    def _folded(self, name: str, note: str, parts: Iterator[Part]) -> Iterator[Part]:
        key = f"{self.key}/open/{name}"
        inside = tuple(parts)
        is_open = key in self.opened
        if not is_open and any(isinstance(part, Phrase) and part.flaws for part in inside):
            note = say("rule_editor.quorum.look_inside")
        words = say(f"rule_editor.opener.{name}", chair=self.known.chair)
        yield Opener(key=key, words=words, note="" if is_open else note, is_open=is_open)
        if is_open:
            yield from inside

    def _meet_note(self) -> str:
        if self.rule.to_meet is None:
            return say("rule_editor.quorum.meet_same")
        return rule_in_words(self.rule.to_meet, self.known.chair, self.known.names)

    def _meet(self) -> Iterator[Part]:
        key = f"{self.key}/to_meet"
        if self.rule.to_meet is not None:
            yield from tree_parts(self.rule.to_meet, key, self.known, depth=1, can_go=True)
            return
        add = Deed(key=f"{key}/only_if_too", words=say("rule_editor.quorum.meet_add"), icon="plus")
        yield Phrase(key=f"{key}/none", pieces=(add,), depth=1)

    def _counts(self, counts: WhoCounts) -> Iterator[Part]:
        key = f"{self.key}/counts"
        yield self._line(f"{key}/substitutes", self._substitutes(key, counts))
        yield self._line(f"{key}/proxies", self._proxies(key, counts))
        if counts.proxies or counts.proxy_limits:
            yield from proxy_limit_parts(f"{key}/proxy_limits", counts.proxy_limits, self.known)
        yield self._line(f"{key}/remote", self._remote(key, counts))
        if counts.remote_at_most is not None:
            yield from rows_of(f"{key}/remote_at_most", counts.remote_at_most, self.known, 2)
        kinds = Field(
            key=f"{key}/remote_not_for",
            label=_say("not_for_name"),
            kind=Kind.SEVERAL,
            value=joined(counts.remote_not_for),
        )
        yield self._line(f"{key}/not_for", [_say("not_for"), kinds])
        never: list[Piece] = [tick(f"{key}/has_never", _say("never"), on=counts.never is not None)]
        if counts.never is not None:
            never.append(who_field(f"{key}/never", _say("never_name"), counts.never, self.known))
        yield self._line(f"{key}/never", never)
        yield self._line(f"{key}/interest", self._interest(key, counts))
        yield from self._caps(f"{key}/caps", counts.caps)

    def _interest(self, key: str, counts: WhoCounts) -> Iterator[Piece]:
        yield tick(f"{key}/with_interest", _say("interest"), on=counts.with_interest)
        where, offered = f"{key}/interest_where", not counts.with_interest
        yield from where_pieces(where, _say("interest_where"), counts.interest_where, self.known, is_offered=offered)

    def _caps(self, key: str, caps: Sequence[Cap]) -> Iterator[Part]:
        for place, cap in enumerate(caps):
            here = f"{key}/{place}"
            words = cap_in_words(cap, self.known.names)
            pieces: tuple[Piece, ...] = (
                entry_menu(here, place, len(caps), words, _say("remove_cap")),
                choice(f"{here}/of_each", _say("of_each_name"), cap.of_each, "rule_editor.of_each", tuple(OfEach)),
                *amount_pieces(f"{here}/amount", cap.amount, self.known),
                choice(
                    f"{here}/here_as",
                    say("rule_editor.here_as_name"),
                    cap.here_as,
                    "rule_editor.here_as",
                    tuple(HereAs),
                ),
                say("rule_editor.among"),
                who_field(f"{here}/who", say("rule_editor.who_name"), cap.who, self.known),
            )
            flaws = self.known.flaws_at(here)
            yield Phrase(key=here, pieces=pieces, depth=1, flaws=flaws, moves=len(caps) > 1)
            yield from rows_of(f"{here}/amount", cap.amount, self.known, 2)
        add = Deed(key=f"{key}/add", words=_say("add_cap"), icon="plus")
        yield Phrase(key=f"{key}/more", pieces=(add,), depth=1)

    def _substitutes(self, key: str, counts: WhoCounts) -> Iterator[Piece]:
        yield _say("substitutes_label")
        name = _say("substitutes")
        yield choice(f"{key}/substitutes", name, counts.substitutes, "rule_editor.substitutes", tuple(Substitutes))
        yield tick(f"{key}/only_for", _say("only_seats"), on=counts.substitutes_for is not None)
        if counts.substitutes_for is not None:
            yield who_field(f"{key}/substitutes_for", _say("substitutes_for"), counts.substitutes_for, self.known)

    def _proxies(self, key: str, counts: WhoCounts) -> Iterator[Piece]:
        yield tick(f"{key}/proxies", _say("proxies"), on=counts.proxies)
        if counts.proxies or counts.proxies_each is not None:
            yield _say("proxies_each")
            yield number_field(f"{key}/proxies_each", _say("proxies_each_name"), counts.proxies_each)

    def _remote(self, key: str, counts: WhoCounts) -> Iterator[Piece]:
        yield tick(f"{key}/remote", _say("remote"), on=counts.remote)
        yield tick(f"{key}/capped", _say("remote_capped"), on=counts.remote_at_most is not None)
        if counts.remote_at_most is not None:
            yield from amount_pieces(f"{key}/remote_at_most", counts.remote_at_most, self.known)

    def _tested(self) -> Iterator[Part]:
        key = self.key
        tested = choice(f"{key}/tested", _say("tested_name"), self.rule.tested, "rule_editor.tested", tuple(Tested))
        yield self._line(f"{key}/when", [tested])
        minutes = number_field(f"{key}/grace_minutes", _say("grace_name"), self.rule.grace_minutes)
        yield self._line(f"{key}/grace", [_say("grace"), minutes, _say("grace_after")])

    def _follows(self, name: str, several: Sequence[Follows]) -> Iterator[Part]:
        key = f"{self.key}/{name}"
        for place, follows in enumerate(several):
            here = f"{key}/{place}"
            words = consequence_in_words(follows, self.known.chair)
            menu = entry_menu(here, place, len(several), words, _say("remove_follows"))
            line = (menu, *self._consequence(here, follows))
            flaws = self.known.flaws_at(here)
            yield Phrase(key=here, pieces=line, depth=1, flaws=flaws, moves=len(several) > 1)
            yield Phrase(key=f"{here}/details", pieces=tuple(self._details(here, follows)), depth=2)
            flaws = self.known.flaws_at(f"{here}/where")
            yield Phrase(key=f"{here}/where", pieces=tuple(self._where(here, follows)), depth=2, flaws=flaws)
            if follows.only_if is not None:
                yield Phrase(key=f"{here}/only_if_lead", pieces=(_say("only_if_lead"),), depth=2)
                yield from tree_parts(follows.only_if, f"{here}/only_if", self.known, depth=3, can_go=True)
        add = Deed(key=f"{key}/add", words=_say("add_follows"), icon="plus")
        yield Phrase(key=f"{key}/more", pieces=(add,), depth=1)

    def _consequence(self, key: str, follows: Follows) -> Iterator[Piece]:
        options = tuple(
            Option(value=one, words=sentence_case(consequence_in_words(Follows(consequence=one), self.known.chair)))
            for one in Consequence
        )
        name = _say("consequence")
        yield Field(key=f"{key}/consequence", label=name, kind=Kind.CHOICE, value=follows.consequence, options=options)
        yield choice(f"{key}/concerns", _say("concerns"), follows.concerns, "rule_editor.concerns", tuple(Concerns))

    def _where(self, key: str, follows: Follows) -> Iterator[Piece]:
        so, *circumstance = where_pieces(f"{key}/where", _say("only_where"), follows.where, self.known, is_offered=True)
        yield so
        if circumstance:
            held = SO if follows.where_is_so else NOT_SO
            yield choice(f"{key}/is_so", say("rule_editor.is_so_name"), held, "rule_editor.is_so", (SO, NOT_SO))
            yield from circumstance

    def _details(self, key: str, follows: Follows) -> Iterator[Piece]:
        yield _say("after")
        yield number_field(f"{key}/after_minutes", _say("after_name"), follows.after_minutes)
        yield _say("minutes")
        yield number_field(f"{key}/days_later", _say("days_name"), follows.days)
        if follows.days is None:
            yield _say("days")
        else:
            yield choice(f"{key}/days_count", _say("days_count"), follows.count, "rule_editor.days", tuple(DayCount))
            yield _say("later")
        yield tick(f"{key}/about", _say("about"), on=follows.who is not None)
        if follows.who is not None:
            yield who_field(f"{key}/who", _say("about_name"), follows.who, self.known)
        yield _say("words")
        yield Field(key=f"{key}/words", label=_say("words_name"), value=follows.words, letters=24)
        if follows.only_if is None:
            yield Deed(key=f"{key}/only_if/only_if_too", words=_say("only_if"), icon="plus")

    def _readings_note(self) -> str:
        if not self.rule.readings:
            return _say("no_readings")
        return "; ".join(f"“{one.words}”" for one in self.rule.readings)

    def _readings(self) -> Iterator[Part]:
        key = f"{self.key}/readings"
        for place, reading in enumerate(self.rule.readings):
            here = f"{key}/{place}"
            pieces: tuple[Piece, ...] = (
                _reading_menu(here, place, len(self.rule.readings), reading),
                _say("reading_words"),
                Field(key=f"{here}/words", label=_say("reading_words"), value=reading.words, letters=24),
                _say("reading_as"),
                Field(key=f"{here}/reading", label=_say("reading_as_name"), value=reading.reading, letters=24),
            )
            yield Phrase(key=here, pieces=pieces, depth=1, moves=len(self.rule.readings) > 1)
        add = Deed(key=f"{key}/add", words=_say("add_reading"), icon="plus")
        yield Phrase(key=f"{key}/more", pieces=(add,), depth=1)

    def _terms(self) -> Iterator[Part]:
        yield Field(
            key=f"{self.key}/terms",
            label=say("rules.terms_label"),
            kind=Kind.LINES,
            value=self.rule.sentence,
            note=say("rules.terms_note"),
        )
        source, note = say("rules.source"), say("rules.source_note")
        yield Field(key=f"{self.key}/source", label=source, value=self.rule.source, note=note)

    def _line(self, key: str, pieces: Iterator[Piece] | Sequence[Piece]) -> Phrase:
        return Phrase(key=f"{key}/line", pieces=tuple(pieces), depth=1, flaws=self.known.flaws_at(key))


def flaws_of_whole(key: str, known: Known) -> Iterator[Part]:
    """What makes no sense in the rule as a whole."""
    for place, sentence in enumerate(known.flaws_at(f"{key}/")):
        yield Saying(key=f"{key}/flaw/{place}", words=sentence, is_flaw=True)


def quorum_of(sheet: Sheet) -> QuorumRule:
    """The rule that the controls hold."""
    return QuorumRule(
        tree=tree_of(sheet, "tree"),
        to_meet=tree_of(sheet, "to_meet") if sheet.has("to_meet/kind") else None,
        counts=_counts_of(sheet),
        tested=Tested(sheet.text("tested", Tested.THROUGHOUT)),
        grace_minutes=sheet.number("grace_minutes", 0),
        if_inquorate=tuple(_follows_of(sheet, one) for one in sheet.entries("if_inquorate", "consequence")),
        if_no_chair=tuple(_follows_of(sheet, one) for one in sheet.entries("if_no_chair", "consequence")),
        readings=tuple(
            ReadAs(words=sheet.text(f"{one}/words"), reading=sheet.text(f"{one}/reading"))
            for one in sheet.entries("readings", "words")
        ),
        sentence=sheet.text("terms"),
        source=sheet.text("source"),
    )


def trees_in(rule: QuorumRule) -> Iterator[tuple[Path, RuleTree]]:
    """The trees of a rule with the way to each."""
    yield ("tree",), rule.tree
    if rule.to_meet is not None:
        yield ("to_meet",), rule.to_meet
    for name, several in (("if_inquorate", rule.if_inquorate), ("if_no_chair", rule.if_no_chair)):
        for place, follows in enumerate(several):
            if follows.only_if is not None:
                yield (name, place, "only_if"), follows.only_if


def _counts_of(sheet: Sheet) -> WhoCounts:
    key = "counts"
    only_for, capped, never = (sheet.ticked(f"{key}/{name}") for name in ("only_for", "capped", "has_never"))
    return WhoCounts(
        substitutes=Substitutes(sheet.text(f"{key}/substitutes", Substitutes.ALL)),
        substitutes_for=who_of(sheet, f"{key}/substitutes_for") if only_for else None,
        proxies=sheet.ticked(f"{key}/proxies"),
        proxies_each=sheet.number_or_none(f"{key}/proxies_each"),
        remote=sheet.ticked(f"{key}/remote", otherwise=True),
        remote_at_most=amount_of(sheet, f"{key}/remote_at_most", Rounding.DOWN) if capped else None,
        remote_not_for=sheet.several(f"{key}/remote_not_for"),
        never=who_of(sheet, f"{key}/never") if never else None,
        with_interest=sheet.ticked(f"{key}/with_interest", otherwise=True),
        interest_where=where_of(sheet, f"{key}/interest_where"),
        caps=tuple(_cap_of(sheet, one) for one in sheet.entries(f"{key}/caps", "amount/kind")),
        proxy_limits=proxy_limits_of(sheet, f"{key}/proxy_limits"),
    )


def _cap_of(sheet: Sheet, key: str) -> Cap:
    return Cap(
        amount=amount_of(sheet, f"{key}/amount", Rounding.DOWN),
        who=who_of(sheet, f"{key}/who"),
        here_as=HereAs(sheet.text(f"{key}/here_as", HereAs.ANY)),
        of_each=OfEach(sheet.text(f"{key}/of_each", OfEach.ALTOGETHER)),
    )


def _follows_of(sheet: Sheet, key: str) -> Follows:
    where = where_of(sheet, f"{key}/where")
    return Follows(
        consequence=Consequence(sheet.text(f"{key}/consequence")),
        concerns=Concerns(sheet.text(f"{key}/concerns", Concerns.EITHER)),
        after_minutes=sheet.number_or_none(f"{key}/after_minutes"),
        only_if=tree_of(sheet, f"{key}/only_if") if sheet.has(f"{key}/only_if/kind") else None,
        where=where,
        days=sheet.number_or_none(f"{key}/days_later"),
        who=who_of(sheet, f"{key}/who") if sheet.ticked(f"{key}/about") else None,
        words=sheet.text(f"{key}/words"),
        count=DayCount(sheet.text(f"{key}/days_count", DayCount.CALENDAR)),
        where_is_so=where is None or sheet.text(f"{key}/is_so", SO) == SO,
    )


def _reading_menu(key: str, place: int, count: int, reading: ReadAs) -> Menu:
    menu = entry_menu(key, place, count, reading.words, _say("remove_reading"))
    ask = Deed(key=f"{key}/{ASK}", words=_say("ask"))
    return Menu(key=menu.key, words=menu.words, deeds=(ask, *menu.deeds))


def _say(key: str) -> str:
    return say(f"rule_editor.quorum.{key}")
