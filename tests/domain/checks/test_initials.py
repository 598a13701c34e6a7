"""Initials of a person where posts are used."""

from dataclasses import replace

from clerk_app.domain.board import Naming
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency
from tests.builders import RecordBuilder
from tests.domain.checks.drafts import REPORTED, draft, found, words


def spoken(*paragraphs: str) -> RecordBuilder:
    return draft(REPORTED, *paragraphs)


def test_initials_that_speak_among_posts_are_found() -> None:
    build = spoken("The pier was shut. AM noted that spares were there.")
    assert words(build, CheckName.INITIALS, "initials") == ["AM"]


def test_short_forms_of_bodies_and_posts_are_no_initials() -> None:
    build = spoken("LBT noted that spares were there.")
    build.organisation("Life Boat Trust")
    assert found(build, CheckName.INITIALS) == []
    agency = Agency(id=build.id(), names=(DatedName("Coast Guard"),), abbreviation="GDC")
    record = replace(spoken("GDC noted that spares were there.").record(), agencies=(agency,))
    assert found(record, CheckName.INITIALS) == []
    assert found(spoken("The CPU was late. CPU noted that spares were there."), CheckName.INITIALS) == []
    assert found(spoken("CEO noted that spares were there."), CheckName.INITIALS) == []


def test_a_board_that_calls_everybody_by_initials_or_by_name_is_left_alone() -> None:
    assert found(spoken("AM noted it.", "BX asked why.", "CY thanked them."), CheckName.INITIALS) == []
    assert found(draft("AM noted it."), CheckName.INITIALS) == []
    build = spoken("AM noted that spares were there.")
    build.board = replace(build.board, naming=Naming.NAME)
    assert found(build, CheckName.INITIALS) == []
