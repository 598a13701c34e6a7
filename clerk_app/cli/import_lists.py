"""Lists of members and agendas at a terminal: what they would add and change is said first, with what is doubtful."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.bootstrap import Opened
from clerk_app.cli.finding import find_board, find_meeting
from clerk_app.cli.saying import NotUnderstood
from clerk_app.domain.agenda_list import AgendaList, ListedItem
from clerk_app.domain.doubts import Place
from clerk_app.domain.member_list import LeftOver
from clerk_app.domain.timeline import wall_time
from clerk_app.services.acts import ImportEntities, SaveSetup
from clerk_app.services.choices import DoubtfulRows
from clerk_app.services.comparing_members import compare_members
from clerk_app.services.member_preview import LineState, MemberLine, MemberPreview
from clerk_app.services.reading import CommittedReader
from clerk_app.services.seats_and_names import SeatsAndNames, seats_and_names
from clerk_app.services.taking_over_agenda import agenda_entities, may_be_taken
from clerk_app.services.taking_over_members import MemberChoices, may_follow, member_entities
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_range
from clerk_app.wording.reading import (
    difference_words,
    doubt_words,
    held_words,
    member_notes,
    place_words,
    question_words,
)

DONE = 0
_BETWEEN = " · "
Plain = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """What is to be done with doubtful rows (None: nothing at all is changed), and how the preview is said."""

    doubts: DoubtfulRows | None = None
    dry_run: bool = False
    as_json: bool = False

    def open(self, store: Path) -> Opened:
        """The store, which a dry run only reads: a window may be open meanwhile."""
        return bootstrap.open_read_only(store) if self.dry_run else bootstrap.open_existing(store)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of what was read, in words and as plain values; `remarks` are its doubts and questions."""

    place: Place
    state: str
    words: str
    more: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    is_taken: bool = True

    def lines(self) -> Iterator[str]:
        """How it is printed."""
        yield say("cli.place_indented", place=place_words(self.place), words=self.words)
        yield from (say("cli.remark", words=words) for words in (*self.more, *self.remarks) if words)

    def plain(self) -> Plain:
        """How it stands in JSON."""
        at: Plain = {"line": self.place.line, "sheet": self.place.sheet, "state": self.state, "words": self.words}
        return {**at, "says": list(self.more), "doubts": list(self.remarks), "taken": self.is_taken}


def import_members(store: Path, file: Path, wanted: str, read_as: ReadAs) -> int:
    """Takes over a list of members in one act, once nothing is doubtful or it is said what to do with that."""
    listed = bootstrap.read_members(file)
    with bootstrap.closing(read_as.open(store)) as app:
        board = find_board(app.queries, wanted)
        today = wall_time(app.clock.now(), board.time_zone)[0].date()
        setup = seats_and_names(CommittedReader(app.queries), board.id)
        preview = compare_members(setup, listed, today)
        left_out = _members_left_out(setup, preview, today, read_as.doubts)
        succeeding = frozenset(line.place for line in preview.lines if line.held_by)
        choices = MemberChoices(left_out=left_out, succeeding=succeeding, first_day=today)
        put = member_entities(setup, preview, app.ids, choices)
        rows = [_member_row(line, is_taken=line.would_change and line.place not in left_out) for line in preview.lines]
        waits = read_as.doubts is None and any(line.would_change for line in preview.doubtful)
        imported = 0 if waits or read_as.dry_run else sum(row.is_taken for row in rows)
        if imported:
            app.execute(SaveSetup(put=put))
    kept = [one.holder if one.holder == one.seat else f"{one.seat}: {one.holder}" for one in preview.not_listed]
    whole = [*map(doubt_words, listed.doubts)]
    if read_as.as_json:
        _print_json({"board": board.id, "imported": imported, "not_listed": kept}, rows, whole, listed.left_over)
    else:
        _print_members(rows, whole, listed.left_over, kept)
    return _end(store, file, read_as, waits=waits, rows=rows, imported=imported, key="cli.members_imported")


def import_agenda(store: Path, file: Path, wanted: str, read_as: ReadAs) -> int:
    """Puts the items of an agenda behind those of a meeting in one act, as `import_members` does with members."""
    listed = bootstrap.read_agenda(file)
    with bootstrap.closing(read_as.open(store)) as app:
        meeting = find_meeting(app.queries, wanted)
        leaves_out = read_as.doubts is DoubtfulRows.LEAVE_OUT
        rows = [
            _item_row(item, is_taken=may_be_taken(item) and not (leaves_out and item.doubts)) for item in listed.items
        ]
        chosen = frozenset(place for place, row in enumerate(rows) if row.is_taken)
        waits = read_as.doubts is None and any(item.doubts for item in listed.items)
        put = agenda_entities(CommittedReader(app.queries), meeting.id, listed.items, app.ids, chosen)
        imported = 0 if waits or read_as.dry_run else len(chosen)
        if imported:
            app.execute(ImportEntities(entities=put))
    _say_agenda(listed, rows, {"meeting": meeting.id, "imported": imported}, as_json=read_as.as_json)
    return _end(store, file, read_as, waits=waits, rows=rows, imported=imported, key="cli.items_imported")


def _members_left_out(
    setup: SeatsAndNames, preview: MemberPreview, today: date, doubts: DoubtfulRows | None
) -> frozenset[int]:
    """The rows that nothing is made of: those in doubt where that is wanted, and those whose seat cannot be had."""
    held = {line.place for line in preview.lines if line.held_by and not may_follow(setup, line, today)}
    doubtful = {line.place for line in preview.doubtful} if doubts is DoubtfulRows.LEAVE_OUT else set[int]()
    return frozenset(held | doubtful)


def _member_row(line: MemberLine, *, is_taken: bool) -> Row:
    notes = _BETWEEN.join(member_notes(line.listed, new_seat=line.is_new_seat, new_holder=line.is_new_holder))
    changes = (difference_words(one.field, one.before, one.after) for one in line.differences)
    asked = (
        question_words(question.subject, question.words, known.name)
        for question in line.questions
        for known in question.known
    )
    is_open = line.is_doubtful and line.would_change
    return Row(
        place=line.listed.place,
        state="doubtful" if is_open else str(line.state),
        words=held_words(line.seat.words, line.listed),
        more=tuple(filter(None, (notes, *changes))),
        remarks=(*map(doubt_words, line.doubts), *asked),
        is_taken=is_taken,
    )


def _item_row(item: ListedItem, *, is_taken: bool) -> Row:
    slot = clock_range(item.slot.start, item.slot.end) if item.slot is not None else ""
    more = _BETWEEN.join(filter(None, (", ".join(item.leads), slot)))
    return Row(
        place=item.place,
        state="doubtful" if item.doubts else "added",
        words="  ".join(filter(None, (item.number, item.title))),
        more=(more,) if more else (),
        remarks=tuple(map(doubt_words, item.doubts)),
        is_taken=is_taken,
    )


def _print_members(
    rows: Sequence[Row], whole: Sequence[str], left_over: Sequence[LeftOver], kept: Sequence[str]
) -> None:
    _print_lines(whole)
    for state in ("doubtful", str(LineState.ADDED), str(LineState.CHANGED)):
        _print_group(state, [row for row in rows if row.state == state])
    unchanged = sum(row.state == LineState.UNCHANGED for row in rows)
    _print_lines([say("cli.group.unchanged", count=unchanged)] if unchanged else [])
    _print_group("repeated", [row for row in rows if row.state == LineState.REPEATED])
    _print_left_over(left_over)
    if kept:
        _print_lines([say("cli.group.not_listed", count=len(kept)), *(f"  {one}" for one in kept)])


def _say_agenda(listed: AgendaList, rows: Sequence[Row], about: Plain, *, as_json: bool) -> None:
    whole = [*map(doubt_words, listed.doubts)]
    if as_json:
        _print_json(about, rows, whole, listed.left_over)
        return
    _print_lines(whole)
    _print_group("items", rows)
    _print_left_over(listed.left_over)


def _print_group(name: str, rows: Sequence[Row]) -> None:
    if rows:
        _print_lines([say(f"cli.group.{name}", count=len(rows)), *(line for row in rows for line in row.lines())])


def _print_left_over(left_over: Sequence[LeftOver]) -> None:
    if left_over:
        lines = (say("cli.place_indented", place=place_words(one.place), words=one.words) for one in left_over)
        _print_lines([say("cli.group.left_over", count=len(left_over)), *lines])


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        print(line)


def _print_json(about: Plain, rows: Sequence[Row], whole: Sequence[str], left_over: Sequence[LeftOver]) -> None:
    left = [{"line": one.place.line, "sheet": one.place.sheet, "words": one.words} for one in left_over]
    said: Plain = {**about, "rows": [row.plain() for row in rows], "doubts": list(whole), "left_over": left}
    # In ASCII, so that no terminal or pipe can spoil a name.
    print(json.dumps(said, indent=2))


def _end(store: Path, file: Path, read_as: ReadAs, *, waits: bool, rows: Sequence[Row], imported: int, key: str) -> int:
    """Says how it ended; raises NotUnderstood while doubts wait for an answer."""
    if waits:
        raise NotUnderstood(say("cli.doubts_left", count=sum(row.state == "doubtful" for row in rows)))
    if read_as.as_json:
        return DONE
    left_out = [place_words(row.place) for row in rows if row.state == "doubtful" and not row.is_taken]
    if left_out:
        print(say("cli.rows_left_out", places="; ".join(left_out)))
    if read_as.dry_run:
        print(say("cli.dry_run"))
    elif imported:
        print(say(key, count=imported, path=store))
    else:
        print(say("cli.nothing_taken" if left_out else "cli.nothing_new", file=file.name, path=store))
    return DONE
