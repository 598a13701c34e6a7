"""What a block of the document carries beside its characters, kept in its format, where undo brings it back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextFormat

from clerk_app.domain.actions import ActionStatus, Due, DueKind, Owner
from clerk_app.domain.decisions import Settlement
from clerk_app.domain.final_decision import NO_FINAL_DECISION, FinalDecision
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import NOTHING_DECLARED, Declared, InterestEffect
from clerk_app.domain.minutes import Block, BlockKind, ListMarker
from clerk_app.domain.movers import NO_MOVERS, Movers
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party

ID_PROPERTY = QTextFormat.Property.UserProperty.value + 1
FACTS_PROPERTY = QTextFormat.Property.UserProperty.value + 2

STRUCTURED = frozenset(
    {
        BlockKind.ACTION,
        BlockKind.EARLIER_ACTION,
        BlockKind.DECISION,
        BlockKind.VOTE,
        BlockKind.DECLARATION,
        BlockKind.QUESTION,
        BlockKind.ANSWER,
        BlockKind.WATCHING_BRIEF,
        BlockKind.PRIVATE_NOTE,
        BlockKind.LATER_NOTE,
    }
)
"""The kinds that stand on a card of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFields:
    """What the editor knows of the action, decision or declaration that a block shows, and that is no part of the text.

    `decision_kind` is the key of one of the board's kinds; empty for every other block. `approves` is the earlier
    meeting whose minutes the decision approves, `settles` the provisional decision to which it puts an end. `final` is
    who decides in the end where the board's is not the last word, `movers` who proposed and seconded it. `declared` is
    what is known of a declaration of interest beside its words. `recorded` tells one recording of its vote from those
    before it, so that undo takes them back one by one.
    """

    owners: tuple[Owner, ...] = ()
    due: Due | None = None
    decision_kind: str = ""
    approves: Id | None = None
    settles: Id | None = None
    settles_as: Settlement | None = None
    final: FinalDecision = NO_FINAL_DECISION
    movers: Movers = NO_MOVERS
    declared: Declared = NOTHING_DECLARED
    recorded: str = ""

    def __hash__(self) -> int:
        """By what tells most apart: all of it would take longer than whatever is looked up by it."""
        return hash((self.owners, self.decision_kind, self.recorded))


NO_FIELDS = SubjectFields()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockFacts:
    """Everything about a block but its id, its place, its characters and the time it was begun."""

    kind: BlockKind = BlockKind.PARAGRAPH
    numbered: bool = True
    pinned_number: str | None = None
    marker: ListMarker | None = None
    level: int = 0
    restart: bool = False
    status: ActionStatus | None = None
    action_id: Id | None = None
    decision_id: Id | None = None
    vote_id: Id | None = None
    declaration_id: Id | None = None
    question_id: Id | None = None
    fields: SubjectFields = NO_FIELDS

    @property
    def is_card(self) -> bool:
        """True where the block stands on a card of its own."""
        return self.kind in STRUCTURED

    def __hash__(self) -> int:
        """By what tells most apart: all of it would take longer than whatever is looked up by it."""
        return hash((self.kind, self.numbered, self.level, self.action_id, self.decision_id, self.vote_id))


NUMBERED_PARAGRAPH = BlockFacts()
CONTINUATION = BlockFacts(numbered=False)


def facts_of(block: Block, fields: SubjectFields = NO_FIELDS) -> BlockFacts:
    """The facts of a block of the record."""
    return _facts(
        block.kind,
        block.numbered,
        block.pinned_number,
        block.marker,
        block.level,
        block.restart,
        block.status,
        block.action_id,
        block.decision_id,
        block.vote_id,
        block.declaration_id,
        block.question_id,
        None if fields is NO_FIELDS else fields,  # most have none, and fields take longer to look up than all the rest
    )


@lru_cache(maxsize=4096)
def _facts(
    kind: BlockKind,
    numbered: bool,
    pinned_number: str | None,
    marker: ListMarker | None,
    level: int,
    restart: bool,
    status: ActionStatus | None,
    action_id: Id | None,
    decision_id: Id | None,
    vote_id: Id | None,
    declaration_id: Id | None,
    question_id: Id | None,
    fields: SubjectFields | None,
) -> BlockFacts:
    """Facts made once: in a long minute nearly all blocks have the same ones."""
    return BlockFacts(
        kind=kind,
        numbered=numbered,
        pinned_number=pinned_number,
        marker=marker,
        level=level,
        restart=restart,
        status=status,
        action_id=action_id,
        decision_id=decision_id,
        vote_id=vote_id,
        declaration_id=declaration_id,
        question_id=question_id,
        fields=fields or NO_FIELDS,
    )


def with_facts(block: Block, facts: BlockFacts) -> Block:
    """The block of the record with these facts instead of its own."""
    return replace(
        block,
        kind=facts.kind,
        numbered=facts.numbered,
        pinned_number=facts.pinned_number,
        marker=facts.marker,
        level=facts.level,
        restart=facts.restart,
        status=facts.status,
        action_id=facts.action_id,
        decision_id=facts.decision_id,
        vote_id=facts.vote_id,
        declaration_id=facts.declaration_id,
        question_id=facts.question_id,
    )


def block_format(block_id: Id, facts: BlockFacts) -> QTextBlockFormat:
    """The format by which a block of the document carries its id and facts."""
    made = QTextBlockFormat()
    made.setProperty(ID_PROPERTY, block_id)
    made.setProperty(FACTS_PROPERTY, _encoded(facts))
    return made


class BlockFormats:
    """The formats of very many blocks: those with the same facts, as nearly all are, differ in their id alone."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[BlockFacts, QTextBlockFormat]] = {}

    def of(self, block_id: Id, facts: BlockFacts) -> QTextBlockFormat:
        """The format by which a block of the document carries these; good until the next one is asked for."""
        made = self._made.get(id(facts))
        if made is None:
            made = self._made[id(facts)] = (facts, block_format(block_id, facts))
        made[1].setProperty(ID_PROPERTY, block_id)
        return made[1]


def id_and_facts(block: QTextBlock) -> tuple[Id, BlockFacts]:
    """The id (empty where there is none) and the facts that a block of the document carries."""
    found = block.blockFormat()
    return Id(found.property(ID_PROPERTY) or ""), _decoded(found.property(FACTS_PROPERTY) or "")


def id_at(cursor: QTextCursor) -> Id:
    """The id of the block in which a cursor stands (empty where there is none), read without its facts."""
    return Id(cursor.blockFormat().property(ID_PROPERTY) or "")


def facts_at(cursor: QTextCursor) -> BlockFacts:
    """The facts of the block in which a cursor stands, read without its id."""
    return _decoded(cursor.blockFormat().property(FACTS_PROPERTY) or "")


@lru_cache(maxsize=4096)
def _encoded(facts: BlockFacts) -> str:
    plain = {
        "kind": facts.kind,
        "numbered": facts.numbered,
        "pinned_number": facts.pinned_number,
        "marker": facts.marker,
        "level": facts.level,
        "restart": facts.restart,
        "status": facts.status,
        "action_id": facts.action_id,
        "decision_id": facts.decision_id,
        "vote_id": facts.vote_id,
        "declaration_id": facts.declaration_id,
        "question_id": facts.question_id,
        "owners": [[owner.words, party_text(owner.party)] for owner in facts.fields.owners],
        "due": _due_plain(facts.fields.due),
        "decision_kind": facts.fields.decision_kind,
        "approves": facts.fields.approves,
        "settles": facts.fields.settles,
        "settles_as": facts.fields.settles_as,
        "final": _final_plain(facts.fields.final),
        "movers": _movers_plain(facts.fields.movers),
        "declared": _declared_plain(facts.fields.declared),
        "recorded": facts.fields.recorded or None,
    }
    return json.dumps({key: value for key, value in plain.items() if value is not None and value != []})


@lru_cache(maxsize=4096)
def _decoded(text: str) -> BlockFacts:
    if not text:
        return NUMBERED_PARAGRAPH
    plain: Mapping[str, object] = json.loads(text)

    def words(key: str) -> str:
        return str(plain.get(key, ""))

    def an_id(key: str) -> Id | None:
        return Id(words(key)) if key in plain else None

    return BlockFacts(
        kind=BlockKind(words("kind")),
        numbered=bool(plain["numbered"]),
        pinned_number=words("pinned_number") if "pinned_number" in plain else None,
        marker=ListMarker(words("marker")) if "marker" in plain else None,
        level=int(words("level")),
        restart=bool(plain["restart"]),
        status=ActionStatus(words("status")) if "status" in plain else None,
        action_id=an_id("action_id"),
        decision_id=an_id("decision_id"),
        vote_id=an_id("vote_id"),
        declaration_id=an_id("declaration_id"),
        question_id=an_id("question_id"),
        fields=SubjectFields(
            owners=_owners(plain.get("owners")),
            due=_due(plain.get("due")),
            decision_kind=words("decision_kind"),
            approves=an_id("approves"),
            settles=an_id("settles"),
            settles_as=Settlement(words("settles_as")) if "settles_as" in plain else None,
            final=_final(plain.get("final")),
            movers=_movers(plain.get("movers")),
            declared=_declared(plain.get("declared")),
            recorded=words("recorded"),
        ),
    )


def party_text(party: Party | None) -> str:
    """A party as one word, for a property of a format; empty for nobody."""
    if party is None:
        return ""
    return "|".join(part or "" for part in (party.person_id, party.post_id, party.organisation_id, party.group_id))


def party_from(text: str) -> Party | None:
    """The party that `party_text` wrote, or None for an empty word."""
    if not text.strip("|"):
        return None
    person, post, organisation, group = (Id(part) if part else None for part in text.split("|"))
    return Party(person_id=person, post_id=post, organisation_id=organisation, group_id=group)


def _due_plain(due: Due | None) -> list[str] | None:
    return None if due is None else [due.kind, "" if due.on is None else due.on.isoformat(), due.words]


def _due(plain: object) -> Due | None:
    if not isinstance(plain, list):
        return None
    kind, on, words = plain
    return Due(kind=DueKind(kind), on=date.fromisoformat(on) if on else None, words=words)


def _final_plain(final: FinalDecision) -> list[object] | None:
    if not final:
        return None
    on = final.on
    return [final.by, None if on is None else [on.day, on.month, on.year, on.year_inferred]]


def _final(plain: object) -> FinalDecision:
    if not isinstance(plain, list):
        return NO_FINAL_DECISION
    by, on = plain
    if on is None:
        return FinalDecision(by)
    day, month, year, inferred = on
    return FinalDecision(by, PartialDate(day=day, month=month, year=year, year_inferred=inferred))


def _movers_plain(movers: Movers) -> list[str] | None:
    if movers == NO_MOVERS:
        return None
    return [one or "" for one in (movers.proposer_id, movers.seconder_id, movers.proposal_id)]


def _movers(plain: object) -> Movers:
    if not isinstance(plain, list):
        return NO_MOVERS
    return Movers(*(Id(one) if one else None for one in plain))


def _declared_plain(declared: Declared) -> list[str] | None:
    if declared == NOTHING_DECLARED:
        return None
    ids = (declared.attendee_id, declared.item_id, declared.standing_id)
    return [*(one or "" for one in ids), declared.ruling, declared.effect]


def _declared(plain: object) -> Declared:
    if not isinstance(plain, list):
        return NOTHING_DECLARED
    *ids, ruling, effect = plain
    attendee_id, item_id, standing_id = (Id(one) if one else None for one in ids)
    return Declared(
        attendee_id=attendee_id,
        item_id=item_id,
        standing_id=standing_id,
        ruling=ruling,
        effect=InterestEffect(effect),
    )


def _owners(plain: object) -> tuple[Owner, ...]:
    if not isinstance(plain, list):
        return ()
    return tuple(Owner(words=words, party=party_from(party)) for words, party in plain)
