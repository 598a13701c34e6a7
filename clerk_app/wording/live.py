"""What the live screen says: the quorum and why, what happened, how the meeting runs."""

from collections.abc import Iterator
from datetime import datetime

from clerk_app.domain.forecast import Forecast
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.selection import VOTING
from clerk_app.domain.rules.verdict import Qualified, Reason, Verdict
from clerk_app.domain.timeline import EventKind
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.lists import listed
from clerk_app.wording.rules import Names, seats_in_words


def unit_word(verdict: Verdict, count: int) -> str:
    """What is counted, in the number asked for: "agency", "agencies", "voting members"."""
    return say(f"live.units.{_unit_key(verdict)}", count=count)


def _leaving(verdict: Verdict, count: int) -> str:
    """Who leaves: people do, where neither they nor agencies are what is counted."""
    is_people = verdict.unit in (Unit.CATEGORIES, Unit.GROUPS, Unit.WEIGHT)
    return say("live.units.members", count=count) if is_people else unit_word(verdict, count)


def _unit_key(verdict: Verdict) -> str:
    match verdict.unit:
        case None if verdict.represented or verdict.missing:
            return "agencies"  # a verdict that was kept before units were
        case None:
            return "parts" if verdict.parts and verdict.possible == len(verdict.parts) else "seats"
        case Unit.PERSONS:
            return "seats" if verdict.who == VOTING else "members"
        case Unit.GROUPS if verdict.counts_votes:
            return "weight"
        case unit:
            return unit


def count_of(verdict: Verdict) -> str:
    """How many of how many: "4 of 5"."""
    return say("live.quorum.count", counted=verdict.counted, possible=verdict.possible)


def count_with_unit(verdict: Verdict) -> str:
    """How many of how many of what: "4 of 5 agencies"."""
    return say("live.quorum.of_units", count_of=count_of(verdict), units=unit_word(verdict, verdict.possible))


def count_and_chair(verdict: Verdict, chair: str) -> str:
    """The same with what else is wanting: "4 of 5 agencies, no Chair" where enough are here and nobody presides."""
    here = count_with_unit(verdict)
    if verdict.quorate or not lacks_only_the_chair(verdict):
        return here
    return say("live.quorum.of_units_without", of_units=here, chair=chair)


def quorum_reason(verdict: Verdict, names: Names, chair: str) -> str:
    """Why the board is quorate or not, and how far from the edge, in the order of the card; and whose proxy is one too
    many.
    """
    return " ".join(filter(None, (_reason(verdict, names, chair), _over_proxies(verdict, names))))


def _over_proxies(verdict: Verdict, names: Names) -> str:
    over = verdict.over_proxies
    return say("live.quorum.over_proxies", names=listed([names(one) for one in over])) if over else ""


def _reason(verdict: Verdict, names: Names, chair: str) -> str:
    if verdict.qualified in _TOLD_ALONE:
        here = say("live.quorum.too_few", of_units=count_with_unit(verdict), needed=verdict.needed)
        return f"{say(f'live.quorum.qualified.{verdict.qualified}', chair=chair)} {here}"
    if verdict.quorate:
        return _reason_quorate(verdict, names, chair)
    if lacks_only_the_chair(verdict):
        lost = say("live.quorum.no_chair", of_units=count_with_unit(verdict), chair=chair)
    else:
        lost = _reason_lost(verdict, names, chair)
    return " ".join(filter(None, (lost, qualified_in_words(verdict, chair))))


def qualified_in_words(verdict: Verdict, chair: str) -> str:
    """What is to be said beside yes or no: "The rule leaves it to the Chair ..."; empty where nothing is."""
    key = f"live.quorum.qualified.{verdict.qualified}"
    return say(key, chair=chair) if has(key) else ""


_TOLD_ALONE = frozenset({Qualified.CHAIR_DECIDED, Qualified.NOT_SETTLED})
"""Where what is to be said beside the count takes the place of how far it is from the edge."""


def quorum_to_come(verdict: Verdict, names: Names, chair: str) -> str:
    """What still makes the board quorate, before the meeting has started."""
    short = verdict.needed - verdict.counted
    if short <= 0:
        others = [_wanted(part, names) for part in _parts_to_tell(verdict)]
        return " ".join(others) or say("live.quorum.chair_to_come", chair=chair)
    units = unit_word(verdict, short)
    if verdict.missing:
        missing = listed([names(one) for one in verdict.missing], "or")
        return say("live.quorum.to_come_from", count=short, units=units, names=missing)
    return say("live.quorum.to_come", count=short, units=units)


def lacks_only_the_chair(verdict: Verdict) -> bool:
    """Whether the board would be quorate if somebody were in the chair."""
    if verdict.reason is Reason.PART_NOT_MET:
        return all(part.quorate or lacks_only_the_chair(part) for part in verdict.parts)
    return verdict.reason is Reason.NO_CHAIR


def _reason_quorate(verdict: Verdict, names: Names, chair: str) -> str:
    key = "live.quorum.here" if verdict.represented else "live.quorum.seats_here"
    units = unit_word(verdict, verdict.possible)
    here = say(key, count=verdict.possible, count_of=count_of(verdict), units=units)
    if verdict.chair_required:
        here = say("live.quorum.here_with_chair", here=here.removesuffix("."), chair=chair)
    needs = say("live.quorum.needs", needed=verdict.needed)
    if verdict.qualified in (Qualified.FROM_START, Qualified.FROM_ITEM, Qualified.PRESUMED):
        return f"{qualified_in_words(verdict, chair)} {here} {needs}"
    if 0 < verdict.counted <= verdict.spare:
        return f"{here} {needs} {say('live.quorum.holds_to_end')}"
    if verdict.spare == 0:
        return f"{needs} {_edge(verdict, names)}"
    holds = "holds" if verdict.spare_is_exact else "holds_at_least"
    words = say(f"live.quorum.{holds}", count=verdict.spare, units=_leaving(verdict, verdict.spare))
    if verdict.chair_required:
        words = say("live.quorum.with_chair", holds=words.removesuffix("."), chair=chair)
    return f"{here} {needs} {words}"


_FEW = 3
"""How many seats are named at the most whose going would lose the quorum; agencies are all named, being few."""


def _edge(verdict: Verdict, names: Names) -> str:
    """Whose going would lose the quorum, named where that says more than "one more"."""
    if verdict.represented:
        if verdict.critical_agencies:
            return say("live.quorum.edge_named", names=listed([names(one) for one in verdict.critical_agencies], "or"))
    elif 0 < len(verdict.critical_seats) <= _FEW and len(verdict.critical_seats) < verdict.counted:
        return say("live.quorum.edge_named", names=listed([names(one) for one in verdict.critical_seats], "or"))
    return say("live.quorum.edge", unit=_leaving(verdict, 1))


def _reason_lost(verdict: Verdict, names: Names, chair: str) -> str:
    short = verdict.needed - verdict.counted
    said = []
    if short > 0:
        said.append(say("live.quorum.needs_units", needed=verdict.needed, units=unit_word(verdict, verdict.needed)))
        if verdict.missing:
            said.append(say("live.quorum.missing", names=listed([names(one) for one in verdict.missing])))
        said.append(say("live.quorum.again", count=short))
    else:
        said.append(say("live.quorum.enough_but", of_units=count_with_unit(verdict)))
    said.extend(_wanted(part, names) for part in _parts_to_tell(verdict))
    if verdict.chair_required and not verdict.chair_present:
        said.append(say("live.quorum.nobody_chairs", chair=chair))
    return " ".join(said)


def _parts_to_tell(verdict: Verdict) -> Iterator[Verdict]:
    """The counts that fail besides the one that the verdict shows."""
    for part in verdict.parts:
        if part.parts:
            yield from _parts_to_tell(part)
        elif not part.quorate and part.unit is not None and (part.who, part.needed) != (verdict.who, verdict.needed):
            yield part


def _wanted(part: Verdict, names: Names) -> str:
    units = seats_in_words(part.who, names, part.needed) if part.who is not None else unit_word(part, part.needed)
    key = "too_many" if part.reason is Reason.TOO_MANY else "wanted"
    return say(f"live.quorum.{key}", count=part.needed, units=units, counted=part.counted)


def happening(kind: EventKind, name: str, *, remote: bool = False, chair: str = "") -> str:
    """What happened, without its time: "Dorset Police representative left."; empty for what makes no line."""
    key = f"live.happened.{kind}_remotely" if remote and has(f"live.happened.{kind}_remotely") else None
    key = key or f"live.happened.{kind}"
    return say(key, name=name, chair=chair) if has(key) else ""


def quorum_after(before: Verdict | None, after: Verdict | None, chair: str) -> str:
    """What an event did to the quorum: "Still quorate: 4 of 5 agencies."; empty where the count did not move."""
    if after is None or (before is not None and (before.quorate, before.counted) == (after.quorate, after.counted)):
        return ""
    word = "lost" if not after.quorate else "still" if before is None or before.quorate else "again"
    return say(f"live.quorum_after.{word}", of_units=count_and_chair(after, chair))


def quorate_at(verdict: Verdict, at: datetime, chair: str) -> str:
    """The quorum as it was at a decision: "Quorate at 10:44, 4 of 5 agencies"."""
    word = "quorate_at" if verdict.quorate else "not_quorate_at"
    return say(f"live.decision.{word}", time=f"{at:%H:%M}", of_units=count_and_chair(verdict, chair))


def lateness(forecast: Forecast) -> str:
    """How the meeting runs: "On time", "6 minutes late"; empty where nothing is planned, and once it has ended."""
    if forecast.minutes_late is None or forecast.ended:
        return ""
    return say("live.late", count=forecast.minutes_late) if forecast.is_late else say("live.on_time")


def short_lateness(forecast: Forecast) -> str:
    """The same where room is scarce: "6 min late"."""
    if forecast.minutes_late is None or forecast.ended:
        return ""
    return say("live.short_late", count=forecast.minutes_late) if forecast.is_late else say("live.on_time")


def done(key: str, **places: str) -> str:
    """What was just done, beside the way back: "Moved to item 5 at 10:52"; empty for what is not told."""
    return say(f"live.done.{key}", **places) if has(f"live.done.{key}") else ""
