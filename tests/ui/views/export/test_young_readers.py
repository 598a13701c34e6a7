"""The young readers' edition among the papers: what to know before, and the way to where its words are written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.plain_lines import PlainLine, plain_line_id
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import PartFrom, SaveBlocks, SavePlainLine, SetExempt, SplitMinute
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.export.presenter import checks, papers_of, places_of
from tests.ui.views.export.computer import Computer, open_screen
from tests.ui.views.stage import Stage, known_id

YOUNG = PaperKind.YOUNG_READERS
LONG = f"The strategy is {' '.join(['very'] * 20)} new."


@pytest.fixture
def stage(theme: Theme) -> Iterator[Stage]:
    """Six items, of which the second is exempt."""
    made = Stage(theme).with_meeting()
    made.execute(SetExempt(minute_id=made.minutes()[1].id, exempt=Exemption(reason="By law")))
    yield made
    made.close()


def write(stage: Stage, minute: int, text: str) -> Id:
    about = stage.minutes()[minute].id
    line = PlainLine(id=plain_line_id(about), meeting_id=stage.meeting, minute_id=about, text=text)
    stage.execute(SavePlainLine(line=line))
    return about


def test_what_is_left_out_and_what_may_be_hard_is_known_before(stage: Stage) -> None:
    about = write(stage, 0, LONG)
    found = [(check.kind, check.words, check.source) for check in checks(stage.record(), [FileFormat.PDF], YOUNG)]
    assert found[0] == ("ok", "1 exempt item is left out.", "")
    assert found[2:] == [
        (
            "warning",
            "4 of 5 items, decisions and actions have no plain words yet, and are left out.",
            stage.minutes()[2].id,
        ),
        # 24 words in one sentence, 46 syllables: 0.39 x 24 + 11.8 x 46 / 24 - 15.59 = 16.4, a reader of 21.
        ("info", "For a grown-up reader.", ""),
        ("warning", "1 sentence is over 20 words.", about),
        ("warning", "1 word may need explaining.", about),
    ]


def test_plain_words_of_an_item_with_an_exempt_part_are_to_be_looked_at(stage: Stage) -> None:
    minute = stage.minutes()[0]
    blocks = tuple(
        Block(id=known_id("9", number), minute_id=minute.id, position=number, text=typed(f"Number {number}."))
        for number in (1, 2)
    )
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=blocks, keep=True))
    part = PartFrom(block_id=blocks[1].id, minute_id=known_id("8", 900))
    exempt = Exemption(reason="By law")
    act = SplitMinute(minute_id=minute.id, parts=(part,), exempt=exempt, exempt_id=part.minute_id)
    stage.execute(act)
    write(stage, 0, "We met.")
    found = {check.words: check.source for check in checks(stage.record(), [FileFormat.PDF], YOUNG)}
    sentence = "A part of 1 Welcome and apologies is exempt. Make sure that its plain words do not tell of it."
    assert found[sentence] == minute.id


def test_the_edition_is_offered_once_there_are_minutes(stage: Stage) -> None:
    assert YOUNG in papers_of(stage.record())


def test_its_pages_lead_to_where_their_words_are_written(stage: Stage) -> None:
    place = places_of(stage.record(), YOUNG)[stage.minutes()[0].id]
    assert (place.screen, place.minute_id) == (ScreenName.PLAIN_WORDS, stage.minutes()[0].id)


def test_a_check_leads_to_the_words_that_it_is_about_and_escape_back_to_the_pages_and_the_meeting(
    stage: Stage, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    about = write(stage, 0, LONG)
    computer = Computer(tmp_path_factory.mktemp("papers"))
    opened = open_screen(stage, computer, qtbot, paper=YOUNG)
    opened.settle()
    opened.screen.choices.shown_asked.emit(about)
    place = stage.places[-1]
    assert (place.screen, place.minute_id) == (ScreenName.PLAIN_WORDS, about)
    stage.navigation.back()
    opened.screen.visit(stage.places[-1])
    opened.screen._go_back()
    assert stage.places[-1].screen is ScreenName.LIVE


def test_the_paper_that_was_opened_from_the_words_leads_back_to_them(
    stage: Stage, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    opened = open_screen(stage, Computer(tmp_path_factory.mktemp("papers")), qtbot, paper=YOUNG)
    opened.screen.commands()[ActionId.PLAIN_WORDS]()
    words = stage.places[-1]
    opened.screen._show_source(stage.minutes()[0].id)
    assert words.screen is ScreenName.PLAIN_WORDS
    stage.navigation.go(stage.places[0])
    stage.navigation.go(words)
    export = next(place for place in stage.places if place.screen is ScreenName.EXPORT)
    stage.navigation.go(export)
    opened.screen.visit(export)
    opened.screen._go_back()
    assert stage.places[-1] == words
