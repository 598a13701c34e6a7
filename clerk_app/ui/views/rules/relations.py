"""Related boards: what the board is part of, whom it reports to and works with, and what it was set up under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from clerk_app.domain.board import BodyType, Relation, RelationKind
from clerk_app.domain.board_map import answering, ties_of
from clerk_app.domain.identity import Id
from clerk_app.ui.forms.values import NOTHING, Answer, Field, Heading, Kind, Option, Part, Parts, Reading, Saying
from clerk_app.ui.presenting.answers import changed_to, id_or_none, number_read, tidy
from clerk_app.ui.views.rules.circulation import MOST_DAYS
from clerk_app.ui.views.rules.section import Rules, after_deed, entries, put, reordered
from clerk_app.wording.board_map import tie_words
from clerk_app.wording.catalogue import say
from clerk_app.wording.circulation import days_words
from clerk_app.wording.lists import listed, sentence_case

_ELSEWHERE = "elsewhere"
"""A body that is minuted elsewhere, so known by its name alone."""
_DEEDS = ("up", "down", "remove")


class RelationsSection:
    """The board among others."""

    key = "relations"

    def parts(self, rules: Rules) -> Parts:
        board = rules.board
        relations = board.relations
        none = Option(value="", words=say("rules.none"))
        types = tuple(Option(value=one, words=say(f"rules.body_type.{one}")) for one in BodyType)

        def fields(number: int, key: str) -> Iterator[Part]:
            relation = relations[number]
            if common := rules.setup.members_in_common(relation.board_id):
                names = say("rules.in_common_names", names=listed(common))
                yield Saying(key=f"{key}/common", words=names)
            kinds = tuple(Option(value=kind, words=say(f"rules.relation.{kind}")) for kind in RelationKind)
            yield Field(
                key=f"{key}/kind",
                label=say("rules.relation_label"),
                kind=Kind.CHOICE,
                value=relation.kind,
                options=kinds,
            )
            yield Field(
                key=f"{key}/about",
                label=say("rules.about"),
                kind=Kind.LINES,
                value=relation.about,
                note=say("rules.about_note"),
            )
            yield Field(
                key=f"{key}/agenda_days",
                label=say("rules.agenda_days"),
                kind=Kind.READ,
                value="" if relation.agenda_days is None else str(relation.agenda_days),
                note=say("rules.agenda_days_note"),
            )

        return (
            Field(
                key="relations/parent",
                label=say("rules.parent"),
                kind=Kind.CHOICE,
                value=board.parent_id or "",
                options=(none, *_others(rules)),
            ),
            Field(
                key="relations/body_type",
                label=say("rules.body_type_label"),
                kind=Kind.CHOICE,
                value=board.body_type or "",
                options=(none, *types),
            ),
            Field(
                key="relations/legal_basis",
                label=say("rules.legal_basis"),
                kind=Kind.LINES,
                value=board.legal_basis,
                note=say("rules.legal_basis_note"),
            ),
            Heading(words=say("rules.relations")),
            *entries("relations", [_in_words(rules, one) for one in relations], rules.opened, fields),
            Field(
                key="relations/add",
                label=say("rules.add_relation"),
                kind=Kind.KNOWN,
                offers=partial(_others, rules),
                new_as=(Option(value=_ELSEWHERE, words=say("rules.elsewhere", typed="{typed}")),),
                note=say("rules.add_relation_note"),
            ),
            *_said_elsewhere(rules),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        board = rules.board
        match list(rest):
            case ["parent"]:
                return put(rules, replace(board, parent_id=id_or_none(answer.value)))
            case ["body_type"]:
                return put(rules, replace(board, body_type=BodyType(answer.value) if answer.value else None))
            case ["legal_basis"]:
                return put(rules, replace(board, legal_basis=answer.value.strip()))
            case ["add"]:
                return self._added(rules, answer)
            case [number, deed] if deed in _DEEDS:
                order, name = (
                    reordered(board.relations, int(number), deed),
                    _in_words(rules, board.relations[int(number)])[0],
                )
                reading = _related(rules, order) if order is not None else NOTHING
                return after_deed(rules, reading, answer, name) if reading.act else NOTHING
            case [number, field]:
                return self._changed(rules, int(number), field, answer)
        return NOTHING

    def _added(self, rules: Rules, answer: Answer) -> Reading:
        if not answer.value:
            return NOTHING
        relations = rules.board.relations
        name = tidy(answer.value)
        new = Relation(kind=RelationKind.LINKED, board_id=Id(answer.value))
        if answer.new == _ELSEWHERE:
            new = Relation(kind=RelationKind.LINKED, name=name)
        key = f"relations/{len(relations)}"
        reading = put(rules, replace(rules.board, relations=(*relations, new)))
        return replace(reading, closes="relations/", opens=key, goes_to=f"{key}/kind")

    def _changed(self, rules: Rules, number: int, field: str, answer: Answer) -> Reading:
        relations = rules.board.relations
        relation = relations[number]
        match field:
            case "kind":
                changed = replace(relation, kind=RelationKind(answer.value))
            case "agenda_days":
                typed = tidy(answer.value)
                days = number_read(typed, MOST_DAYS) if typed else None
                if typed and days is None:
                    return Reading(wrong=say("circulation.form.days_wrong", typed=typed, most=MOST_DAYS))
                changed = replace(relation, agenda_days=days)
            case _:
                changed = replace(relation, about=answer.value.strip())
        return _related(rules, (*relations[:number], changed, *relations[number + 1 :]))


def _related(rules: Rules, relations: tuple[Relation, ...]) -> Reading:
    """The board with these relations; one that is this one in another language says the same of it."""
    board = replace(rules.board, relations=relations)
    return changed_to(rules.board, board, answering(board, rules.setup.boards))


def _others(rules: Rules) -> tuple[Option, ...]:
    boards = [board for board in rules.setup.boards if board.id != rules.board.id]
    return tuple(Option(value=board.id, words=rules.setup.called(board)) for board in boards)


def _in_words(rules: Rules, relation: Relation) -> tuple[str, str]:
    name = rules.setup.board_called(relation.board_id) or relation.name
    notes = [say(f"rules.relation_note.{relation.kind}")]
    if common := len(rules.setup.members_in_common(relation.board_id)):
        notes.append(say("rules.in_common", count=common))
    if relation.agenda_days is not None:
        notes.append(say("rules.agenda_shared", days=days_words(relation.agenda_days)))
    return name, ", ".join(notes)


def _said_elsewhere(rules: Rules) -> Iterator[Part]:
    """What other boards say of this one, to be changed there: what is part of it, and what ties them to it."""
    board, boards = rules.board, rules.setup.boards
    parts = [say("rules.has_part", name=rules.setup.called(one)) for one in boards if one.parent_id == board.id]
    ties = [tie_words(tie, boards) for tie in ties_of(board, boards) if tie.is_theirs]
    if parts or ties:
        yield Heading(words=say("rules.said_elsewhere"))
    for number, words in enumerate((*parts, *ties)):
        yield Saying(key=f"relations/elsewhere/{number}", words=sentence_case(words))
