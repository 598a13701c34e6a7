"""What the command line does with what goes wrong."""

import re
from argparse import Namespace
from pathlib import Path

import pytest

from clerk_app import cli
from clerk_app.cli.commands import COMMANDS
from clerk_app.domain.errors import BrokenRule
from clerk_app.services.trouble import Trouble, TroubleCode


def run_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fails(_: Namespace) -> int:
        raise error

    monkeypatch.setattr(cli, "COMMANDS", {"check": fails})
    return cli.main(["check"])


def test_a_trouble_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_with(monkeypatch, Trouble(TroubleCode.DISK_FULL, path="/x/minutes.pdf")) == 1
    said = capsys.readouterr().err
    assert "The disk is full" in said
    assert "minutes.pdf" in said
    assert "disk_full" not in said


def test_a_broken_rule_is_said_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_with(monkeypatch, BrokenRule("name_is_empty")) == 1
    assert capsys.readouterr().err == "clerk-app: A name is missing. Write the name.\n"


def test_a_mistake_of_ours_is_owned_up_to_with_its_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_with(monkeypatch, KeyError("oops")) == 70
    said = capsys.readouterr().err
    assert "KeyError: 'oops'" in said
    assert "our mistake" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: clerk-app {command}")


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"gui", "showcase"}))
def test_the_readme_tells_of_every_command_that_needs_no_window(command: str, repository: Path) -> None:
    assert re.search(rf"^\|.*`{command}\b.*`", (repository / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_with(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == ""


def test_without_a_command_the_window_opens_on_the_persons_own_store(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def gui(options: Namespace) -> int:
        opened.append(options.store)
        return 0

    monkeypatch.setattr(cli, "COMMANDS", {"gui": gui})
    assert cli.main([]) == 0
    assert cli.main(["--store", "mine.clerk"]) == 0
    assert cli.main(["gui", "--store", "mine.clerk"]) == 0
    assert cli.main(["--store", "mine.clerk", "gui"]) == 0
    assert opened[0].name == "records.clerk"
    assert opened[1:] == [Path("mine.clerk")] * 3
