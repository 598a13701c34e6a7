"""Problems in words: what happened, what is safe, what can be done, with a button for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.problems import ProblemDialog, Way, problem_bar, problem_of, problem_of_act
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.text import TextLabel


@pytest.mark.parametrize("code", list(TroubleCode))
def test_every_trouble_has_all_its_words_and_no_code_in_them(code: TroubleCode) -> None:
    words = problem_of(Trouble(code)).words
    for said in (words.title, words.text, words.safe, words.do, words.why):
        assert said
        assert code not in said
        assert "{" not in said
    assert words != problem_of(ValueError()).words


def test_the_code_of_a_trouble_is_kept_for_the_details_fold() -> None:
    problem = problem_of(Trouble(TroubleCode.DISK_FULL, path="minutes.clerk"))
    assert "disk_full" in problem.details
    assert "minutes.clerk" in problem.details


def test_a_broken_rule_says_which_rule_and_the_way_on() -> None:
    problem = problem_of(BrokenRule("meeting_has_ended", at="12:30"))
    assert problem.is_broken_rule
    assert problem.words.text.startswith("The meeting ended at 12:30.")


def test_a_broken_rule_names_who_it_is_about() -> None:
    error = BrokenRule("departure_before_arrival", attendee_id="a" * 32, at="10:31")
    assert "The Police representative" in problem_of(error, _police).words.text


def _police(attendee_id: Id) -> str:
    return "the Police representative"


def test_a_bug_is_ours_and_says_so() -> None:
    problem = problem_of(ZeroDivisionError("x"))
    assert problem.is_bug
    assert problem.words.text == "It was our mistake, not yours."
    assert "ZeroDivisionError" in problem.details


def test_a_bar_takes_no_focus_and_says_what_is_safe(theme: Theme, qtbot: QtBot) -> None:
    bar = problem_bar(theme, problem_of(Trouble(TroubleCode.DISK_FULL)))
    qtbot.addWidget(bar)
    assert bar.focusPolicy().value == 0
    assert bar.title == "The disk is full."
    assert "What is safe: everything saved so far, and the text in this window." in bar.text


def test_of_an_act_that_failed_the_first_words_are_that_it_was_not_recorded() -> None:
    problem = problem_of_act(Trouble(TroubleCode.DISK_FULL))
    assert problem.words.title == "That was not recorded. The disk is full"
    broken = BrokenRule("not_started")
    assert problem_of_act(broken) == problem_of(broken)


def test_the_dialog_has_its_facts_in_order_and_the_last_way_as_default(theme: Theme, qtbot: QtBot) -> None:
    problem = problem_of(Trouble(TroubleCode.STORE_LOCKED))
    dialog = ProblemDialog(theme, problem, (Way.QUIT, Way.TRY_AGAIN, Way.READ_ONLY))
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Clerk is already open in another window"
    assert dialog.button(Way.READ_ONLY).isDefault()
    dialog.button(Way.READ_ONLY).click()
    assert dialog.chosen is Way.READ_ONLY


def _dialog(theme: Theme, qtbot: QtBot) -> ProblemDialog:
    trouble = Trouble(TroubleCode.STORE_LOCKED, path="records.clerk", host="office-pc", since="2022-03-16T09:12:00")
    dialog = ProblemDialog(theme, problem_of(trouble), (Way.QUIT, Way.OPEN_OTHER, Way.TRY_AGAIN, Way.READ_ONLY))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_the_way_to_other_records_stands_apart_unless_it_is_the_safe_one(theme: Theme, qtbot: QtBot) -> None:
    problem = problem_of(Trouble(TroubleCode.STORE_DAMAGED, path="records.clerk"))
    dialog = ProblemDialog(theme, problem, (Way.QUIT, Way.BEGIN_NEW, Way.OPEN_OTHER))
    qtbot.addWidget(dialog)
    dialog.show()
    begin, other, leave = (dialog.button(way).geometry() for way in (Way.BEGIN_NEW, Way.OPEN_OTHER, Way.QUIT))
    assert other.center().y() == leave.center().y()
    assert begin.bottom() < other.top()
    assert dialog.button(Way.OPEN_OTHER).isDefault()
    dialog.button(Way.BEGIN_NEW).click()
    assert dialog.chosen is Way.BEGIN_NEW


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialog_is_as_high_as_its_words_and_shows_every_button_whole(
    percent: int, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(percent)
    dialog = _dialog(theme, qtbot)
    for label in dialog.findChildren(TextLabel):
        assert label.height() == label.heightForWidth(label.width())
    for way in (Way.QUIT, Way.OPEN_OTHER, Way.TRY_AGAIN, Way.READ_ONLY):
        assert dialog.button(way).width() >= dialog.button(way).sizeHint().width()
        assert dialog.rect().contains(dialog.button(way).geometry())


def test_the_safe_way_has_the_focus_and_details_open_below_without_another_width(theme: Theme, qtbot: QtBot) -> None:
    dialog = _dialog(theme, qtbot)
    assert dialog.focusWidget() is dialog.button(Way.READ_ONLY)
    width, height = dialog.width(), dialog.height()
    fold = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Details")
    fold.click()
    assert dialog.findChildren(QPlainTextEdit)[0].isVisible()
    assert (dialog.width(), dialog.height() > height) == (width, True)
    fold.click()
    assert dialog.height() == height


def test_the_dialog_stays_on_the_screen_with_its_buttons_in_view_however_much_it_says(
    theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(200)
    dialog = _dialog(theme, qtbot)
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Details").click()
    assert dialog.height() < dialog.screen().availableSize().height()
    for way in (Way.QUIT, Way.TRY_AGAIN, Way.READ_ONLY):
        assert dialog.rect().contains(dialog.button(way).geometry())
    (area,) = dialog.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0


def test_a_file_named_like_markup_is_shown_by_its_name(theme: Theme, qtbot: QtBot) -> None:
    trouble = Trouble(TroubleCode.STORE_LEFT_ITS_LOG, path="/records/A & <b>B.clerk")
    dialog = ProblemDialog(theme, problem_of(trouble), (Way.QUIT,))
    qtbot.addWidget(dialog)
    shown = [QTextDocumentFragment.fromHtml(label.text()).toPlainText() for label in dialog.findChildren(TextLabel)]
    assert any("Put “A & <b>B.clerk” back" in words for words in shown)


def test_leaving_the_dialog_by_esc_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    dialog = ProblemDialog(theme, problem_of(ValueError()), (Way.QUIT, Way.TRY_AGAIN))
    qtbot.addWidget(dialog)
    dialog.reject()
    assert dialog.chosen is Way.CLOSE


@pytest.mark.parametrize("way", list(Way))
def test_every_way_has_words(way: Way) -> None:
    assert way.words


def test_a_space_typed_as_it_comes_up_presses_nothing_and_one_a_moment_later_does(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ProblemDialog, "DEAF_MS", 200)
    dialog = ProblemDialog(theme, problem_of(ValueError()), (Way.QUIT, Way.TRY_AGAIN))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    QTest.keyClick(dialog.button(Way.TRY_AGAIN), Qt.Key.Key_Space)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog._deaf.isActive())
    QTest.keyClick(dialog.button(Way.TRY_AGAIN), Qt.Key.Key_Space)
    assert (dialog.isVisible(), dialog.chosen) == (False, Way.TRY_AGAIN)
