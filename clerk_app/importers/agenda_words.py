"""What stands in the line of an item beside its title: number, lead, time, purpose, papers."""

import re
from dataclasses import dataclass, replace

from clerk_app.domain.agenda import Purpose
from clerk_app.domain.agenda_list import ListedPaper
from clerk_app.domain.calendar_words import MONTH
from clerk_app.importers.member_columns import folded_words
from clerk_app.importers.written_times import WrittenTime, duration_in, time_at_start, time_in

_PURPOSES: tuple[tuple[Purpose, str], ...] = (
    (
        Purpose.DECISION,
        r"decision|approval|approve|agreement|agree|ratification|resolution|endorsement|adoption|to decide",
    ),
    (Purpose.DISCUSSION, r"discussion|discuss|consideration|consider|debate|comment|consultation|scrutiny"),
    (Purpose.INFORMATION, r"information|info|noting|note|update only|assurance|awareness"),
)
_PURPOSE_WORDS = "|".join(words for _, words in _PURPOSES)
_PURPOSE = re.compile(
    rf"(?:purpose:?\s*)?(?:for|to)?\s*(?:{_PURPOSE_WORDS})(?:\s*(?:,|/|&|and)\s*(?:for|to)?\s*(?:{_PURPOSE_WORDS})){{0,2}}",
    re.IGNORECASE,
)
_PURPOSE_OF = tuple((purpose, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for purpose, words in _PURPOSES)
_PURPOSE_AT_END = re.compile(
    rf"\s[-–—]\s*(?P<purpose>(?:for|to)\s+(?:{_PURPOSE_WORDS})"
    rf"(?:\s*(?:,|/|&|and)\s*(?:for |to )?(?:{_PURPOSE_WORDS}))?)$"
    rf"|\s(?P<bare>for\s+(?:{_PURPOSE_WORDS}))$",
    re.IGNORECASE,
)

_PAPER_NUMBER = r"(?:[A-Z]{0,3}[/.-]?\d{1,4}(?:[./-]\d{1,4}){0,3}[A-Za-z]?|[A-Z])"
_PAPER = re.compile(
    rf"(?:see\s+)?(?:papers?|appendix|appendices|annexe?s?|enclosures?|enc\.?|attachments?)\s*(?:no\.?\s*)?"
    rf"(?P<numbers>{_PAPER_NUMBER}(?:\s*(?:,|&|and)\s*{_PAPER_NUMBER}){{0,9}})"
    r"(?:\s*(?:[:–—-]|attached|enclosed)\s*(?P<title>.*))?",
    re.IGNORECASE,
)
_PAPERS_HERE = re.compile(
    r"(?:papers?|reports?|documents?|slides?|presentation)?\s*(?:is |are )?"
    r"(?:attached|enclosed|to follow|tabled|circulated)"
    r"|papers?|enc(?:losure)?s?\.?",
    re.IGNORECASE,
)
_NO_LEAD = re.compile(
    r"(?:verbal|oral|standing item|continued|cont\.?|if any|optional|public|private|exempt|confidential|part \w+|\d+)"
    r"(?:\s+(?:update|report|item|session))?",
    re.IGNORECASE,
)
"""What stands in brackets and leads nothing."""

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){1,2}|\d{1,3}\s?\([a-z]\)|\d{1,3}[A-Za-z]?)"
_ITEM = re.compile(
    rf"(?:agenda\s+)?(?P<word>item\s+)(?P<named>{_NUMBER})(?:\s*[.):–—-]+)?(?=\s|$)\s*(?P<named_rest>.*)"
    rf"|(?P<number>{_NUMBER})(?:\s*[.):]|\s+[–—-](?=\s))?(?:(?=\s|$)\s*|(?<=[.):])(?!\d))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ENTRY = re.compile(
    r"(?P<open>\(?)(?:(?P<letter>[a-z])|(?P<count>\d{1,2})|(?P<roman>[ivx]{2,4}))(?P<close>[.)])\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_BULLET = re.compile(r"(?:[•●◦▪■·*\uf0b7]|[–—-](?=\s)|o(?=\t))\s*(?P<rest>\S.*)", re.DOTALL)
_ASKS = re.compile(
    r"(?:[\w'’&,() -]{0,80}?\b(?:is|are)\s+(?:being\s+)?(?:asked|invited|requested|recommended)\s+to\b"
    r"|recommend(?:ation|ed action)s?\s*(?=[:–—-]|$)|asks?(?=:))[\s:–—-]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PAPERS_FOLLOW = re.compile(
    r"(?:supporting (?:documents|papers)|papers|background papers|attachments|enclosures|documents)\s*:\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_AN_ITEM = re.compile(
    rf"{MONTH}\b|(?:st|nd|rd|th)\b|(?:mins?|minutes?|hours?|hrs?|days?|weeks?|%)\b", re.IGNORECASE
)
"""What shows that the number before it is that of a day or a duration."""
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,300})[)\]]")
_BRACKETS_AT_END = re.compile(rf"{_BRACKETS.pattern}$")
_ABOUT = re.compile(r"\b(?:approx(?:imately)?\.?|about|circa|at|from|time|duration)\b\.?:?", re.IGNORECASE)
_ABOUT_AT_END = re.compile(r"\s(?:at|from)$", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:lead(?: officer| member)?s?|led by|presenters?|presented by|presenting|speakers?|owner|responsible|by)\s*:"
    r"\s*(?P<who>\S.*)"
    r"|(?:led by|presented by)\s+(?P<then>\S.*)",
    re.IGNORECASE,
)
_DASHED_AT_END = re.compile(r"\s+[–—-]\s+(?P<papers>(?:(?!\s[–—-]\s).){2,60})$")
_DASHED = re.compile(r"\s+[–—-]\s+(?P<who>[^–—]{2,80})$")
_LEAD_ALONE = frozenset({"chair", "vice-chair", "vice chair", "clerk", "secretary", "treasurer", "convener", "all"})
_LONGEST_LINE = 1_000
"""Characters of a line in which more than a title is looked for."""
_ENDS = " \t.,;:–—-|"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number, written without spaces ("4A", "4.1"), and what follows.

    `signs` are those round the number ("#.", "(#)", "item #"), empty where only a space follows: that may be a count.
    """

    number: str
    rest: str
    signs: str = ""

    @property
    def parent(self) -> str:
        """The number of the item that one so numbered is a part of; empty for a whole number."""
        whole = re.match(r"\d+", self.number)
        return "" if whole is None or whole[0] == self.number else whole[0]

    @property
    def is_deep(self) -> bool:
        """True for a number of three levels ("4.1.2")."""
        return self.number.count(".") > 1


@dataclass(slots=True)
class ItemLine:
    """What the line of an item says; what is not said is empty or None."""

    title: str
    leads: tuple[str, ...] = ()
    is_lead_from_dash: bool = False
    time: WrittenTime | None = None
    purposes: tuple[Purpose, ...] = ()
    papers: tuple[ListedPaper, ...] = ()


def numbered(text: str) -> Numbered | None:
    """The number that a line begins with; None where it begins with none, or with that of a day or a duration."""
    found = _ITEM.fullmatch(text)
    if found is None:
        return None
    number = found["named"] or found["number"]
    rest = found["named_rest"] if found["named"] else found["rest"]
    between = text[found.end("named" if found["named"] else "number") : len(text) - len(rest)]
    sign = between.strip() or ("\t" if "\t" in between else "")
    signs = f"item #{sign}" if found["word"] else f"#{sign}" if sign or not number.strip().isdecimal() else ""
    return None if not signs and _NOT_AN_ITEM.match(rest) else Numbered(_plain_number(number), rest.strip(), signs)


def entry(text: str) -> Numbered | None:
    """What a line of a list begins with ("a)", "(2)", "iv.", "•"), and what follows; None for a line of no list."""
    found = _ENTRY.fullmatch(text)
    if found is None:
        dotted = _BULLET.fullmatch(text)
        return None if dotted is None else Numbered("", dotted["rest"], text[0])
    kind = "#" if found["count"] else "a"  # "i" may be the letter or the Roman number
    mark = found["letter"] or found["count"] or found["roman"]
    return Numbered(mark, found["rest"], f"{found['open']}{kind}{found['close']}")


def asks_begin(text: str) -> str | None:
    """What follows "The Board is asked to" or "Recommendations:" in its line; None for a line that begins no asks."""
    found = _ASKS.fullmatch(text[:_LONGEST_LINE])
    return None if found is None else found["rest"].strip()


def papers_follow(text: str) -> str | None:
    """What follows "Supporting documents:" in its line; None for a line that begins no papers."""
    found = _PAPERS_FOLLOW.fullmatch(text)
    return None if found is None else found["rest"].strip()


def item_line(text: str) -> ItemLine:
    """The title in a line without its number, and what stands beside it."""
    line = ItemLine(title="")
    if len(text) > _LONGEST_LINE:
        return ItemLine(title=text)
    rest = _take_brackets(text, line)
    rest = _take_time(rest, line)
    rest = _take_papers(rest, line)
    rest = _take_papers(_take_purpose(rest, line), line)
    rest = _take_lead(rest, line)
    line.title = " ".join(rest.split()).strip(_ENDS).strip()
    return line


def purposes_in(text: str) -> tuple[Purpose, ...]:
    """The purposes that words are nothing but; empty for other words."""
    words = text.strip(_ENDS)
    if not words or _PURPOSE.fullmatch(words) is None:
        return ()
    return tuple(purpose for purpose, pattern in _PURPOSE_OF if pattern.search(words))


def papers_in(text: str) -> tuple[ListedPaper, ...]:
    """The papers that words name and nothing else ("Paper 3", "Papers 3 and 4", "Appendix A: Budget", "attached")."""
    words = text.strip(_ENDS)
    found = _PAPER.fullmatch(words)
    if found is not None:
        numbers = re.split(r"\s*(?:,|&|\band\b)\s*", found["numbers"])
        title = (found["title"] or "").strip(_ENDS)
        return tuple(ListedPaper(number, title) for number in numbers if number)
    return (ListedPaper(""),) if words and _PAPERS_HERE.fullmatch(words) else ()


def lead_in(text: str) -> tuple[str, ...]:
    """Who leads, by a line that says so ("Lead: Head of Health"); empty for other lines."""
    found = _LEAD.fullmatch(text.strip())
    return () if found is None else leads_of(found["who"] or found["then"])


def leads_of(text: str) -> tuple[str, ...]:
    """Several leads, as they are parted by signs; "and" may be a part of a post."""
    leads = (" ".join(lead.split()).strip(_ENDS) for lead in re.split(r"[;/\n]", text))
    return tuple(lead for lead in leads if lead)


def _plain_number(number: str) -> str:
    plain = "".join(sign for sign in number if sign.isalnum() or sign == ".")
    return plain.upper() if not plain.isdecimal() else str(int(plain))


def _take_brackets(text: str, line: ItemLine) -> str:
    """The text without what is understood in its brackets, part by part; what is not stays in them."""

    def kept(found: re.Match[str]) -> str:
        parts = [part.strip() for part in found["inside"].split(",")]
        strange = [part for part in parts if not _is_understood(part, line)]
        return found[0] if len(strange) == len(parts) else f" ({', '.join(strange)})" if strange else " "

    return _BRACKETS.sub(kept, text)


def _is_understood(part: str, line: ItemLine) -> bool:
    if purposes := purposes_in(part):
        line.purposes += purposes
        return True
    if papers := papers_in(part):
        line.papers += papers
        return True
    if (lead := lead_in(part)) and not line.leads:
        line.leads = lead
        return True
    read = time_in(part)
    both = _together(line.time, read) if read is not None else None
    if read is None or both is None or not _is_all(read.words, part):
        return False
    line.time = both
    return True


def _is_all(words: str, text: str) -> bool:
    """True if a text says nothing but these words and "about" or "at"."""
    return _ABOUT.sub("", text.replace(words, " ", 1)).strip(_ENDS) == ""


def _take_time(text: str, line: ItemLine) -> str:
    """The text without the times that stand at its ends; in its midst they are a part of the title."""
    return _take_one_time(_take_one_time(text, line), line)


def _take_one_time(text: str, line: ItemLine) -> str:
    words = text.strip(_ENDS)
    for read in (time_at_start(words), time_in(words), duration_in(words)):
        if read is None or read.is_unclear or not (words.startswith(read.words) or words.endswith(read.words)):
            continue
        both = _together(line.time, read)
        if both is None:
            continue
        line.time = both
        is_first = words.startswith(read.words)
        rest = words.removeprefix(read.words) if is_first else words.removesuffix(read.words)
        return _ABOUT_AT_END.sub("", rest.strip(_ENDS))
    return text


def _together(earlier: WrittenTime | None, read: WrittenTime) -> WrittenTime | None:
    """A time and a duration as one; None where they say the same thing twice."""
    if earlier is None:
        return read
    if earlier.start is not None and read.start is None and earlier.end is None:
        return replace(earlier, minutes=read.minutes)
    if earlier.start is None and read.start is not None:
        return replace(read, minutes=earlier.minutes)
    return None


def _take_purpose(text: str, line: ItemLine) -> str:
    words = text.rstrip(_ENDS)
    found = _PURPOSE_AT_END.search(words[-120:])
    if found is None:
        return text
    purposes = purposes_in(found["purpose"] or found["bare"])
    if not purposes:
        return text
    line.purposes += purposes
    return words[: len(words) - len(found[0])]


def _take_papers(text: str, line: ItemLine) -> str:
    """The text without the papers behind a dash at its end ("Budget – Paper 2")."""
    words = text.rstrip(_ENDS)
    found = _DASHED_AT_END.search(words[-90:])
    papers = papers_in(found["papers"]) if found is not None else ()
    if found is None or not papers:
        return text
    line.papers += papers
    return words[: len(words) - len(found[0])]


def _take_lead(text: str, line: ItemLine) -> str:
    """The text without who leads: in brackets at its end, or behind a dash where that looks like a name or post."""
    if line.leads:
        return text
    words = text.strip(_ENDS)
    bracketed = _BRACKETS_AT_END.search(words[-320:])
    if bracketed is not None and not _NO_LEAD.fullmatch(bracketed["inside"].strip()):
        line.leads = leads_of(bracketed["inside"])
        return words[: len(words) - len(bracketed[0])]
    dashed = _DASHED.search(words[-90:])
    if dashed is None or not _looks_like_somebody(dashed["who"]):
        return text
    line.leads = leads_of(dashed["who"])
    line.is_lead_from_dash = True
    return words[: len(words) - len(dashed[0])]


def _looks_like_somebody(words: str) -> bool:
    """Two words at least, or initials, that begin with capitals: a name or a post rather than the rest of a title."""
    large = [word for word in words.split() if word[:1].isupper()]
    if folded_words(words) in _LEAD_ALONE:
        return True
    return words[:1].isupper() and (len(large) >= 2 or (len(words.split()) == 1 and words.isupper() and len(words) < 6))
