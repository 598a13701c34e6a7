"""The form about a seat: what it is, who holds it and from when, who held it before, and who may sit instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import partial

from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post, Seniority
from clerk_app.domain.seats import Business, Member, Seat, SeatRole
from clerk_app.domain.substitutes import is_less_senior
from clerk_app.services.acts import SaveSetup, SetupPart
from clerk_app.services.ports import Ids
from clerk_app.ui.forms.values import (
    NO,
    NOTHING,
    YES,
    Answer,
    Deed,
    Deeds,
    Field,
    Heading,
    Kind,
    Opener,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.agreed_members import agreed_in
from clerk_app.ui.presenting.answers import (
    RENAME,
    DayRead,
    changed_to,
    day_before,
    day_in_words,
    day_read,
    id_or_none,
    name_parts,
    names_read,
    number_read,
    ticked,
    tidy,
)
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.directory import Named
from clerk_app.ui.presenting.membership import MembershipToday
from clerk_app.ui.views.members.holder_form import HolderForm, is_of_holder
from clerk_app.ui.views.members.values import SEAT, Subject
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case
from clerk_app.wording.membership import above_cap, co_option_arithmetic

MOST_VOTES = 99
_BETWEEN_TAGS = ", "
_BETWEEN_BUSINESS = "; "
WHO, PERSON, SINCE, UNTIL = "who", "person", "since", "until"
NEXT = "next"
"""The holder who is to come, and the opener of their fields."""
ONLY_FOR = "only_for"
AGREEMENT = ("agreed_on", "briefed_on")
HELD = "held"
"""What the key of the holder's seniority ends with; that of a substitute ends with who they are."""
_PREFIX: dict[type[Named], str] = {
    Post: "post", Person: "person", Organisation: "organisation", Group: "group", Agency: "agency",
}  # fmt: skip
_NEW: dict[str, type[Named]] = {prefix: kind for kind, prefix in _PREFIX.items()}


class SeatForm:
    """What is asked of a seat."""

    def __init__(
        self, setup: BoardToday, membership: MembershipToday, ids: Ids, opened: Set[str], drafts: dict[str, str]
    ) -> None:
        self._setup = setup
        self._membership = membership
        self._holder_form = HolderForm(setup, membership, ids, opened)
        self._ids = ids
        self._opened = opened
        self._drafts = drafts

    # Asking

    def parts(self, seat: Seat) -> Parts:
        """The form of a seat."""
        subject = Subject(SEAT, seat.id).key
        return (
            *self._holding(seat, subject),
            Heading(words=say("members.seat_heading")),
            *self._seat(seat, subject),
            Heading(words=say("members.substitutes")),
            *self._substitutes(seat, subject),
            *self._holder_form.parts(seat, subject),
            *self._earlier(seat, subject),
            Deeds(deeds=(self._remove(seat, subject),)),
        )

    def _holding(self, seat: Seat, subject: str) -> Iterator[Part]:
        holder = self._setup.holder(seat.id)
        yield Heading(words=say("members.held_today" if holder is not None else "members.vacant_today"))
        yield from self._holder_form.missed(seat, subject)
        if holder is not None:
            yield from self._term(seat, holder, f"{subject}/term/{holder.id}")
            yield from self._names_of(holder.holder, subject)
            if others := self._setup.sits_also_on_in_words(holder.holder):
                yield Saying(key=f"{subject}/also", words=say("members.also_on_sentence", boards=others))
        opener = f"{subject}/{NEXT}"
        is_open = opener in self._opened or holder is None
        if holder is not None:
            words, note = say("members.new_holder"), say("members.new_holder_note")
            yield Opener(key=opener, words=words, note=note, is_open=is_open)
        if is_open:
            yield from self._next_holder(seat, opener, holder)

    def _next_holder(self, seat: Seat, opener: str, holder: Member | None) -> Iterator[Part]:
        since = self._next_since(seat, opener)
        yield Field(
            key=f"{opener}/{SINCE}",
            label=say("members.holds_from"),
            kind=Kind.READ,
            value=since,
            spoken=say("members.next_since"),
            note=say("members.old_holder_ends" if holder is not None else "members.open_day"),
        )
        yield self._who_field(f"{opener}/{WHO}", None, say("members.next_who"))
        yield self._person_field(f"{opener}/{PERSON}", None, say("members.next_person"))

    def _term(self, seat: Seat, term: Member, key: str) -> Iterator[Part]:
        name = self._setup.party(term.holder)
        yield self._who_field(f"{key}/{WHO}", term.holder, say("members.who_spoken", title=seat.title))
        yield self._person_field(f"{key}/{PERSON}", term.holder, say("members.person_spoken", title=seat.title))
        for part, day in ((SINCE, term.since), (UNTIL, term.until)):
            label, spoken = say(f"members.{part}_label"), say(f"members.{part}_spoken", name=name)
            value = day_in_words(day)
            yield Field(key=f"{key}/{part}", label=label, kind=Kind.READ, value=value, spoken=spoken)
        agreed = agreed_in(self._setup.queries, self._setup.board, term)
        if agreed is not None:
            yield Saying(key=f"{key}/agreed", words=agreed.words, is_rule=not agreed.stands)
        if not seat.is_beside:
            yield Field(
                key=f"{key}/{ONLY_FOR}",
                label=say("members.only_for"),
                kind=Kind.READ,
                value=_BETWEEN_BUSINESS.join(one.words for one in term.only_for),
                spoken=say("members.only_for_spoken", name=name),
                note=say("members.only_for_note"),
            )

    def _names_of(self, party: Party, subject: str) -> Iterator[Part]:
        """What the post, or whoever else holds the seat, is called, and from when: old minutes keep the old name."""
        named_id = party.post_id or party.organisation_id or party.group_id or party.person_id
        named = self._setup.named(named_id)
        opener = f"{subject}/names"
        if named is None:
            return
        is_open = opener in self._opened
        yield Opener(key=opener, words=say("members.names"), note=say("members.names_note"), is_open=is_open)
        if is_open:
            key = f"{subject}/named/{named.id}"
            yield from name_parts(key, named.names, self._setup.today, self._opened, self._drafts)
            yield from self._more_of(named, key)

    def _more_of(self, named: Named, key: str) -> Iterator[Part]:
        """The short form by which a post or a body is found as well, and where a post belongs."""
        if isinstance(named, (Post, Organisation)):
            short = named.abbreviation
            yield Field(key=f"{key}/abbreviation", label=say("members.abbreviation"), value=short)
        if isinstance(named, Post):
            yield Field(
                key=f"{key}/organisation",
                label=say("members.organisation"),
                kind=Kind.KNOWN,
                value=self._value(named.organisation_id),
                words=self._setup.name(named.organisation_id),
                offers=partial(self._options, Organisation),
                new_as=(_new_as(Organisation),),
            )

    def _seat(self, seat: Seat, subject: str) -> Iterator[Part]:
        yield Field(key=f"{subject}/title", label=say("members.title_label"), value=seat.title)
        nothing = Option(value="", words=say("members.none"))
        categories = tuple(Option(value=one.id, words=one.name) for one in self._setup.categories)
        yield Field(
            key=f"{subject}/category",
            label=say("members.category_label"),
            kind=Kind.CHOICE,
            value=seat.category_id or "",
            options=(nothing, *categories),
        )
        yield Field(
            key=f"{subject}/agency",
            label=say("members.agency_label"),
            kind=Kind.KNOWN,
            value=seat.agency_id or "",
            words=self._setup.name(seat.agency_id),
            offers=self._agencies,
            new_as=(_new_as(Agency),),
        )
        for role in SeatRole:
            words = self._setup.board.chair_title if role is SeatRole.CHAIR else say(f"members.role.{role}")
            value = YES if role in seat.roles else NO
            yield Field(key=f"{subject}/role/{role}", label=sentence_case(words), kind=Kind.TICK, value=value)
        votes = YES if seat.voting else NO
        note = "" if seat.has_vote or not seat.voting else say("members.votes_note")
        yield Field(key=f"{subject}/voting", label=say("members.votes"), kind=Kind.TICK, value=votes, note=note)
        yield from self._co_option(seat, subject)
        weight = str(seat.weight)
        yield Field(key=f"{subject}/weight", label=say("members.weight"), kind=Kind.READ, value=weight)
        tags, note = _BETWEEN_TAGS.join(seat.tags), say("members.tags_note")
        yield Field(key=f"{subject}/tags", label=say("members.tags"), kind=Kind.READ, value=tags, note=note)

    def _co_option(self, seat: Seat, subject: str) -> Iterator[Part]:
        """Whether the seat was added by co-option, and what the board's rule says of how many may be."""
        found = self._membership.co_opted if seat.co_opted else None
        arithmetic = co_option_arithmetic(found) if found is not None else ""
        is_above = found is not None and found.is_above
        value = YES if seat.co_opted else NO
        yield Field(
            key=f"{subject}/co_opted",
            label=say("members.co_opted"),
            kind=Kind.TICK,
            value=value,
            note="" if is_above else arithmetic,
        )
        if found is not None and is_above:
            words = f"{above_cap(found)}. {arithmetic}"
            yield Saying(key=f"{subject}/above_cap", words=words, is_rule=True)

    def _substitutes(self, seat: Seat, subject: str) -> Iterator[Part]:
        if not seat.substitutes:
            yield Saying(key=f"{subject}/no_substitute", words=say("members.no_substitute"))
        held = self._post_of_holder(seat)
        if held is not None and any(self._setup.post_of(party) not in (None, held) for party in seat.substitutes):
            label = say("members.seniority_of", name=self._setup.called(held))
            yield _seniority_field(f"{subject}/seniority/{held.id}/{HELD}", held, label)
        for party in seat.substitutes:
            name = self._setup.party(party)
            words = say("members.remove_substitute", name=name)
            others = self._setup.sits_also_on_in_words(party)
            if others:
                sentence = say("members.substitute_also_on", name=name, boards=others)
                yield Saying(key=f"{subject}/substitute_also/{_value_of(party)}", words=sentence)
            yield from self._agreement(seat, party, subject)
            yield Deeds(deeds=(Deed(key=f"{subject}/not_substitute/{_value_of(party)}", words=words, icon="x"),))
        yield Field(
            key=f"{subject}/substitute",
            label=say("members.add_substitute"),
            kind=Kind.KNOWN,
            offers=partial(self._options, Post, Person, Organisation, Group),
            new_as=(_new_as(Post), _new_as(Person)),
        )

    def _agreement(self, seat: Seat, party: Party, subject: str) -> Iterator[Part]:
        """When the board agreed to a substitute and they were briefed, and whom they are from where that is another."""
        name, known = self._setup.party(party), seat.agreed_of(party)
        yield Saying(key=f"{subject}/named/{_value_of(party)}", words=name)
        for key in AGREEMENT:
            day = known.agreed_on if key == "agreed_on" else known.briefed_on
            yield Field(
                key=f"{subject}/{key}/{_value_of(party)}",
                label=say(f"members.{key}"),
                kind=Kind.READ,
                value=day_in_words(day),
                spoken=say("members.of_substitute", label=say(f"members.{key}"), name=name),
                note="" if day is not None else say(f"members.not_{key}"),
            )
        own, post, holder = self._post_of_holder(seat), self._setup.post_of(party), self._setup.holder(seat.id)
        if post is not None and post != own:
            spoken = say("members.of_substitute", label=say("members.seniority_label"), name=name)
            key = f"{subject}/seniority/{post.id}/{_value_of(party)}"
            yield _seniority_field(key, post, say("members.seniority_label"), spoken)
        body = self._setup.other_organisation(holder.holder, party) if holder is not None else ""
        if body:
            words = say("members.other_organisation", name=name, body=body)
            yield Saying(key=f"{subject}/other/{_value_of(party)}", words=words, is_rule=True)
        if is_less_senior(own, post):
            words = say("members.less_senior", name=name)
            yield Saying(key=f"{subject}/less_senior/{_value_of(party)}", words=words, is_rule=True)

    def _post_of_holder(self, seat: Seat) -> Post | None:
        holder = self._setup.holder(seat.id)
        return self._setup.post_of(holder.holder) if holder is not None else None

    def _earlier(self, seat: Seat, subject: str) -> Iterator[Part]:
        holder = self._setup.holder(seat.id)
        for term in self._setup.terms(seat.id):
            if holder is not None and term.id == holder.id:
                continue
            is_to_come = term.since is not None and term.since > self._setup.today
            name = self._setup.party(term.holder)
            words = say("members.term_to_come" if is_to_come else "members.earlier_term", name=name)
            opener = f"{subject}/term/{term.id}"
            is_open = opener in self._opened
            yield Opener(key=opener, words=words, note=_span(term), is_open=is_open)
            if is_open:
                yield from self._term(seat, term, opener)
                forget = say("members.forget_term", name=name)
                yield Deeds(deeds=(Deed(key=f"{opener}/forget", words=forget, icon="trash-2"),))

    def _remove(self, seat: Seat, subject: str) -> Deed:
        spoken = say("members.remove_spoken", name=seat.title)
        return Deed(key=f"{subject}/remove", words=say("members.remove_seat"), icon="trash-2", spoken=spoken)

    def _who_field(self, key: str, party: Party | None, spoken: str) -> Field:
        known = party.post_id or party.organisation_id or party.group_id if party is not None else None
        return Field(
            key=key,
            label=say("members.who"),
            kind=Kind.KNOWN,
            value=self._value(known),
            words=self._setup.name(known),
            offers=partial(self._options, Post, Organisation, Group),
            new_as=(_new_as(Post), _new_as(Organisation), _new_as(Group)),
            spoken=spoken,
        )

    def _person_field(self, key: str, party: Party | None, spoken: str) -> Field:
        known = party.person_id if party is not None else None
        return Field(
            key=key,
            label=say("members.person"),
            kind=Kind.KNOWN,
            value=self._value(known),
            words=self._setup.name(known),
            offers=partial(self._options, Person),
            new_as=(_new_as(Person),),
            spoken=spoken,
        )

    def _agencies(self) -> tuple[Option, ...]:
        return tuple(
            Option(value=one.id, words=self._setup.called(one), short=getattr(one, "abbreviation", ""))
            for one in self._setup.everybody.of_kind(Agency)
        )

    def _options(self, *kinds: type[Named]) -> tuple[Option, ...]:
        return tuple(
            Option(
                value=_known_as(one),
                words=self._setup.called(one),
                note=say(f"members.kind.{_PREFIX[kind]}"),
                short=getattr(one, "abbreviation", ""),
            )
            for kind in kinds
            for one in self._setup.everybody.of_kind(kind)
        )

    def _value(self, named_id: Id | None) -> str:
        known = self._setup.named(named_id)
        return _known_as(known) if known is not None else ""

    # Reading

    def read(self, seat: Seat, rest: Sequence[str], answer: Answer) -> Reading:
        """What an answer asks for."""
        match list(rest):
            case ["title"]:
                return self._title_read(seat, answer)
            case ["category"]:
                return changed_to(seat, replace(seat, category_id=id_or_none(answer.value)))
            case ["agency"]:
                return self._agency_read(seat, answer)
            case ["role", role]:
                return changed_to(seat, replace(seat, roles=_with_role(seat.roles, SeatRole(role), ticked(answer))))
            case ["co_opted"]:
                return changed_to(seat, replace(seat, co_opted=ticked(answer)))
            case [*about] if is_of_holder(about):
                return self._holder_form.read(seat, Subject(SEAT, seat.id).key, about, answer)
            case ["voting"]:
                return changed_to(seat, replace(seat, voting=ticked(answer)))
            case ["weight"]:
                weight = number_read(answer.value, MOST_VOTES)
                if weight is None:
                    return Reading(wrong=say("members.weight_wrong", typed=tidy(answer.value), most=MOST_VOTES))
                return changed_to(seat, replace(seat, weight=weight))
            case ["tags"]:
                tags = dict.fromkeys(filter(None, map(tidy, answer.value.split(_BETWEEN_TAGS.strip()))))
                return changed_to(seat, replace(seat, tags=tuple(tags)))
            case ["substitute"]:
                return self._substitute_read(seat, answer)
            case ["not_substitute", value]:
                kept = tuple(party for party in seat.substitutes if _value_of(party) != value)
                agreed = tuple(one for one in seat.agreed if one.who in kept)
                return changed_to(seat, replace(seat, substitutes=kept, agreed=agreed))
            case [name, value] if name in AGREEMENT:
                return self._agreement_read(seat, name, value, answer)
            case ["seniority", post_id, _]:
                return self._seniority_read(Id(post_id), answer)
            case ["term", term_id, *part]:
                return self._term_read(seat, Id(term_id), part, answer)
            case ["named", named_id, *part]:
                return self._named_read(Id(named_id), part, answer)
            case [first, part] if first == NEXT:
                return self._next_read(seat, part, answer)
            case ["end"]:
                return self._ended_today(seat)
            case ["remove"]:
                told = say("members.removed", name=seat.title)
                return Reading(act=SaveSetup(removed=(seat, *self._setup.terms(seat.id))), told=told)
        return NOTHING

    def _ended_today(self, seat: Seat) -> Reading:
        """The term of whoever holds the seat ends today; the seat is vacant from tomorrow."""
        holder = self._setup.holder(seat.id)
        if holder is None or holder.until == self._setup.today:
            return NOTHING
        name = self._setup.party(holder.holder)
        told = say("members.ended" if name == seat.title else "members.ended_as", name=name, title=seat.title)
        return Reading(act=SaveSetup(put=(replace(holder, until=self._setup.today),)), told=told)

    def _title_read(self, seat: Seat, answer: Answer) -> Reading:
        title = tidy(answer.value)
        if not title:
            return Reading(wrong=say("members.title_missing"))
        return changed_to(seat, replace(seat, title=title))

    def _agency_read(self, seat: Seat, answer: Answer) -> Reading:
        if answer.new:
            agency = Agency(id=self._ids.new(), names=(DatedName(tidy(answer.value)),))
            return Reading(act=SaveSetup(put=(agency, replace(seat, agency_id=agency.id))))
        return changed_to(seat, replace(seat, agency_id=id_or_none(answer.value)))

    def _substitute_read(self, seat: Seat, answer: Answer) -> Reading:
        made, fields = self._made(answer)
        if not fields:
            return NOTHING
        party = Party(**fields)
        if party in seat.substitutes:
            return Reading(wrong=say("members.substitute_already", name=self._setup.party(party)))
        return Reading(act=SaveSetup(put=(*made, replace(seat, substitutes=(*seat.substitutes, party)))))

    def _agreement_read(self, seat: Seat, name: str, value: str, answer: Answer) -> Reading:
        """The day that was typed; a tick in words ("yes") is today."""
        party = next((one for one in seat.substitutes if _value_of(one) == value), None)
        if party is None:
            return NOTHING
        is_yes = tidy(answer.value).casefold() in say("members.yes_words").split()
        read = DayRead(self._setup.today) if is_yes else day_read(answer.value, self._setup.today)
        if read.wrong:
            return Reading(wrong=read.wrong)
        known = seat.agreed_of(party)
        now = replace(known, agreed_on=read.day) if name == "agreed_on" else replace(known, briefed_on=read.day)
        others = tuple(one for one in seat.agreed if one.who != party)
        is_empty = now.agreed_on is None and now.briefed_on is None
        return changed_to(seat, replace(seat, agreed=others if is_empty else (*others, now)))

    def _seniority_read(self, post_id: Id, answer: Answer) -> Reading:
        post = self._setup.named(post_id)
        if not isinstance(post, Post):
            return NOTHING
        return changed_to(post, replace(post, seniority=Seniority(answer.value) if answer.value else None))

    def _term_read(self, seat: Seat, term_id: Id, part: Sequence[str], answer: Answer) -> Reading:
        term = next((one for one in self._setup.terms(seat.id) if one.id == term_id), None)
        if term is None:
            return NOTHING
        match list(part):
            case [end] if end in (SINCE, UNTIL):
                read = day_read(answer.value, self._setup.today)
                if read.wrong:
                    return Reading(wrong=read.wrong)
                changed = replace(term, since=read.day) if end == SINCE else replace(term, until=read.day)
                return changed_to(term, changed)
            case [which] if which == ONLY_FOR:
                return changed_to(term, replace(term, only_for=self._business_read(term, answer)))
            case ["forget"]:
                told = say("members.term_forgotten", name=self._setup.party(term.holder))
                return Reading(act=SaveSetup(removed=(term,)), told=told)
            case [which] if which in (WHO, PERSON):
                return self._holder_read(term, which, answer)
        return NOTHING

    def _business_read(self, term: Member, answer: Answer) -> tuple[Business, ...]:
        """Business in the words that were typed; words that are the title of an item mean that one."""
        typed = dict.fromkeys(filter(None, map(tidy, answer.value.split(_BETWEEN_BUSINESS.strip()))))
        known = {one.words: one for one in term.only_for}
        return tuple(known.get(words) or self._business(words) for words in typed)

    def _business(self, words: str) -> Business:
        same = (item.id for item in self._setup.open_business if item.title.casefold() == words.casefold())
        return Business(words=words, about_item_id=next(same, None))

    def _holder_read(self, term: Member, which: str, answer: Answer) -> Reading:
        made, fields = self._made(answer)
        before = term.holder
        kept = {"person_id": before.person_id} if which == WHO else {
            "post_id": before.post_id, "organisation_id": before.organisation_id, "group_id": before.group_id,
        }  # fmt: skip
        together = {**kept, **fields}
        if not any(together.values()):
            return Reading(wrong=say("members.nobody_left"))
        changed = replace(term, holder=Party(**together))
        return changed_to(term, changed, made)

    def _next_read(self, seat: Seat, part: str, answer: Answer) -> Reading:
        opener = f"{Subject(SEAT, seat.id).key}/{NEXT}"
        if part == SINCE:
            read = day_read(answer.value, self._setup.today)
            if read.wrong:
                return Reading(wrong=read.wrong)
            self._drafts[f"{opener}/{SINCE}"] = day_in_words(read.day)
            return Reading(is_draft=True)
        made, fields = self._made(answer)
        if not fields:
            return NOTHING
        since = day_read(self._next_since(seat, opener), self._setup.today).day
        new = Member(id=self._ids.new(), seat_id=seat.id, holder=Party(**fields), since=since)
        put: list[SetupPart] = [*made, *self._ended_before(seat, since), new]
        told = say("members.holds_now", title=seat.title)
        return Reading(act=SaveSetup(put=tuple(put)), closes=opener, told=told)

    def _next_since(self, seat: Seat, opener: str) -> str:
        """From when the next holder has it: today unless said, and from the beginning where nobody ever had it."""
        usual = day_in_words(self._setup.today) if self._setup.terms(seat.id) else ""
        return self._drafts.get(f"{opener}/{SINCE}", usual)

    def _ended_before(self, seat: Seat, since: date | None) -> Iterator[Member]:
        """Whoever holds the seat on the new one's first day leaves it the day before, so stays in earlier minutes."""
        if since is None:
            return
        for term in self._setup.terms(seat.id):
            if term.holds_on(since) and (term.since is None or term.since < since):
                yield replace(term, until=day_before(since))

    def _named_read(self, named_id: Id, part: Sequence[str], answer: Answer) -> Reading:
        named = self._setup.named(named_id)
        if isinstance(named, (Post, Organisation)) and list(part) == ["abbreviation"]:
            return changed_to(named, replace(named, abbreviation=tidy(answer.value)))
        if isinstance(named, Post) and list(part) == ["organisation"]:
            made, fields = self._made(answer)
            return changed_to(named, replace(named, organisation_id=fields.get("organisation_id")), made)
        read = names_read(part, answer, named.names, self._setup.today, self._drafts) if named is not None else None
        if named is None or read is None:
            return NOTHING
        if read.names is None:
            return Reading(wrong=read.wrong, is_draft=read.is_draft)
        closes = answer.key.rpartition("/")[0] + f"/{RENAME}"
        return Reading(act=SaveSetup(put=(replace(named, names=read.names),)), closes=closes)

    def _made(self, answer: Answer) -> tuple[tuple[SetupPart, ...], dict[str, Id | None]]:
        """Who an answer names, as a field of a party, and whoever has to be made for that."""
        if answer.new:
            kind, new_id = _NEW[answer.new], self._ids.new()
            return (kind(id=new_id, names=(DatedName(tidy(answer.value)),)),), {f"{answer.new}_id": new_id}
        prefix, _, known = answer.value.partition(":")
        return (), {f"{prefix}_id": Id(known)} if known else {}


def _seniority_field(key: str, post: Post, label: str, spoken: str = "") -> Field:
    nothing = Option(value="", words=say("members.seniority_not_noted"))
    return Field(
        key=key,
        label=label,
        kind=Kind.CHOICE,
        value=post.seniority or "",
        options=(nothing, *(Option(value=one, words=say(f"members.seniority.{one}")) for one in Seniority)),
        spoken=spoken,
    )


def _known_as(named: Named) -> str:
    return f"{_PREFIX[type(named)]}:{named.id}"


def _with_role(roles: tuple[SeatRole, ...], role: SeatRole, on: bool) -> tuple[SeatRole, ...]:
    wanted = {*roles, role} if on else set(roles) - {role}
    return tuple(one for one in SeatRole if one in wanted)


def _new_as(kind: type[Named]) -> Option:
    prefix = _PREFIX[kind]
    return Option(value=prefix, words=say(f"members.new_as.{prefix}", typed="{typed}"))


def _value_of(party: Party) -> str:
    ids = (party.person_id, party.post_id, party.organisation_id, party.group_id)
    return "+".join(one or "" for one in ids)


def _span(term: Member) -> str:
    if term.since is not None and term.until is not None:
        return say("members.span", since=day_in_words(term.since), until=day_in_words(term.until))
    if term.since is not None:
        return say("members.since", day=day_in_words(term.since))
    return say("members.until", day=day_in_words(term.until)) if term.until is not None else ""
