"""The actions of a meeting in one table: whose they are, what is to be done, by when, how far it is, where it arose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from clerk_app.documents.blocks import Block, Document, Run, Runs, Table, header_row, plain, row
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_edition import edition_document, edition_title, nothing_to_list
from clerk_app.documents.compose_house import in_house
from clerk_app.documents.compose_sections import sections_of
from clerk_app.documents.typed_runs import runs_of
from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import editions, papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case

_WIDTHS = {"owner": 4.2, "task": 5.4, "due": 2.2, "status": 1.9, "raised": 2.3}
_LARGE_WIDTHS = {"owner": 4.2, "task": 5.4, "due_and_status": 3.4, "raised": 2.3}
_LARGE = 140
"""From what size on, in tenths of a point, the words of five columns have no room beside one another."""
_ORDER = tuple(ActionStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One action as the table has it."""

    owners: str
    task: Runs
    due: str
    due_on: date | None
    status: ActionStatus | None
    raised: str
    source: Id


def compose_actions(
    record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, _only: Id | None = None
) -> Document:
    """One row for each action that was raised or reported on, sorted by owner, then by when it is due.

    What nobody has comes last, and so does what is due on no known day. Equal input gives an equal Document.
    """
    record = in_house(record, style)
    return edition_document(
        record, style, "actions", made_at, export_id, _blocks(BlockComposer(record, style)), banner=True
    )


def _blocks(composer: BlockComposer) -> Iterator[Block]:
    yield edition_title(composer.record, composer.style, "actions")
    lines = sorted(_lines(composer), key=_place)
    if not lines:
        yield from nothing_to_list("actions")
        return
    columns = _LARGE_WIDTHS if composer.style.look.text.size >= _LARGE else _WIDTHS
    yield Table(
        widths=tuple(columns.values()),
        rows=tuple(row([_said(one, column) for column in columns], source=one.source) for one in lines),
        header=(header_row([say(f"editions.actions.{name}") for name in columns]),),
        description=say("editions.actions.described"),
    )


def _lines(composer: BlockComposer) -> Iterator[_Line]:
    """An action once, as it was raised here or else as it was last reported."""
    actions = {one.id: one for one in composer.record.actions}
    known: dict[Id, _Line] = {}
    for section in sections_of(composer):
        for block in section.blocks:
            if block.kind not in (BlockKind.ACTION, BlockKind.EARLIER_ACTION) or not block.is_for_paper:
                continue
            action = actions.get(block.action_id or Id(""))
            is_raised = block.kind is BlockKind.ACTION
            if (action is not None and action.withdrawn) or (is_raised and block.action_id in known):
                continue
            status = block.status if block.status is not None else action.status if action is not None else None
            known[block.action_id or block.id] = _Line(
                owners=editions.owners(action),
                task=runs_of(block.text),
                due=sentence_case(papers.due_words(action.due, composer.record.board)) if action and action.due else "",
                due_on=action.due.on if action and action.due else None,
                status=status,
                raised=editions.where_raised(section.named_at(block), is_earlier=not is_raised),
                source=block.id,
            )
    yield from known.values()


def _place(line: _Line) -> tuple[bool, str, bool, date, int]:
    status = _ORDER.index(line.status) if line.status is not None else -1
    return not line.owners, line.owners.casefold(), line.due_on is None, line.due_on or date.min, status


def _said(line: _Line, column: str) -> str | Runs:
    match column:
        case "owner":
            return line.owners
        case "task":
            return line.task
        case "due":
            return line.due
        case "status":
            return _status(line.status)
        case "due_and_status":
            return _due_and_status(line.due, _status(line.status))
        case _:
            return line.raised


def _due_and_status(due: str, status: str) -> Runs:
    """In a line of its own how far it is stands out, or it would be read on from the day."""
    return (*plain(f"{due}\n" if due and status else due), *((Run(status, bold=True),) if status else ()))


def _status(status: ActionStatus | None) -> str:
    return editions.status(status) if status is not None else ""
