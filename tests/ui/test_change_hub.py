"""The change hub tells what changed, by kind and ids, and nothing else."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.services.acts import KeepVersion
from clerk_app.services.outcome import Changed, Outcome
from clerk_app.ui.change_hub import ChangeHub, by_kind

A, B, C = Id("a" * 32), Id("b" * 32), Id("c" * 32)
ACT = KeepVersion(meeting_id=A, name="before lunch")


def _outcome(*changed: Changed) -> Outcome:
    return Outcome(changed=frozenset(changed))


def test_each_kind_is_announced_once_with_all_its_ids_in_the_order_of_the_record(qtbot: QtBot) -> None:
    hub = ChangeHub()
    heard: list[tuple[str, object]] = []

    class _Model:
        def refetch(self, kind: str, ids: object) -> None:
            heard.append((kind, ids))

    model = _Model()
    hub.kind_changed.connect(model.refetch)
    hub.announce(ACT, _outcome(Changed("blocks", A), Changed("events", C), Changed("blocks", B)))
    assert heard == [("events", frozenset({C})), ("blocks", frozenset({A, B}))]


def test_the_whole_outcome_is_settled_once_after_its_kinds(qtbot: QtBot) -> None:
    hub = ChangeHub()
    with qtbot.waitSignal(hub.settled) as caught:
        hub.announce(ACT, _outcome(Changed("events", A), Changed("minutes", B)))
    assert caught.args is not None
    assert dict(caught.args[0]) == {"minutes": frozenset({B}), "events": frozenset({A})}


def test_an_outcome_without_changes_is_not_announced(qtbot: QtBot) -> None:
    hub = ChangeHub()
    with qtbot.assertNotEmitted(hub.settled), qtbot.assertNotEmitted(hub.kind_changed):
        hub.announce(ACT, Outcome())


def test_kinds_without_a_change_are_left_out() -> None:
    assert set(by_kind(_outcome(Changed("actions", A)))) == {"actions"}
