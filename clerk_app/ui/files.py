"""What the window asks of files other than its own store: exports, the samples, interchange files.

The wiring hands it in with the `Launch`, and every screen finds it at `desk.files`::

    desk.jobs.start(WriteBoth(desk.files, desk.queries, meeting_id, folder), self._exported, self._not_exported)

All of them read or write, so they are called in a job, never in the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.domain.agenda_list import AgendaList
    from clerk_app.domain.board import Board
    from clerk_app.domain.house_style import HouseStyle
    from clerk_app.domain.member_list import MemberList
    from clerk_app.domain.minutes_list import MinutesList
    from clerk_app.domain.record import MeetingRecord
    from clerk_app.domain.style_file import StyleFileRole
    from clerk_app.services.acts import Act
    from clerk_app.services.exporting import Exporting
    from clerk_app.services.ports import Ids, OpenPages, Queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files that the window reads and writes, by functions that the wiring hands in.

    `exporting` gives the exports over a store's queries. `write` writes a file whole or not at all and raises Trouble.
    `sample_acts` are the acts that put the sample boards into the store, in order; `import_act` is the act that takes
    over an interchange file, and raises Trouble where it cannot be read. `read_agenda` proposes the items of an agenda
    in a file, `read_pasted_agenda` those of a text with its HTML, `read_minutes` the minutes in a file, `read_members`
    the rows of a list of members; they raise Trouble, and are None where nothing reads. `open_pages` makes the pages of
    a PDF ready to be drawn; None where nothing draws them. `read_style` reads a house style and raises Trouble;
    `sample_record` gives minutes that a board could have, for those that have none yet. `read_own_file` gives the bytes
    of a board's logo or Word template, once it was tried, and raises Trouble or BrokenRule.
    """

    exporting: Callable[[Queries], Exporting]
    write: Callable[[Path, bytes], None]
    sample_acts: Callable[[Queries, Ids], tuple[Act, ...]]
    import_act: Callable[[Path, Queries, Ids], Act]
    open_pages: Callable[[bytes], OpenPages] | None = None
    read_agenda: Callable[[Path], AgendaList] | None = None
    read_pasted_agenda: Callable[[str, str], AgendaList] | None = None
    read_minutes: Callable[[Path], MinutesList] | None = None
    read_members: Callable[[Path], MemberList] | None = None
    read_style: Callable[[Path], HouseStyle] | None = None
    sample_record: Callable[[Board], MeetingRecord] | None = None
    read_own_file: Callable[[StyleFileRole, Path], bytes] | None = None
