"""The command `gui`: the window on a store."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app import bootstrap
from clerk_app.cli.display import can_start_qt
from clerk_app.cli.saying import NotUnderstood

if TYPE_CHECKING:
    from clerk_app.services.acts import Act
    from clerk_app.services.ports import Clock, Ids, Queries
    from clerk_app.services.salvaging import Salvaged
    from clerk_app.ui.app import Furniture, Launch

LOOK_FILE = "window.json"
WORDS_FILE = "words.txt"
COMPILED_FILE = "compiled.bin"


def open_window(store: Path) -> int:
    """Shows the window until it is closed; the store is made where nothing is yet.

    Raises NotUnderstood where there is no display.
    """
    if not can_start_qt(os.environ):
        from clerk_app.wording.catalogue import say

        raise NotUnderstood(say("cli.no_display"))
    set_up_quickly()
    from clerk_app.ui.app import run

    return run(launch_on(store))


def set_up_quickly() -> None:
    """What makes the window load sooner is set up; what PySide compiles is kept for the person."""
    from clerk_app.ui.quick_start import quick_start

    quick_start(bootstrap.data_folder() / COMPILED_FILE)


def launch_on(store: Path, clock: "Clock | None" = None, look_file: Path | None = None) -> "Launch":
    """What the window on this store is started with; the place is kept beside it, look and words for the person."""
    return _launch(store, clock or bootstrap.system_clock(), look_file, _Opening())


def _launch(store: Path, clock: "Clock", look_file: Path | None, opening: "_Opening") -> "Launch":
    from clerk_app.ui.app import Launch
    from clerk_app.ui.background.backups import Backups
    from clerk_app.ui.files import Files
    from clerk_app.ui.home_keeper import KeptHomeFile
    from clerk_app.ui.words import OwnWords, Words

    look_of_person = look_file or bootstrap.data_folder() / LOOK_FILE
    return Launch(
        open_store=opening.noting(partial(bootstrap.open_or_create, store, clock)),
        damaged_log=opening.damaged_log,
        open_read_only=opening.noting(partial(bootstrap.open_read_only, store, clock)),
        clock=clock,
        furniture=_furniture,
        state_file=state_file(store),
        look_file=look_of_person,
        safe_write=_write_making_folder,
        kept_home=KeptHomeFile(path=home_file(store), mark=partial(bootstrap.mark_of, store)),
        heavy_modules=bootstrap.HEAVY_MODULES,
        files=Files(
            exporting=bootstrap.exporting,
            write=bootstrap.write_safely,
            open_pages=bootstrap.open_pages,
            sample_acts=_samples_of_today(clock),
            import_act=bootstrap.import_act,
            read_agenda=bootstrap.read_agenda,
            read_pasted_agenda=bootstrap.read_pasted_agenda,
            read_minutes=bootstrap.read_minutes,
            read_members=bootstrap.read_members,
            read_style=bootstrap.read_style,
            sample_record=bootstrap.sample_record,
            read_own_file=bootstrap.read_own_file,
        ),
        holidays_of=bootstrap.public_holidays,
        words=Words(load=bootstrap.spelling, own=OwnWords(look_of_person.with_name(WORDS_FILE), _write_making_folder)),
        elsewhere=partial(launch_on, clock=clock, look_file=look_file),
        new_place=partial(bootstrap.free_place, store) if store == bootstrap.default_store() else None,
        backups=Backups(
            there=partial(bootstrap.backups_of, store),
            make=partial(bootstrap.back_up_beside, store),
            is_newer=partial(bootstrap.is_newer, store),
            copies_beside=partial(bootstrap.conflict_copies, store),
        ),
        going_back=partial(_launch_going_back, store, clock, look_file),
        salvaging=partial(_launch_salvaging, store, clock, look_file),
        find_damage=opening.find_damage,
    )


def _launch_going_back(store: Path, clock: "Clock", look_file: Path | None, backup: Path) -> "Launch":
    """What the window is started with so that the backup takes the store's place before that is opened."""
    opening, going_back = _Opening(), _GoingBack(store, backup, clock)
    launch = _launch(store, clock, look_file, opening)
    return replace(
        launch,
        open_store=opening.noting(going_back.open_store),
        kept_home=None,
        as_before=launch.open_store,
        replaced=going_back.replaced,
    )


def _launch_salvaging(store: Path, clock: "Clock", look_file: Path | None) -> "Launch":
    """What the window is started with so that what is whole of the store takes its place before that is opened."""
    opening, salvaging = _Opening(), _Salvaging(store, clock)
    launch = _launch(store, clock, look_file, opening)
    return replace(
        launch,
        open_store=opening.noting(salvaging.open_store),
        kept_home=None,
        as_before=launch.open_store,
        replaced=salvaging.replaced,
        salvaged=salvaging.salvaged,
    )


@dataclass
class _Opening:
    """Notes which store was opened, in whatever way, and knows afterwards what the disk has done to it."""

    _opened: bootstrap.Opened | None = None

    def noting(self, opener: "Callable[[], bootstrap.Opened]") -> "Callable[[], bootstrap.Opened]":
        """The same opener, whose store is the one that is looked at."""

        def open_store() -> bootstrap.Opened:
            self._opened = opened = opener()
            return opened

        return open_store

    def find_damage(self) -> tuple[str, ...]:
        """What is wrong with the structure of the store that is open, one fact each."""
        return self._opened.quick_damage() if self._opened is not None else ()

    def damaged_log(self) -> Path | None:
        """The file that keeps what could not be read of what was typed last; None where nothing was lost."""
        return self._opened.damaged_log if self._opened is not None else None


@dataclass
class _GoingBack:
    """Puts a backup in the place of a store and opens that; what was there is kept in a file beside it."""

    store: Path
    backup: Path
    clock: "Clock"
    kept: Path | None = None

    def open_store(self) -> bootstrap.Opened:
        self.kept = bootstrap.restore(self.backup, self.store, self.clock)
        return bootstrap.open_existing(self.store, self.clock)

    def replaced(self) -> Path | None:
        return self.kept


@dataclass
class _Salvaging:
    """Puts what is whole of a damaged store in its place and opens that; the damaged file is kept beside it."""

    store: Path
    clock: "Clock"
    kept: Path | None = None
    made: "Salvaged | None" = None

    def open_store(self) -> bootstrap.Opened:
        self.made, self.kept = bootstrap.salvage_in_place(self.store, self.clock)
        return bootstrap.open_existing(self.store, self.clock)

    def replaced(self) -> Path | None:
        return self.kept

    def salvaged(self) -> "Salvaged | None":
        return self.made


def state_file(store: Path) -> Path:
    """Where the window remembers what belongs to this store."""
    return store.with_name(f"{store.name}.window.json")


def home_file(store: Path) -> Path:
    """Where the window keeps Home as it was left, for the next start."""
    return store.with_name(f"{store.name}.home.json")


def _furniture() -> "Furniture":
    from clerk_app.ui.furniture import furniture

    return furniture()


def _samples_of_today(clock: "Clock") -> "Callable[[Queries, Ids], tuple[Act, ...]]":
    def acts(queries: "Queries", ids: "Ids") -> "tuple[Act, ...]":
        return bootstrap.sample_acts(queries, ids, clock.now().astimezone().date())

    return acts


def _write_making_folder(path: Path, data: bytes) -> None:
    if path.parent == bootstrap.data_folder():
        path.parent.mkdir(parents=True, exist_ok=True)
    bootstrap.write_safely(path, data)
