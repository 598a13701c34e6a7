"""The one table of screens and pop-ups; each is imported when it is first shown, so that none waits for another."""

# ruff: noqa: PLC0415 -- as above
from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.app import Furniture
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import AskingPopup, PopupName
from clerk_app.ui.screen import Desk, Screen


def furniture() -> Furniture:
    """All screens and pop-ups of the window."""
    return Furniture(
        screens={
            ScreenName.FIRST_RUN: _first_run,
            ScreenName.HOME: _home,
            ScreenName.MEETINGS: _meetings,
            ScreenName.AGENDA: _agenda,
            ScreenName.MEMBERS: _members,
            ScreenName.REGISTERS: _registers,
            ScreenName.RULES: _rules,
            ScreenName.IN_WRITING: _in_writing,
            ScreenName.ROLL_CALL: _roll_call,
            ScreenName.LIVE: _live,
            ScreenName.EXPORT: _preview,
            ScreenName.PLAIN_WORDS: _plain_words,
        },
        popups={
            PopupName.ARRIVED_OR_LEFT: _arrived_or_left,
            PopupName.NEW_ACTION: _new_action,
            PopupName.COMMANDS: _commands,
            PopupName.KEYS: _keys,
            PopupName.NEW_MEETING: _new_meeting,
            PopupName.EDIT_MEETING: _edit_meeting,
            PopupName.CONFIRM: _confirm,
            PopupName.EXPORT: _export,
            PopupName.PRINT: _print,
            PopupName.JUMP: _jump,
            PopupName.EDIT_ITEM: _edit_item,
            PopupName.ITEM_DETAILS: _item_details,
            PopupName.AGENDA_PROPOSAL: _agenda_proposal,
            PopupName.MINUTES_PROPOSAL: _minutes_proposal,
            PopupName.MEMBER_PROPOSAL: _member_proposal,
            PopupName.KEEP_VERSION: _keep_version,
            PopupName.VOTE: _vote,
            PopupName.PICK: _pick,
            PopupName.NEXT_MEETING: _next_meeting,
            PopupName.FINAL_DECISION: _final_decision,
            PopupName.LINE: _line,
            PopupName.NEW_MEMBERS: _new_members,
            PopupName.EXEMPT: _exempt,
            PopupName.INTEREST: _interest,
            PopupName.LAST_CHANGES: _last_changes,
            PopupName.PAST: _past,
            PopupName.SPELLING: _spelling,
            PopupName.LINK: _link,
            PopupName.NEW_BOARD: _new_board,
            PopupName.BOARD_MAP: _board_map,
        },
    )


def _first_run(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.first_run.view import FirstRunScreen

    return FirstRunScreen(desk, parent)


def _home(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.home.view import HomeScreen

    return HomeScreen(desk, parent)


def _meetings(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.meetings.view import MeetingsScreen

    return MeetingsScreen(desk, parent)


def _agenda(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.agenda.view import AgendaScreen

    return AgendaScreen(desk, parent)


def _members(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.members.view import MembersScreen

    return MembersScreen(desk, parent)


def _registers(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.registers.view import RegistersScreen

    return RegistersScreen(desk, parent)


def _rules(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.rules.view import RulesScreen

    return RulesScreen(desk, parent)


def _in_writing(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.in_writing.view import InWritingScreen

    return InWritingScreen(desk, parent)


def _roll_call(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.roll_call.view import RollCallScreen

    return RollCallScreen(desk, parent)


def _live(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.live_meeting.live_screen import LiveScreen

    return LiveScreen(desk, parent)


def _preview(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.export.view import ExportScreen

    return ExportScreen(desk, parent)


def _plain_words(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.plain_words.view import PlainWordsScreen

    return PlainWordsScreen(desk, parent)


def _arrived_or_left(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.arrived_or_left.view import ArrivedOrLeft

    return ArrivedOrLeft(desk, pane)


def _new_action(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.new_action.view import NewActionPopup

    return NewActionPopup(desk, pane)


def _commands(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.command_palette.view import CommandPalette

    return CommandPalette(desk, pane)


def _keys(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.key_sheet.view import KeySheet

    return KeySheet(desk, pane)


def _export(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.export.outcome import ExportPopup

    return ExportPopup(desk, pane)


def _print(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.export.printing import PrintPopup

    return PrintPopup(desk, pane)


def _new_meeting(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.new_meeting.view import NewMeeting

    return NewMeeting(desk, pane)


def _edit_meeting(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.new_meeting.edit_view import EditMeetingPopup

    return EditMeetingPopup(desk, pane)


def _confirm(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.confirm.view import ConfirmPopup

    return ConfirmPopup(desk, pane)


def _jump(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.small_popups import JumpPopup

    return JumpPopup(desk, pane)


def _edit_item(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.small_popups import EditItemPopup

    return EditItemPopup(desk, pane)


def _item_details(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.item_details.view import ItemDetailsPopup

    return ItemDetailsPopup(desk, pane)


def _agenda_proposal(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.agenda_proposal.view import AgendaProposal

    return AgendaProposal(desk, pane)


def _minutes_proposal(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.minutes_proposal.view import MinutesProposal

    return MinutesProposal(desk, pane)


def _member_proposal(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.member_proposal.view import MemberProposalPopup

    return MemberProposalPopup(desk, pane)


def _keep_version(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.small_popups import KeepVersionPopup

    return KeepVersionPopup(desk, pane)


def _vote(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.vote.view import VotePopup

    return VotePopup(desk, pane)


def _pick(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.pick_popup import PickPopup

    return PickPopup(desk, pane)


def _link(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.link_popup import LinkPopup

    return LinkPopup(desk, pane)


def _last_changes(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.last_changes_popup import LastChangesPopup

    return LastChangesPopup(desk, pane)


def _past(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.past_popup import PastPopup

    return PastPopup(desk, pane)


def _next_meeting(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.next_meeting_popup import NextMeetingPopup

    return NextMeetingPopup(desk, pane)


def _final_decision(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.final_decision_popup import FinalDecisionPopup

    return FinalDecisionPopup(desk, pane)


def _line(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.line_popup import LinePopup

    return LinePopup(desk, pane)


def _new_members(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.new_members_popup import NewMembersPopup

    return NewMembersPopup(desk, pane)


def _exempt(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.exempt_popup import ExemptPopup

    return ExemptPopup(desk, pane)


def _interest(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.interest.view import InterestPopup

    return InterestPopup(desk, pane)


def _spelling(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.live_meeting.spelling_popup import SpellingPopup

    return SpellingPopup(desk, pane)


def _new_board(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.new_board.view import NewBoard

    return NewBoard(desk, pane)


def _board_map(desk: Desk, pane: QWidget) -> AskingPopup:
    from clerk_app.ui.views.board_map.view import BoardMapPopup

    return BoardMapPopup(desk, pane)
