"""Fields of a style as a form asks them, and what was answered as the value that the style gets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clerk_app.domain.cleaning import clean
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.legibility import StyleDoubt
from clerk_app.domain.page_look import TypeLook
from clerk_app.ui.forms.measures import measure_words, tenths_read
from clerk_app.ui.forms.values import NO, YES, Answer, Field, Kind, Option
from clerk_app.ui.presenting.answers import ticked
from clerk_app.ui.presenting.styles.fields import Answered, StyleField, choice_words, value_at, with_value, words_of
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.problems import broken_rule_words

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_SHORT_COLOUR = re.compile(r"#?([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])")
_MOST = 9999
"""The largest whole number that a field can have."""
LONGEST_WORDS = 200
"""Characters of what stands around a number, or at the head or foot of a page."""
_OPEN = ""
_LETTERS = 9
"""What a length has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRead:
    """The style as it is to be, or the sentence saying what is wrong with an answer."""

    style: HouseStyle | None = None
    wrong: str = ""


_KINDS = {
    Answered.TICK: Kind.TICK,
    Answered.CHOICE: Kind.CHOICE,
    Answered.LENGTH: Kind.MEASURE,
    Answered.COUNT: Kind.NUMBER,
    Answered.COLOUR: Kind.COLOUR,
    Answered.WORDS: Kind.WORDS,
}


def field_of(style: HouseStyle, one: StyleField, key: str) -> Field:
    """The question about a field, under this key, with what is answered now."""
    return Field(
        key=key,
        label=one.label,
        kind=_KINDS[one.answered],
        value=value_words(style, one),
        options=_options(one),
        note=words_of(one.name, "note"),
        spoken=one.spoken,
        unit=one.unit,
        letters=_LETTERS if one.answered in (Answered.LENGTH, Answered.COUNT) else 0,
    )


def value_words(style: HouseStyle, one: StyleField) -> str:
    """What stands in the control of a field."""
    value = value_at(style, one.path)
    match one.answered:
        case Answered.TICK:
            return YES if value else NO
        case Answered.LENGTH if isinstance(value, int):
            return measure_words(value, one.unit)
        case _:
            return str(value) if value is not None else _OPEN


def read_into(style: HouseStyle, one: StyleField, answer: Answer) -> StyleRead:
    """The style with what was answered."""
    typed = answer.value.strip()
    value: object
    match one.answered:
        case Answered.TICK:
            value = ticked(answer)
        case Answered.CHOICE:
            value = one.choices(typed) if one.choices is not None and typed else None
        case Answered.LENGTH:
            value = tenths_read(typed, one.unit)
        case Answered.COUNT:
            value = int(typed) if typed.isascii() and typed.isdigit() and int(typed) <= _MOST else None
        case Answered.COLOUR:
            value = _colour(typed)
        case Answered.WORDS:
            value = clean(answer.value)
            if len(value) > LONGEST_WORDS:
                return StyleRead(wrong=say("style_editor.wrong.words_too_long", most=LONGEST_WORDS))
    if value is None and not one.may_be_open:
        wrong = say(f"style_editor.wrong.no_{one.answered}", typed=typed, example=value_words(style, one))
        return StyleRead(wrong=wrong)
    return _changed(style, one, value, typed)


def doubt_words(doubt: StyleDoubt) -> str:
    """What may not be readable, and what would be."""
    return say(f"style_editor.doubts.{doubt.code}", number=f"{doubt.tenths / 10:g}")


def _changed(style: HouseStyle, one: StyleField, value: object, typed: str) -> StyleRead:
    try:
        return StyleRead(style=with_value(_with_room_for(style, one, value), one.path, value))
    except BrokenRule as broken:
        key = f"style_editor.wrong.{broken.code}"
        if has(key):
            return StyleRead(wrong=say(key, typed=typed, label=one.label))
        return StyleRead(wrong=broken_rule_words(broken.code, broken.values))


def _with_room_for(style: HouseStyle, one: StyleField, size: object) -> HouseStyle:
    """The style with lines so far apart as they were for their type, where larger type would make them overlap."""
    *way, last = one.path
    part = value_at(style, tuple(way))
    if last != "size" or not isinstance(part, TypeLook) or not isinstance(size, int) or size <= part.leading:
        return style
    return with_value(style, (*way, "leading"), -(-size * part.leading // part.size))


def _options(one: StyleField) -> tuple[Option, ...]:
    if one.choices is None:
        return ()
    as_board = (Option(value=_OPEN, words=say("style_editor.as_board")),) if one.may_be_open else ()
    return (*as_board, *(Option(value=code, words=choice_words(one.name, code)) for code in one.codes))


def _colour(typed: str) -> str | None:
    found = _COLOUR.fullmatch(typed)
    if found is not None:
        return found[1].upper()
    short = _SHORT_COLOUR.fullmatch(typed)
    return "".join(one * 2 for one in short.groups()).upper() if short is not None else None
