import pytest

from tests.benchmarks.report import Measured, compare, in_fresh_process, swing, told


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    measured = Measured("x", (1.0, 2.0, 9.0), (2.0, 2.0, 3.0), goal=1.0)
    assert measured.ratio == 1.0
    assert measured.is_met


def test_a_line_tells_name_value_yardstick_ratio_and_spread() -> None:
    line = Measured("word", (1.0, 1.0), (4.0, 4.0), goal=0.2).line()
    assert line.split()[:5] == ["word", "1.0", "4.0", "0.250", "1.00"]
    assert "MISSED" in line


def test_what_has_no_goal_is_told_and_not_judged() -> None:
    measured = Measured("late", (9.0,), (1.0,), goal=None)
    assert measured.is_met
    assert measured.line().endswith("(not judged)")


def test_a_run_whose_yardstick_swings_is_repeated() -> None:
    yardstick = iter([1.0, 10.0, 1.0, 1.0])
    measured = compare("x", lambda: 1.0, lambda: next(yardstick), goal=1, rounds=2)
    assert measured.yardstick == (1.0, 1.0)


def test_the_swing_of_one_value_is_none() -> None:
    assert swing([3.0]) == 1.0
    assert swing([1.0, 1.0, 2.0]) > 1.5


def test_a_missed_goal_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([Measured("x", (2.0,), (1.0,), goal=1)]) == 1
    assert told([Measured("x", (1.0,), (1.0,), goal=1)]) == 0
    assert capsys.readouterr().out.count("\n") == 2


def test_a_measurement_in_a_process_of_its_own_is_read_from_its_output() -> None:
    assert in_fresh_process("tests.benchmarks.bench_word", "ours", "1") > 0
