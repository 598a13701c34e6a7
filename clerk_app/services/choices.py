"""What a clerk can choose when files come and go; apart from the work itself, so that naming a choice loads nothing."""

from enum import StrEnum


class FileFormat(StrEnum):
    """The kinds of file that a meeting can be exported to; the value is the ending of the file's name."""

    JSON = "json"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    TXT = "txt"


class PaperKind(StrEnum):
    """What a meeting has as Word or PDF; the minutes are the full edition, an extract is one item of them alone."""

    MINUTES = "minutes"
    PUBLIC = "public"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    YOUNG_READERS = "young_readers"
    CERTIFICATE = "certificate"
    AGENDA = "agenda"
    NOTICE = "notice"
    CIRCULATION = "circulation"
    EXTRACT = "extract"


EDITIONS = frozenset(
    {PaperKind.PUBLIC, PaperKind.DECISIONS, PaperKind.ACTIONS, PaperKind.YOUNG_READERS, PaperKind.CERTIFICATE}
)
"""The papers that are made of a record without what is exempt, and so may be published."""

MAY_BE_FULL = frozenset({PaperKind.DECISIONS, PaperKind.ACTIONS})
"""Those of them that members may have with what is exempt."""


class BrokenTemplate(StrEnum):
    """What to do where a board's own template cannot be used: write nothing, or in the house style alone."""

    STOP = "stop"
    HOUSE_STYLE = "house-style"


class DoubtfulRows(StrEnum):
    """What to do with rows of a list or an agenda that are doubtful, where nobody is there to be asked.

    Taken, a name that is only like others is a new one, and whoever holds a seat is followed where that can be.
    """

    TAKE = "take"
    LEAVE_OUT = "leave-out"


class ExistingIds(StrEnum):
    """What to do with things whose ids the store has already."""

    SKIP = "skip"
    REPLACE = "replace"
    COPY = "copy"
