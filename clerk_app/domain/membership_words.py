"""What the words of a decision say of the membership: whether they add members, whom they name, and for what."""

import re

_MEMBERSHIP = re.compile(r"\b(?:members?|membership|seats?|co-?opt(?:ed|ing|ion)?|join(?:ed|s)?)\b", re.IGNORECASE)
_ADDING = re.compile(
    r"\b(?:additional|add(?:ed|ing)?|new|co-?opt(?:ed|ing|ion)?|appoint(?:ed|ing|ment)?|elect(?:ed|ing)?|admit(?:ted)?|"
    r"invited?|join(?:ed|s)?|became|becomes?)\b",
    re.IGNORECASE,
)
_CO_OPTING = re.compile(r"\bco-?opt", re.IGNORECASE)
_WAYS = (
    re.compile(r"members?[^:.]*:\s*(?P<names>[^.]+)", re.IGNORECASE),
    re.compile(
        r"^(?:(?:the board|it was)\s+)?(?:agreed|resolved)?\s*(?:that\s+)?(?P<names>.+?)\s+"
        r"(?:should\s+|would\s+|will\s+)?"
        r"(?:be|were|was|are|is|have been|had been|becomes?|became|joins?|joined)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:co-?opt|appoint|add|invite|admit|elect)\s+(?P<names>.+?)"
        r"(?=\s+(?:as|to|for|on to|onto|from|until)\b|[.;]|$)",
        re.IGNORECASE,
    ),
)
_PARTING = re.compile(r"\s*(?:,\s*and|,|;|\band\b)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"\b(?:members?|seats?|membership|board)\b|^(?:it|they|that|this|there)$", re.IGNORECASE)


def adds_members(words: str) -> bool:
    """Whether a decision in these words seems to make somebody a member: it is offered then, and never done by itself.

    "Additional members were agreed" does (requirement 1.18), "members noted" does not.
    """
    return bool(_MEMBERSHIP.search(words) and _ADDING.search(words))


def co_opts(words: str) -> bool:
    """Whether it is said to be a co-option."""
    return bool(_CO_OPTING.search(words))


def named_in(words: str) -> tuple[str, ...]:
    """Whom a decision names as its new members, as far as its words are of a kind that can be read; else nobody.

    >>> named_in("That the Head of Housing and the School Nurse be co-opted.")
    ('Head of Housing', 'School Nurse')
    """
    for way in _WAYS:
        found = way.search(words)
        names = _names(found["names"]) if found is not None else ()
        if names:
            return names
    return ()


def _names(words: str) -> tuple[str, ...]:
    parts = (_ARTICLE.sub("", part.strip(" .")) for part in _PARTING.split(words))
    names = tuple(dict.fromkeys(part for part in parts if part))
    return () if any(map(_NO_NAME.search, names)) else names
