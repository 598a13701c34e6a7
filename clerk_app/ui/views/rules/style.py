"""House style: what the board's papers hold and how they look, field by field, beginning from one of the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from clerk_app.domain.board import Board
from clerk_app.domain.house_style import SHIPPED_STYLES, HouseStyle
from clerk_app.domain.legibility import StyleDoubt, style_doubts
from clerk_app.domain.style_file import StyleFileRole
from clerk_app.plain.house_styles import read_style, style_of, with_style
from clerk_app.ui.forms.values import (
    NOTHING,
    YES,
    Answer,
    Deed,
    Deeds,
    Field,
    Heading,
    Kind,
    Opener,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.answers import tidy
from clerk_app.ui.presenting.styles.answers import doubt_words, field_of, read_into
from clerk_app.ui.presenting.styles.fields import Group, StyleField, style_fields
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.ui.views.rules.style_own_files import is_own_file, own_file_parts, read_own_file
from clerk_app.wording.catalogue import has, say

KEY = "style"
SAVE, TAKE = f"{KEY}/save", f"{KEY}/take"
"""Handing the style on as a file, and taking one over; the answer to the latter is the text of the file."""
_OWN = ""
_AS_BOARD = "board"
"""The answer of a choice that leaves it to the board's formats."""
_IN_A_NOTE = 2
"""How many of its fields a group tells while it is closed."""


class StyleSection:
    """The style that the board goes by: where it begins, and its fields in groups that open."""

    key = KEY

    def parts(self, rules: Rules) -> Parts:
        style = style_of(rules.board)
        fields = style_fields(style)
        doubts = style_doubts(style)
        shown = [part for group in Group for part in _group(rules, style, group, fields, doubts)]
        return (*_beginning(rules.board), *shown, *own_file_parts(rules))

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        board = rules.board
        match list(rest):
            case ["from"]:
                return _begun_from(rules, answer.value) if answer.value != _OWN else NOTHING
            case ["back"]:
                told = say("style_editor.went_back", style=style_words(board.house_style))
                return replace(_begun_from(rules, board.house_style), told=told, goes_to=f"{KEY}/from")
            case ["take"]:
                return replace(_with_style(rules, read_style(answer.value)), told=say("style_editor.taken"))
            case ["name"]:
                return _with_style(rules, replace(style_of(board), name=tidy(answer.value)))
        if is_own_file(rest):
            return read_own_file(rules, StyleFileRole(rest[0]), rest[1], answer)
        return self._changed(rules, tuple(rest), answer)

    def _changed(self, rules: Rules, path: tuple[str, ...], answer: Answer) -> Reading:
        style = style_of(rules.board)
        asked = next((one for one in style_fields(style) if one.path == path), None)
        if asked is None:
            return NOTHING
        read = read_into(style, asked, answer)
        return Reading(wrong=read.wrong) if read.style is None else _with_style(rules, read.style)


def style_words(key: str) -> str:
    """What a style of the program is called; one that this version has not, by its key."""
    named = f"rules.house_style.{key}"
    return say(named) if has(named) else key


def _begun_from(rules: Rules, key: str) -> Reading:
    return put(rules, replace(rules.board, house_style=key, own_style=None))


def _with_style(rules: Rules, style: HouseStyle) -> Reading:
    return put(rules, with_style(rules.board, style))


def _beginning(board: Board) -> Iterator[Part]:
    own = board.own_style
    shipped = style_words(board.house_style)
    yield Field(
        key=f"{KEY}/from",
        label=say("style_editor.from"),
        kind=Kind.CHOICE,
        value=board.house_style if own is None else _OWN,
        options=tuple(_styles(board)),
        note=say("style_editor.from_note"),
        settles=True,
    )
    if own is not None:
        named, note = say("style_editor.name"), say("style_editor.name_note")
        yield Field(key=f"{KEY}/name", label=named, value=own.name, note=note)
    words = say("style_editor.as_shipped" if own is None else "style_editor.as_own", style=shipped)
    yield Saying(key=f"{KEY}/about", words=words)
    if own is not None:
        yield Deeds(deeds=(Deed(key=f"{KEY}/back", words=say("style_editor.back", style=shipped), icon="history"),))
    yield Deeds(
        deeds=(
            Deed(key=SAVE, words=say("style_editor.save"), icon="file-output"),
            Deed(key=TAKE, words=say("style_editor.take"), icon="folder-open"),
        )
    )


def _styles(board: Board) -> Iterator[Option]:
    """The board's own style where it has one, then those of the program, with one of a later version if it has that."""
    own = board.own_style
    if own is not None:
        named = say("style_editor.own_named", name=own.name)
        yield Option(value=_OWN, words=named if own.name else say("style_editor.own"))
    for key in dict.fromkeys((*SHIPPED_STYLES, board.house_style)):
        yield Option(value=key, words=style_words(key))


def _group(
    rules: Rules, style: HouseStyle, group: Group, fields: Sequence[StyleField], doubts: Sequence[StyleDoubt]
) -> Iterator[Part]:
    """The line of a group and, where it is open, its fields with what may not be readable below each."""
    own = sorted((one for one in fields if one.group is group), key=_has_part)
    if not own:
        return
    key, words = f"{KEY}/group/{group}", say(f"style_editor.groups.{group}")
    doubtful = {doubt.path: doubt for doubt in doubts}
    is_open = key in rules.opened
    yield Opener(key=key, words=words, note=_note(style, own, doubtful.keys(), is_open=is_open), is_open=is_open)
    if not is_open:
        return
    for part, members in groupby(own, key=attrgetter("part")):
        if part:
            yield Heading(words=part)
        for one in members:
            yield field_of(style, one, f"{KEY}/{'/'.join(one.path)}")
            if one.path in doubtful:
                yield _doubt(one, doubtful[one.path])


def _has_part(one: StyleField) -> bool:
    """What belongs to no part of the group stands before those that do."""
    return bool(one.part)


def _doubt(one: StyleField, doubt: StyleDoubt) -> Saying:
    return Saying(key=f"{KEY}/doubt/{'/'.join(one.path)}", words=doubt_words(doubt), is_flaw=True)


def _note(style: HouseStyle, own: Sequence[StyleField], doubtful: Set[tuple[str, ...]], *, is_open: bool) -> str:
    """What a closed group tells: what is doubtful in it, and how its first fields are answered."""
    count = sum(one.path in doubtful for one in own)
    said = [say("style_editor.doubtful", count=count)] if count else []
    if not is_open:
        told = [words for one in own if (words := _told(field_of(style, one, "")))]
        said += told[:_IN_A_NOTE] or [say("style_editor.nothing_ticked")]
    return say("style_editor.between").join(said)


def _told(field: Field) -> str:
    """How a field is answered, in words, where that tells anything.

    A tick that is not set tells nothing, nor does what is left empty or to the board; the figures of a colour nobody
    reads.
    """
    if field.kind is Kind.TICK:
        return field.label if field.value == YES else ""
    is_empty = field.kind is not Kind.CHOICE and not field.value
    if is_empty or field.kind is Kind.COLOUR or field.value == _AS_BOARD:
        return ""
    known = {option.value: option.words for option in field.options}
    words = known.get(field.value, field.value)
    return words if field.kind is Kind.CHOICE else say("style_editor.value", label=field.label, value=words)
