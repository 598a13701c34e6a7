"""Short forms that are never spelled out, and posts and bodies that are called by two names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.identity import Id
from clerk_app.domain.names import name_on
from clerk_app.domain.short_forms import spelled_out, unexplained

_CAPITALS = re.compile(r"(?<![\w&/-])[A-Z](?:[A-Z&]){1,6}(?=s?(?![\w&-]))")
_BODY = re.compile(r"\b[A-Z][\w’']+(?:[- ](?:(?:and|of|for|the) |& )?[A-Z][\w’']+){1,6}")
_CHAIR = re.compile(r"\b[Tt]he (Chair(?:man|woman|person)?)(?![\w-])(?! of\b)")
_MOST_WORDS = 8


def short_forms(draft: Draft) -> Iterator[Finding]:
    """A finding for each short form that the draft spells out nowhere, at its first place."""
    known = frozenset(agency.abbreviation for agency in draft.record.agencies if agency.abbreviation)
    texts = {str(key): text for key, text in draft.texts.items()}
    for form, source in unexplained(texts, known).items():
        values = {"form": form}
        yield Finding(check=CheckName.SHORT_FORMS, code="short_form", source=Id(source), values=values)


def two_names(draft: Draft) -> Iterator[Finding]:
    """A finding for each post that goes by its title and by the initials of it, and each body with two short forms."""
    used = _used(draft.texts)
    yield from _posts(draft, used)
    if draft.is_english:
        yield from _chairs(draft)
    yield from _bodies(draft, used)


def _used(texts: Mapping[Id, str]) -> Mapping[str, Id]:
    """The short forms of a draft with the first paragraph that each stands in."""
    found: dict[str, Id] = {}
    for block_id, text in texts.items():
        if not text.isupper():
            for form in _CAPITALS.findall(text):
                found.setdefault(form, block_id)
    return found


def _posts(draft: Draft, used: Mapping[str, Id]) -> Iterator[Finding]:
    """A post whose initials are used, though the minutes call it by its title and nowhere say that both are one."""
    if not used:
        return
    said = {form for text in draft.texts.values() if "(" in text for form in spelled_out(text)}
    day = draft.record.meeting.date
    at_meeting = {one.who.post_id for one in draft.record.attendees}
    for post in draft.record.posts:
        title = name_on(post.names, day)
        form = post.abbreviation or _initials(title)
        is_named = post.id in at_meeting or any(title in text for text in draft.texts.values())
        if len(title.split()) > 1 and form in used and form not in said and is_named:
            values = {"form": form, "title": title}
            yield Finding(check=CheckName.TWO_NAMES, code="post_by_two_names", source=used[form], values=values)


def _chairs(draft: Draft) -> Iterator[Finding]:
    """The chair by a name that the minutes use less often than another: "Chair" and "Chairman"."""
    places: dict[str, list[Id]] = {}
    for passage in draft.passages:
        for found in _CHAIR.finditer(passage.told):
            places.setdefault(found[1], []).append(passage.id)
    usual = draft.record.board.chair_title
    usual = usual if usual in places else max(places, key=lambda one: len(places[one]), default="")
    for title, found_in in places.items():
        if title != usual:
            values = {"form": title, "title": usual}
            yield Finding(check=CheckName.TWO_NAMES, code="post_by_two_names", source=found_in[0], values=values)


def _bodies(draft: Draft, used: Mapping[str, Id]) -> Iterator[Finding]:
    """Each short form of a body that has been called by another one before."""
    if len(used) < 2:  # one of two forms is odd
        return
    first: dict[str, str] = {}
    told: set[str] = set()
    variants = _variants(draft)
    for form, source in used.items():
        keys = [form.replace("&", ""), *variants.get(form, ())]
        other = next((first[key] for key in keys if key in first and first[key] != form), "")
        if other and form not in told:
            told.add(form)
            values = {"form": form, "other": other}
            yield Finding(check=CheckName.TWO_NAMES, code="body_by_two_forms", source=source, values=values)
        for key in keys:
            first.setdefault(key, form)


def _variants(draft: Draft) -> Mapping[str, Sequence[str]]:
    """By each short form that a name may have, the names that may have it: of bodies known, and named in the draft."""
    record, day = draft.record, draft.record.meeting.date
    names = {
        name_on(one.names, day) for group in (record.organisations, record.agencies, record.groups) for one in group
    }
    names |= {found.removeprefix("The ") for text in draft.texts.values() for found in _BODY.findall(text)}
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        for form in _forms_of(name):
            found.setdefault(form, []).append(f"= {name}")
    return found


def _forms_of(name: str) -> set[str]:
    """The short forms that a name of a body may have: "Health and Wellbeing Board" is HWB, HWBB, H&WB or HAWB."""
    words = re.findall(r"[\w’']+|&", name)
    if not 2 < len(words) <= _MOST_WORDS:
        return set()
    choices = [_letters(word) for word in words]
    return {form for letters in product(*choices) if len(form := "".join(letters)) > 1}


def _letters(word: str) -> tuple[str, ...]:
    match word.lower():
        case "and" | "&":
            return ("", "&", "A")
        case "of" | "for" | "the":
            return ("", word[0].upper())
        case "wellbeing":
            return ("W", "WB")
        case _:
            return (word[0].upper(),)


def _initials(title: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", title) if word[0].isupper())
