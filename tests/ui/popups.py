"""How each pop-up of the window is asked for."""

from __future__ import annotations

from clerk_app.domain.agenda_list import AgendaDoubt, AgendaList, ItemDoubt, ListedItem
from clerk_app.domain.doubts import Place, doubt
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.views.live_meeting.last_changes import ShownChange
from clerk_app.ui.views.rules.names import DELETE
from clerk_app.ui.views.rules.view import RulesScreen
from tests.ui.running import Running

ASKED_BY: dict[PopupName, tuple[ScreenName, ActionId]] = {
    PopupName.COMMANDS: (ScreenName.LIVE, ActionId.COMMANDS),
    PopupName.KEYS: (ScreenName.LIVE, ActionId.KEYS),
    PopupName.NEW_MEETING: (ScreenName.HOME, ActionId.NEW_MEETING),
    PopupName.EDIT_MEETING: (ScreenName.MEETINGS, ActionId.EDIT_MEETING),
    PopupName.CONFIRM: (ScreenName.MEETINGS, ActionId.DELETE_MEETING),
    PopupName.ITEM_DETAILS: (ScreenName.AGENDA, ActionId.EDIT_ITEM),
    PopupName.NEW_ACTION: (ScreenName.LIVE, ActionId.ADD_ACTION),
    PopupName.EXPORT: (ScreenName.LIVE, ActionId.EXPORT),
    PopupName.ARRIVED_OR_LEFT: (ScreenName.LIVE, ActionId.ARRIVED_OR_LEFT),
    PopupName.JUMP: (ScreenName.LIVE, ActionId.JUMP),
    PopupName.EDIT_ITEM: (ScreenName.LIVE, ActionId.EDIT_ITEM),
    PopupName.KEEP_VERSION: (ScreenName.LIVE, ActionId.KEEP_VERSION),
    PopupName.VOTE: (ScreenName.LIVE, ActionId.ADD_VOTE),
    PopupName.PICK: (ScreenName.LIVE, ActionId.TAKE_TOGETHER),
    PopupName.NEXT_MEETING: (ScreenName.LIVE, ActionId.NEXT_MEETING),
    PopupName.FINAL_DECISION: (ScreenName.LIVE, ActionId.FINAL_DECISION),
    PopupName.SPELLING: (ScreenName.LIVE, ActionId.SPELLING),
    PopupName.NEW_BOARD: (ScreenName.HOME, ActionId.NEW_BOARD),
}
"""How each pop-up is asked for."""

LAST_CHANGE = ShownChange(time="10:05", number="1.1", what="Written", words="The ferry was late.")
PROPOSAL = AgendaList(
    items=tuple(
        ListedItem(
            place=Place(line=number),
            title=f"Parking in the harbour, part {number}",
            number=str(number),
            leads=("Harbour Master",),
            doubts=(doubt(ItemDoubt.LEAD_FROM_DASH, words="Harbour Master"),),
        )
        for number in range(1, 13)
    ),
    doubts=(doubt(AgendaDoubt.NO_NUMBERS),),
)
ASKED_BY_A_BAR = {
    PopupName.AGENDA_PROPOSAL: Question(name=PopupName.AGENDA_PROPOSAL, values={"proposal": PROPOSAL}),
    PopupName.LAST_CHANGES: Question(name=PopupName.LAST_CHANGES, values={"changes": (LAST_CHANGE,) * 30}),
}
"""What is asked by the pop-ups that no command opens by itself, over the live screen."""


def ask(running: Running, popup: PopupName) -> None:
    """Open a pop-up as its command or its bar does."""
    if popup in ASKED_BY_A_BAR:
        running.go(ScreenName.LIVE)
        running.program.popups.ask(ASKED_BY_A_BAR[popup])
        running.hands.settle()
        return
    if popup is PopupName.DELETE_BOARD:
        running.go(ScreenName.RULES)
        rules = running.window.screen_shown
        assert isinstance(rules, RulesScreen)
        rules.form.go_to(DELETE)
        running.hands.press("Space")
        return
    screen, action = ASKED_BY[popup]
    running.go(screen)
    if popup is PopupName.NEW_ACTION:  # asked for in the middle of a sentence
        running.hands.write("The board asked")
    if popup is PopupName.FINAL_DECISION:  # asked for in a decision
        running.hands.write("/r ")
    if popup is PopupName.SPELLING:
        running.hands.write("The reveiw was late. ")
    running.window.book.run(action)
    running.hands.settle()
    assert running.program.popups.current is not None, f"{action} opens {popup}"
