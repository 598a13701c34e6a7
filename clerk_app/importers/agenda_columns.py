"""The columns of an agenda that is set as a table, by their usual headings."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from clerk_app.importers.member_columns import folded_words


class AgendaColumn(StrEnum):
    """What a column of an agenda says."""

    NUMBER = "number"
    TITLE = "title"
    LEAD = "lead"
    TIME = "time"
    PURPOSE = "purpose"
    PAPER = "paper"
    ASKS = "asks"


_HEADINGS: Mapping[AgendaColumn, str] = {
    AgendaColumn.NUMBER: "no|number|item no|item number|ref|#|agenda no|agenda item no|agenda ref|nr",
    AgendaColumn.TITLE: "item|items|agenda item|agenda items|title|subject|topic|business|description|agenda|heading"
    "|item title|session",
    AgendaColumn.LEAD: "lead|leads|lead officer|presenter|presenters|presented by|who|who leads|owner|speaker|speakers"
    "|led by|responsible|lead person|presenting|by whom|facilitator|lead member|item lead|officer|name",
    AgendaColumn.TIME: "time|times|timing|timings|slot|start|duration|mins|minutes|time allocated|allocated time|when"
    "|time slot|length|start time|time (mins)|approx time|time allotted",
    AgendaColumn.PURPOSE: "purpose|for|type|for information/decision|purpose of item|action required"
    "|information/decision|action|status|decision/information|decision required|required",
    AgendaColumn.PAPER: "paper|papers|paper no|paper number|enclosure|enclosures|document|documents|attachment"
    "|attachments|enc|encs|appendix|report|supporting documents|background papers|paper ref|format",
    AgendaColumn.ASKS: "recommendation|recommendations|asks|ask|the board is asked to|board is asked to|outcome"
    "|desired outcome|outcome required|action requested",
}  # fmt: skip
_BY_HEADING = {word: column for column, words in _HEADINGS.items() for word in words.split("|")}


def columns_of(cells: Sequence[str]) -> dict[AgendaColumn, int] | None:
    """Which column says what, by a row of headings; None for a row that is none: two known, one of them the title."""
    columns: dict[AgendaColumn, int] = {}
    for place, cell in enumerate(cells):
        column = _BY_HEADING.get(folded_words(cell.split("(")[0][:80])) or _BY_HEADING.get(folded_words(cell[:80]))
        if column is AgendaColumn.TITLE and column in columns and folded_words(cells[columns[column]]) == "item":
            columns[AgendaColumn.NUMBER] = columns.pop(column)  # "Item | Subject": the first is the number
        if column is not None:
            columns.setdefault(column, place)
    return columns if AgendaColumn.TITLE in columns and len(columns) > 1 else None
