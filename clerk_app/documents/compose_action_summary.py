"""The actions of a meeting as a table above its items: number, minute, page, what is to be done, who completes it."""

from collections.abc import Iterator, Sequence

from clerk_app.documents.blocks import Block, Heading, Run, Table, header_row, plain, row
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_house import fixed_heading
from clerk_app.documents.compose_sections import Section
from clerk_app.domain.house_style import ActionPlacement
from clerk_app.domain.minutes import Block as MinuteBlock
from clerk_app.wording import papers

_WIDTHS = {"number": 1.6, "minute": 1.8, "page": 1.4, "task": 6.6, "owner": 4.7}


def action_summary(composer: BlockComposer, sections: Sequence[Section]) -> Iterator[Block]:
    """One row for each action that was raised, in the order of their numbers; nothing where none was."""
    numbers, has_pages = composer.record.action_numbers, composer.style.action_pages
    columns = [name for name in _WIDTHS if has_pages or name != "page"]
    rows = [
        row(
            (
                str(numbers.get(block.action_id, "")) if block.action_id is not None else "",
                section.named_at(block),
                *(((Run("", page_of=_place(composer, section, block)),),) if has_pages else ()),
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
        widths=tuple(_WIDTHS[name] for name in columns),
        rows=tuple(rows),
        header=(header_row([papers.heading(f"action_{name}") for name in columns]),),
        description=papers.description("action_summary"),
        row_headers=True,
        pages=columns.index("page") if has_pages else -1,
    )


def _place(composer: BlockComposer, section: Section, block: MinuteBlock) -> str:
    """The source of what stands on the page where an action arose: its own words, or its minute if they stand last."""
    return section.minute.id if composer.style.actions is ActionPlacement.AT_END else block.id
