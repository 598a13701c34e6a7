"""The registers of a board without widgets: what stands in each, and what is noted of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.domain.final_decision import read_answer
from clerk_app.domain.partial_date import infer_year
from clerk_app.domain.register import MAY_BE_CLOSED, RegisterKind, RegisterLine, RegisterNote
from clerk_app.services.acts import MarkForRegister, NoteInRegister
from clerk_app.ui.forms.values import (
    NO,
    NOTHING,
    YES,
    Answer,
    Deed,
    Deeds,
    Field,
    Heading,
    Kind,
    Opener,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.answers import day_in_words, day_read, tidy
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.registers import kept_told, place_told, register_name, state_told

OPEN, ALL = "open", "all"
SECTIONS = (OPEN, ALL, *RegisterKind)
WORD, PDF, LEAVE_OUT = "word", "pdf", "leave_out"


@dataclass(frozen=True, kw_only=True)
class Registers:
    """The lines of a board's registers as they are noted now, None until they are read, and what is opened of them.

    `leaves_out`: a paper is to be made without what is exempt.
    """

    setup: BoardToday
    opened: frozenset[str]
    lines: Sequence[RegisterLine] | None = None
    leaves_out: bool = False
    can_export: bool = False


def kinds_in(section: str) -> tuple[RegisterKind, ...]:
    """The registers that a section shows."""
    if section == OPEN:
        return tuple(kind for kind in RegisterKind if kind in MAY_BE_CLOSED)
    return tuple(RegisterKind) if section == ALL else (RegisterKind(section),)


class RegistersPresenter:
    """The registers of one board."""

    def __init__(self, facts: Registers) -> None:
        self._facts = facts
        self._lines = tuple(facts.lines or ())

    def title(self) -> str:
        """What the window's title says."""
        return say("registers.window_title", board=self.board_name())

    def board_name(self) -> str:
        """What the board is called today."""
        return self._facts.setup.called(self._facts.setup.board)

    def parts(self, section: str) -> Parts:
        """What stands in a section: those that are open before those that are closed, each the latest first."""
        if self._facts.lines is None:
            return (Saying(key="about", words=say("registers.reading")),)
        kinds = kinds_in(section)
        shown = [line for line in self._lines if line.kind in kinds and (line.is_open or section != OPEN)]
        if not shown:
            return (Saying(key="about", words=say(f"registers.nothing.{section}")),)
        about = Saying(key="about", words=say(f"registers.about.{section}"))
        return (about, *self._export(shown), *self._groups(shown, kinds))

    def read(self, answer: Answer) -> Reading:
        """What an answer asks for."""
        match answer.key.split("/"):
            case ["of", block_id, *field]:
                found = next((line for line in self._lines if line.block_id == block_id), None)
                return self._line_read(found, field, answer) if found is not None else NOTHING
        return NOTHING

    def place_of(self, key: str) -> Place | None:
        """Where the paragraph stands that a key is about; None for a key that is about none."""
        block_id = key.split("/")[1] if key.startswith("of/") else ""
        line = next((one for one in self._lines if one.block_id == block_id), None)
        if line is None:
            return None
        return Place(
            screen=ScreenName.LIVE,
            board_id=line.board_id,
            meeting_id=line.meeting_id,
            minute_id=line.minute_id,
            block_id=line.block_id,
        )

    # Showing

    def _export(self, shown: Sequence[RegisterLine]) -> Iterator[Part]:
        """The ways to have what is shown on paper."""
        if not self._facts.can_export:
            return
        if any(line.is_exempt for line in shown):
            yield Field(
                key=LEAVE_OUT,
                label=say("registers.leave_out"),
                kind=Kind.TICK,
                value=YES if self._facts.leaves_out else NO,
                note=say("registers.leave_out_note"),
            )
        yield Deeds(
            deeds=tuple(
                Deed(
                    key=key,
                    words=say(f"registers.{key}"),
                    icon="file-output",
                    spoken=say(f"registers.{key}_spoken"),
                    changes_nothing=True,
                )
                for key in (WORD, PDF)
            )
        )

    def _groups(self, shown: Sequence[RegisterLine], kinds: Sequence[RegisterKind]) -> Iterator[Part]:
        for kind in kinds:
            own = [line for line in shown if line.kind is kind]
            for is_open in (True, False):
                group = [line for line in own if (line.kind not in MAY_BE_CLOSED or line.is_open) is is_open]
                if group:
                    key = "group" if is_open else "closed_group"
                    yield Heading(words=say(f"registers.{key}", register=register_name(kind), count=len(group)))
                for line in sorted(group, key=_day, reverse=True):
                    yield from self._entry(line)

    def _entry(self, line: RegisterLine) -> Iterator[Part]:
        key = f"of/{line.block_id}"
        is_open = key in self._facts.opened
        yield Opener(key=key, words=place_told(line), note=_told(line, is_open=is_open), is_open=is_open)
        if is_open:
            yield from self._opened(line, key)

    def _opened(self, line: RegisterLine, key: str) -> Iterator[Part]:
        yield Saying(key=f"{key}/words", words=line.words, is_rule=True, beside=_beside(line))
        show = Deed(key=f"{key}/show", words=say("registers.show"), icon="notebook-pen", changes_nothing=True)
        yield Deeds(deeds=(show,))
        named = say("registers.raised_by_note") if not line.named else ""
        yield Field(key=f"{key}/raised_by", label=say("registers.raised_by_label"), value=line.raised_by, note=named)
        if line.kind is RegisterKind.ISSUE or line.kept_with:
            label, note = say("registers.kept_with_label"), say("registers.kept_with_note")
            yield Field(key=f"{key}/kept_with", label=label, value=line.kept_with, note=note)
        if line.kind in MAY_BE_CLOSED:
            closed = say("registers.answered_on" if line.kind is RegisterKind.QUESTION else "registers.closed_on")
            day = day_in_words(line.closed_on)
            yield Field(key=f"{key}/closed_on", label=closed, kind=Kind.READ, value=day)
        for place, note_ in enumerate(line.notes):
            label = day_and_month(note_.on)
            spoken = say("registers.note_of", day=label)
            yield Field(key=f"{key}/note/{place}", label=label, kind=Kind.READ, value=note_.words, spoken=spoken)
        new, hint = say("registers.new_note"), say("registers.new_note_note")
        yield Field(key=f"{key}/note/{len(line.notes)}", label=new, kind=Kind.READ, note=hint)
        yield Deeds(deeds=tuple(_ends(line, key)))

    # Reading

    def _line_read(self, line: RegisterLine, field: Sequence[str], answer: Answer) -> Reading:
        words = tidy(answer.value)
        match list(field):
            case ["raised_by"]:
                return _noted(line, raised_by="" if words == line.named else words)
            case ["kept_with"]:
                return _noted(line, kept_with=words)
            case ["closed_on"]:
                read = day_read(answer.value, self._facts.setup.today)
                return Reading(wrong=read.wrong) if read.wrong else _noted(line, closed_on=read.day)
            case ["close"]:
                return _noted(line, closed_on=self._facts.setup.today)
            case ["reopen"]:
                return _noted(line, closed_on=None)
            case ["note", place]:
                return _noted(line, notes=self._with_note(line, int(place), words))
            case ["remove"]:
                told = say("registers.taken_out")
                return Reading(act=MarkForRegister(block_id=line.block_id), told=told, closes=f"of/{line.block_id}")
        return NOTHING

    def _with_note(self, line: RegisterLine, place: int, words: str) -> tuple[RegisterNote, ...]:
        """The notes with one that is new or otherwise; one without words is none. A new one may begin with its day."""
        if place < len(line.notes):
            same = replace(line.notes[place], words=words)
            return (*line.notes[:place], *((same,) if words else ()), *line.notes[place + 1 :])
        if not words:
            return line.notes
        on, said = read_answer(words)
        day = infer_year(on, line.day).as_date() if on is not None else None
        note = RegisterNote(on=day, words=said) if day is not None and said else None
        return (*line.notes, note or RegisterNote(on=self._facts.setup.today, words=words))


def _noted(line: RegisterLine, **changed: object) -> Reading:
    """What is kept about the line, with something of it otherwise; nothing where it is so already."""
    before = NoteInRegister(
        block_id=line.block_id,
        raised_by=line.entry.raised_by if line.entry is not None else "",
        kept_with=line.kept_with,
        notes=line.notes,
        closed_on=line.closed_on,
    )
    after = replace(before, **changed)  # type: ignore[arg-type]  # fields of the act
    return Reading(act=after) if after != before else NOTHING


def _ends(line: RegisterLine, key: str) -> Iterator[Deed]:
    if line.is_open:
        word = "answered_today" if line.kind is RegisterKind.QUESTION else "close_today"
        yield Deed(key=f"{key}/close", words=say(f"registers.{word}"), icon="circle-check")
    elif line.kind in MAY_BE_CLOSED:
        yield Deed(key=f"{key}/reopen", words=say("registers.reopen"), icon="history")
    if not line.is_question:
        yield Deed(key=f"{key}/remove", words=say("registers.take_out"), icon="trash-2")


def _told(line: RegisterLine, *, is_open: bool) -> str:
    """What stands beside the day of a line: who, the words while it is closed, and how it stands."""
    words = "" if is_open else line.words.replace("\n", " ")
    exempt = say("registers.exempt") if line.is_exempt else ""
    return " · ".join(filter(None, (line.raised_by, words, kept_told(line), state_told(line), exempt)))


def _beside(line: RegisterLine) -> str:
    return say("registers.minuted", heading=line.heading) if line.heading else ""


def _day(line: RegisterLine) -> date:
    return line.day
