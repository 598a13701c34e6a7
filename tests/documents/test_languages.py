"""Papers speak the language of their board as far as there are words of it, and else English."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.documents.blocks import runs_in, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.board import DateStyle
from clerk_app.domain.house_style import USUAL, Apologies, AttendanceLayout, Ends
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.timeline import EventKind
from clerk_app.resource_files import resource
from clerk_app.wording.catalogue import LANGUAGE, PAPER_LANGUAGES, say, speaking
from clerk_app.wording.dates import paper_date, partial_date
from clerk_app.wording.lists import listed
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder

NOT_PLACES = frozenset({"ordinal"})
"""What English writes in a way that others have no words for."""


def leaves(table: dict[str, object], lead: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{lead}{name}.")
        else:
            yield f"{lead}{name}", str(value)


def sentences(language: str) -> dict[str, str]:
    return dict(leaves(tomllib.loads(resource("wording", f"{language}.toml").read_text(encoding="utf-8"))))


def places(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", sentence)) - NOT_PLACES


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_every_sentence_of_a_language_has_the_places_of_the_english_one(language: str) -> None:
    english: dict[str, str] = {}
    for file in (resource("wording", f"{LANGUAGE}.toml"), *resource("wording", LANGUAGE).glob("*.toml")):
        english |= dict(leaves(tomllib.loads(file.read_text(encoding="utf-8"))))
    for key, sentence in sentences(language).items():
        assert places(sentence) <= places(english[key]) | {"day"}, key


@pytest.mark.parametrize(
    ("language", "plain", "weekday", "part"),
    [
        ("en-GB", "2 August 2022", "Tuesday 2 August 2022", "2 August"),
        ("cy-GB", "2 Awst 2022", "Dydd Mawrth 2 Awst 2022", "2 Awst"),
        ("de-DE", "2. August 2022", "Dienstag, 2. August 2022", "2. August"),
        ("gv", "2 August 2022", "Tuesday 2 August 2022", "2 August"),
        ("x" * 5000, "2 August 2022", "Tuesday 2 August 2022", "2 August"),
        ("../de", "2 August 2022", "Tuesday 2 August 2022", "2 August"),
    ],
)
def test_dates_of_papers_are_in_their_language(language: str, plain: str, weekday: str, part: str) -> None:
    day = date(2022, 8, 2)
    with speaking(language):
        assert paper_date(day, DateStyle.PLAIN) == plain
        assert paper_date(day, DateStyle.WEEKDAY) == weekday
        assert partial_date(PartialDate(day=2, month=8), DateStyle.PLAIN) == part


def test_what_a_language_lacks_is_said_in_english_and_so_is_all_that_comes_after() -> None:
    with speaking("de-AT"):
        assert listed(["A", "B"]) == "A und B"
        assert say("papers.file_name.item", number=4) == "item 4"
    assert listed(["A", "B"]) == "A and B"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "cy-GB",
            [
                "COFNODION",
                "YN BRESENNOL",
                "Pilot, Chair",
                "YMDDIHEURIADAU",
                "Diver",
                "Gadawodd Pilot y cyfarfod am 15:40.",
            ],
        ),
        (
            "de-DE",
            [
                "PROTOKOLL",
                "ANWESENDE",
                "Pilot, Chair",
                "ENTSCHULDIGT",
                "Diver",
                "Pilot verließ die Sitzung um 15:40 Uhr.",
            ],
        ),
    ],
)
def test_minutes_are_whole_in_the_language_of_their_board(build: RecordBuilder, language: str, told: list[str]) -> None:
    build.board = replace(build.board, language=language)
    pilot, diver = build.attendee("Pilot", chair=True), build.attendee("Diver")
    build.event(EventKind.ARRIVED, 15, 30, pilot)
    build.event(EventKind.APOLOGIES, 15, 0, diver)
    build.event(EventKind.STARTED, 15, 30)
    build.minute("Ferry")
    build.event(EventKind.LEFT, 15, 40, pilot, in_minute=build.minutes[0])
    build.event(EventKind.ENDED, 15, 50)
    style = replace(
        USUAL, cover=False, attendance=AttendanceLayout.GROUPED, apologies=Apologies.BLOCK, ends=Ends(closing_time=True)
    )
    document = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID)
    lines = [text_of(runs) for runs in runs_in(document.blocks)]
    assert [line for line in told if line not in lines] == []
    closing = {"cy-GB": "Daeth y cyfarfod i ben am 15:50.", "de-DE": "Ende der Sitzung: 15:50 Uhr."}
    assert lines[-1] == closing[language]
    banner = {"cy-GB": "DRAFFT, heb ei gymeradwyo eto", "de-DE": "ENTWURF, noch nicht genehmigt"}
    assert document.furniture.banner == banner[language]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("Alun", "Mair ac Alun"),
        ("y Cadeirydd", "Mair ac y Cadeirydd"),
        ("Ysgolion", "Mair ac Ysgolion"),
        ("Young Advisers", "Mair a Young Advisers"),
        ("Gwen", "Mair a Gwen"),
    ],
)
def test_welsh_joins_with_another_word_before_a_vowel(last: str, told: str) -> None:
    with speaking("cy"):
        assert listed(["Mair", last]) == told
        assert listed(["Mair", last], "or") == f"Mair neu {last}"
    with speaking("de"):
        assert listed(["Mair", last]) == f"Mair und {last}"
    assert listed(["Mair", last]) == f"Mair and {last}"
