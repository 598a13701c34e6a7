"""The one place where store and writers are wired into the services.

Importing this module costs nothing: SQLAlchemy, reportlab and the others are loaded by the function that needs them,
so that the window can paint first and a command loads only what it uses.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from clerk_app.adapters.system_clock import SystemClock
from clerk_app.resource_files import resource

if TYPE_CHECKING:
    from clerk_app.documents.blocks import Document
    from clerk_app.documents.docx.template import Template
    from clerk_app.documents.laid import LaidPaper
    from clerk_app.domain.agenda_list import AgendaList
    from clerk_app.domain.board import Board
    from clerk_app.domain.house_style import HouseStyle
    from clerk_app.domain.identity import Id
    from clerk_app.domain.kinds import Entity
    from clerk_app.domain.member_list import MemberList
    from clerk_app.domain.minutes_list import MinutesList
    from clerk_app.domain.record import MeetingRecord
    from clerk_app.domain.style_file import StyleFile, StyleFileRole
    from clerk_app.services.acts import Act, ImportEntities
    from clerk_app.services.app import App
    from clerk_app.services.backups import Backup
    from clerk_app.services.choices import ExistingIds
    from clerk_app.services.exporting import Exporting
    from clerk_app.services.ports import Clock, Ids, OpenPages, Queries, Spelling
    from clerk_app.services.salvaging import Salvaged
    from clerk_app.services.trouble import TroubleCode
    from clerk_app.storage.store import Mode, Store

STORE_NAME = "records.clerk"
SAMPLES = (
    "corporate-parenting-board.json",
    "partnership-board.json",
    "strategic-partnership.json",
    "childrens-trust.json",
    "health-and-wellbeing-board.json",
)
SAMPLE_OF_PAGES = "health-and-wellbeing-board.json"
"""The sample whose minutes have something of everything."""
HEAVY_MODULES = ("clerk_app.services.execute", "clerk_app.documents.docx.writer", "clerk_app.documents.pdf.writer")
"""What the first act and the first export would have to wait for; the window loads it while nobody waits."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store with the application over it."""

    store: "Store"
    app: "App"

    @property
    def read_only(self) -> bool:
        """True if no act can be carried out."""
        return self.store.is_read_only

    @property
    def damaged_log(self) -> Path | None:
        """The file that keeps what could not be played back after a crash, where the disk had damaged it."""
        return self.store.damaged_log

    def quick_damage(self) -> tuple[str, ...]:
        """What is wrong with the structure of the file, one fact each."""
        return self.store.quick_damage()

    def mend(self, meeting_id: "Id") -> "frozenset[Id]":
        """What is damaged in a meeting is from now on as its record shows it; the ids of what was. As `Store.mend`."""
        return self.store.mend(meeting_id)

    def close(self) -> None:
        """Lets go of the store."""
        self.store.close()


def default_store(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where the records of this person lie unless they say otherwise."""
    return data_folder(environment, platform) / STORE_NAME


def free_place(store: Path) -> Path:
    """A place beside a store where nothing is yet, called like it with a number behind."""
    from clerk_app.storage import creation

    return creation.free_place(store)


def data_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder that this system keeps for a program's data."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Clerk"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Clerk"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "clerk"


def system_clock() -> "Clock":
    """The computer's clock."""
    return SystemClock()


def open_or_create(path: Path, clock: "Clock | None" = None, ids: "Ids | None" = None) -> Opened:
    """The store at a path, made where nothing is yet.

    Raises Trouble as `open_store` and `create_store` do. Acts belong to the thread that called this.
    """
    from clerk_app.storage.store import create_store

    clock, ids = _clock_and_ids(clock, ids)
    if not is_there(path):
        _make_own_folder(path)
        create_store(path, ids=ids, clock=clock)
    return open_existing(path, clock, ids)


def open_existing(path: Path, clock: "Clock | None" = None, ids: "Ids | None" = None) -> Opened:
    """The store at a path, to be changed. Raises Trouble as `open_store` does."""
    from clerk_app.storage.store import Mode

    return _opened(path, Mode.WRITE, clock, ids)


def open_read_only(path: Path, clock: "Clock | None" = None, ids: "Ids | None" = None) -> Opened:
    """The store at a path, to be read alone, whoever else has it open. Raises Trouble as `open_store` does."""
    from clerk_app.storage.store import Mode

    return _opened(path, Mode.READ, clock, ids)


@contextmanager
def closing(opened: Opened) -> Iterator["App"]:
    """The application over an open store, which is closed on leaving."""
    try:
        yield opened.app
    finally:
        opened.close()


def is_there(store: Path) -> bool:
    """True if there is a file where a store is to be."""
    from clerk_app.storage.places import is_taken

    return is_taken(store)


def mark_of(store: Path) -> str:
    """What tells a store as it is now from what becomes of it by the next word written; as `places.mark_of`."""
    from clerk_app.storage import places

    return places.mark_of(store)


@contextmanager
def rehearsing(store: Path, clock: "Clock | None" = None, ids: "Ids | None" = None) -> Iterator["App"]:
    """The application over a copy of a store, or over a new one where nothing is yet; it is thrown away on leaving.

    Raises Trouble as `back_up_store` and `open_store` do.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / STORE_NAME
        if is_there(store):
            back_up(store, copy, clock)
        with closing(open_or_create(copy, clock, ids)) as app:
            yield app


def exporting(queries: "Queries", template: "Template | None" = None) -> "Exporting":
    """The exports of a meeting, Word files in the template or, without one, in that of their board.

    A writer's library is loaded when it is first used.
    """
    from clerk_app.documents import written_words
    from clerk_app.documents.compose_actions import compose_actions
    from clerk_app.documents.compose_agenda import compose_agenda
    from clerk_app.documents.compose_certificate import compose_certificate
    from clerk_app.documents.compose_circulation import compose_circulation
    from clerk_app.documents.compose_decisions import compose_decisions
    from clerk_app.documents.compose_minutes import compose_minutes
    from clerk_app.documents.compose_notice import compose_notice
    from clerk_app.documents.compose_public import compose_public
    from clerk_app.documents.compose_registers import compose_registers
    from clerk_app.documents.compose_young_readers import compose_young_readers
    from clerk_app.services.choices import FileFormat, PaperKind
    from clerk_app.services.exporting import Exporting, Writer

    writers: dict[FileFormat, Writer] = {
        FileFormat.DOCX: partial(_written_as_docx, template=template),
        FileFormat.HTML: _written_as_html,
        FileFormat.TXT: _written_as_text,
    }
    calling = {
        PaperKind.AGENDA: compose_agenda,
        PaperKind.NOTICE: compose_notice,
        PaperKind.CIRCULATION: compose_circulation,
    }
    editions = {
        PaperKind.PUBLIC: compose_public,
        PaperKind.DECISIONS: compose_decisions,
        PaperKind.ACTIONS: compose_actions,
        PaperKind.CERTIFICATE: compose_certificate,
        PaperKind.YOUNG_READERS: compose_young_readers,
    }
    words_of = {
        FileFormat.DOCX: written_words.words_of_docx,
        FileFormat.PDF: written_words.words_of_pdf,
        FileFormat.HTML: written_words.words_of_html,
        FileFormat.TXT: written_words.words_of_text,
    }
    return Exporting(
        queries=queries,
        compose=compose_minutes,
        writers=writers,
        calling=calling,
        editions=editions,
        words_of=words_of,
        lay=_laid,
        in_template=_written_in_template if template is None else None,
        registers=compose_registers,
        holidays_of=public_holidays,
    )


def open_pages(data: bytes) -> "OpenPages":
    """The pages of a PDF, ready to be drawn."""
    from clerk_app.adapters.pdf_pages import PdfPages

    return PdfPages(data)


def read_interchange(data: bytes) -> "tuple[Entity, ...]":
    """The entities of an interchange file that keeps to its schema; raises Trouble as `importing.read_interchange`."""
    from clerk_app.adapters.json_schema import schema_check
    from clerk_app.plain.schema import SCHEMA_NAME
    from clerk_app.services import importing

    return importing.read_interchange(data, schema_check(resource("interchange", SCHEMA_NAME)))


def load_samples(app: "App", today: date) -> None:
    """Puts the sample boards into the store; what is there already stays as it is."""
    for act in sample_acts(app.queries, app.ids, today):
        app.execute(act)


def sample_acts(queries: "Queries", ids: "Ids", today: date) -> "tuple[Act, ...]":
    """The acts that put the sample boards into the store, in their order."""
    from clerk_app.services import samples

    read = [read_interchange(resource("samples", name).read_bytes()) for name in SAMPLES]
    return tuple(act for entities in read for act in samples.sample_acts(entities, queries, ids, today))


def sample_record(board: "Board") -> "MeetingRecord":
    """Minutes that the board could have, with something of all that pages can hold; no store has them."""
    from clerk_app.services import samples

    return samples.sample_record(_sample_of_pages(), board)


@cache
def _sample_of_pages() -> "tuple[Entity, ...]":
    return read_interchange(resource("samples", SAMPLE_OF_PAGES).read_bytes())


def import_act(file: Path, queries: "Queries", ids: "Ids", existing: "ExistingIds | None" = None) -> "ImportEntities":
    """The act that takes over an interchange file; what is in the store already stays, unless another way is chosen.

    Raises Trouble as `entities_of` and `plan_import` do, with the `path`.
    """
    return import_act_of(entities_of(file), file, queries, ids, existing)


def entities_of(file: Path) -> "tuple[Entity, ...]":
    """The entities of an interchange file, read before any store is touched.

    Raises Trouble `target_missing`, `may_not_read`, `file_unreadable`, or as `read_interchange` does, with the `path`.
    """
    from clerk_app.services.importing import LARGEST_FILE
    from clerk_app.services.trouble import Trouble, TroubleCode

    with _troubles_of(file):
        data = _read_at_most(file, LARGEST_FILE)
        if data is None:
            raise Trouble(TroubleCode.FILE_NOT_INTERCHANGE, reason="too_large")
        return read_interchange(data)


def read_members(file: Path) -> "MemberList":
    """The list of members in a spreadsheet or text file, as proposals that change nothing.

    Raises Trouble `target_missing`, `may_not_read`, `file_unreadable`, or `file_not_read` with its `reason`; all with
    the `path`. May take seconds: what opens the file is a process of its own.
    """
    from clerk_app.importers.member_table import read_members as members_in

    with _troubles_of(file):
        return members_in(_bytes_of(file))


def read_agenda(file: Path) -> "AgendaList":
    """The agenda in a Word file, web page or text file, as proposals that change nothing.

    Raises Trouble as `read_members` does.
    """
    from clerk_app.importers.agenda_file import read_agenda as agenda_in

    with _troubles_of(file):
        return agenda_in(_bytes_of(file))


def read_minutes(file: Path) -> "MinutesList":
    """The minutes in a Word file, web page, text file or list with commas, as proposals that change nothing.

    Raises Trouble as `read_members` does.
    """
    from clerk_app.importers.minutes_file import read_minutes as minutes_in

    with _troubles_of(file):
        return minutes_in(_bytes_of(file), has_commas=file.suffix.lower() == ".csv")


def read_template(file: Path) -> "Template":
    """A board's own Word file or template, as the frame of its papers.

    Raises Trouble as `read_members` does, but `template_not_read`.
    """
    from clerk_app.documents.docx.template_child import MODULE, TEMPLATE, template_of
    from clerk_app.importers.guarded import office_file
    from clerk_app.services.trouble import TroubleCode

    with _troubles_of(file, TroubleCode.TEMPLATE_NOT_READ, template=1):
        return office_file(TEMPLATE, _bytes_of(file), template_of, MODULE)


def read_style(file: Path) -> "HouseStyle":
    """The house style in a file that was handed on.

    Raises Trouble `target_missing`, `may_not_read`, `file_unreadable`, or `style_not_read` with its `reason`; all with
    the `path`.
    """
    from clerk_app.services.style_files import LARGEST_STYLE, read_style_file

    with _troubles_of(file):
        data = _read_at_most(file, LARGEST_STYLE)
        return read_style_file(data)


def read_own_file(role: "StyleFileRole", file: Path) -> bytes:
    """The bytes of a board's logo or Word template, once it was tried as papers will use it.

    Raises Trouble as `read_template` does, and BrokenRule for a picture that no paper can hold.
    """
    from clerk_app.domain.picture import read_picture
    from clerk_app.domain.style_file import StyleFileRole
    from clerk_app.services.trouble import TroubleCode

    if role is StyleFileRole.TEMPLATE:
        read_template(file)
    with _troubles_of(file, TroubleCode.TEMPLATE_NOT_READ):
        data = _bytes_of(file)
    if role is StyleFileRole.LOGO:
        read_picture(data, "")
    return data


def read_pasted_agenda(text: str, html: str = "") -> "AgendaList":
    """The agenda on the clipboard, by its HTML where there is some; raises Trouble `file_not_read` with a `reason`."""
    from clerk_app.importers.agenda_file import read_pasted_agenda as agenda_in

    with _refusals_as_troubles(pasted=1):
        return agenda_in(text, html)


def read_from_outside(arguments: Sequence[str]) -> int:
    """What the frozen program does as the process that opens files from outside: the exit code."""
    from clerk_app.importers import child

    if list(arguments) == ["template"]:
        from clerk_app.documents.docx import template_child

        return template_child.main(list(arguments))
    return child.main(list(arguments))


def make_backup(arguments: Sequence[str]) -> int:
    """What the frozen program does as the process that makes backups: the exit code."""
    from clerk_app.storage.backup_process import main

    return main(list(arguments))


HIDDEN_COMMANDS: "Mapping[str, Callable[[Sequence[str]], int]]" = {
    "read-from-outside": read_from_outside,
    "back-up-beside": make_backup,
}
"""By these the frozen program becomes a process of its own; whoever starts one names it so too."""


def import_act_of(
    entities: "tuple[Entity, ...]", file: Path, queries: "Queries", ids: "Ids", existing: "ExistingIds | None" = None
) -> "ImportEntities":
    """The act that takes over the entities of a file; raises Trouble as `plan_import` does, with the file's `path`."""
    from clerk_app.services.choices import ExistingIds
    from clerk_app.services.importing import plan_import
    from clerk_app.services.trouble import Trouble

    try:
        return plan_import(entities, queries, ids, existing or ExistingIds.SKIP)
    except Trouble as trouble:
        raise Trouble(trouble.code, **{**trouble.values, "path": str(file)}) from trouble


def back_up(store: Path, target: Path, clock: "Clock | None" = None, *, replace: bool = False) -> None:
    """A verified copy of the store at a path, which may be in use. Raises Trouble as `back_up_store` does."""
    from clerk_app.storage.store import back_up_store

    back_up_store(store, target, clock=clock or SystemClock(), replace=replace)


def back_up_beside(store: Path, now: datetime, go_on: "Callable[[], None]") -> "Backup":
    """A new backup in the series of this store, made by another process. Raises as `backup_process.back_up_beside`."""
    from clerk_app.storage import backup_process

    return backup_process.back_up_beside(store, now, go_on)


def backups_of(store: Path) -> "tuple[Backup, ...]":
    """The backups in the series of a store, the latest first."""
    from clerk_app.storage import backup_series

    return backup_series.backups_of(store)


def conflict_copies(store: Path) -> tuple[Path, ...]:
    """The copies of a store that programs for synchronised folders put beside it."""
    from clerk_app.storage import conflict_copies as found

    return found.conflict_copies(store)


def is_newer(store: Path, backup: "Backup") -> bool:
    """Whether a store was written after a backup was made, as `backup_series.is_newer` judges it."""
    from clerk_app.storage import backup_series

    return backup_series.is_newer(store, backup)


def restore(backup: Path, store: Path, clock: "Clock | None" = None) -> Path | None:
    """Puts a backup in a store's place; the file that keeps what was there, if something was. Raises as `restore`."""
    from clerk_app.storage import restore

    _make_own_folder(store)
    return restore.restore(backup, store, clock=clock or SystemClock())


def salvage(store: Path, target: Path | None = None, clock: "Clock | None" = None) -> "Salvaged":
    """New records of what is whole in a damaged store, which stays as it is. Raises as `rebuilding.salvage`."""
    from clerk_app.storage import rebuilding
    from clerk_app.wording.catalogue import say

    clock, ids = _clock_and_ids(clock, None)
    return rebuilding.salvage(store, target, name=say("salvage.name"), ids=ids, clock=clock)


def salvage_in_place(store: Path, clock: "Clock | None" = None) -> "tuple[Salvaged, Path]":
    """As `salvage`, but in the place of the damaged store; with the file that keeps what was there."""
    from clerk_app.storage import rebuilding
    from clerk_app.wording.catalogue import say

    clock, ids = _clock_and_ids(clock, None)
    return rebuilding.salvage_in_place(store, name=say("salvage.name"), ids=ids, clock=clock)


def public_holidays(code: str, years: Iterable[int]) -> frozenset[date]:
    """The public holidays of a calendar in these years; raises KeyError for a calendar that is not offered."""
    from clerk_app.adapters import holiday_calendar

    return holiday_calendar.public_holidays(code, years)


@cache
def spelling() -> "Spelling":
    """The dictionary that is shipped, loaded once; raises Trouble as `load_spelling` does, and then tries anew."""
    from clerk_app.adapters.spelling import load_spelling

    return load_spelling(resource("dictionaries"))


def write_safely(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises Trouble as the store's own function does."""
    from clerk_app.storage import safe_file

    safe_file.write_safely(path, data)


def place_for(output: str, name: str) -> Path:
    """Where a file goes that somebody wants there: under this name into a folder, else to the path as it is given.

    Raises Trouble `target_missing` for what is written as a folder and is none.
    """
    from clerk_app.services.trouble import Trouble, TroubleCode

    path = Path(output)
    if _is_folder(path):
        return path / name
    if output.endswith(("/", os.sep)):
        raise Trouble(TroubleCode.TARGET_MISSING, path=output)
    return path


def _is_folder(path: Path) -> bool:
    """True if a folder is known to be there."""
    try:
        return path.is_dir()
    except OSError:  # it may not be looked at, or its name is longer than any can be
        return False


def write_to(stream: BinaryIO, data: bytes) -> None:
    """Writes to a stream that is open already; raises Trouble where it takes no more, BrokenPipeError as it comes."""
    from clerk_app.services.trouble import Trouble
    from clerk_app.storage.errors import file_trouble_code

    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Trouble(file_trouble_code(error)) from error


def _bytes_of(file: Path) -> bytes:
    """What is in a file, unless it is larger than any that is read."""
    from clerk_app.importers.limits import LARGEST_OFFICE_FILE, MEGABYTE
    from clerk_app.importers.refusal import Refusal, RefusalCode

    data = _read_at_most(file, LARGEST_OFFICE_FILE)
    if data is None:
        raise Refusal(RefusalCode.TOO_LARGE, most=LARGEST_OFFICE_FILE // MEGABYTE)
    return data


def _read_at_most(file: Path, most: int) -> bytes | None:
    """What is in a file, or comes out of a pipe or device; None where that is more."""
    if file.stat().st_size > most:
        return None
    with file.open("rb") as opened:
        data = opened.read(most + 1)
    return data if len(data) <= most else None


@contextmanager
def _troubles_of(file: Path, code: "TroubleCode | None" = None, **values: int) -> Iterator[None]:
    """Whatever goes wrong with reading a file is a Trouble with its path."""
    from clerk_app.services.trouble import Trouble, TroubleCode

    try:
        with _refusals_as_troubles(code, **values):
            yield
    except FileNotFoundError as error:
        raise Trouble(TroubleCode.TARGET_MISSING, path=str(file)) from error
    except PermissionError as error:
        raise Trouble(TroubleCode.MAY_NOT_READ, path=str(file)) from error
    except OSError as error:
        raise Trouble(TroubleCode.FILE_UNREADABLE, path=str(file)) from error
    except Trouble as trouble:
        raise Trouble(trouble.code, **{**trouble.values, "path": str(file)}) from trouble


@contextmanager
def _refusals_as_troubles(code: "TroubleCode | None" = None, **values: int) -> Iterator[None]:
    from clerk_app.importers.refusal import Refusal
    from clerk_app.services.trouble import Trouble, TroubleCode

    try:
        yield
    except Refusal as refusal:
        said = {"reason": str(refusal.code), **refusal.values, **values}
        raise Trouble(code or TroubleCode.FILE_NOT_READ, **said) from refusal


def _opened(path: Path, mode: "Mode", clock: "Clock | None", ids: "Ids | None") -> Opened:
    from clerk_app.services.app import App
    from clerk_app.storage.store import open_store

    clock, ids = _clock_and_ids(clock, ids)
    store = open_store(path, clock=clock, mode=mode)
    return Opened(store, App(units=store.units, queries=store.queries, ids=ids, clock=clock))


def _make_own_folder(path: Path) -> None:
    from clerk_app.storage.errors import file_troubles

    if path == default_store():
        with file_troubles(path):
            path.parent.mkdir(parents=True, exist_ok=True)


def _clock_and_ids(clock: "Clock | None", ids: "Ids | None") -> "tuple[Clock, Ids]":
    from clerk_app.adapters.uuid7 import Uuid7Ids

    clock = clock or SystemClock()
    return clock, ids or Uuid7Ids(clock)


def _written_as_docx(document: "Document", style: "HouseStyle", template: "Template | None") -> bytes:
    from clerk_app.documents.docx.writer import write_docx
    from clerk_app.documents.style import page_style

    return write_docx(
        document, page_style(style, calling=document.goes_out_before, large=document.large_print), template=template
    )


def _written_in_template(document: "Document", style: "HouseStyle", file: "StyleFile") -> bytes:
    """A Word file in a board's own template; raises Trouble as `read_template` does."""
    from clerk_app.documents.docx.template_child import MODULE, TEMPLATE, template_of
    from clerk_app.importers.guarded import office_file
    from clerk_app.services.trouble import TroubleCode

    with _troubles_of(Path(file.name), TroubleCode.TEMPLATE_NOT_READ, template=1):
        template = office_file(TEMPLATE, file.data, template_of, MODULE)
    return _written_as_docx(document, style, template)


def _laid(document: "Document", style: "HouseStyle") -> "LaidPaper":
    from clerk_app.documents.pdf.writer import lay_pdf
    from clerk_app.documents.style import page_style

    return lay_pdf(document, page_style(style, calling=document.goes_out_before, large=document.large_print))


def _written_as_html(document: "Document", style: "HouseStyle") -> bytes:
    from clerk_app.documents.html import write_html
    from clerk_app.documents.style import page_style

    return write_html(document, page_style(style, calling=document.goes_out_before, large=document.large_print))


def _written_as_text(document: "Document", style: "HouseStyle") -> bytes:
    from clerk_app.documents.style import page_style
    from clerk_app.documents.text import write_text

    return write_text(document, page_style(style, calling=document.goes_out_before, large=document.large_print))
