"""How a place says which paper of a meeting is shown, and what for."""

from __future__ import annotations

from enum import StrEnum

from clerk_app.services.choices import PaperKind


class Purpose(StrEnum):
    """What the pages are opened for, which says where the focus begins: CHECK at what was found in the draft."""

    READ = "read"
    EXPORT = "export"
    CHECK = "check"


def section_of(paper: PaperKind, purpose: Purpose) -> str:
    """The section of a place on the screen of the pages."""
    return f"{purpose}/{paper}"


def asked_for(section: str) -> tuple[PaperKind, Purpose]:
    """The paper and the purpose that a section names; the minutes, to be read, where it names none."""
    purpose, _, paper = section.partition("/")
    return (
        PaperKind(paper) if paper in tuple(PaperKind) else PaperKind.MINUTES,
        Purpose(purpose) if purpose in tuple(Purpose) else Purpose.READ,
    )
