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
    """What a meeting has as Word or PDF; an extract is one item of the minutes alone."""

    MINUTES = "minutes"
    AGENDA = "agenda"
    NOTICE = "notice"
    EXTRACT = "extract"


class ExistingIds(StrEnum):
    """What to do with things whose ids the store has already."""

    SKIP = "skip"
    REPLACE = "replace"
    COPY = "copy"
