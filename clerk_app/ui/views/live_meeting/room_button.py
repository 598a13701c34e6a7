"""The button that turns the room display on and off, and shows which it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.lengths import Length
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.wording.catalogue import say


class RoomButton(ActionButton):
    """Pressed while the display is on; with its key, without, or as an icon alone, as there is room."""

    def __init__(self, theme: Theme, keys: str, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("room.title"), keys=keys, icon="monitor", compact=compact, parent=parent)
        self.setCheckable(True)
        self.show_state(on=False, blank=False)

    def show_state(self, *, on: bool, blank: bool) -> None:
        """Show how it stands with the display."""
        self.setChecked(on)
        self.set_icon_name("eye-off" if blank else "monitor")
        self.setAccessibleName(say("room.blank_name" if blank else "room.title"))
        self._explain()

    def set_length(self, length: Length) -> None:
        """Say as much as there is room for."""
        self.setText("" if length is Length.ICON else say("room.title"))
        self.set_shows_keys(length is Length.FULL)
        self._explain()

    def _explain(self) -> None:
        self.setToolTip("" if self.text() else self.accessibleName())
