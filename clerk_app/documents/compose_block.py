"""One block of the minutes as blocks of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from clerk_app.documents.blocks import (
    Block,
    ListEntry,
    Paragraph,
    Quotation,
    Role,
    Run,
    Runs,
    plain,
    text_of,
)
from clerk_app.documents.compose_typed_table import typed_table
from clerk_app.documents.typed_runs import runs_of
from clerk_app.domain.actions import Action
from clerk_app.domain.decisions import Decision, DecisionResult, Proposal, Vote
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.house_style import ActionPlacement, HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import Block as MinuteBlock
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import interests, papers
from clerk_app.wording.lists import listed
from clerk_app.wording.votes import vote_in_minutes

_NOT_DECIDED = frozenset({DecisionResult.LOST, DecisionResult.ADVICE, DecisionResult.RECOMMENDED})
_SENTENCE_END = re.compile(r"[.;,]+(?:\s+and)?$")

_WITH_LEADING_WORD = {
    BlockKind.QUESTION: Role.CONTINUATION,
    BlockKind.WATCHING_BRIEF: Role.CONTINUATION,
    BlockKind.LATER_NOTE: Role.NOTE,
}


@dataclass(frozen=True)
class BlockComposer:
    """Lays out single blocks of one meeting's minutes in a house style."""

    record: MeetingRecord
    style: HouseStyle

    def page_blocks(self, block: MinuteBlock, number: str, marker: str) -> Iterator[Block]:
        """What the block prints: `number` is its paragraph number, `marker` what stands before a list entry.

        What is not for paper gives nothing, a private note above all.
        """
        if not block.is_for_paper:
            return
        runs = runs_of(block.text)
        match block.kind:
            case BlockKind.PARAGRAPH:
                yield Paragraph(runs, Role.MINUTE if block.numbered else Role.CONTINUATION, number, source=block.id)
            case BlockKind.LIST_ENTRY:
                yield ListEntry(runs, block.marker or ListMarker.BULLET, block.level, marker, source=block.id)
            case BlockKind.QUOTATION:
                yield Quotation(runs, source=block.id)
            case BlockKind.TABLE:
                yield from typed_table(block)
            case BlockKind.ACTION:
                yield from self._action_where_it_arose(block)
            case BlockKind.EARLIER_ACTION:
                yield Paragraph(_joined(_bold(runs), runs_of(block.update)), Role.CONTINUATION, source=block.id)
            case BlockKind.ANSWER:
                words = _below(_bold(runs), runs_of(block.update))
                yield Paragraph(words, Role.CONTINUATION, source=block.id)
            case BlockKind.DECISION:
                yield from self.with_vote_below(self._decision(block, number), block)
            case BlockKind.VOTE:
                yield Paragraph(
                    _joined(self._vote_runs(block), plain(self._movers(block))), Role.CONTINUATION, source=block.id
                )
            case BlockKind.DECLARATION:
                yield Paragraph(self._declaration_runs(block), Role.CONTINUATION, source=block.id)
            case _:
                yield Paragraph(_led(block.kind, runs), _WITH_LEADING_WORD[block.kind], source=block.id)

    def action_runs(self, block: MinuteBlock, number: str = "") -> Runs:
        """An action in words: what was typed, then who completes it, by when and how far it is; last, where it arose.
        Who completes it stands before the rest where the style has it so.

        `number` is that of the paragraph in which it arose, where this is not seen by itself.
        """
        action = self._actions.get(block.action_id or Id(""))
        runs = runs_of(block.text)
        if action is not None:
            owners = papers.owner_before(action) if self.style.owners_first else ""
            told = papers.due_and_status if owners else papers.action_tail
            runs = _joined((Run(owners, bold=True),) if owners else (), _closed(runs))
            runs = _joined(runs, plain(told(action, self.record.board)))
        return _joined(_closed(runs), plain(papers.arose_in(number))) if number else runs

    def task_runs(self, block: MinuteBlock) -> Runs:
        """What is to be done, as it was typed."""
        return runs_of(block.text)

    def completed_by(self, block: MinuteBlock) -> str:
        """Who completes an action and by when, in a cell of a table; empty where neither is known."""
        action = self._actions.get(block.action_id or Id(""))
        if action is None:
            return ""
        owners = listed([owner.words for owner in action.owners])
        due = papers.due_words(action.due, self.record.board) if action.due is not None else ""
        return ", ".join(words for words in (owners, due) if words)

    def is_standing_action(self, block: MinuteBlock) -> bool:
        """True for an appearance of an action that was not withdrawn."""
        action = self._actions.get(block.action_id or Id(""))
        return block.kind is BlockKind.ACTION and (action is None or not action.withdrawn)

    def _action_where_it_arose(self, block: MinuteBlock) -> Iterator[Block]:
        if not self.is_standing_action(block):
            return
        action = self._actions.get(block.action_id or Id(""))
        match self.style.actions:
            case ActionPlacement.INLINE:
                runs = self._as_task(block, papers.owner_to(action) if action is not None else "")
                yield Paragraph(_led(block.kind, runs), Role.ACTION, source=block.id)
            case ActionPlacement.IN_TEXT:
                runs = self._as_task(block, papers.were_asked_to(self.record, action) if action is not None else "")
                yield Paragraph(runs, Role.CONTINUATION, source=block.id)
            case ActionPlacement.MARGIN:
                who = papers.were_asked_to(self.record, action) if action is not None else ""
                runs = self._as_task(block, who, is_dated=False)
                yield Paragraph(runs, Role.CONTINUATION, source=block.id, aside=self.action_aside(action))
            case ActionPlacement.AT_END:
                return

    def action_aside(self, action: Action | None) -> Runs:
        """What the margin says of an action: the word and who has it, then by when."""
        word = papers.leading_word(BlockKind.ACTION)
        if action is None:
            return (Run(word, bold=True),)
        owners = listed([owner.words for owner in action.owners])
        first = Run(f"{word}: {owners}" if owners else word, bold=True)
        return (first, *(Run(f"\n{line}") for line in papers.action_beside(action, self.record.board)))

    def _as_task(self, block: MinuteBlock, who: str, *, is_dated: bool = True) -> Runs:
        """What is to be done after the words that say by whom, then by when and how far it is, unless not `is_dated`.

        Where that makes no sentence, the action as it is said at the end of the minutes, or its words alone.
        """
        action = self._actions.get(block.action_id or Id(""))
        verb = _as_verb(runs_of(block.text))
        if action is None or not who or not verb:
            return self.action_runs(block) if is_dated else _closed(runs_of(block.text))
        tail = papers.due_and_status(action, self.record.board) if is_dated else ""
        return _joined(_closed(_joined(plain(who), verb)), plain(tail))

    def decision_word(self, block: MinuteBlock) -> str:
        """The board's word for a decision ("RESOLVED"); empty where the board has none, or has not decided it."""
        decision = self._decisions.get(block.decision_id or Id(""))
        if decision is None or decision.result in _NOT_DECIDED:
            return ""
        return next((kind.word for kind in self.record.board.decision_kinds if kind.key == decision.kind), "")

    def is_undecided(self, block: MinuteBlock) -> bool:
        """Whether the board did not do what was moved: it was lost, is advice, or goes to another body."""
        decision = self._decisions.get(block.decision_id or Id(""))
        return decision is not None and decision.result in _NOT_DECIDED

    def decision_runs(self, block: MinuteBlock, word: str = "") -> Runs:
        """A decision in words, the board's word first where one is given; what is none says first what it is."""
        said = self._with_what_became_of_it(runs_of(block.text), block)
        decision = self._decisions.get(block.decision_id or Id(""))
        word = papers.decision_lead(decision, self.record.board.formats.date) if decision and not word else word
        return (Run(f"{word}: ", bold=True), *said) if word else said

    def clause_runs(self, block: MinuteBlock, word: str) -> Runs:
        """A decision as it reads on after "The Board Resolved that;", with its marks."""
        return self._with_what_became_of_it(_as_clause(runs_of(block.text), word), block)

    def _with_what_became_of_it(self, runs: Runs, block: MinuteBlock) -> Runs:
        """Behind the words of a decision, who decides in the end, and that it is provisional or was lost.

        Where it was voted on, what is said of the vote says so.
        """
        decision = self._decisions.get(block.decision_id or Id(""))
        said = self._with_final_decision(runs, decision)
        is_told = self._vote_words(block) != ""
        remark = papers.decision_remark(decision.result) if decision is not None and not is_told else ""
        return _joined(said, (Run(remark, italic=self.style.look.italics),) if remark else ())

    def _with_final_decision(self, runs: Runs, decision: Decision | None) -> Runs:
        if decision is None or decision.result in _NOT_DECIDED:
            return runs
        final = FinalDecision(decision.final_decider, decision.final_on)
        words = papers.final_decision(final, self.record.board.formats.date)
        return _before_its_end(runs, f", {words}") if words else runs

    def _decision(self, block: MinuteBlock, number: str) -> Paragraph | ListEntry:
        runs = self.decision_runs(block, self.decision_word(block) if self.style.decision_words else "")
        if self.style.decision_bullets and not number:
            return ListEntry(runs, source=block.id)
        return Paragraph(runs, Role.MINUTE if number else Role.DECISION, number, source=block.id)

    def with_vote_below(self, decision: Paragraph | ListEntry, block: MinuteBlock) -> Iterator[Block]:
        """A decision and what is said of the vote on it, on one page."""
        below = tuple(self.vote_below(block))
        yield replace(decision, keep_with_next=bool(below))
        yield from below

    def vote_below(self, block: MinuteBlock) -> Iterator[Block]:
        """Who moved what was decided, and what is said of the vote on it, in a paragraph below it."""
        words = " ".join(filter(None, (self._movers(block), self._vote_words(block))))
        if words:
            yield Paragraph(plain(words), Role.CONTINUATION)

    def _vote_runs(self, block: MinuteBlock) -> Runs:
        """A vote that nothing was decided by, behind its words."""
        vote = self._votes.get(block.vote_id or Id(""))
        counts = self._vote_words(block) or (papers.vote_counts(vote) if vote is not None else "")
        return _joined(_closed(runs_of(block.text)), plain(counts))

    def _movers(self, block: MinuteBlock) -> str:
        """Who proposed what a decision or a vote is on, and who seconded it."""
        known: Decision | Vote | None = self._decisions.get(block.decision_id or Id(""))
        known = known or self._votes.get(block.vote_id or Id(""))
        proposal = self.record.by_id.get(known.proposal_id or Id("")) if known is not None else None
        if not isinstance(proposal, Proposal):
            return ""
        return papers.moved_by(*map(self._name, (proposal.proposer_id, proposal.seconder_id)))

    def _name(self, attendee_id: Id | None) -> str:
        attendee = next((one for one in self.record.attendees if one.id == attendee_id), None)
        return papers.in_sentence(self.record, attendee) if attendee is not None else ""

    def _vote_words(self, block: MinuteBlock) -> str:
        vote = self._votes.get(block.vote_id or Id(""))
        return vote_in_minutes(vote, self.record) if vote is not None else ""

    def _declaration_runs(self, block: MinuteBlock) -> Runs:
        """In which item, who and what as typed, then the ruling and when they left and came back."""
        declared = self._declarations.get(block.declaration_id or Id(""))
        led = (Run(f"{interests.declaration_label(self.record, declared)}: ", bold=True), *runs_of(block.text))
        tail = interests.declaration_tail(self.record, declared) if declared is not None else ""
        return _joined(_closed(led), plain(tail)) if tail else led

    @cached_property
    def _declarations(self) -> dict[Id, Declaration]:
        return {declaration.id: declaration for declaration in self.record.declarations}

    @cached_property
    def _actions(self) -> dict[Id, Action]:
        return {action.id: action for action in self.record.actions}

    @cached_property
    def _decisions(self) -> dict[Id, Decision]:
        return {decision.id: decision for decision in self.record.decisions}

    @cached_property
    def _votes(self) -> dict[Id, Vote]:
        return {vote.id: vote for vote in self.record.votes}


def _as_clause(runs: Runs, word: str) -> Runs:
    """A resolution as typed, told as what follows "resolved that;": no second "that", a small letter, "be approved"."""
    if not runs:
        return ()
    first, *others = runs
    text = first.text[len(papers.clause_opening(first.text)) :]
    beginning = text.split(" ", 1)[0]
    if papers.reads_on(beginning):
        text = beginning.lower() + text[len(beginning) :]
    whole = (replace(first, text=text), *others)
    done, wanted = papers.clause_end(text_of(whole), word)
    last = whole[-1]
    if done and last.text.endswith(done):
        last = replace(last, text=last.text.removesuffix(done) + wanted)
    return (*whole[:-1], last)


def _bold(runs: Runs) -> Runs:
    return tuple(replace(run, bold=True) for run in runs)


def _led(kind: BlockKind, runs: Runs) -> Runs:
    return (Run(f"{papers.leading_word(kind)}: ", bold=True), *runs)


def _joined(first: Runs, second: Runs) -> Runs:
    """Both, one space apart."""
    start = _without_end_spaces(first)
    return (*start, Run(" "), *second) if start and second else (*start, *second)


def _below(first: Runs, second: Runs) -> Runs:
    """Both, the second in a line of its own."""
    first, second = _without_end_spaces(first), _without_end_spaces(second)
    return (*first, Run("\n"), *second) if first and second else (*first, *second)


def _closed(runs: Runs) -> Runs:
    """The runs without spaces at their end, and with a full stop where the last sentence has no end."""
    whole = _without_end_spaces(runs)
    return (*whole, Run(".")) if whole and whole[-1].text[-1] not in ".!?:;" else whole


def _before_its_end(runs: Runs, words: str) -> Runs:
    """The runs with words put in before the signs, or the sign and the "and", with which they end."""
    whole = _without_end_spaces(runs)
    if not whole:
        return whole
    last = whole[-1]
    end = _SENTENCE_END.search(last.text)
    place = end.start() if end is not None else len(last.text)
    kept = (*whole[:-1], replace(last, text=last.text[:place]), Run(words))
    return (*kept, replace(last, text=last.text[place:])) if last.text[place:] else kept


def _as_verb(runs: Runs) -> Runs:
    """A task as it follows "to", with its marks; nothing where it cannot."""
    whole = text_of(runs)
    wanted = papers.as_verb(whole)
    if not wanted:
        return ()
    surplus = len(whole) - len(wanted)
    kept: list[Run] = []
    for run in runs:
        kept.append(replace(run, text=run.text[surplus:]))
        surplus = max(surplus - len(run.text), 0)
    kept = [run for run in kept if run.text]
    return replace(kept[0], text=wanted[:1] + kept[0].text[1:]), *kept[1:]


def _without_end_spaces(runs: Runs) -> Runs:
    while runs and not runs[-1].text.rstrip():
        runs = runs[:-1]
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip())) if runs else runs
