"""Starts that cannot be measured say why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.starts import NotStartedError, starter


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_window_that_has_no_screen_ends_the_benchmark_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(NotStartedError, match=r"frame ended with 1: .*There is no display here"):
        starter("frame", tmp_path)()
