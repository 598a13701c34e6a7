"""What the board says of its membership: how many may be co-opted, and how often a member may be away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.membership import Absences, AbsenceYear, CoOption, MembershipRules
from clerk_app.domain.rules.amount import Rounding
from clerk_app.ui.forms.values import (
    NO,
    NOTHING,
    YES,
    Answer,
    Field,
    Heading,
    Kind,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.answers import number_read, ticked, tidy
from clerk_app.ui.presenting.membership import MembershipToday
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say
from clerk_app.wording.membership import above_cap, co_option_arithmetic, share_in_words

MOST_MISSED = 99
_USUAL_CAP = CoOption(numerator=15, denominator=100)
_USUAL_ABSENCES = Absences(more_than=3)
_PERCENT = re.compile(r"(\d{1,3})\s*%?$")
_FRACTION = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})$")
ALL, FILLED = "all", "filled"


class MembershipSection:
    """Co-option and absences; None of them is there unless the board says so."""

    key = "membership"

    def parts(self, rules: Rules) -> Parts:
        said = rules.board.membership or MembershipRules()
        return (
            Heading(words=say("membership_rules.co_option")),
            _tick("co_option", on=said.co_option is not None),
            *(self._cap(rules, said.co_option) if said.co_option is not None else ()),
            Heading(words=say("membership_rules.absences")),
            _tick("absences", on=said.absences is not None),
            *(self._absences(said.absences) if said.absences is not None else ()),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        said = rules.board.membership or MembershipRules()
        match list(rest):
            case ["co_option"]:
                return _with(rules, replace(said, co_option=_USUAL_CAP if ticked(answer) else None))
            case ["absences"]:
                return _with(rules, replace(said, absences=_USUAL_ABSENCES if ticked(answer) else None))
            case ["share"] if said.co_option is not None:
                return self._share_read(rules, said, said.co_option, answer)
            case ["more_than"] if said.absences is not None:
                more_than = number_read(answer.value, MOST_MISSED)
                if more_than is None:
                    return Reading(
                        wrong=say("membership_rules.missed_wrong", typed=tidy(answer.value), most=MOST_MISSED)
                    )
                return _with(rules, replace(said, absences=replace(said.absences, more_than=more_than)))
            case [part] if said.co_option is not None and part in ("rounding", "base", "strict"):
                return _with(rules, replace(said, co_option=_cap_changed(said.co_option, part, answer)))
            case [part] if said.absences is not None and part in ("year", "substitute"):
                return _with(rules, replace(said, absences=_absences_changed(said.absences, part, answer)))
        return NOTHING

    def _cap(self, rules: Rules, cap: CoOption) -> Iterator[Part]:
        share, note = share_in_words(cap), say("membership_rules.share_note")
        yield Field(
            key="membership/share",
            label=say("membership_rules.co_option_share"),
            kind=Kind.READ,
            value=share,
            note=note,
        )
        bases = tuple(Option(value=one, words=say(f"membership_rules.co_option_base.{one}")) for one in (ALL, FILLED))
        base = FILLED if cap.of_filled_seats else ALL
        yield Field(
            key="membership/base",
            label=say("membership_rules.co_option_of"),
            kind=Kind.CHOICE,
            value=base,
            options=bases,
        )
        ways = [way for way in Rounding if way is not Rounding.MORE_THAN or cap.rounding is way]
        options = tuple(Option(value=way, words=say(f"membership_rules.rounding.{way}")) for way in ways)
        label = say("membership_rules.rounding_label")
        yield Field(key="membership/rounding", label=label, kind=Kind.CHOICE, value=cap.rounding, options=options)
        strict, note = YES if cap.strict else NO, say("membership_rules.strict_note")
        yield Field(
            key="membership/strict", label=say("membership_rules.strict"), kind=Kind.TICK, value=strict, note=note
        )
        found = MembershipToday(rules.setup).co_opted
        if found is not None:
            now = f"{above_cap(found)}." if found.is_above else say("membership_rules.co_opted_now", count=found.now)
            whole = f"{co_option_arithmetic(found)} {now}"
            yield Saying(key="membership/arithmetic", words=whole, is_rule=True)

    def _absences(self, absences: Absences) -> Iterator[Part]:
        number, note = str(absences.more_than), say("membership_rules.more_than_note")
        yield Field(
            key="membership/more_than", label=say("membership_rules.more_than"), kind=Kind.READ, value=number, note=note
        )
        years = tuple(Option(value=year, words=say(f"membership_rules.absence_year.{year}")) for year in AbsenceYear)
        label = say("membership_rules.absence_year_label")
        yield Field(key="membership/year", label=label, kind=Kind.CHOICE, value=absences.year, options=years)
        counts = YES if absences.substitute_counts else NO
        yield Field(
            key="membership/substitute", label=say("membership_rules.substitute_counts"), kind=Kind.TICK, value=counts
        )

    def _share_read(self, rules: Rules, said: MembershipRules, cap: CoOption, answer: Answer) -> Reading:
        typed = tidy(answer.value)
        try:
            changed = _with_share(cap, typed)
        except BrokenRule:
            changed = None
        if changed is None:
            return Reading(wrong=say("membership_rules.co_option_share_wrong", typed=typed))
        return _with(rules, replace(said, co_option=changed))


def _with_share(cap: CoOption, typed: str) -> CoOption | None:
    """The cap with a share that was typed as a per cent or a fraction; None for anything else."""
    if found := _FRACTION.match(typed):
        return replace(cap, numerator=int(found[1]), denominator=int(found[2]))
    if found := _PERCENT.match(typed):
        return replace(cap, numerator=int(found[1]), denominator=100)
    return None


def _cap_changed(cap: CoOption, part: str, answer: Answer) -> CoOption:
    match part:
        case "rounding":
            return replace(cap, rounding=Rounding(answer.value))
        case "base":
            return replace(cap, of_filled_seats=answer.value == FILLED)
        case _:
            return replace(cap, strict=ticked(answer))


def _absences_changed(absences: Absences, part: str, answer: Answer) -> Absences:
    if part == "year":
        return replace(absences, year=AbsenceYear(answer.value))
    return replace(absences, substitute_counts=ticked(answer))


def _with(rules: Rules, said: MembershipRules) -> Reading:
    """The board with what it says of membership; nothing where nothing is left of it."""
    return put(rules, replace(rules.board, membership=said if said != MembershipRules() else None))


def _tick(name: str, *, on: bool) -> Field:
    return Field(
        key=f"membership/{name}", label=say(f"membership_rules.has_{name}"), kind=Kind.TICK, value=YES if on else NO
    )
