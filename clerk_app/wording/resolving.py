"""What a board resolves, made from what it was asked to do: "agree the plan" becomes "the plan be agreed".

The ask is an order ("note the report"), the resolution a wish ("the report be noted") or, where nothing is left to be
done, what the board did ("it had considered the report"). Only words that stand in the tables of `resolving_words` are
trusted. Where anything else governs the sentence, the words of the ask are left alone and said to be doubtful: a clerk
corrects a sentence that was not turned sooner than one that was turned into nonsense.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.board import Board, DecisionKind
from clerk_app.domain.house_style import HouseStyle, ItemLayout
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.papers import board_in_sentence
from clerk_app.wording.resolving_words import (
    ACTS,
    AGREES_THAT,
    ASKS_SOMEBODY,
    DETERMINERS,
    DONE_ALREADY,
    DONE_TO,
    LEADS_TO,
    NO_OBJECT,
    NOUNS_TOO,
    TAKES_TO,
    TELLS_THAT,
)


@dataclass(frozen=True, slots=True)
class Turned:
    """An ask in the mood of a resolution; where it is not certain, `words` are the ask's own."""

    words: str
    certain: bool


_HOW = r"(?:(?P<how>formally|jointly|collectively|further|also|fully|unanimously)\s+)?"
_VERBS = sorted((*DONE_TO, *DONE_ALREADY), key=len, reverse=True)
_VERB = re.compile(rf"{_HOW}(?P<verb>{'|'.join(map(re.escape, _VERBS))})(?![\w’'-])")
_ANY_VERB = frozenset(verb.split(" ")[0] for verb in (*_VERBS, *ACTS, *NOUNS_TOO, *AGREES_THAT))
_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_MANNER = re.compile(r"(?P<manner>in principle|with (?:thanks|regret|concern|interest|pleasure))\s+")
_CONDITION = re.compile(r"(?P<rest>,?\s+subject to\s.+|\s+in principle)$")
_VIEWS = re.compile(
    r"(?P<verb>give|offer|provide|share)\s+(?:any\s+)?(?P<rest>(?:(?:its|their)\s+)?"
    r"(?:comments?|views?|feedback|advice|input|observations)\s+(?:on|about)\s.+)$"
)
_GAVE = {"give": "given", "offer": "offered", "provide": "provided", "share": "shared"}
_MARK = re.compile(r"^(?:[-–—•·*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
_JOINED_ON = re.compile(r"[\s;,.]*(?:[;,]\s*(?:and|or)|\s+and)?[\s;,.]*$")
_LEAD = re.compile(
    r"^(?:it is recommended\s+)?that\s+(?:the\s+)?(?P<who>[\w-]+(?:\s+[\w-]+)?)\s+(?:should\s+)?(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_IS_WISH = re.compile(r"^that\s+(?P<rest>.+\sbe\s+\w+.*)$")
_SENTENCES = re.compile(r"[.;:!?]\s|\n")
_JOINED_WORDS = re.compile(
    r"(?:,|\sand|\sor)\s+(?:to\s+|then\s+|also\s+|also\s+to\s+)?(?P<word>\w+)(?:\s+(?P<next>\w+))?"
)
_ANOTHER_ACT = re.compile(rf"(?<=\sand)\s+to(?=\s(?:{'|'.join(sorted(ACTS))})\b)")
_LOOSE_END = re.compile(r",\s+(?:with|including|as|having|following|which|who|where|such|so|but|then|if|unless)\b")


def turned(ask: str, board: str = "it") -> Turned:
    """An ask as a resolution has it; `board` is how the resolution calls whoever resolves ("it", "the Board")."""
    own = own_words(ask)
    said = _turned(_order(own), board)
    return Turned(said, certain=True) if said else Turned(own, certain=False)


def own_words(ask: str) -> str:
    """An ask without the mark of its list, and without what joins it to the next one."""
    return _JOINED_ON.sub("", _MARK.sub("", " ".join(ask.split())))


def clauses(asks: Sequence[str], board: Board, day: date, style: HouseStyle, kind: DecisionKind | None) -> list[str]:
    """The resolutions that a board makes of what it was asked, one for each, as a house style prints decisions.

    Under a clause that says "The Board resolved that;" they are its parts, joined to each other; behind the kind's word
    they begin with "That"; and where no word is printed each is a sentence of its own.
    """
    who = "it" if style.items is ItemLayout.WEB else board_in_sentence(board, day)
    return in_style([turned(ask, who) for ask in asks if own_words(ask)], style, kind)


def in_style(made: Sequence[Turned], style: HouseStyle, kind: DecisionKind | None) -> list[str]:
    """Resolutions as a house style prints them, the last of them last in its clause."""
    if style.items is ItemLayout.WEB:
        return [one.words + _joint(place, len(made)) for place, one in enumerate(made)]
    return [_sentence(one, style, kind) for one in made]


def put_off(ask: str) -> str:
    """What the board resolves of an ask that it puts off."""
    return say("resolving.put_off", ask=_as_recommendation(ask))


def turned_down(ask: str) -> str:
    """What the board resolves of an ask that it does not accept."""
    return say("resolving.turned_down", ask=_as_recommendation(ask))


def is_doubtful(words: str, asks: Sequence[str]) -> bool:
    """Whether a decision still has the words of an ask that was not turned."""
    said = own_words(words) if asks else ""
    same = (ask for ask in asks if said and own_words(ask).casefold() == said.casefold())
    return any(not turned(ask).certain for ask in same)


def _as_recommendation(ask: str) -> str:
    """An ask behind "the recommendation": "to agree the plan", "that the plan be agreed", or the words in quotes."""
    own = own_words(ask)
    order = _order(own)
    if order.startswith("that "):
        return order
    return f"to {order}" if order.split(" ")[0] in _ANY_VERB else say("resolving.quoted", ask=own)


def _joint(place: int, count: int) -> str:
    if place == count - 1:
        return "."
    return say("resolving.last_joint") if place == count - 2 else say("resolving.joint")


def _sentence(one: Turned, style: HouseStyle, kind: DecisionKind | None) -> str:
    if not one.certain:
        return f"{sentence_case(one.words)}."
    if style.decision_words or kind is None:
        return say("resolving.behind_word", words=one.words)
    return say("resolving.sentence", verb=kind.verb, words=one.words)


def _order(ask: str) -> str:
    """The ask as an order: "to note it" and "that the Board notes it" are "note it"."""
    found = _LEAD.match(ask)
    if found is not None:
        bodies = {body.casefold() for body in (*say("papers.bodies").split(), "members")}
        who = found["who"].split()
        if who[-1].casefold() in bodies:
            return _base(found["rest"])
        if len(who) > 1 and who[0].casefold() in bodies:
            return _base(f"{who[1]} {found['rest']}")
        return ask
    order = ask[len("to ") :] if ask[: len("to ")].casefold() == "to " else ask
    first, space, rest = order.partition(" ")
    return f"{first.casefold()}{space}{rest}" if first.casefold() in _ANY_VERB else order


def _base(rest: str) -> str:
    """Verbs in the third person ("notes", "agrees and adopts") as an order has them."""
    return re.sub(r"^(\w+?)s(?=\s)", lambda found: found[1] if found[1] in _ANY_VERB else found[0], rest)


def _turned(order: str, board: str) -> str:
    """The order turned; empty where it cannot be trusted."""
    if _SENTENCES.search(order):
        return ""
    wish = _IS_WISH.match(order)
    if wish is not None:
        return wish["rest"]
    views = _VIEWS.match(order)
    if views is not None and _is_one_thing(views["rest"]):
        return f"{board} had {_GAVE[views['verb']]} {views['rest']}"
    return _that(order) or _would(order, board) or _two(order, board) or _one(order, board)


def _that(order: str) -> str:
    """Orders about a whole sentence: "note that …", "recommend to the Council that …", "agree that …"."""
    verb, _, rest = order.partition(" ")
    if rest.startswith("that ") and verb in AGREES_THAT:
        return rest[len("that ") :]
    if rest.startswith("that ") and verb in TELLS_THAT:
        return f"it be {DONE_TO[verb]} {rest}"
    if verb == "recommend" and re.match(r"to\s.+?\sthat\s", rest):
        return f"it be recommended {rest}"
    return ""


def _would(order: str, board: str) -> str:
    """What the board is asked to agree to do, or to go on doing."""
    found = re.match(r"(?:agree|commit|undertake)\s+(?P<no>not\s+)?to\s+(?P<act>\w+)\s+(?P<rest>.+)$", order)
    if found is not None and _is_act(found["act"], found["rest"]):
        return f"{board} would {found['no'] or ''}{found['act']} {_ANOTHER_ACT.sub('', found['rest'])}"
    found = re.match(r"continue\s+to\s+(?P<act>\w+)\s+(?P<rest>.+)$", order)
    if found is not None and _is_act(found["act"], found["rest"]):
        return f"{board} would continue to {found['act']} {found['rest']}"
    return ""


def _is_act(word: str, rest: str) -> bool:
    known = word in ACTS or word in DONE_TO or word in DONE_ALREADY
    return (known or word in NOUNS_TOO) and (word not in NOUNS_TOO or rest.split(" ")[0] in DETERMINERS)


def _two(order: str, board: str) -> str:
    """Two orders in one: "note the report and agree the plan"."""
    for joint in re.finditer(r",?\s+and\s+(?:to\s+)?(?=(?P<verb>\w+)\s+(?P<next>\w+))", order):
        first, second = order[: joint.start()], order[joint.end() :]
        follows = joint["next"] in DETERMINERS or joint["verb"] in ASKS_SOMEBODY
        if not follows or joint["verb"] not in _ANY_VERB or re.search(r"\s(?:to|that|which|who)\s", first):
            continue
        parts = [_one(first, board), _that(second) or _would(second, board) or _one(second, board)]
        return listed(parts) if all(parts) else ""
    return ""


def _one(order: str, board: str) -> str:
    """One order of one or several verbs: "note and endorse the report"."""
    verbs, how, rest = _verbs(order)
    if not verbs or not rest:
        return ""
    if all(verb in DONE_ALREADY for verb in verbs):
        done = listed([DONE_ALREADY[verb] for verb in verbs])
        return f"{board} had {how}{done} {rest}" if _is_one_thing(rest, may_ask=True) else ""
    if len(verbs) > 1 and verbs[0] in DONE_ALREADY and all(verb in DONE_TO for verb in verbs[1:]):
        return _having_been(verbs, how, rest) if " " not in verbs[0] else ""
    if any(verb not in DONE_TO for verb in verbs):
        return ""
    return _wish(verbs, how, rest)


def _verbs(order: str) -> tuple[list[str], str, str]:
    """The verbs that an order begins with, how it is to be done, and the rest of it."""
    verbs: list[str] = []
    how, rest = "", order
    while (found := _VERB.match(rest)) is not None:
        if found["how"]:
            how = f"{found['how']} "
        verbs.append(found["verb"])
        rest = rest[found.end() :]
        joint = _JOINT.match(rest)
        if joint is None or _VERB.match(rest, joint.end()) is None:
            break
        rest = rest[joint.end() :]
    return verbs, how, rest.strip()


def _having_been(verbs: list[str], how: str, rest: str) -> str:
    thing, behind = _parted(verbs[-1], rest)
    if not thing:
        return ""
    done = listed([DONE_TO[verb] for verb in verbs[1:]])
    return f"{thing}, having been {DONE_ALREADY[verbs[0]]}, be {how}{done}{behind}"


def _wish(verbs: list[str], how: str, rest: str) -> str:
    if verbs == ["agree"]:
        rest = re.sub(rf"^(?:on|to)\s+(?=(?:{'|'.join(DETERMINERS)})\s)", "", rest)
    manner = _MANNER.match(rest)
    if manner is not None:
        rest = rest[manner.end() :]
    thing, behind = _parted(verbs[-1], rest)
    done = listed([DONE_TO[verb] for verb in verbs])
    by = f" {manner['manner']}" if manner is not None else ""
    return f"{thing} be {how}{done}{by}{behind}" if thing else ""


def _parted(verb: str, rest: str) -> tuple[str, str]:
    """The thing that a verb is about and what follows it; nothing where that is not certain."""
    condition = _CONDITION.search(rest)
    behind = condition["rest"] if condition is not None else ""
    thing = rest[: condition.start()] if condition is not None else rest
    if verb in ASKS_SOMEBODY:
        asked = re.match(r"(?P<who>.+?)\s+to\s+(?P<act>\w+)", thing)
        if asked is None:
            is_thing = verb == "request" and " to " not in thing and _is_one_thing(thing)
            return (thing, behind) if is_thing else ("", "")
        whole = thing[asked.end("who") :] + behind
        is_sure = asked["act"] in ACTS and _is_one_thing(asked["who"]) and not _LOOSE_END.search(asked["who"])
        return (asked["who"], whole) if is_sure else ("", "")
    if verb in LEADS_TO:
        found = min((place for lead in LEADS_TO[verb] if (place := thing.find(lead)) > 0), default=-1)
        if found > 0:
            head, tail = thing[:found], thing[found:]
            surplus = tail.count(" to ") > 1 and verb != "delegate"
            ends_there = verb == "delegate" or not _has_another_order(tail)
            takes_it = head.split(" ")[-1].casefold() not in TAKES_TO
            is_sure = takes_it and ends_there and not surplus and _is_one_thing(head)
            return (head, tail + behind) if is_sure else ("", "")
    return (thing, behind) if _is_one_thing(thing) else ("", "")


def _is_one_thing(words: str, *, may_ask: bool = False) -> bool:
    """Whether the words are of one piece: no object that ends early, and no other order among them."""
    first = words.split(" ")[0].casefold() if words else ""
    if not first or (not may_ask and first in NO_OBJECT) or not (first[0].isalnum() or first[0] in "£$€‘“\"'("):
        return False
    return not _LOOSE_END.search(words) and not _has_another_order(words)


def _has_another_order(words: str) -> bool:
    return any(map(_is_order, _JOINED_WORDS.finditer(words)))


def _is_order(joined: re.Match[str]) -> bool:
    word, following = joined["word"], joined["next"] or ""
    if f"{word} {following}" in _VERBS:
        return True
    return word in _ANY_VERB and (word not in NOUNS_TOO or following in DETERMINERS)
