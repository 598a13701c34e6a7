"""Home as it was left, from the file that keeps it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.deadline_row import DeadlineRow
from clerk_app.ui.views.home.kept import DayPage, KeptHome, kept_bytes, read_kept
from clerk_app.ui.views.home.values import ActionRow, DraftRow, Empty, HomePage, NextMeeting, Readiness
from tests.ui.views.stage import BOARD

MONDAY = datetime(2024, 9, 30, 8, tzinfo=UTC)
TUESDAY = datetime(2024, 9, 30, 23, tzinfo=UTC)
MARK = "4096 17"

_WORDS = st.text(max_size=8)
_KINDS = st.sampled_from(["ok", "warning", "danger", "info", "neutral"])
_IDS = st.sampled_from([Id(letter * 32) for letter in "abc"])
_PLACES = st.builds(
    Place,
    screen=st.sampled_from(ScreenName),
    board_id=st.none() | _IDS,
    meeting_id=st.none() | _IDS,
    minute_id=st.none() | _IDS,
    block_id=st.none() | _IDS,
    after_caret=st.integers(0, 9),
    section=_WORDS,
)


def _words(shape: type, /, **others: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Values of this shape, every field of which is drawn; `others` are those that are no words."""
    named = {name: _WORDS for name in shape.__annotations__ if name not in others}
    return st.builds(shape, **named, **others)


_LINES = st.lists(_words(Readiness, kind=_KINDS, to=st.none() | _PLACES), max_size=2).map(tuple)
_PAGES = _words(
    HomePage,
    next_meeting=st.none() | _words(NextMeeting, to=_PLACES, lines=_LINES),
    empty=st.none() | _words(Empty),
    deadlines=st.lists(_words(DeadlineRow, kind=_KINDS), max_size=2).map(tuple),
    actions=st.lists(_words(ActionRow, action_id=_IDS, kind=_KINDS), max_size=2).map(tuple),
    drafts=st.lists(
        _words(DraftRow, step=st.integers(0, 4), steps=st.integers(1, 5), to=_PLACES), max_size=2
    ).map(tuple),
    is_new=st.booleans(),
    membership=_LINES,
    members=st.none() | _PLACES,
)  # fmt: skip


def page(board: str = "Harbour Board") -> HomePage:
    return HomePage(
        board=board,
        today="Monday",
        next_meeting=None,
        empty=Empty(title="No meeting", text="", button="New meeting"),
        deadlines=(),
        deadlines_note="",
        actions_title="Open actions",
        actions_aside="",
        actions_note="",
        actions=(),
        drafts=(),
        drafts_note="",
    )


WEEK = (
    DayPage(since=MONDAY, page=page("on Monday")),
    DayPage(since=TUESDAY, page=page("on Tuesday")),
    DayPage(since=TUESDAY + timedelta(days=1), page=None),
)
FILE = kept_bytes(BOARD, MARK, WEEK)


@given(kept=_PAGES)
def test_whatever_home_shows_comes_back_as_it_was(kept: HomePage) -> None:
    file = kept_bytes(BOARD, MARK, (DayPage(since=MONDAY, page=kept),))
    assert read_kept(file, MARK, MONDAY) == KeptHome(board_id=BOARD, page=kept)


@pytest.mark.parametrize(
    ("now", "board"),
    [
        (MONDAY - timedelta(seconds=1), None),
        (MONDAY, "on Monday"),
        (TUESDAY - timedelta(seconds=1), "on Monday"),
        (TUESDAY, "on Tuesday"),
        (TUESDAY + timedelta(days=1), None),
        (TUESDAY + timedelta(days=400), None),
    ],
)
def test_each_day_has_its_page_and_none_is_shown_on_another(now: datetime, board: str | None) -> None:
    kept = read_kept(FILE, MARK, now)
    assert (kept.page.board if kept is not None else None) == board


def test_nothing_is_kept_for_a_store_that_was_written_to_since_nor_for_one_that_cannot_be_told() -> None:
    assert read_kept(FILE, "4096 18", MONDAY) is None
    assert read_kept(kept_bytes(BOARD, "", WEEK), "", MONDAY) is None


@pytest.mark.parametrize("data", [b"", b"00000000", b"{}", FILE[:-1], FILE[1:], FILE.replace(b"Monday", b"Sunday")])
def test_a_file_that_is_damaged_counts_as_none(data: bytes) -> None:
    assert read_kept(data, MARK, MONDAY) is None


def test_what_another_version_of_the_program_kept_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.ui.views.home.kept.__version__", "0.0.9")
    older = kept_bytes(BOARD, MARK, WEEK)
    monkeypatch.undo()
    assert read_kept(older, MARK, MONDAY) is None
