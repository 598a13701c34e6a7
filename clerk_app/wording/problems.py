"""What to say when something did not work: what happened, what is safe, what can be done; never a code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath, PureWindowsPath

from clerk_app.domain.cleaning import clean_line
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.dates import clock_time, day_and_month
from clerk_app.wording.lists import sentence_case
from clerk_app.wording.minutes import state_word
from clerk_app.wording.refusals import refusal_words

Value = str | int | None
Values = Mapping[str, Value]

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_DAYS = frozenset({"date", "on", "last"})
_STATES = frozenset({"state", "wanted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemWords:
    """A fact as the title, what it means, what is safe, what can be done, and the fact in a half sentence (`why`)."""

    title: str
    text: str
    safe: str
    do: str
    why: str


def trouble_words(code: str, values: Values, *, in_window: bool = True) -> ProblemWords:
    """The words for a trouble of the machine; an unknown code is spoken of as our own mistake.

    A file is called by its name, a folder by its path; what the trouble does not say is called "the file" and the like.
    Outside a window nothing is said of one.
    """
    key = f"problems.{code}" if has(f"problems.{code}.title") else "problems.bug"
    places = _trouble_places(values)
    ending = "" if in_window else "_without_window"
    keys = [f"{key}.{part}" for part in ("title", "text", "safe", "do", "why")]
    parts = [sentence_case(say(f"{one}{ending}" if has(f"{one}{ending}") else one, **places)) for one in keys]
    title, text, safe, do, why = parts
    return ProblemWords(title=title, text=text, safe=safe, do=do, why=why)


def broken_rule_words(code: str, values: Values, name_of: Callable[[Id], str] | None = None) -> str:
    """Why a request was not carried out and the way on; in general words for rules that only a mistake of ours breaks.

    `name_of` gives an attendee's name by id; without it, or where it knows none, the sentence says "This person".
    """
    key = f"broken.{code}"
    if not has(key):
        return say("problems.bug.text")
    attendee = values.get("attendee_id")
    known = name_of(Id(attendee)) if name_of is not None and isinstance(attendee, str) else ""
    places = {name: _rule_place(name, value) for name, value in values.items()}
    return sentence_case(say(key, **{"kind": say("kinds.thing"), "who": known or say("broken.nobody")} | places))


def damage_words(fact: str) -> str:
    """What a check found wrong, in words: the kind of thing and its id, or what the database says of its file."""
    found, _, rest = fact.partition(" ")
    name, _, which = rest.partition(" ")
    if found in ("row", "reference"):
        return say(f"damage.{found}", kind=sentence_case(_kind(name)), id=which.partition(" ")[0])
    return say("damage.structure", said=rest or fact)


def _rule_place(name: str, value: Value) -> Value:
    if isinstance(value, str) and name in _DAYS:
        return day_and_month(date.fromisoformat(value))
    if isinstance(value, str) and name in _STATES:
        return state_word(MinutesState(value))
    return _kind(value) if name == "kind" else value


def _kind(value: Value) -> str:
    return say(f"kinds.{value}") if value and has(f"kinds.{value}") else say("kinds.thing")


def _trouble_places(values: Values) -> dict[str, Value]:
    path = _path(values.get("path"))
    named: dict[str, Value] = {
        "file": _quoted(path.name if path is not None else ""),
        "folder": str(path.parent) if path is not None and path.parent.name else "",
        "field": _quoted(values.get("field")),
        "place": _shown(values.get("place")),
    }
    places = {name: value or say(f"problems.places.{name}") for name, value in named.items()}
    what = say("reading.pasted") if values.get("pasted") else str(places["file"])
    reason, way_on = refusal_words(values.get("reason"), values, what)
    others: dict[str, Value] = {"reason": reason, "way_on": way_on}
    return {**places, **others, "kind": _kind(values.get("kind")), "holder": _holder(values)}


def _quoted(name: Value) -> str:
    """A name of the machine's between quotation marks, so that it is told from the words round it; empty for none."""
    shown = _shown(name)
    return say("problems.places.quoted", name=shown) if shown else ""


def _shown(name: Value) -> str:
    """A name without what would garble the sentence around it: control characters, and marks that turn the text."""
    return clean_line(str(name or "")).translate(_TURNING)


def _path(value: Value) -> PurePath | None:
    if not isinstance(value, str) or not value:
        return None
    return PureWindowsPath(value) if "\\" in value else PurePath(value)


def _holder(values: Values) -> str:
    host = say("problems.holder.here") if values.get("here") else values.get("host")
    if not host:
        return say("problems.holder.unknown")
    begun = _moment(values.get("since"))
    key = "problems.holder.host_since" if begun else "problems.holder.host"
    return say(key, host=host, since=begun)


def _moment(value: Value) -> str:
    """A stamp as a time of this computer's clock with its day; empty for what is none."""
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return ""
    local = at.astimezone() if at.tzinfo is not None else at
    return f"{clock_time(local.time())}, {day_and_month(local.date())}"
