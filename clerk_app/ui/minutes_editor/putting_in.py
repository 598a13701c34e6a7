"""Putting a long text in piece by piece, so that the window answers in between; all of it is one step of undo."""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtGui import QTextCursor

from clerk_app.ui.minutes_editor.clipboard import Insertion, Pasted
from clerk_app.ui.minutes_editor.minute_text import MinuteText

PIECE_SECONDS = 0.008
"""How long a piece is read: half of the time in which a key has to be seen."""

PIECE_CHARACTERS = 2_000
"""How much a piece puts in: breaking it into lines takes about as long as reading it."""

_FIRST = 2


class PuttingIn:
    """Paragraphs on their way into a text at a cursor.

    `begin` is called in the first step, before anything is put in. A piece that finds the text changed since the one
    before, by whatever could not wait, goes on in a step of its own.
    """

    def __init__(
        self,
        text: MinuteText,
        cursor: QTextCursor,
        paragraphs: Iterator[Pasted | None],
        begin: Callable[[QTextCursor], None],
    ) -> None:
        self.text = text
        self.cursor = cursor
        self.count = 0
        self._paragraphs = paragraphs
        self._begin = begin
        self._ahead: list[Pasted] = []
        self._insertion: Insertion | None = None
        self._revision = -1
        self._is_read = False

    @property
    def is_done(self) -> bool:
        """True once everything stands in the text."""
        return self._is_read and not self._ahead

    @property
    def has_begun(self) -> bool:
        """True once something stands in the text."""
        return self._insertion is not None

    @property
    def is_last_step(self) -> bool:
        """Whether nothing came into the text since, so that taking the last step back takes all of it back."""
        return self.has_begun and self.text.document.revision() == self._revision

    def all_at_once(self) -> None:
        """Put in everything."""
        self._ahead += [one for one in self._paragraphs if one is not None]
        self._is_read = True
        self._put_in()

    def next_piece(self) -> None:
        """Read and put in one piece more."""
        until = monotonic() + PIECE_SECONDS
        room = PIECE_CHARACTERS
        while room > 0 and monotonic() < until and not self._is_read:
            one = next(self._paragraphs, self)
            if one is self:
                self._is_read = True
            elif isinstance(one, Pasted):
                self._ahead.append(one)
                room -= len(one.words)
        if self._is_read or self.has_begun or len(self._ahead) >= _FIRST:
            self._put_in()

    def _put_in(self) -> None:
        if not self._ahead and not self.has_begun:
            return
        with self.text.more_of_step() if self.is_last_step else self.text.one_step():
            if self._insertion is None:
                self._begin(self.cursor)
                self._insertion = Insertion(self.cursor, self.text.ids, several=len(self._ahead) > 1)
            for one in self._ahead:
                self._insertion.put(one)
            if self._is_read:
                self._insertion.end()
        self.count += len(self._ahead)
        self._ahead.clear()
        self._revision = self.text.document.revision()
