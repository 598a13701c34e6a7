"""A register of attendance: all who belong to the board, one to a row, with columns that tell who was there.

Where the style has it so, a mark before the names of those who were away tells it instead.
"""

from collections.abc import Collection, Iterator, Sequence

from clerk_app.documents.blocks import Block, Row, Table, cell, header_row
from clerk_app.documents.compose_person import PersonLines
from clerk_app.domain.board import Naming
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Person, Post
from clerk_app.domain.timeline import Presence
from clerk_app.wording import papers

_TICK = "\N{CHECK MARK}"
_WIDTHS = {"mark": 1.5, "name": 4.0, "post": 4.0, "agency": 3.5, "interests": 3.0, "present": 1.6, "apologies": 1.8}


def register(lines: PersonLines, here: Collection[Id]) -> Iterator[Block]:
    """A row for everybody who sits on the board, or would have, in their order; nothing where nobody does."""
    sitting = [attendee for attendee in lines.record.attendees if attendee.sits]
    if not sitting:
        return
    columns = _columns(lines)
    rows = tuple(_row(lines, attendee, columns, is_here=attendee.id in here) for attendee in sitting)
    yield Table(
        widths=_widths(columns),
        rows=rows,
        header=(header_row([papers.heading(f"register_{name}") for name in columns]),),
        description=papers.description("register"),
        row_headers=columns[0] == "name",
    )


def _columns(lines: PersonLines) -> tuple[str, ...]:
    people = lines.style.lists
    wanted = {
        "post": lines.record.board.naming is Naming.NAME_AND_POST,
        "agency": people.agencies,
        "interests": people.interests,
        "mark": people.marks,
        "present": not people.marks,
        "apologies": not people.marks,
    }
    return tuple(name for name in _WIDTHS if wanted.get(name, True))


def _widths(columns: Sequence[str]) -> tuple[float, ...]:
    """The name has the room of the columns of words that are not there."""
    spare = sum(_WIDTHS[name] for name in ("post", "agency", "interests") if name not in columns)
    return tuple(_WIDTHS[name] + (spare if name == "name" else 0.0) for name in columns)


def _row(lines: PersonLines, attendee: Attendee, columns: Sequence[str], *, is_here: bool) -> Row:
    return Row(tuple(cell(_said(lines, attendee, name, is_here=is_here)) for name in columns), source=attendee.id)


def _said(lines: PersonLines, attendee: Attendee, column: str, *, is_here: bool) -> str:
    match column:
        case "mark":
            return _mark(lines, attendee, is_here=is_here)
        case "name":
            return lines.named(attendee, _name(lines, attendee), in_brackets=True)
        case "post":
            return _post(lines, attendee)
        case "agency":
            return lines.agency(attendee)
        case "interests":
            return "; ".join(_interests(lines, attendee))
        case "present":
            return papers.in_part(_TICK, lines.part(attendee)) if is_here else ""
        case _:
            return _away(lines, attendee) if not is_here else ""


def _name(lines: PersonLines, attendee: Attendee) -> str:
    """The name alone where the post has a column of its own."""
    person = lines.record.by_id.get(attendee.who.person_id or Id(""))
    if lines.record.board.naming is Naming.NAME_AND_POST and isinstance(person, Person):
        return name_on(person.names, lines.record.meeting.date)
    return lines.record.party_name(attendee.who)


def _post(lines: PersonLines, attendee: Attendee) -> str:
    """The post of a person; of somebody who is known by post alone it stands as the name."""
    post = lines.record.by_id.get(attendee.who.post_id or Id(""))
    is_named = attendee.who.person_id is not None and isinstance(post, Post)
    return name_on(post.names, lines.record.meeting.date) if is_named and isinstance(post, Post) else ""


def _interests(lines: PersonLines, attendee: Attendee) -> Iterator[str]:
    for one in lines.record.standing_interests:
        if one.holder.ids & attendee.who.ids and one.stands_on(lines.record.meeting.date):
            yield one.interest


def _mark(lines: PersonLines, attendee: Attendee, *, is_here: bool) -> str:
    """What is said of somebody before their name: that they were away, or for which part they were there."""
    if is_here:
        return lines.part(attendee)
    presence = lines.record.standings()[attendee.id].presence
    if presence is Presence.APOLOGIES:
        sent = papers.heading("register_mark_apologies")
        return papers.with_reason(sent, attendee.reason if lines.style.lists.reasons else "")
    return papers.heading("register_absent").capitalize() if presence is Presence.ABSENT else ""


def _away(lines: PersonLines, attendee: Attendee) -> str:
    presence = lines.record.standings()[attendee.id].presence
    if presence is Presence.APOLOGIES:
        return papers.with_reason(_TICK, attendee.reason if lines.style.lists.reasons else "")
    return papers.heading("register_absent") if presence is Presence.ABSENT else ""
