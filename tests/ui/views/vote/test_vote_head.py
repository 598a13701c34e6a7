from __future__ import annotations

from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.vote.rows import VoteHead


def test_the_words_over_the_rows_keep_clear_of_the_choices_beside_them(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_size(200)
    head = VoteHead(theme)
    qtbot.addWidget(head)
    head.words.setText("Agency, and who votes for it")
    head.resize(888, 100)
    head.show()
    end_of_words = head.words.geometry().left() + head.words.contentsRect().right()
    first_choice = head._columns[0].geometry().left()
    assert first_choice - end_of_words >= theme.metrics.gap_s
