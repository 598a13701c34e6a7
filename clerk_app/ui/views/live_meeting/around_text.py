"""What is shown round the text of a minute: the cards of its blocks, and what happened between them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import BlockKind
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.services.settling import end_of
from clerk_app.ui.minutes_editor.decoration import NO_DECORATIONS, Decorations, own_decoration
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.views.live_meeting.decorations import approved_in, decorations_for, while_typing
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from clerk_app.ui.views.live_meeting.written_actions import WrittenActions
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.provisional import became, end_told


class AroundText(QObject):
    """Keeps what stands round the text as the record and the words being typed have it."""

    def __init__(
        self, presenter: LivePresenter, editor: MinutesEditor, written: WrittenActions, queries: Queries
    ) -> None:
        super().__init__(editor)
        self._queries = queries
        self._presenter = presenter
        self._editor = editor
        self._written = written
        self._of_record = NO_DECORATIONS
        written.reading_changed.connect(self.show_reading)

    def around(self, text: MinuteText) -> Decorations:
        """What stands round a text, which need not be shown yet, as the record is now."""
        actions = (place for place, facts in enumerate(text.facts) if facts.kind is BlockKind.ACTION)
        fields = {text.order[place]: text.facts[place].fields for place in actions}
        record, minute_id = self._presenter.record, text.minute_id
        approved = {meeting_id: self._minutes_of(meeting_id) for meeting_id in approved_in(record, minute_id)}
        ended = {one.id: self._end_of(one) for one in record.decisions if one.minute_id == minute_id}
        self._of_record.let_go()
        self._of_record = decorations_for(record, minute_id, self._presenter.happenings(), fields, approved, ended)
        return self._with_reading(text)

    def show(self) -> None:
        """Show it as the record is now."""
        if self._presenter.shown is not None:
            self._editor.set_decorations(self.around(self._editor.text))

    def show_reading(self) -> None:
        """Show what the words under the caret are taken to mean now."""
        self._editor.set_decorations(self.decorations)

    @property
    def decorations(self) -> Decorations:
        """What stands round the text that is shown."""
        return self._with_reading(self._editor.text)

    def _with_reading(self, text: MinuteText) -> Decorations:
        """As the record has it, but for the card whose words are being typed: what these are taken to mean."""
        reading = self._written.reading
        place = text.place_of(reading[0]) if reading is not None else None
        if reading is None or place is None:
            return self._of_record
        own = own_decoration(text.facts[place], self._editor.typing.decision_kinds)
        return replace(
            self._of_record, typed={reading[0]: while_typing(reading[1], self._of_record.card(reading[0]) or own)}
        )

    def _minutes_of(self, meeting_id: Id) -> str:
        """Which minutes these are; nothing for a meeting that is no longer there."""
        meeting = self._queries.entity(Meeting, meeting_id)
        return say("live.decision.minutes_of", day=day_and_month(meeting.date)) if meeting is not None else ""

    def _end_of(self, decision: Decision) -> str:
        """What became of a provisional decision, or whose end a decision is; empty for any other."""
        if decision.settles_id is not None and decision.settles_as is not None:
            settled = self._queries.entity(Decision, decision.settles_id)
            meeting = self._queries.entity(Meeting, settled.meeting_id) if settled is not None else None
            return end_told(decision.settles_as, meeting.date) if meeting is not None else ""
        if decision.result is not DecisionResult.PROVISIONAL:
            return ""
        end = end_of(CommittedReader(self._queries), decision.id)
        return became(end.settled, end.on) if end is not None else ""
