"""What the list of the members' screen shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.identity import Id


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row or the form is about: a category, a seat, an agency or a group."""

    kind: str
    id: Id

    @property
    def key(self) -> str:
        """What fields about it begin with."""
        return f"{self.kind}/{self.id}"


SEAT, CATEGORY, AGENCY, GROUP = "seat", "category", "agency", "group"


def subject_named(key: str) -> Subject | None:
    """What a key is about; None where it is about nothing that a row shows."""
    kind, _, rest = key.partition("/")
    known = kind in (SEAT, CATEGORY, AGENCY, GROUP) and rest
    return Subject(kind, Id(rest.partition("/")[0])) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A row: a heading, which may be a category to be edited, or a line with a second, quieter one and a remark."""

    words: str
    subject: Subject | None = None
    note: str = ""
    aside: str = ""
    is_heading: bool = False
    is_quiet: bool = False

    @property
    def spoken(self) -> str:
        """The row in one line."""
        return ", ".join(part for part in (self.words, self.aside, self.note) if part)
