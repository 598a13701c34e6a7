"""The bar of a screen whose fields save themselves: news, what could not be kept, and the way to close without it."""

from __future__ import annotations

from typing import Protocol

from clerk_app.ui.problems import Problem, Way, problem_of_act, show_problem
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ButtonKind
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say


class Keeper(Protocol):
    """What hands over what is typed."""

    @property
    def has_unsaved(self) -> bool:
        """True while something typed is not on the disk."""
        ...

    def give_up(self) -> None:
        """Let go of what was typed last."""
        ...


class KeepingBar(MessageBar):
    """Hidden until there is something to say; `not_closed` is the wording of why the window stays open."""

    def __init__(self, theme: Theme, keeper: Keeper, not_closed: str) -> None:
        super().__init__(theme, "info", "", slim=True)
        self._keeper = keeper
        self._not_closed = not_closed
        self._why = ""
        self.close_without = self.add_button(Way.CLOSE_WITHOUT.words, kind=ButtonKind.DANGER)
        self.begin()
        self.close_without.clicked.connect(self._give_up)

    def begin(self) -> None:
        """Nothing is to be said yet."""
        self._why = ""
        self.close_without.hide()
        self.hide()

    def say(self, kind: Kind, sentence: str, *, icon: str = "") -> None:
        """Say something that needs no answer."""
        self.close_without.hide()
        self.set_message(kind, sentence, icon=icon)
        self.show()

    def tell(self, problem: Problem) -> None:
        """Say that something did not work."""
        self.close_without.hide()
        show_problem(self, problem)

    def not_kept(self, error: Exception) -> None:
        """Say why something was not kept; while the window waits to be closed, that question stays."""
        problem = problem_of_act(error)
        if self._keeper.has_unsaved:
            self._why = problem.words.why
        if self.close_without.isHidden():
            self.tell(problem)

    def look_again(self) -> None:
        """What could not be kept may be kept by now: then there is nothing to say of it any more."""
        if self._why and not self._keeper.has_unsaved:
            self.begin()

    def refuses_to_close(self) -> bool:
        """True while something typed is not kept: why, and the way to close without it, are said then."""
        if not self._keeper.has_unsaved:
            return False
        self.set_message("danger", say("problems.not_closed_title"), say(self._not_closed, why=self._why))
        self.close_without.show()
        self.show()
        announce(self, self.accessibleName(), urgent=True)
        return True

    def _give_up(self) -> None:
        """What was typed last is given up, and the window closes."""
        self._keeper.give_up()
        self.window().close()
