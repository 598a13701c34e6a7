"""What a rule of the board may name, and what makes no sense in it: all that its editor has to know beside the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.selection import Who, selections_in
from clerk_app.domain.rules.soundness import Composition, Flaw
from clerk_app.domain.seats import Seat, SeatRole
from clerk_app.ui.forms.values import Field, Kind, Option, joined
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.rules.sheet import Sheet, key_of
from clerk_app.wording.catalogue import say
from clerk_app.wording.soundness import flaw_in_words

Names = Callable[[Id], str]
SEAT, AGENCY, CATEGORY, ROLE, TAG, NOT_TAG, VOTING, NOT_PRESIDING, PRESIDING = (
    "seat",
    "agency",
    "category",
    "role",
    "tag",
    "not_tag",
    "voting",
    "not_presiding",
    "presiding",
)
WITH, WITHOUT = "with", "without"


@dataclass(frozen=True, kw_only=True)
class Known:
    """The board as a rule of it knows it; `flaws` are sentences by the key of where they are said."""

    chair: str
    names: Names
    whom: tuple[Option, ...] = ()
    flaws: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def flaws_at(self, key: str) -> tuple[str, ...]:
        """What makes no sense there."""
        return self.flaws.get(key, ())


def known_of(setup: BoardToday, chair: str, prefix: str, flaws: Iterable[Flaw]) -> Known:
    """The board of today, with these flaws of a rule whose keys begin so."""
    names = names_in_rules(setup)
    said: dict[str, tuple[str, ...]] = {}
    for flaw in flaws:
        key = prefix + key_of(flaw.at)
        said[key] = (*said.get(key, ()), flaw_in_words(flaw, names))
    return Known(chair=chair, names=names, whom=tuple(_told_by(setup)), flaws=said)


def composition_of(setup: BoardToday) -> Composition:
    """What a rule of the board may name."""
    return Composition(
        seats=setup.seats,
        category_ids=frozenset(category.id for category in setup.categories),
    )


def names_in_rules(setup: BoardToday) -> Names:
    """What a rule calls agencies, categories and seats; what is gone is called so."""
    titles = {seat.id: seat.title for seat in setup.seats} | {one.id: one.name for one in setup.categories}

    def name(named: Id) -> str:
        return titles.get(named) or setup.name(named) or say("rule_editor.gone")

    return name


def who_field(key: str, label: str, who: Who, known: Known) -> Field:
    """The seats that a rule speaks of, each way in which it tells them apart as one of several."""
    values = who_values(who)
    offered = {option.value for option in known.whom}
    gone = tuple(Option(value=one, words=_words(one, known.names)) for one in values if one not in offered)
    options, nobody = (*known.whom, *gone), say("rule_editor.who.every")
    return Field(key=key, label=label, kind=Kind.SEVERAL, value=joined(values), options=options, words=nobody)


def who_of(sheet: Sheet, key: str) -> Who:
    """The seats that such a field has."""
    chosen: dict[str, list[str]] = {}
    for value in sheet.several(key):
        kind, _, rest = value.partition(":")
        chosen.setdefault(kind, []).append(rest)
    voting = chosen.get(VOTING)
    return Who(
        seat_ids=tuple(map(Id, chosen.get(SEAT, ()))),
        agency_ids=tuple(map(Id, chosen.get(AGENCY, ()))),
        category_ids=tuple(map(Id, chosen.get(CATEGORY, ()))),
        roles=tuple(map(SeatRole, chosen.get(ROLE, ()))),
        tags=tuple(chosen.get(TAG, ())),
        without_tags=tuple(chosen.get(NOT_TAG, ())),
        voting=voting[-1] == WITH if voting else None,
        not_presiding=NOT_PRESIDING in chosen,
        presiding=PRESIDING in chosen,
    )


def who_values(who: Who) -> tuple[str, ...]:
    """The ways in which these seats are told apart, as values."""
    voting = {True: WITH, False: WITHOUT}.get(who.voting) if who.voting is not None else None
    return (
        *(f"{SEAT}:{one}" for one in who.seat_ids),
        *(f"{AGENCY}:{one}" for one in who.agency_ids),
        *(f"{CATEGORY}:{one}" for one in who.category_ids),
        *(f"{ROLE}:{one}" for one in who.roles),
        *(f"{TAG}:{one}" for one in who.tags),
        *(f"{NOT_TAG}:{one}" for one in who.without_tags),
        *((f"{VOTING}:{voting}",) if voting else ()),
        *((NOT_PRESIDING,) if who.not_presiding else ()),
        *((PRESIDING,) if who.presiding else ()),
    )


def named_in(rule: object) -> tuple[Id, ...]:
    """The agencies that a rule names, each once."""
    return tuple(dict.fromkeys(one for who in selections_in(rule) for one in who.agency_ids))


def _told_by(setup: BoardToday) -> Iterator[Option]:
    """Everything by which the seats of the board can be told apart."""
    names = names_in_rules(setup)
    values = (
        f"{VOTING}:{WITH}",
        f"{VOTING}:{WITHOUT}",
        NOT_PRESIDING,
        PRESIDING,
        *(f"{AGENCY}:{agency.id}" for agency in setup.agencies if _is_of(agency.id, setup.seats)),
        *(f"{CATEGORY}:{category.id}" for category in setup.categories),
        *(f"{ROLE}:{role}" for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR)),
        *(f"{TAG}:{tag}" for tag in _tags(setup.seats)),
        *(f"{NOT_TAG}:{tag}" for tag in _tags(setup.seats)),
        *(f"{SEAT}:{seat.id}" for seat in setup.seats if not seat.is_beside),
    )
    for value in values:
        yield Option(value=value, words=_words(value, names))


def _is_of(agency_id: Id, seats: Iterable[Seat]) -> bool:
    return any(seat.agency_id == agency_id for seat in seats)


def _tags(seats: Iterable[Seat]) -> tuple[str, ...]:
    return tuple(sorted({tag for seat in seats for tag in seat.tags}, key=str.casefold))


def _words(value: str, names: Names) -> str:
    kind, _, rest = value.partition(":")
    match kind:
        case "seat" | "agency" | "category":
            return say(f"rule_editor.who.{kind}", name=names(Id(rest)))
        case "role":
            return say("rule_editor.who.role", name=say(f"rule.role.{rest}"))
        case "voting":
            return say(f"rule_editor.who.{rest}_vote")
        case "not_presiding" | "presiding":
            return say(f"rule_editor.who.{kind}")
    return say(f"rule_editor.who.{kind}", name=rest)
