"""Sealed snapshots: the interchange text of a meeting's record with its hash."""

from hashlib import sha256

from clerk_app.domain.meeting import Meeting, Snapshot
from clerk_app.services.interchange import interchange_text
from clerk_app.services.reading import meeting_entities
from clerk_app.services.work import Work


def sealed(meeting: Meeting, work: Work, name: str = "") -> Snapshot:
    """The meeting's record as it is in this unit of work, without other snapshots; `name` is a kept version's."""
    entities = meeting_entities(work.uow, meeting.id)
    text = interchange_text(entity for entity in entities if not isinstance(entity, Snapshot))
    return Snapshot(
        id=work.ids.new(),
        meeting_id=meeting.id,
        sealed_at=work.now,
        sha256=seal_of(text),
        record=text,
        name=name,
    )


def seal_of(text: str) -> str:
    """The SHA-256 of the text in UTF-8, as hex digits."""
    return sha256(text.encode()).hexdigest()


def is_unbroken(snapshot: Snapshot) -> bool:
    """True if the sealed text is still the one that was sealed."""
    return seal_of(snapshot.record) == snapshot.sha256
