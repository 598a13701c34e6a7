"""What every paper has that goes out before a meeting."""

from collections.abc import Iterable
from datetime import datetime

from clerk_app.documents.blocks import Block, Document, Metadata
from clerk_app.documents.compose_house import furniture
from clerk_app.documents.compose_keeping import kept_together
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import calling, papers
from clerk_app.wording.catalogue import say


def calling_document(
    record: MeetingRecord, style: HouseStyle, paper: str, made_at: datetime, export_id: str, blocks: Iterable[Block]
) -> Document:
    """A paper that goes out before the meeting: `agenda_paper`, `notice` or `circulation`."""
    board, meeting = record.board, record.meeting
    metadata = Metadata(
        title=calling.document_title(paper, board, meeting),
        author=papers.board_name(board, meeting.date),
        subject=say(f"{paper}.heading"),
        created=made_at,
        modified=made_at,
        export_id=export_id,
        language=board.language,
    )
    return Document(
        metadata=metadata,
        blocks=tuple(kept_together(blocks)),
        furniture=furniture(record, style, papers.running_title(board, meeting), tells_state=False),
        goes_out_before=True,
    )
