"""The one command for all benchmarks."""

from __future__ import annotations

import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import bench_commit, bench_startup
from tests.benchmarks.report import Measured


def test_every_benchmark_is_known_by_its_name() -> None:
    assert {"commit", "pdf", "startup", "word"} <= set(benchmarks.benchmarks())


def test_a_name_that_is_none_is_said_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmarks.main(["speed"]) == 2
    assert "There is no benchmark speed. There are: commit, " in capsys.readouterr().err


def test_all_that_was_asked_for_is_run_and_a_missed_goal_is_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_commit, "run", lambda: [Measured("missed", (3.0,), (1.0,), goal=2.0)])
    monkeypatch.setattr(bench_startup, "run", lambda: [Measured("met", (1.0,), (1.0,), goal=2.0)])
    assert benchmarks.main(["commit", "startup"]) == 1
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["missed", "met"]
    assert benchmarks.main(["startup"]) == 0
