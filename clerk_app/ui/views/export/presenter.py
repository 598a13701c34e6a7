"""Preview and export without their widgets: what is shown and exported, under what names, and what to know before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clerk_app.documents.text_rules import MissingCharacter
from clerk_app.domain.checking import minutes_to_check
from clerk_app.domain.circulation import CirculatedPaper
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.reading_ease import LONG_SENTENCE
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.short_forms import unexplained
from clerk_app.domain.text_checks import LONG_PARAGRAPH, is_long, repeated_words, wrong_weekdays
from clerk_app.domain.timeline import EventKind, attended
from clerk_app.plain.house_styles import shipped_styles
from clerk_app.services.choices import EDITIONS, MAY_BE_FULL, FileFormat, PaperKind
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.plain_words import TextReader, looked_over, reader_words, subjects_of, vocabulary_of
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.wording.catalogue import say
from clerk_app.wording.circulation import names_in, receivers_words
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.lists import listed
from clerk_app.wording.papers import heading_among_parts

FORMATS = (FileFormat.DOCX, FileFormat.PDF, FileFormat.HTML, FileFormat.TXT, FileFormat.JSON)
BEFORE_THE_MEETING = frozenset({PaperKind.AGENDA, PaperKind.NOTICE, PaperKind.CIRCULATION})
"""Papers that go out before there are minutes, or go with what does."""
MOST_NAMED = 6
"""How many short forms are named; of more, the first ones."""
MOST_CHARACTERS = 120
"""How long a name may be: a path of Windows holds 260 characters, and the folder needs its share."""
_FORBIDDEN = '\\/:*?"<>|'
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
"""The names of devices, which Windows lets no file bear, whatever its ending (Win32, "Naming files")."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be made: its kind and where it goes."""

    file_format: FileFormat
    path: Path


@dataclass(frozen=True, slots=True)
class Check:
    """Something to know before exporting; `source` is the id of the paragraph or minute that it is about, if it is."""

    kind: Kind
    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """A house style on offer: its key, empty for that of the board, and its name."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """One item that can be exported alone: the id of its minute, and its number and heading."""

    minute_id: Id
    words: str


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Whom a certificate is for: the id of an attendee (None: everybody), and how the minutes call them."""

    attendee_id: Id | None
    words: str


def papers_of(record: MeetingRecord) -> tuple[PaperKind, ...]:
    """What can be exported of the meeting; without an agenda there is none to send, nor a notice of its business."""
    calling = (PaperKind.AGENDA, PaperKind.NOTICE) if record.items else ()
    calling = (*calling, *((PaperKind.CIRCULATION,) if record.board.circulated else ()))
    certificate = (PaperKind.CERTIFICATE,) if attended(record.events) else ()
    if not record.minutes:
        return (PaperKind.MINUTES, *certificate, *calling)
    of_minutes = (PaperKind.PUBLIC, PaperKind.DECISIONS, PaperKind.ACTIONS, PaperKind.YOUNG_READERS)
    return (PaperKind.MINUTES, *of_minutes, *certificate, *calling, PaperKind.EXTRACT)


def styles_on_offer() -> tuple[StyleChoice, ...]:
    """The house styles on offer: that of the board first, then those of the program."""
    own = StyleChoice("", say("export.own_style"))
    return (own, *(StyleChoice(key, _style_name(style)) for key, style in shipped_styles().items()))


def places_of(record: MeetingRecord, paper: PaperKind) -> dict[str, Place]:
    """Where what stands on the pages is edited, by its id."""
    meeting = record.meeting
    if paper in BEFORE_THE_MEETING:
        agenda = Place(screen=ScreenName.AGENDA, board_id=meeting.board_id, meeting_id=meeting.id)
        return {item.id: agenda for item in record.items}
    screen = ScreenName.PLAIN_WORDS if paper is PaperKind.YOUNG_READERS else ScreenName.LIVE
    live = Place(screen=screen, board_id=meeting.board_id, meeting_id=meeting.id)
    minutes: dict[str, Place] = {minute.id: replace(live, minute_id=minute.id) for minute in record.minutes}
    blocks: dict[str, Place] = {
        block.id: replace(live, minute_id=block.minute_id, block_id=block.id) for block in record.blocks
    }
    return {**minutes, **blocks}


def items_of(record: MeetingRecord) -> tuple[ItemChoice, ...]:
    """The items of the minutes as they are chosen from."""
    numbers = record.minute_numbers
    return tuple(
        ItemChoice(
            minute.id,
            say("export.numbered_item", number=numbers[minute.id], title=heading_among_parts(record, minute))
            if numbers[minute.id]
            else minute.heading,
        )
        for minute in record.minutes
    )


def people_of(record: MeetingRecord) -> tuple[PersonChoice, ...]:
    """Those for whom a certificate can be made: everybody together, then each who attended."""
    here = attended(record.events)
    each = (PersonChoice(one.id, record.party_name(one.who)) for one in record.attendees if one.id in here)
    return (PersonChoice(None, say("export.everybody")), *each)


def formats_of(paper: PaperKind) -> tuple[FileFormat, ...]:
    """The formats that a paper can have: an interchange file is the whole meeting."""
    return FORMATS if paper is PaperKind.MINUTES else tuple(one for one in FORMATS if one is not FileFormat.JSON)


def checks(
    record: MeetingRecord,
    formats: Iterable[FileFormat],
    paper: PaperKind = PaperKind.MINUTES,
    only: Id | None = None,
    *,
    full: bool = False,
    is_known: Callable[[str], bool] | None = None,
) -> tuple[Check, ...]:
    """What to know: exempt items, notes left out, the draft's mark, decisions to check, no closing time, and what
    interchange holds.

    Of an extract, what to know of the minute `only`. An edition without what is exempt says what it leaves out. Of the
    young readers' one, how it reads; `is_known` is the dictionary's word, where there is one.
    """
    if paper in BEFORE_THE_MEETING:
        if paper is PaperKind.CIRCULATION:
            return (Check("info", say("export.names_in_list")),)
        closed = sum(record.exemption_of(item) is not None for item in record.items)
        return (
            *((Check("ok", say("export.public_titles", count=closed)),) if closed else ()),
            *_goes_to(record, paper),
        )
    if paper is PaperKind.CERTIFICATE:
        return (Check("info", say("export.no_end")),) if _has_no_end(record) else ()
    if paper in EDITIONS and not (full and paper in MAY_BE_FULL):
        plain = plain_checks(record, is_known) if paper is PaperKind.YOUNG_READERS else ()
        return (*_checks_of_edition(record), *plain)
    chosen = frozenset(formats)
    found: list[Check] = []
    exempt, notes = exempt_count(record, only), _private_notes(record, only)
    if chosen - {FileFormat.JSON}:
        if exempt:
            words = say("export.exempt", count=exempt) if only is None else say("export.exempt_extract")
            found.append(Check("warning", words, _first_exempt(record, only)))
        if notes:
            found.append(Check("ok", say("export.notes", count=notes)))
        if not record.meeting.is_approved:
            found.append(Check("info", say("export.draft")))
        doubtful = [minute for minute in minutes_to_check(record) if only in (None, minute.id)]
        if doubtful:
            numbers = record.minute_numbers
            items = listed([numbers[minute.id] or minute.heading for minute in doubtful])
            found.append(Check("warning", say("export.to_check", count=len(doubtful), items=items), doubtful[0].id))
        if only is None and _has_no_end(record):
            found.append(Check("info", say("export.no_end")))
        found.extend(_goes_to(record, paper))
        found.extend(words_to_check(record, only))
    if FileFormat.JSON in chosen:
        found.append(Check("warning" if exempt or notes else "info", say("export.everything")))
    return tuple(found)


def _goes_to(record: MeetingRecord, paper: PaperKind) -> Iterator[Check]:
    """Who receives the paper, as the board's rules say."""
    sent = {
        PaperKind.AGENDA: CirculatedPaper.AGENDA,
        PaperKind.NOTICE: CirculatedPaper.AGENDA,
        PaperKind.MINUTES: CirculatedPaper.APPROVED if record.meeting.is_approved else CirculatedPaper.DRAFT,
    }
    entries = [entry for entry in record.board.circulated if sent.get(paper) in entry.papers]
    if entries:
        names = names_in(record)
        told = [receivers_words(entry, names, with_days=paper in BEFORE_THE_MEETING) for entry in entries]
        yield Check("info", say("export.circulated_to", whom="; ".join(told)))


def plain_checks(record: MeetingRecord, is_known: Callable[[str], bool] | None = None) -> Iterator[Check]:
    """How the lines in plain words read, what is left out for want of one, and what in them may be hard."""
    found = looked_over(subjects_of(record), TextReader(vocabulary_of(record, is_known)))
    if found.missing:
        words = say("export.plain_missing", count=len(found.missing), of=len(subjects_of(record)))
        yield Check("warning", words, found.missing[0].about)
    if found.beside_exempt:
        items = listed([one.words for one in found.beside_exempt])
        words = say("export.plain_beside_exempt", count=len(found.beside_exempt), items=items)
        yield Check("warning", words, found.beside_exempt[0].about)
    if found.ease is not None:
        yield Check("info", f"{reader_words(found.ease)}.")
    if found.long:
        words = say("export.plain_long", count=len(found.long), most=LONG_SENTENCE)
        yield Check("warning", words, found.long[0].about)
    if found.puzzling:
        yield Check("warning", f"{say('plain_words.puzzling', count=len(found.puzzling))}.", found.puzzling[0].about)


def words_to_check(record: MeetingRecord, only: Id | None = None) -> tuple[Check, ...]:
    """What is worth a second look in the words themselves; each check leads to the first place that it is about."""
    texts = {
        block.id: block.text.plain
        for minute in record.minutes
        if only in (None, minute.id)
        for block in record.blocks_of[minute.id]
        if block.kind is not BlockKind.PRIVATE_NOTE
    }
    return (*_long_paragraphs(record, texts), *_short_forms(record, texts), *_dates(texts), *_twice(texts))


def characters_to_check(missing: Sequence[MissingCharacter]) -> tuple[Check, ...]:
    """The characters for which the PDF has no shape; leads to the first place where one stands."""
    if not missing:
        return ()
    signs = [say("export.sign", sign=one.character) for one in missing[:MOST_NAMED]]
    key = "export.missing_signs" if len(missing) <= MOST_NAMED else "export.many_missing_signs"
    return (Check("warning", say(key, count=len(missing), signs=listed(signs)), missing[0].source),)


def _long_paragraphs(record: MeetingRecord, texts: Mapping[Id, str]) -> Iterator[Check]:
    long = [block_id for block_id, text in texts.items() if is_long(text)]
    if not long:
        return
    scheme = record.house_style.numbering
    numbers = {
        block_id: number
        for minute in record.minutes
        for block_id, number in record.paragraph_numbers(minute.id, scheme).items()
    }
    named = [numbers[block_id] for block_id in long if numbers.get(block_id)]
    if len(named) == len(long):
        words = say("export.long_paragraphs", count=len(long), numbers=listed(named), most=LONG_PARAGRAPH)
    else:
        words = say("export.long_unnumbered", count=len(long), most=LONG_PARAGRAPH)
    yield Check("warning", words, long[0])


def _short_forms(record: MeetingRecord, texts: Mapping[Id, str]) -> Iterator[Check]:
    known = frozenset(agency.abbreviation for agency in record.agencies if agency.abbreviation)
    found = unexplained({str(key): text for key, text in texts.items()}, known)
    if found:
        forms = listed(list(found)[:MOST_NAMED])
        key = "export.short_forms" if len(found) <= MOST_NAMED else "export.many_short_forms"
        yield Check("warning", say(key, count=len(found), forms=forms), next(iter(found.values())))


def _dates(texts: Mapping[Id, str]) -> Iterator[Check]:
    for block_id, text in texts.items():
        for wrong in wrong_weekdays(text):
            yield Check("warning", say("export.wrong_weekday", words=wrong.words, right=wrong.right), block_id)


def _twice(texts: Mapping[Id, str]) -> Iterator[Check]:
    for block_id, text in texts.items():
        for word in repeated_words(text):
            yield Check("warning", say("export.repeated_word", word=word), block_id)


def _first_exempt(record: MeetingRecord, only: Id | None) -> str:
    return next((one.id for one in record.minutes if only in (None, one.id) and record.exemption_of_minute(one)), "")


def _style_name(style: HouseStyle) -> str:
    return style.name or say(f"rules.house_style.{style.key}")


def _checks_of_edition(record: MeetingRecord) -> Iterator[Check]:
    exempt, notes = exempt_count(record), _private_notes(record, None)
    yield Check("ok", say("export.exempt_left_out", count=exempt) if exempt else say("export.nothing_exempt"))
    if notes:
        yield Check("ok", say("export.notes", count=notes))
    if not record.meeting.is_approved:
        yield Check("info", say("export.draft"))


def exempt_count(record: MeetingRecord, only: Id | None = None) -> int:
    """How many minutes are closed to the public, of all or of the one that is exported alone."""
    return sum(record.exemption_of_minute(minute) is not None for minute in record.minutes if only in (None, minute.id))


def meeting_words(record: MeetingRecord) -> str:
    """Which meeting is exported."""
    return say("export.of_meeting", day=day_and_month(record.meeting.date))


def wrong_name(name: str) -> str:
    """Why no file can be called so on every computer, Windows among them; empty where one can."""
    words = name.strip()
    if not words:
        return say("export.name_missing")
    sign = next((sign for sign in words if sign in _FORBIDDEN or ord(sign) < ord(" ")), None)
    if sign is not None:
        return say("export.name_sign", sign=sign)
    if words.endswith("."):
        return say("export.name_end")
    if words.split(".")[0].strip().casefold() in _RESERVED:
        return say("export.name_reserved", name=words)
    if len(words) > MOST_CHARACTERS:
        return say("export.name_long", most=MOST_CHARACTERS)
    return ""


def targets(folder: Path, name: str, formats: Iterable[FileFormat]) -> tuple[Target, ...]:
    """The files to be made, in the order of the formats; an ending that was typed is not doubled."""
    stem = name.strip()
    for file_format in FORMATS:
        stem = stem.removesuffix(f".{file_format}")
    chosen = frozenset(formats)
    return tuple(Target(one, folder / f"{stem}.{one}") for one in FORMATS if one in chosen)


def done_words(saved: Sequence[Target]) -> tuple[str, str]:
    """Where the files are, and their names, one to a line."""
    folder = saved[0].path.parent if saved else Path()
    return say("export.done", count=len(saved), folder=folder), "\n".join(target.path.name for target in saved)


def _has_no_end(record: MeetingRecord) -> bool:
    """Whether the meeting began and nobody has recorded when it closed, which may be left so."""
    kinds = {event.kind for event in record.events}
    return EventKind.STARTED in kinds and EventKind.ENDED not in kinds and not record.meeting.is_approved


def _private_notes(record: MeetingRecord, only: Id | None) -> int:
    return sum(block.kind is BlockKind.PRIVATE_NOTE for block in record.blocks if only in (None, block.minute_id))
