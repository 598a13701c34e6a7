"""The actions of a meeting as a table above its items: number, minute, what is to be done, who completes it."""

from collections.abc import Iterator, Sequence

from clerk_app.documents.blocks import Block, Heading, Table, header_row, plain, row
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_house import fixed_heading
from clerk_app.documents.compose_sections import Section
from clerk_app.wording import papers

_WIDTHS = (1.3, 1.5, 8.0, 4.0)
_COLUMNS = ("number", "minute", "task", "owner")


def action_summary(composer: BlockComposer, sections: Sequence[Section]) -> Iterator[Block]:
    """One row for each action that was raised, in the order of their numbers; nothing where none was."""
    numbers = composer.record.action_numbers
    rows = [
        row(
            (
                str(numbers.get(block.action_id, "")) if block.action_id is not None else "",
                section.number_at(block),
                composer.task_runs(block),
                composer.completed_by(block),
            ),
            source=block.id,
        )
        for section in sections
        for block in section.blocks
        if block.is_for_paper and composer.is_standing_action(block)
    ]
    if not rows:
        return
    yield Heading(plain(fixed_heading(composer.style, papers.heading("action_summary"))))
    yield Table(
        widths=_WIDTHS,
        rows=tuple(rows),
        header=(header_row([papers.heading(f"action_{name}") for name in _COLUMNS]),),
        description=papers.description("action_summary"),
        row_headers=True,
    )
