"""The rules that a board had before: from when on others hold, so that meetings until then keep theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from clerk_app.domain.board import Board, EarlierRules
from clerk_app.ui.forms.values import NOTHING, Answer, Deed, Field, Kind, Opener, Part, Phrase, Reading
from clerk_app.ui.presenting.answers import day_before, day_in_words, day_read
from clerk_app.ui.presenting.rules.known import Names, names_in_rules
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say
from clerk_app.wording.rules import rule_in_words
from clerk_app.wording.voting_rules import voting_in_words

EARLIER = "earlier"
QUORUM, VOTING = "quorum", "votes"


def earlier_parts(rules: Rules, section: str) -> Iterator[Part]:
    """What held before, the latest first, and from which day on another rule is to hold."""
    board, names = rules.board, names_in_rules(rules.setup)
    earlier = _latest_first(board)
    key = f"{section}/{EARLIER}"
    is_open = key in rules.opened
    note = say("rules.earlier_count", count=len(earlier)) if earlier else say("rules.no_earlier")
    yield Opener(key=key, words=say("rules.earlier"), note="" if is_open else note, is_open=is_open)
    if not is_open:
        return
    for place, one in enumerate(earlier):
        day = day_in_words(one.until)
        words = say("rules.until", day=day, rule=_said(one, section, board, names))
        remove = Deed(
            key=f"{key}/{place}/remove",
            words=say("rules.forget_earlier"),
            icon="x",
            icon_alone=True,
            spoken=say("rules.forget_earlier_spoken", day=day),
        )
        yield Phrase(key=f"{key}/{place}", pieces=(words, remove), depth=1)
    yield Field(
        key=f"{key}/from",
        label=say("rules.others_from"),
        kind=Kind.READ,
        note=say("rules.others_from_note"),
    )


def earlier_read(rules: Rules, rest: Sequence[str], answer: Answer) -> Reading | None:
    """What an answer asks for; None where it is about something else."""
    board = rules.board
    match list(rest):
        case ["earlier", "from"]:
            return _others_from(rules, answer)
        case ["earlier", place, "remove"]:
            gone = _latest_first(board)[int(place)]
            left = tuple(one for one in board.earlier_rules if one != gone)
            reading = put(rules, replace(board, earlier_rules=left))
            return replace(reading, told=say("rules.forgot_earlier", day=day_in_words(gone.until)))
    return None


def _others_from(rules: Rules, answer: Answer) -> Reading:
    """The rules of today hold until the day before; those that are written from now on hold from that day."""
    board = rules.board
    read = day_read(answer.value, rules.setup.today)
    if read.wrong:
        return Reading(wrong=read.wrong)
    if read.day is None or read.day == date.min:
        return NOTHING
    until = day_before(read.day)
    if any(until <= one.until for one in board.earlier_rules):
        latest = max(one.until for one in board.earlier_rules)
        return Reading(wrong=say("rules.others_too_early", day=day_in_words(latest)))
    kept = EarlierRules(until=until, quorum=board.quorum, voting=board.voting)
    reading = put(rules, replace(board, earlier_rules=(*board.earlier_rules, kept)))
    told = say("rules.kept_earlier", day=day_in_words(until))
    return replace(reading, told=told, closes=answer.key.rpartition("/")[0])


def _latest_first(board: Board) -> list[EarlierRules]:
    return sorted(board.earlier_rules, key=lambda one: one.until, reverse=True)


def _said(one: EarlierRules, section: str, board: Board, names: Names) -> str:
    if section == QUORUM:
        words = rule_in_words(one.quorum.tree, board.chair_title, names) if one.quorum is not None else ""
    else:
        words = " ".join(voting_in_words(one.voting, board.chair_title, names)) if one.voting is not None else ""
    return words or say("rules.no_rule_then")
