"""The sentence that begins a minute: who presented the item, and in whose absence."""

from collections.abc import Sequence

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import Marks, RichText, Run, rich
from clerk_app.domain.stand_ins import LeadHere
from clerk_app.wording import papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed, sentence_case

_Named = tuple[str, str, Party | None]
"""How a sentence names somebody, the name alone, and who that is."""


def introduction(
    record: MeetingRecord, item: AgendaItem, leads: Sequence[LeadHere], stand_in: Attendee | None = None
) -> RichText:
    """ "In the absence of the A, the B presented …", with those whom it names as mentions; `stand_in` takes their place
    who are away and sent nobody.
    """
    absent = [_lead(record, one) for one in leads if one.is_away]
    presenting = [_presenter(record, one) for one in leads if one.by is not None or not one.is_away]
    if stand_in is not None:
        presenting.append(_attendee(record, stand_in))
    who = listed([words for words, _, _ in presenting])
    if absent:
        who = say("introducing.stand_in", absent=listed([words for words, _, _ in absent]), who=who)
    has_report = any(paper.item_id == item.id for paper in record.papers)
    sentence = say(f"introducing.{'report' if has_report else 'item'}", who=sentence_case(who), title=item.title)
    return _with_mentions(sentence, [*absent, *presenting])


def absent_in_words(record: MeetingRecord, leads: Sequence[LeadHere]) -> str:
    """Those leads who are away, as a sentence names them."""
    return listed([_lead(record, one)[0] for one in leads if one.is_away])


def _presenter(record: MeetingRecord, one: LeadHere) -> _Named:
    return _attendee(record, one.by) if one.by is not None else _lead(record, one)


def _lead(record: MeetingRecord, one: LeadHere) -> _Named:
    if one.attendee is not None:
        return _attendee(record, one.attendee)
    words, party = one.lead.words, one.lead.party
    is_post = record.is_called_by_post(party) if party is not None else False
    return papers.with_article(words) if is_post else words, words, party


def _attendee(record: MeetingRecord, attendee: Attendee) -> _Named:
    return papers.in_sentence(record, attendee), record.party_name(attendee.who), attendee.who


def _with_mentions(sentence: str, named: Sequence[_Named]) -> RichText:
    """The sentence with each of those named in it, in their order, as a mention."""
    runs: list[Run] = []
    done = 0
    for _, name, party in named:
        place = sentence.find(name, done) if party is not None and name else -1
        if place >= 0:
            runs += [Run(sentence[done:place]), Run(name, Marks(mention=party))]
            done = place + len(name)
    return rich((*runs, Run(sentence[done:])))
