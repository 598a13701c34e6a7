"""The interchange format: the full record as canonical JSON text, one list per kind, sorted by id."""

from collections.abc import Iterable

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity, kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.style_file import StyleFile
from clerk_app.plain.schema import FORMAT
from clerk_app.plain.values import Plain, canonical_json_of_much, to_plain
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader, meeting_entities

NOTICE = "This file holds the full record, with private notes and exempt text. Keep it as safe as the minutes."
"""What the file says to whoever opens it."""


def export_store(queries: Queries) -> str:
    """The whole store as interchange text."""
    return interchange_text(queries.everything())


def export_meeting(queries: Queries, meeting_id: Id) -> str:
    """One meeting with all that it refers to as interchange text; raises BrokenRule `not_found`.

    The logo and the Word template of its board are in it, so that it prints the same pages wherever it is read.
    """
    meeting = queries.entity(Meeting, meeting_id)
    if meeting is None:
        raise BrokenRule("not_found", kind="meetings", id=meeting_id)
    files = queries.where(StyleFile, board_id=meeting.board_id)
    return interchange_text((*meeting_entities(CommittedReader(queries), meeting_id), *files))


def interchange_text(entities: Iterable[Entity]) -> str:
    """The entities as canonical interchange text: equal entities, in whatever order, give equal text."""
    record: dict[str, list[Plain]] = {kind.name: [] for kind in KINDS}
    for entity in sorted(entities, key=lambda entity: entity.id):
        record[kind_of(entity).name].append(to_plain(entity))
    return canonical_json_of_much({"format": FORMAT, "notice": NOTICE, "record": record})
