"""Decisions in writing without widgets: what is asked, who answered what, what it comes to, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clerk_app.domain.decisions import Reply, WrittenOutcome, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.in_writing import (
    asked_in_writing,
    asked_of,
    outcome_of,
    question_in_writing,
    result_in_writing,
    with_reply,
    without_reply,
)
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.deciding import VoteResult
from clerk_app.domain.rules.room import Room
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.services.acts import SaveSetup
from clerk_app.services.ports import Ids
from clerk_app.services.provisional import Provisional
from clerk_app.ui.forms.values import (
    NOTHING,
    Answer,
    Deed,
    Deeds,
    Field,
    Heading,
    Kind,
    Opener,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.answers import changed_to, day_in_words, day_read, id_or_none, tidy
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month

RUNNING, ENDED = "running", "ended"
SECTIONS = (RUNNING, ENDED)


@dataclass(frozen=True, kw_only=True)
class InWriting:
    """What a board decides in writing as it is committed, and what is opened on the screen.

    `provisional` are the decisions without a quorum that are open, or that a procedure is to settle; `meetings` the
    board's, the latest first.
    """

    setup: BoardToday
    ids: Ids
    opened: frozenset[str]
    procedures: Sequence[WrittenProcedure]
    provisional: Sequence[Provisional]
    meetings: Sequence[Meeting]


class InWritingPresenter:
    """The procedures of one board, those that run and those that ended."""

    def __init__(self, facts: InWriting) -> None:
        self._facts = facts
        self._rule = facts.setup.board.voting or VotingRule()

    def title(self) -> str:
        """What the window's title says."""
        return say("in_writing.window_title", board=self.board_name())

    def board_name(self) -> str:
        """What the board is called today."""
        return self._facts.setup.called(self._facts.setup.board)

    def parts(self, section: str) -> Parts:
        """The procedures of a section, below them the way to begin one."""
        shown = [one for one in self._facts.procedures if (one.outcome is not None) is (section == ENDED)]
        about = Saying(key="about", words=say(f"in_writing.about_{section}" if shown else f"in_writing.no_{section}"))
        add = Deed(key="add", words=say("in_writing.add"), icon="plus")
        begun = [Deeds(deeds=(add, *self._about_provisional()))] if section == RUNNING else []
        return (about, *(part for one in shown for part in self._entry(one)), *begun)

    def read(self, answer: Answer) -> Reading:
        """What an answer asks for."""
        match answer.key.split("/"):
            case ["add"]:
                return self._begun(None)
            case ["settle", decision_id]:
                return self._begun(Id(decision_id))
            case ["of", procedure_id, *field]:
                found = next((one for one in self._facts.procedures if one.id == procedure_id), None)
                return self._entry_read(found, field, answer) if found is not None else NOTHING
        return NOTHING

    # Showing

    def _about_provisional(self) -> Iterator[Deed]:
        asked = {one.settles_id for one in self._facts.procedures}
        for one in self._facts.provisional:
            if one.end is None and one.decision.id not in asked:
                words = say("in_writing.settle", day=day_and_month(one.meeting.date))
                yield Deed(key=f"settle/{one.decision.id}", words=words, icon="history", spoken=f"{words}: {one.words}")

    def _entry(self, one: WrittenProcedure) -> Iterator[Part]:
        key = f"of/{one.id}"
        is_open = key in self._facts.opened
        yield Opener(key=key, words=one.title, note=self._state(one), is_open=is_open)
        if is_open:
            yield from self._asked(one, key)
            yield from self._replies(one, key)
            yield from self._end(one, key)
            spoken = say("rules.remove_spoken", name=one.title)
            gone = Deed(key=f"{key}/remove", words=say("rules.remove"), icon="trash-2", spoken=spoken)
            yield Deeds(deeds=(gone,))

    def _state(self, one: WrittenProcedure) -> str:
        if one.outcome is not None:
            return say(f"in_writing.outcome_of.{one.outcome}")
        if one.closes_on is not None:
            return say("in_writing.closes", day=day_and_month(one.closes_on))
        return say("in_writing.not_sent" if one.sent_on is None else "in_writing.is_running")

    def _asked(self, one: WrittenProcedure, key: str) -> Iterator[Part]:
        yield Field(key=f"{key}/title", label=say("in_writing.title"), value=one.title)
        yield Field(key=f"{key}/text", label=say("in_writing.text"), kind=Kind.LINES, value=one.text)
        if len(self._rule.questions) > 1:
            options = tuple(
                Option(value=question.name, words=question.name or say("in_writing.ordinary"))
                for question in self._rule.questions
            )
            question = say("in_writing.question")
            yield Field(key=f"{key}/question", label=question, kind=Kind.CHOICE, value=one.question, options=options)
        settles = tuple(
            Option(
                value=known.decision.id,
                words=say("in_writing.decision_of", day=day_and_month(known.meeting.date), words=known.words),
            )
            for known in self._facts.provisional
        )
        if settles:
            none = Option(value="", words=say("in_writing.settles_none"))
            yield Field(
                key=f"{key}/settles_id",
                label=say("in_writing.settles"),
                kind=Kind.CHOICE,
                value=one.settles_id or "",
                options=(none, *settles),
            )
        yield self._meeting_field(f"{key}/started_in", "started_in", one.started_in)
        for name, day in (("sent_on", one.sent_on), ("closes_on", one.closes_on)):
            label = say(f"in_writing.{name}")
            yield Field(key=f"{key}/{name}", label=label, kind=Kind.READ, value=day_in_words(day))

    def _replies(self, one: WrittenProcedure, key: str) -> Iterator[Part]:
        asked, by_agency = asked_of(question_in_writing(one, self._rule), self._room(one))
        given = {reply.agency_id if by_agency else reply.seat_id: reply.choice for reply in one.replies}
        titles = {seat.id: seat.title for seat in self._facts.setup.seats}
        yield Heading(words=say("in_writing.replies_by_agency" if by_agency else "in_writing.replies"))
        none = Option(value="", words=say("in_writing.no_reply"))
        options = (none, *(Option(value=choice, words=say(f"in_writing.choice.{choice}")) for choice in Choice))
        for who in asked:
            name = self._facts.setup.name(who) if by_agency else titles.get(who, "")
            kind = "agency" if by_agency else "seat"
            yield Field(
                key=f"{key}/{kind}/{who}",
                label=name,
                kind=Kind.CHOICE,
                value=given.get(who, ""),
                options=options,
                spoken=say("in_writing.reply_of", name=name),
            )
        yield Saying(key=f"{key}/comes_to", words=self._comes_to(self._result(one)))

    def _end(self, one: WrittenProcedure, key: str) -> Iterator[Part]:
        if one.outcome is None:
            found = outcome_of(self._result(one))
            words = say("in_writing.close_as", outcome=say(f"in_writing.outcome_of.{found}").lower())
            yield Deeds(deeds=(Deed(key=f"{key}/close", words=words, icon="circle-check"),))
        running = Option(value="", words=say("in_writing.is_running"))
        outcomes = (Option(value=known, words=say(f"in_writing.outcome_of.{known}")) for known in WrittenOutcome)
        yield Field(
            key=f"{key}/outcome",
            label=say("in_writing.outcome"),
            kind=Kind.CHOICE,
            value=one.outcome or "",
            options=(running, *outcomes),
        )
        if one.outcome is not None:
            label = say("in_writing.ended_on")
            yield Field(key=f"{key}/ended_on", label=label, kind=Kind.READ, value=day_in_words(one.ended_on))
            yield self._meeting_field(f"{key}/reported_in", "reported_in", one.reported_in)

    def _meeting_field(self, key: str, name: str, value: Id | None) -> Field:
        none = Option(value="", words=say("in_writing.no_meeting"))
        options = (Option(value=one.id, words=day_and_month(one.date)) for one in self._facts.meetings)
        label = say(f"in_writing.{name}")
        return Field(key=key, label=label, kind=Kind.CHOICE, value=value or "", options=(none, *options))

    def _comes_to(self, result: VoteResult) -> str:
        return say(
            "in_writing.comes_to",
            outcome=say(f"in_writing.outcome_of.{outcome_of(result)}").lower(),
            ayes=result.ayes,
            noes=result.noes,
            abstentions=result.abstentions,
            silent=result.silent,
        )

    def _room(self, one: WrittenProcedure) -> Room:
        """Who is asked: those who held the seats when it was sent, or do today."""
        setup = self._facts.setup
        day = one.sent_on or setup.today
        members = [member for seat in setup.seats if (member := setup.holder(seat.id, day)) is not None]
        return asked_in_writing(setup.seats, members, day)

    def _result(self, one: WrittenProcedure) -> VoteResult:
        return result_in_writing(one, self._rule, self._room(one))

    # Reading

    def _begun(self, decision_id: Id | None) -> Reading:
        settled = next((one for one in self._facts.provisional if one.decision.id == decision_id), None)
        title, text = say("in_writing.new"), ""
        if settled is not None:
            title = say("in_writing.new_settling", day=day_and_month(settled.meeting.date))
            text = settled.words
        new = WrittenProcedure(
            id=self._facts.ids.new(),
            board_id=self._facts.setup.board.id,
            title=title,
            text=text,
            settles_id=decision_id,
            started_in=settled.meeting.id if settled is not None else None,
        )
        key = f"of/{new.id}"
        return Reading(act=SaveSetup(put=(new,)), closes="of/", opens=key, goes_to=f"{key}/title")

    def _entry_read(self, one: WrittenProcedure, field: Sequence[str], answer: Answer) -> Reading:
        match list(field):
            case ["remove"]:
                told = say("rules.removed", name=one.title)
                return Reading(act=SaveSetup(removed=(one,)), closes="of/", told=told)
            case ["close"]:
                outcome = outcome_of(self._result(one))
                return changed_to(one, replace(one, outcome=outcome, ended_on=self._facts.setup.today))
            case ["outcome"]:
                return changed_to(one, self._with_outcome(one, answer.value))
            case ["seat" | "agency" as kind, who]:
                return changed_to(one, self._with_choice(one, kind, Id(who), answer.value))
            case ["title"]:
                words = tidy(answer.value)
                return changed_to(one, replace(one, title=words)) if words else _missing()
            case ["text" | "question" as name]:
                return changed_to(one, replace(one, **{name: answer.value.strip()}))  # type: ignore[arg-type]
            case ["settles_id" | "started_in" | "reported_in" as name]:
                return changed_to(one, replace(one, **{name: id_or_none(answer.value)}))  # type: ignore[arg-type]
            case ["sent_on" | "closes_on" | "ended_on" as name]:
                return self._with_day(one, name, answer.value)
        return NOTHING

    def _with_outcome(self, one: WrittenProcedure, value: str) -> WrittenProcedure:
        if not value:
            return replace(one, outcome=None, ended_on=None, reported_in=None)
        return replace(one, outcome=WrittenOutcome(value), ended_on=one.ended_on or self._facts.setup.today)

    def _with_choice(self, one: WrittenProcedure, kind: str, who: Id, value: str) -> WrittenProcedure:
        seat_id, agency_id = (who, None) if kind == "seat" else (None, who)
        if not value:
            return without_reply(one, seat_id, agency_id)
        reply = Reply(choice=Choice(value), seat_id=seat_id, agency_id=agency_id, on=self._facts.setup.today)
        return with_reply(one, reply)

    def _with_day(self, one: WrittenProcedure, name: str, words: str) -> Reading:
        read = day_read(words, self._facts.setup.today)
        if read.wrong:
            return Reading(wrong=read.wrong)
        changed = replace(one, **{name: read.day})  # type: ignore[arg-type]
        if changed.sent_on is not None and changed.closes_on is not None and changed.closes_on < changed.sent_on:
            return Reading(wrong=say("in_writing.closes_before_sent"))
        return changed_to(one, changed)


def _missing() -> Reading:
    return Reading(wrong=say("in_writing.title_missing"))


def _told(one: Provisional) -> str:
    return say("in_writing.decision_of", day=day_and_month(one.meeting.date), words=one.words)
