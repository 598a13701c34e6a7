"""The sections of a board's terms of reference, as its rules hold them, ready to be minuted one by one."""

from collections.abc import Iterator

from clerk_app.domain.record import MeetingRecord
from clerk_app.wording.catalogue import say
from clerk_app.wording.rules import rule_in_words
from clerk_app.wording.voting_rules import voting_in_words


def sections_of_terms(record: MeetingRecord) -> tuple[str, ...]:
    """A sentence for each section: the words of the terms of reference where they are kept, else the rule in words."""
    return tuple(_sections(record))


def _sections(record: MeetingRecord) -> Iterator[str]:
    board, rules = record.board, record.rules
    if board.legal_basis:
        yield say("terms_review.basis", words=" ".join(board.legal_basis.split()).rstrip("."))
    seats = [seat for seat in record.seats if seat.board_id == board.id and not seat.is_beside]
    if seats:
        yield say("terms_review.membership", count=len(seats), voting=sum(seat.has_vote for seat in seats))
    if rules.quorum is not None:
        plain = rule_in_words(rules.quorum.tree, board.chair_title, record.name_in_rules)
        yield _section("quorum", rules.quorum.sentence, rules.quorum.source, plain)
    if rules.voting is not None:
        plain = " ".join(voting_in_words(rules.voting, board.chair_title, record.name_in_rules))
        yield _section("voting", rules.voting.sentence, rules.voting.source, plain)
    if board.deadlines:
        yield say("terms_review.deadlines", titles="; ".join(rule.title for rule in board.deadlines))


def _section(name: str, sentence: str, source: str, plain: str) -> str:
    quoted = " ".join(sentence.split())
    if not quoted:
        return say(f"terms_review.{name}_plain", rule=plain.rstrip("."))
    key = f"terms_review.{name}_of" if source else f"terms_review.{name}"
    return say(key, sentence=quoted, source=source)
