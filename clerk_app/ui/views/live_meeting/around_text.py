"""What is shown round the text of a minute: the cards of its blocks, and what happened between them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from clerk_app.domain.minutes import BlockKind
from clerk_app.ui.minutes_editor.decoration import NO_DECORATIONS, Decorations, own_decoration
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.views.live_meeting.decorations import decorations_for, while_typing
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from clerk_app.ui.views.live_meeting.written_actions import WrittenActions


class AroundText(QObject):
    """Keeps what stands round the text as the record and the words being typed have it."""

    def __init__(self, presenter: LivePresenter, editor: MinutesEditor, written: WrittenActions) -> None:
        super().__init__(editor)
        self._presenter = presenter
        self._editor = editor
        self._written = written
        self._of_record = NO_DECORATIONS
        written.reading_changed.connect(self.show_reading)

    @property
    def decorations(self) -> Decorations:
        """As the record has it, but for the card whose words are being typed: what these are taken to mean."""
        reading, text = self._written.reading, self._editor.text
        place = text.place_of(reading[0]) if reading is not None else None
        if reading is None or place is None:
            return self._of_record
        own = own_decoration(text.facts[place], self._editor.typing.decision_kinds)
        card = while_typing(reading[1], self._of_record.blocks.get(reading[0], own))
        return replace(self._of_record, blocks={**self._of_record.blocks, reading[0]: card})

    def show(self) -> None:
        """Show it as the record is now."""
        shown, text = self._presenter.shown, self._editor.text
        if shown is None:
            return
        actions = (place for place, facts in enumerate(text.facts) if facts.kind is BlockKind.ACTION)
        fields = {text.order[place]: text.facts[place].fields for place in actions}
        self._of_record = decorations_for(self._presenter.record, shown, self._presenter.happenings(), fields)
        self.show_reading()

    def show_reading(self) -> None:
        """Show what the words under the caret are taken to mean now."""
        self._editor.set_decorations(self.decorations)
