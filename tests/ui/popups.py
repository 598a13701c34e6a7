"""How each pop-up of the window is asked for."""

from __future__ import annotations

from datetime import date

from clerk_app.domain.agenda_list import AgendaDoubt, AgendaList, ItemDoubt, ListedItem
from clerk_app.domain.board import Board
from clerk_app.domain.doubts import Place, doubt
from clerk_app.domain.identity import Id
from clerk_app.domain.member_list import ListDoubt, ListedMember, MemberList, RowDoubt
from clerk_app.domain.minutes import Block
from clerk_app.domain.minutes_list import ListedMinute, MinutesList
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Person
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.seats_and_names import SeatsAndNames
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.member_proposal import MemberProposal
from clerk_app.ui.views.item_details.view import ItemDetailsPopup
from clerk_app.ui.views.live_meeting.last_changes import ShownChange
from clerk_app.ui.views.live_meeting.past import Past, PastWording
from tests.ui.running import Running

ASKED_BY: dict[PopupName, tuple[ScreenName, ActionId]] = {
    PopupName.COMMANDS: (ScreenName.LIVE, ActionId.COMMANDS),
    PopupName.KEYS: (ScreenName.LIVE, ActionId.KEYS),
    PopupName.NEW_MEETING: (ScreenName.HOME, ActionId.NEW_MEETING),
    PopupName.EDIT_MEETING: (ScreenName.MEETINGS, ActionId.EDIT_MEETING),
    PopupName.CONFIRM: (ScreenName.MEETINGS, ActionId.DELETE_MEETING),
    PopupName.ITEM_DETAILS: (ScreenName.AGENDA, ActionId.EDIT_ITEM),
    PopupName.NEW_ACTION: (ScreenName.LIVE, ActionId.ADD_ACTION),
    PopupName.EXPORT: (ScreenName.EXPORT, ActionId.EXPORT),
    PopupName.ARRIVED_OR_LEFT: (ScreenName.LIVE, ActionId.ARRIVED_OR_LEFT),
    PopupName.JUMP: (ScreenName.LIVE, ActionId.JUMP),
    PopupName.EDIT_ITEM: (ScreenName.LIVE, ActionId.EDIT_ITEM),
    PopupName.KEEP_VERSION: (ScreenName.LIVE, ActionId.KEEP_VERSION),
    PopupName.VOTE: (ScreenName.LIVE, ActionId.ADD_VOTE),
    PopupName.PICK: (ScreenName.LIVE, ActionId.TAKE_TOGETHER),
    PopupName.NEXT_MEETING: (ScreenName.LIVE, ActionId.NEXT_MEETING),
    PopupName.FINAL_DECISION: (ScreenName.LIVE, ActionId.FINAL_DECISION),
    PopupName.NEW_MEMBERS: (ScreenName.LIVE, ActionId.NEW_MEMBERS),
    PopupName.LINE: (ScreenName.LIVE, ActionId.NUMBER_MINUTE),
    PopupName.EXEMPT: (ScreenName.LIVE, ActionId.EXEMPT_PART),
    PopupName.INTEREST: (ScreenName.LIVE, ActionId.ADD_INTEREST),
    PopupName.SPELLING: (ScreenName.LIVE, ActionId.SPELLING),
    PopupName.LINK: (ScreenName.LIVE, ActionId.LINK),
    PopupName.NEW_BOARD: (ScreenName.HOME, ActionId.NEW_BOARD),
    PopupName.BOARD_MAP: (ScreenName.HOME, ActionId.BOARD_MAP),
}
"""How each pop-up is asked for."""

LAST_CHANGE = ShownChange(time="10:05", number="1.1", what="Written", words="The ferry was late.")
PAST = Past(
    title="History of 1.1",
    wordings=tuple(
        PastWording(
            when=f"10:{number:02}",
            words="The ferry was late. " * number,
            later="The ferry was on time. " * number,
            aside="Action",
            block=Block(id=Id("9" * 32), minute_id=Id("8" * 32), position=0) if number < 40 else None,
        )
        for number in range(40, 0, -1)
    ),
    take="Use these words",
    note="2 wordings could not be read, because their rows in the records are damaged.",
)
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
MEMBERS = MemberList(
    rows=tuple(
        ListedMember(
            place=Place(line=number, sheet="Members of the harbour trust"),
            seat=f"Harbour seat {number}",
            name=f"Pat Example {number}",
            agency="Harbour",
            doubts=(doubt(RowDoubt.ROLE_UNKNOWN, words="Pilot"),) if number % 3 == 0 else (),
        )
        for number in range(1, 13)
    ),
    doubts=(doubt(ListDoubt.OLD_LETTERS),),
)
KNOWN = SeatsAndNames(
    board=Board(id=Id("b" * 32), names=(DatedName("Harbour Trust"),)),
    seats=(Seat(id=Id("e" * 32), board_id=Id("b" * 32), category_id=None, position=0, title="Harbour seat 1"),),
    members=(Member(id=Id("f" * 32), seat_id=Id("e" * 32), holder=Party(person_id=Id("1" * 32))),),
    people=(
        Person(id=Id("1" * 32), names=(DatedName("Pat Examples 2"),)),
        Person(id=Id("2" * 32), names=(DatedName("Pat Exemple 2"),)),
    ),
)
ASKED_BY_A_BAR = {
    PopupName.MEMBER_PROPOSAL: Question(
        name=PopupName.MEMBER_PROPOSAL, values={"proposal": MemberProposal(KNOWN, MEMBERS, date(2026, 3, 2))}
    ),
    PopupName.AGENDA_PROPOSAL: Question(name=PopupName.AGENDA_PROPOSAL, values={"proposal": PROPOSAL}),
    PopupName.MINUTES_PROPOSAL: Question(
        name=PopupName.MINUTES_PROPOSAL,
        text="This is what was read.",
        values={"proposal": MinutesList(minutes=tuple(ListedMinute(item=item) for item in PROPOSAL.items))},
    ),
    PopupName.PAST: Question(name=PopupName.PAST, values={"past": PAST}),
    PopupName.PRINT: Question(name=PopupName.PRINT),
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
    screen, action = ASKED_BY[popup]
    running.go(screen)
    if popup is PopupName.NEW_ACTION:  # asked for in the middle of a sentence
        running.hands.write("The board asked")
    if popup in (PopupName.FINAL_DECISION, PopupName.NEW_MEMBERS):  # asked for in a decision
        running.hands.write("/r ")
    if popup is PopupName.SPELLING:
        running.hands.write("The reveiw was late. ")
    running.window.book.run(action)
    running.hands.settle()
    opened = running.program.popups.current
    assert opened is not None, f"{action} opens {popup}"
    if isinstance(opened, ItemDetailsPopup):
        opened.questions.add_button.click()
        running.hands.settle()
