"""The columns of a list of members by their usual headings, and the words that stand in them."""

import re
from collections.abc import Mapping, Sequence

from clerk_app.domain.matching import folded
from clerk_app.domain.member_list import ColumnMeaning
from clerk_app.domain.seats import SeatRole

_HEADINGS: Mapping[ColumnMeaning, str] = {
    ColumnMeaning.SEAT: "seat|seat title|seat name|place|membership|member seat|board seat|constituency|ward",
    ColumnMeaning.NAME: "name|full name|member|member name|name of member|members|holder|seat holder|post holder"
    "|postholder|name of postholder|representative|name of representative|current holder|person|who|appointee",
    ColumnMeaning.FIRST_NAME: "first name|forename|forenames|given name|given names|christian name",
    ColumnMeaning.LAST_NAME: "last name|surname|family name|second name",
    ColumnMeaning.POST: "post|post title|job title|job|position|title|job role|designation|role title|occupation",
    ColumnMeaning.ORGANISATION: "organisation|organization|employer|organisation name|company|department|directorate",
    ColumnMeaning.AGENCY: "agency|representing|representation|partner|partner agency|represents|on behalf of|body"
    "|nominating body|appointing body|appointed by|sector|partner organisation|agency represented",
    ColumnMeaning.CATEGORY: "category|type|group|member type|membership type|type of member|type of membership|class"
    "|status|section",
    ColumnMeaning.VOTING: "voting|vote|votes|voting rights|voting member|voting status|can vote|has vote"
    "|entitled to vote|right to vote|voting yes/no|voting y/n|voting/non-voting|number of votes",
    ColumnMeaning.CO_OPTED: "co-opted|co opted|coopted|co-opted member|co-option|co-opted yes/no|co-opted y/n"
    "|is co-opted|co-optee",
    ColumnMeaning.ROLE: "role|roles|board role|role on board|role on the board|office|officer|function|responsibility"
    "|committee role|role on committee",
    ColumnMeaning.SINCE: "from|since|start|start date|date from|starts|appointed|date appointed|appointment date|began"
    "|term start|term from|term begins|joined|date joined|date of appointment|start of term|valid from|in post since",
    ColumnMeaning.UNTIL: "to|until|end|end date|date to|ends|term end|term to|term ends|term until|expires|expiry"
    "|expiry date|end of term|left|date left|leaving date|valid to|valid until|resigned|review date|last day",
    ColumnMeaning.TERM: "term|term of office|period|period of office|dates|tenure|term dates",
    ColumnMeaning.SUBSTITUTE: "substitute|substitutes|deputy|deputies|alternate|alternates|named deputy"
    "|named substitute|nominated deputy|nominated substitute|stand-in|proxy|reserve|reserves|substitute member"
    "|deputy name",
    ColumnMeaning.CONTACT: "e-mail|email|mail|e-mail address|email address|telephone|phone|tel|mobile|contact"
    "|contact details|address|postal address|telephone number|phone number|mobile number|contact number|contact email",
}  # fmt: skip
_BY_HEADING = {word: meaning for meaning, words in _HEADINGS.items() for word in words.split("|")}

_ROLES: Mapping[str, SeatRole | None] = {
    **dict.fromkeys(
        ("chair", "chairman", "chairwoman", "chairperson", "convener", "convenor", "president"), SeatRole.CHAIR
    ),
    **dict.fromkeys(
        ("vice-chair", "vice chair", "vice chairman", "vice-chairman", "vice chairperson", "deputy chair",
         "deputy chairman", "co-chair", "vice-president", "vice president"),
        SeatRole.VICE_CHAIR,
    ),
    **dict.fromkeys(
        ("clerk", "secretary", "minute taker", "minutes secretary", "committee clerk", "clerk to the board",
         "minute secretary", "board secretary"),
        SeatRole.CLERK,
    ),
    **dict.fromkeys(("observer", "in attendance", "attendee"), SeatRole.OBSERVER),
    **dict.fromkeys(("", "-", "–", "member", "ordinary member", "board member", "committee member", "none", "n/a")),
}  # fmt: skip
"""The role that each word gives; None for words that give none."""

_FORMS_OF_ADDRESS = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "rev", "revd", "sir", "dame",
    "lord", "lady", "hon",
})  # fmt: skip

_YES = frozenset({"yes", "y", "true", "x", "✓", "✔", "voting", "vote", "full", "voting member", "1"})
_NO = frozenset(
    {"no", "n", "false", "-", "–", "✗", "✘", "non-voting", "non voting", "nonvoting", "none", "0", "n/a", "advisory"}
)
_WITHOUT_VOTE = re.compile(r"\b(?:non[- ]?voting|not voting|no votes?|without (?:a )?(?:vote|voting))\b")
_WITH_VOTE = re.compile(r"(?:full )?voting(?: members?| seats?)?|with (?:a )?vote")
_VOTES = re.compile(r"(?:[2-9]|[1-9]\d)(?: votes)?")
_CO_OPTED = re.compile(r"co[- ]?opt(?:ed|ee|ees)(?: (?:members?|seats?))?")
_NOT_CO_OPTED = re.compile(r"not co[- ]?opted|elected|appointed|ex officio|ordinary(?: members?)?")
_ASIDE = re.compile(r"\([^()]{0,80}\)")
_BETWEEN_ROLES = re.compile(r"[;,/&\n]|\band\b")
_BETWEEN_NAMES = re.compile(r"[;/&\n]|\bor\b")
_PERHAPS_BETWEEN_NAMES = re.compile(r",|\band\b")
_NOBODY = re.compile(
    r"[-–—]*|n/a|none|nil"
    r"|(?:vacan(?:t|cy)|tb[acd]|to be (?:confirmed|appointed|announced|nominated|elected))(?P<more>\b.+)?"
)


def meaning_of(heading: str) -> ColumnMeaning | None:
    """What a column with that heading says; None for a heading that is not a usual one."""
    words = folded_words(_ASIDE.sub(" ", heading[:200]))
    return _BY_HEADING.get(words) or _BY_HEADING.get(words.removeprefix("the ").removeprefix("date "))


def folded_words(text: str) -> str:
    """Words for comparing: small letters, single spaces, no signs at the ends."""
    return " ".join(folded(text).split()).strip(" .:*#?")


def roles_in(text: str) -> tuple[tuple[SeatRole, ...], bool]:
    """The roles that words name, and whether all of the words were understood."""
    parts = [text] if folded_words(text) in _ROLES else _BETWEEN_ROLES.split(folded(text))
    known = [folded_words(part) for part in parts if folded_words(part) in _ROLES]
    roles = dict.fromkeys(role for word in known if (role := _ROLES[word]) is not None)
    return tuple(roles), len(known) == len(parts)


def are_roles(texts: Sequence[str]) -> bool:
    """True if a column headed "role" mostly holds what members do for the board, rather than their posts."""
    said = [text for text in texts if text]
    return 2 * sum(roles_in(text)[1] for text in said) >= len(said)


def are_forms_of_address(heading: str, texts: Sequence[str]) -> bool:
    """True if a column is headed "title" and mostly holds "Mr", "Dr" or "Cllr", rather than posts."""
    said = [folded_words(text) for text in texts if text]
    return (
        folded_words(heading) == "title"
        and bool(said)
        and 2 * sum(word in _FORMS_OF_ADDRESS for word in said) >= len(said)
    )


def voting_in(text: str) -> tuple[bool | None, int | None]:
    """Whether words give a vote, and how many votes where they say; None where they say nothing, or are not clear."""
    words = folded_words(text)
    if words in _YES:
        return True, None
    if words in _NO or _WITHOUT_VOTE.search(words):
        return False, None
    if _VOTES.fullmatch(words):
        return True, int(words.split()[0])
    return None, None


def voting_of(category: str) -> bool | None:
    """Whether the name of a category says that its seats have a vote; None where it says neither."""
    words = folded_words(category)
    return False if _WITHOUT_VOTE.search(words) else True if _WITH_VOTE.fullmatch(words) else None


def co_opted_in(text: str) -> bool | None:
    """Whether words say that a seat was added by co-option; None where they are not clear."""
    words = folded_words(text)
    if words in _YES or _CO_OPTED.fullmatch(words):
        return True
    return False if words in _NO or _NOT_CO_OPTED.fullmatch(words) else None


def co_opted_of(category: str) -> bool | None:
    """True for the name of a category of co-opted members; None for any other, which says nothing of that."""
    return True if _CO_OPTED.fullmatch(folded_words(category)) else None


def is_nobody(text: str) -> bool:
    """True for words that stand for nobody and nothing: "Vacant", "TBC", "n/a", a dash."""
    found = _NOBODY.fullmatch(folded_words(text))
    return found is not None and not found["more"]


def is_perhaps_nobody(text: str) -> bool:
    """True for words that begin so and say more: "Vacant from May", "TBC by the council"."""
    found = _NOBODY.fullmatch(folded_words(text))
    return found is not None and bool(found["more"])


def names_in(text: str) -> tuple[str, ...]:
    """The names in a cell that may hold several."""
    if is_nobody(text):
        return ()
    names = (" ".join(name.split()) for name in _BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if not is_nobody(name)))


def are_perhaps_several(name: str) -> bool:
    """True for "Ann Lee, Bob Poe" and "Ann Lee and Bob Poe", but not for "Lee, Ann"."""
    parts = _PERHAPS_BETWEEN_NAMES.split(name)
    return len(parts) > 1 and all(len(part.split()) > 1 for part in parts)
