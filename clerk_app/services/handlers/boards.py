"""Boards come into being, and what they are made of is set up."""

from dataclasses import replace
from datetime import date

from clerk_app.domain.agenda import AgendaTemplate, ForwardPlanEntry
from clerk_app.domain.board import Board
from clerk_app.domain.circulation import Receivers
from clerk_app.domain.decisions import WrittenProcedure
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id, is_id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.names import DatedName, latest_name
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.style_file import StyleFile, check_style_file
from clerk_app.services.acts import CreateBoard, SaveSetup, SetupPart
from clerk_app.services.boundary import check_time_zone, name_given
from clerk_app.services.handlers.meetings import check_date_exists
from clerk_app.services.handlers.style_file_places import take_the_place
from clerk_app.services.reading import in_kind_order
from clerk_app.services.references import is_referred_to
from clerk_app.services.work import Done, Work


def create_board(act: CreateBoard, work: Work) -> Done:
    """A board with its settings; it keeps the id it came with, if that is one.

    Raises BrokenRule `already_there` or any of `save_setup`.
    """
    board = act.board if is_id(act.board.id) else replace(act.board, id=work.ids.new())
    if work.uow.get(Board, board.id) is not None:
        raise BrokenRule("already_there", kind="boards", id=board.id)
    work.uow.put(board)
    _check_own_name(board, work)
    _check(board, work)
    return Done(made=board.id)


def save_setup(act: SaveSetup, work: Work) -> Done:
    """The parts put and removed; what is wrong with any of them refuses all.

    Raises BrokenRule `name_is_empty`, `unknown_time_zone`, `board_name_taken`, `board_part_of_itself`,
    `relation_to_itself`, `weight_negative`, `term_ends_before_it_begins`, `seat_held_twice`,
    `suspension_ends_before_it_begins`, `interest_ends_before_it_begins`, `no_such_date`, `months_too_few` or `in_use`.
    """
    renamed = [part for part in act.put if isinstance(part, Board) and _is_renamed(part, work)]
    for part in in_kind_order(act.put):
        work.uow.put(part)
    for board in renamed:
        _check_own_name(board, work)
    for part in reversed(in_kind_order(act.removed)):
        work.uow.remove(kind_of(part).type, part.id)
    for part in act.put:
        _check(part, work)
        if isinstance(part, StyleFile):
            take_the_place(part, work)
    for part in act.removed:
        if is_referred_to(work.uow, kind_of(part).name, part.id):
            raise BrokenRule("in_use", kind=kind_of(part).name, name=_called(part))
    return Done()


def _check(part: SetupPart, work: Work) -> None:
    match part:
        case Board():
            _check_names(part.names)
            check_time_zone(part.time_zone)
            _check_place_among_boards(part, work)
            _check_circulation(part)
        case Category() | AgendaTemplate():
            name_given(part.name)
        case Seat():
            name_given(part.title)
            if part.weight < 0:
                raise BrokenRule("weight_negative", title=part.title)
        case Member():
            _check_term(part, work)
        case ForwardPlanEntry():
            _check_planned(part)
        case StandingInterest():
            name_given(part.interest)
            if part.since is not None and part.until is not None and part.until < part.since:
                raise BrokenRule("interest_ends_before_it_begins", interest=part.interest)
        case WrittenProcedure():
            name_given(part.title)
        case StyleFile():
            check_style_file(part)
        case _:
            _check_names(part.names)


def _check_names(names: tuple[DatedName, ...]) -> None:
    for dated in names or (DatedName(""),):
        name_given(dated.name)


def _is_renamed(board: Board, work: Work) -> bool:
    """Whether a board is new or gets another name: two that share one, as an import may bring, can still be set up."""
    before = work.uow.get(Board, board.id)
    return before is None or _as_compared(latest_name(before.names)) != _as_compared(latest_name(board.names))


def _check_own_name(board: Board, work: Work) -> None:
    called = _as_compared(latest_name(board.names))
    others = (other for other in work.uow.where(Board) if other.id != board.id)
    if any(_as_compared(latest_name(other.names)) == called for other in others):
        raise BrokenRule("board_name_taken", name=latest_name(board.names))


def _check_place_among_boards(board: Board, work: Work) -> None:
    others = [other for other in work.uow.where(Board) if other.id != board.id]
    for relation in board.relations:
        if relation.board_id == board.id:
            raise BrokenRule("relation_to_itself", name=latest_name(board.names))
        if relation.board_id is None:
            name_given(relation.name)
    parents = {other.id: other.parent_id for other in (*others, board)}
    above: Id | None = board.parent_id
    while above is not None:
        if above == board.id:
            raise BrokenRule("board_part_of_itself", name=latest_name(board.names))
        above = parents.get(above)


def _check_circulation(board: Board) -> None:
    for entry in board.circulation:
        if entry.to is Receivers.NAMED:
            name_given(entry.name)


def _check_term(member: Member, work: Work) -> None:
    seat = work.known(Seat, member.seat_id)
    if member.since is not None and member.until is not None and member.until < member.since:
        raise BrokenRule("term_ends_before_it_begins", title=seat.title, until=member.until.isoformat())
    if any(one.until is not None and one.until < one.since for one in member.suspensions):
        raise BrokenRule("suspension_ends_before_it_begins", title=seat.title)
    others = [other for other in work.uow.where(Member, seat_id=seat.id) if other.id != member.id]
    if any(_overlap(member, other) for other in others):
        raise BrokenRule("seat_held_twice", title=seat.title)


def _check_planned(entry: ForwardPlanEntry) -> None:
    name_given(entry.title)
    if entry.due is not None:
        check_date_exists(entry.due)
    if entry.every_months is not None and entry.every_months < 1:
        raise BrokenRule("months_too_few", title=entry.title)


def _overlap(one: Member, other: Member) -> bool:
    since, until = one.since or date.min, one.until or date.max
    return since <= (other.until or date.max) and (other.since or date.min) <= until


def _as_compared(name: str) -> str:
    return " ".join(name.casefold().split())


def _called(part: SetupPart) -> str:
    match part:
        case Category() | AgendaTemplate() | StyleFile():
            return part.name
        case Seat() | ForwardPlanEntry() | WrittenProcedure():
            return part.title
        case StandingInterest():
            return part.interest
        case Member():
            return ""
        case _:
            return latest_name(part.names)
