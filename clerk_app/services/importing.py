"""Interchange files are read without trust and become one act, which puts all of them into the store or nothing."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

from clerk_app.domain.decisions import FinalAnswer, final_answer_id
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity, kind_named, kind_of
from clerk_app.domain.plain_lines import PlainLine, plain_line_id
from clerk_app.domain.register import RegisterEntry, register_entry_id
from clerk_app.domain.rules.quorum import RULE_FORMAT
from clerk_app.domain.style_file import StyleFile
from clerk_app.plain.earlier_rules import brought_up_to_date
from clerk_app.plain.schema import FORMAT
from clerk_app.plain.values import PlainError, from_plain
from clerk_app.services.acts import ImportEntities
from clerk_app.services.boundary import check_time_zone
from clerk_app.services.choices import ExistingIds
from clerk_app.services.ports import Ids, Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.services.references import Reference, references, with_ids
from clerk_app.services.trouble import Trouble, TroubleCode

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of the largest file that is read: many times the record of a busy council, and what a laptop can hold."""

DEEPEST = 64
"""How many lists and objects may lie in one another; a record needs about ten."""

_KINDS_SINCE = {
    "agenda_templates": 2,
    "forward_plan_entries": 3,
    "item_questions": 3,
    "standing_interests": 5,
    "written_procedures": 5,
    "style_files": 6,
    "plain_lines": 6,
    "final_answers": 7,
    "register_entries": 9,
}
"""The kinds that came later, with the format of the files that have them first."""

MATCHED_BY_ID = frozenset({"people", "organisations", "posts", "agencies", "groups"})
"""Kinds that belong to the whole store: who is there under the same id is the same, and is never copied."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a file breaks the schema: "record/minutes/3/heading", the last name of that, and the schema's rule."""

    place: str
    field: str
    rule: str


SchemaCheck = Callable[[object], Breach | None]
"""Says where a parsed file first breaks the schema, or None where it does not."""


def read_interchange(data: bytes, first_breach: SchemaCheck) -> tuple[Entity, ...]:
    """The entities of an interchange file, each of the right form; what they refer to is not looked at yet.

    Raises Trouble `file_not_interchange` (with a `reason`), `file_newer` (`format`, `known`) or `file_breaks_schema`
    (`place`, `field`, `rule`).
    """
    document = _parsed(data)
    _check_format(document)
    _bring_up_to_date(document)
    breach = first_breach(document)
    if breach is not None:
        raise _schema_trouble(breach)
    record: dict[str, list[object]] = document["record"]  # type: ignore[assignment]  # as the schema says
    entities = [
        _entity(kind.name, number, plain) for kind in KINDS for number, plain in enumerate(record.get(kind.name, ()))
    ]
    _check_ids_differ(entities)
    _check_time_zones(entities)
    _check_local_times(entities)
    _check_nothing_is_below_itself(entities)
    return tuple(entities)


def plan_import(
    entities: Sequence[Entity], queries: Queries, ids: Ids, existing: ExistingIds = ExistingIds.SKIP
) -> ImportEntities:
    """The act that imports the entities; people and agencies that the store has are neither copied nor told apart.

    Where what is there stays, a board keeps its logo and its template too, under whatever ids they are.

    Raises Trouble `file_refers_to_nothing` where something refers to what neither the file nor the store has.
    """
    reader = CommittedReader(queries)
    known = {key(entity) for entity in entities if reader.get(type(entity), entity.id) is not None}
    _check_references(entities, reader)
    match existing:
        case ExistingIds.REPLACE:
            return ImportEntities(entities=tuple(entities))
        case ExistingIds.SKIP:
            new = (entity for entity in entities if key(entity) not in known)
            return ImportEntities(entities=tuple(entity for entity in new if not _has_one(entity, reader)))
        case ExistingIds.COPY:
            return ImportEntities(entities=tuple(_copied(entities, known, ids)))


def key(entity: Entity) -> tuple[str, Id]:
    """The plural name of the entity's kind, and its id."""
    return kind_of(entity).name, entity.id


def _has_one(entity: Entity, reader: CommittedReader) -> bool:
    """Whether it is a logo or template of a board that has one already."""
    return isinstance(entity, StyleFile) and bool(reader.where(StyleFile, board_id=entity.board_id, role=entity.role))


def _parsed(data: bytes) -> dict[str, object]:
    if len(data) > LARGEST_FILE:
        raise Trouble(TroubleCode.FILE_NOT_INTERCHANGE, reason="too_large")
    try:
        document = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise Trouble(TroubleCode.FILE_NOT_INTERCHANGE, reason="not_json") from error
    if not isinstance(document, dict):
        raise Trouble(TroubleCode.FILE_NOT_INTERCHANGE, reason="not_json")
    _check_depth(document)
    return document


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member is named twice")
    return members


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _check_depth(document: object) -> None:
    waiting = [(document, 1)]
    while waiting:
        value, depth = waiting.pop()
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if inside and depth > DEEPEST:
            raise Trouble(TroubleCode.FILE_NOT_INTERCHANGE, reason="too_deep")
        waiting.extend((part, depth + 1) for part in inside)


def _check_format(document: dict[str, object]) -> None:
    number = document.get("format")
    if type(number) is not int or number < 1 or "record" not in document:
        raise Trouble(TroubleCode.FILE_NOT_INTERCHANGE, reason="no_format")
    if number > FORMAT:
        raise Trouble(TroubleCode.FILE_NEWER, format=number, known=FORMAT)
    _check_rule_formats(document["record"])


def _bring_up_to_date(document: dict[str, object]) -> None:
    """A file of an earlier format, as this one writes it.

    It has none of the kinds that there were not yet, and its rules become what they would be written as now.
    """
    record = document["record"]
    if isinstance(record, dict):
        for name, since in _KINDS_SINCE.items():
            if document["format"] < since:  # type: ignore[operator]  # a whole number, as was checked
                record.setdefault(name, [])
    for board in _members(record, "boards"):
        if isinstance(board, dict) and "quorum" in board:
            board["quorum"] = brought_up_to_date(board["quorum"])
    document["format"] = FORMAT


def _check_rule_formats(record: object) -> None:
    """Rules have a format of their own; a newer one may hold what this program would judge wrongly."""
    for board in _members(record, "boards"):
        rule = board.get("quorum") if isinstance(board, dict) else None
        number = rule.get("rule_format") if isinstance(rule, dict) else None
        if type(number) is int and number > RULE_FORMAT:
            raise Trouble(TroubleCode.FILE_NEWER, format=number, known=RULE_FORMAT)


def _members(record: object, name: str) -> list[object]:
    found = record.get(name) if isinstance(record, dict) else None
    return found if isinstance(found, list) else []


def _entity(kind: str, number: int, plain: object) -> Entity:
    try:
        return from_plain(kind_named(kind).type, plain)
    except PlainError as error:
        place = "/".join(("record", kind, str(number), *error.place.replace("[", ".").replace("]", "").split(".")))
        breach = Breach(place.rstrip("/"), error.place.rpartition(".")[2], error.fact)
        raise _schema_trouble(breach) from error


def _schema_trouble(breach: Breach) -> Trouble:
    return Trouble(TroubleCode.FILE_BREAKS_SCHEMA, place=breach.place, field=breach.field, rule=breach.rule)


def _numbered(entities: Iterable[Entity]) -> Iterator[tuple[str, Entity]]:
    """Each entity with its place in the file ("record/minutes/3")."""
    counts: dict[str, int] = {}
    for entity in entities:
        kind = kind_of(entity).name
        yield f"record/{kind}/{counts.get(kind, 0)}", entity
        counts[kind] = counts.get(kind, 0) + 1


def _check_ids_differ(entities: Sequence[Entity]) -> None:
    seen: set[tuple[str, Id]] = set()
    for place, entity in _numbered(entities):
        if key(entity) in seen:
            raise _schema_trouble(Breach(f"{place}/id", "id", "unique"))
        seen.add(key(entity))


def _check_time_zones(entities: Sequence[Entity]) -> None:
    for place, entity in _numbered(entities):
        zone = getattr(entity, "time_zone", None)
        if zone is None:
            continue
        try:
            check_time_zone(zone)
        except BrokenRule as error:
            raise _schema_trouble(Breach(f"{place}/time_zone", "time_zone", error.code)) from error


def _check_local_times(entities: Sequence[Entity]) -> None:
    """Refuses an `at` in UTC, which the schema lets pass: it is what the clock of the room showed."""
    for place, entity in _numbered(entities):
        at = getattr(entity, "at", None)
        if at is not None and at.tzinfo is not None:
            raise _schema_trouble(Breach(f"{place}/at", "at", "local"))


def _check_nothing_is_below_itself(entities: Sequence[Entity]) -> None:
    """Refuses items below themselves, events that supersede themselves and the like: nobody would ever see them."""
    above: dict[tuple[str, Id], list[tuple[str, Reference]]] = {}
    for place, entity in _numbered(entities):
        for reference in references(entity):
            if reference.kind == kind_of(entity).name and not _goes_round(reference):
                above.setdefault(key(entity), []).append((place, reference))
    try:
        TopologicalSorter({held: [(one.kind, one.id) for _, one in named] for held, named in above.items()}).prepare()
    except CycleError as error:
        below, above_it = error.args[1][0], error.args[1][-2]
        place, reference = next(held for held in above[below] if (held[1].kind, held[1].id) == above_it)
        raise _schema_trouble(Breach(f"{place}/{reference.field}", reference.field, "circle")) from error


def _goes_round(reference: Reference) -> bool:
    """Boards are linked to each other and send each other papers, which puts neither below the other."""
    return reference.field.startswith(("relations.", "circulation."))


def _check_references(entities: Sequence[Entity], reader: CommittedReader) -> None:
    inside = {key(entity) for entity in entities}
    for place, entity in _numbered(entities):
        for reference in references(entity):
            if (reference.kind, reference.id) in inside:
                continue
            if reader.get(kind_named(reference.kind).type, reference.id) is None:
                where = f"{place}/{reference.field.replace('.', '/')}"
                raise Trouble(
                    TroubleCode.FILE_REFERS_TO_NOTHING,
                    place=where,
                    field=reference.field.rpartition(".")[2],
                    kind=reference.kind,
                    id=reference.id,
                )


def _copied(entities: Sequence[Entity], known: set[tuple[str, Id]], ids: Ids) -> Iterator[Entity]:
    new = {(kind, old): ids.new() for kind, old in sorted(known) if kind not in MATCHED_BY_ID}

    def in_the_copy(kind: str, old: Id) -> Id:
        return new.get((kind, old), old)

    for entity in entities:
        if kind_of(entity).name in MATCHED_BY_ID and key(entity) in known:
            continue
        yield _with_id_of_subject(with_ids(entity, in_the_copy))


def _with_id_of_subject(entity: Entity) -> Entity:
    """What bears an id that follows from what it is about bears, in a copy, one from what the copy is about."""
    if isinstance(entity, FinalAnswer):
        return replace(entity, id=final_answer_id(entity.decision_id))
    if isinstance(entity, RegisterEntry):
        return replace(entity, id=register_entry_id(entity.block_id))
    about = (entity.block_id or entity.minute_id) if isinstance(entity, PlainLine) else None
    return replace(entity, id=plain_line_id(about)) if about is not None else entity
