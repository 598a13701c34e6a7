"""The converter between domain values and plain JSON values: which form each type takes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import partial
from operator import eq
from typing import Any, get_origin, get_type_hints

from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn
from cattrs.strategies import configure_tagged_union

from clerk_app.domain.richtext import PLAIN, Marks, RichText, Run, rich
from clerk_app.domain.rules.amount import Amount, BySize, Every, Number, Share
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    BusinessIs,
    CallIs,
    ChairTaken,
    Circumstance,
    HasWaited,
    HeldAfter,
    RuleTree,
    SeatsAreFilled,
    ShareIs,
    SizeIs,
    SomeOf,
    StageIs,
    Where,
)
from clerk_app.domain.rules.voting import (
    AbstentionsAtMost,
    AyesAtLeast,
    AyesFrom,
    Need,
    NoesAtMost,
    OnlyWhere,
    OrElse,
    ShareFor,
    ShareGiven,
)
from clerk_app.plain.earlier_rules import brought_up_to_date


@dataclass(frozen=True, slots=True)
class OneOf:
    """Types of which a field holds one, by a name for them: `member` of the JSON object says by its tag which."""

    name: str
    union: Any  # unions have no type of their own
    member: str
    tags: Mapping[type, str]


ONE_OF = (
    OneOf("Amount", Amount, "kind", {Number: "number", Share: "share", BySize: "by_size", Every: "every"}),
    OneOf(
        "Circumstance",
        Circumstance,
        "kind",
        {
            SeatsAreFilled: "seats_are_filled",
            SizeIs: "size_is",
            ShareIs: "share_is",
            BusinessIs: "business_is",
            StageIs: "stage_is",
            HasWaited: "has_waited",
            CallIs: "call_is",
            HeldAfter: "held_after",
        },
    ),
    OneOf(
        "Need",
        Need,
        "kind",
        {
            ShareFor: "share_for",
            AyesAtLeast: "ayes_at_least",
            AyesFrom: "ayes_from",
            NoesAtMost: "noes_at_most",
            AbstentionsAtMost: "abstentions_at_most",
            ShareGiven: "share_given",
            OnlyWhere: "only_where",
            OrElse: "or_else",
        },
    ),
    OneOf(
        "RuleTree",
        RuleTree,
        "rule",
        {
            AtLeast: "at_least",
            AtMost: "at_most",
            ChairTaken: "chair_taken",
            AllOf: "all_of",
            AnyOf: "any_of",
            SomeOf: "some_of",
            Where: "where",
        },
    ),
)
"""The parts of rules that are of several types, each after those that it holds."""

LONGEST_RUN = 1_000_000
"""As many characters of a run are written in one piece; a longer one is written as several, which are one when read."""


def make_converter(*, say_where: bool) -> Converter:
    """A strict converter: unknown fields and values of another type are errors.

    `say_where` gathers the place of every mistake, for files that people hand over; reading the store goes without it.
    """
    converter = Converter(
        forbid_extra_keys=True, detailed_validation=say_where, unstruct_collection_overrides={tuple: list}
    )
    _exact_primitives(converter)
    _times(converter)
    _tuples(converter)
    _rich_text(converter)
    for one in ONE_OF:
        _one_of(converter, one)
    _rules_of_earlier_formats(converter)
    return converter


# cattrs hands over whatever the file held, so the hooks' values are Any: they are where it gets its type.
def _exact_primitives(converter: Converter) -> None:
    def exactly(wanted: type) -> Callable[[Any, Any], Any]:
        def structure(value: Any, type_: Any) -> Any:
            if type(value) is not wanted:
                raise TypeError(f"{wanted.__name__} expected")
            # The hook for `str` is taken for its subclasses too, the enumerations.
            return type_(str(value)) if isinstance(type_, type) and issubclass(type_, StrEnum) else value

        return structure

    for primitive in (str, int, bool):
        converter.register_structure_hook(primitive, exactly(primitive))


def _times(converter: Converter) -> None:
    def read(parse: Callable[[str], Any]) -> Callable[[Any, Any], Any]:
        def structure(value: Any, _type: Any) -> Any:
            if not isinstance(value, str):
                raise TypeError("text expected")
            return parse(value)

        return structure

    converter.register_structure_hook(date, read(date.fromisoformat))
    converter.register_structure_hook(time, read(time.fromisoformat))
    converter.register_structure_hook(datetime, read(datetime.fromisoformat))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_unstructure_hook(datetime, _say_datetime)


def _say_datetime(moment: datetime) -> str:
    """Local time without a zone; an instant in UTC with "Z"."""
    if moment.tzinfo is None:
        return moment.isoformat()
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _tuples(converter: Converter) -> None:
    def factory(type_: Any) -> Callable[[Any, Any], Any]:
        structure = homogenous_tuple_structure_factory(type_, converter)

        def many(value: Any, _type: Any) -> Any:
            if not isinstance(value, list):
                raise TypeError("list expected")
            return structure(value, type_)

        return many

    converter.register_structure_hook_factory(_is_tuple, factory)


def _is_tuple(type_: Any) -> bool:
    origin: object = get_origin(type_)
    return origin is tuple


def _one_of(converter: Converter, one: OneOf) -> None:
    def read(value: Any, _type: Any) -> Any:
        return None if value is None else converter.structure(value, one.union)

    def say(value: Any) -> Any:
        return None if value is None else converter.unstructure(value, unstructure_as=one.union)

    # cattrs does without a tag where a union may also be None.
    is_or_none = partial(eq, one.union | None)
    converter.register_structure_hook_func(is_or_none, read)
    converter.register_unstructure_hook_func(is_or_none, say)
    configure_tagged_union(one.union, converter, tag_generator=one.tags.__getitem__, tag_name=one.member)


def _rules_of_earlier_formats(converter: Converter) -> None:
    structure = make_dict_structure_fn(
        QuorumRule,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=converter.detailed_validation,
    )

    def read(value: Any, type_: Any) -> QuorumRule:
        return structure(brought_up_to_date(value), type_)

    converter.register_structure_hook(QuorumRule, read)


_MARKS = tuple(name for name in get_type_hints(Marks) if name != "mention")


def _rich_text(converter: Converter) -> None:
    """A list of runs: bare text, or an object of the text and the marks that are set."""

    def say_run(run: Run) -> str | dict[str, Any]:
        if run.marks == PLAIN:
            return run.text
        plain: dict[str, Any] = {"text": run.text}
        plain.update({name: value for name in _MARKS if (value := getattr(run.marks, name))})
        if run.marks.mention is not None:
            plain["mention"] = converter.unstructure(run.marks.mention)
        return plain

    def read_run(value: Any) -> Run:
        if isinstance(value, str):
            return Run(value)
        if not isinstance(value, Mapping):
            raise TypeError("text or an object expected")
        marks = dict(value)
        text = converter.structure(marks.pop("text"), str)
        return Run(text, converter.structure(marks, Marks))

    def read(value: Any, _type: Any) -> RichText:
        if not isinstance(value, list):
            raise TypeError("list expected")
        if len(value) == 1 and isinstance(value[0], str) and value[0]:
            return RichText((Run(value[0]),))  # most paragraphs have no marks
        return rich(read_run(run) for run in value)

    def say(text: RichText) -> list[str | dict[str, Any]]:
        return [say_run(piece) for run in text.runs for piece in _pieces(run)]

    converter.register_unstructure_hook(RichText, say)
    converter.register_structure_hook(RichText, read)


def _pieces(run: Run) -> Iterable[Run]:
    if len(run.text) <= LONGEST_RUN:
        return (run,)
    starts = range(0, len(run.text), LONGEST_RUN)
    return (Run(run.text[start : start + LONGEST_RUN], run.marks) for start in starts)
