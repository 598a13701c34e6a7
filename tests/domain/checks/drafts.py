"""Drafts of a few paragraphs, and what the checks say of them."""

from dataclasses import replace

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.every import findings
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.record import MeetingRecord
from tests.builders import RecordBuilder

REPORTED = "The Harbour Master noted that the pier was closed."
"""A paragraph as minutes have it, which tells the checks that what was said is reported."""


def draft(*paragraphs: str) -> RecordBuilder:
    """Minutes of one item with these paragraphs."""
    build = RecordBuilder()
    build.minute("The pier")
    for words in paragraphs:
        build.block(words)
    return build


def found(record: MeetingRecord | RecordBuilder, check: CheckName) -> list[Finding]:
    """What one check says of the minutes."""
    whole = record.record() if isinstance(record, RecordBuilder) else record
    return [one for one in findings(whole) if one.check is check]


def words(record: MeetingRecord | RecordBuilder, check: CheckName, value: str = "words") -> list[object]:
    """What it quotes of each finding."""
    return [one.values[value] for one in found(record, check)]


def in_welsh(build: RecordBuilder) -> MeetingRecord:
    """The same minutes of a board whose language is another one."""
    record = build.record()
    return replace(record, board=replace(record.board, language="cy"))
