"""What the file of a paper is called: whose it is, which paper, of what day; an extract names its item as well."""

from datetime import date
from unicodedata import category

from clerk_app.domain.identity import Id
from clerk_app.domain.names import name_on
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import calling
from clerk_app.wording.catalogue import has, say

_FORBIDDEN = dict.fromkeys(map(ord, '\\/:*?"<>|\n\t'), " ")
_JOINERS = "\u200c\u200d"
"""Of the characters that are not seen, those that letters need; the others could turn a name round, ending and all."""

_LONGEST = 118
"""Of the whole: a path of Windows holds 260 characters, and the folder needs its share."""
_LONGEST_BOARD = 100
_LONGEST_TITLE = 50
_BYTES_EACH = 2
"""As many bytes as characters twice over: what every common drive takes, though some letters have four."""


def file_stem(record: MeetingRecord, paper: str, only: Id | None = None, *, full: bool = False) -> str:
    """The name without its ending: "Partnership Board agenda 2020-10-02".

    `paper` is a kind of paper; `only` is the minute of an extract, or the attendee of a certificate. A `full` list of
    decisions or actions says that it is for members.
    """
    item = _item(record, only) or _attendee(record, only) if only is not None else ""
    values = {"item": item, "date": record.meeting.date.isoformat()}
    key = f"papers.file_name.{paper}"
    for ending, holds in (("_of", bool(item)), ("_full", full)):
        if holds and has(key + ending):
            key += ending
    room = min(_LONGEST_BOARD, _LONGEST - len(say(key, board="", **values)))
    board = _short(name_on(record.board.names, record.meeting.date), room)
    return say(key, board=board, **values).strip()


def style_file_name(board: str) -> str:
    """The name of the file that hands a board's house style on: "Partnership Board house style.json"."""
    return say("style_editor.file_name", board=_short(board, _LONGEST_BOARD))


def registers_file_name(board: str, day: date, ending: str) -> str:
    """The name of the file that holds a board's registers: "Partnership Board registers 2026-11-28.pdf"."""
    return f"{say('papers.file_name.registers', board=_short(board, _LONGEST_BOARD), date=day.isoformat())}.{ending}"


def _item(record: MeetingRecord, minute_id: Id) -> str:
    """The item by its number, or else by its title: of an exempt one by that which the public may know."""
    minute = next((one for one in record.minutes if one.id == minute_id), None)
    if minute is None:
        return ""
    if number := record.minute_numbers[minute.id]:
        return say("papers.file_name.item", number=number)
    exemption = record.exemption_of_minute(minute)
    title = calling.public_title(exemption) if exemption is not None else minute.heading
    return _short(title, _LONGEST_TITLE)


def _attendee(record: MeetingRecord, attendee_id: Id) -> str:
    names = (record.party_name(one.who) for one in record.attendees if one.id == attendee_id)
    return _short(next(names, ""), _LONGEST_TITLE)


def _short(words: str, most: int) -> str:
    """Words as any drive takes them, cut to a length."""
    seen = "".join(letter for letter in words.translate(_FORBIDDEN) if category(letter) != "Cf" or letter in _JOINERS)
    cut = " ".join(seen.split())[:most].encode()[: _BYTES_EACH * most]
    return cut.decode(errors="ignore").strip(" .")
