from __future__ import annotations

import pytest

from clerk_app.ui.theme.metrics import TEXT_SIZES, Metrics, clamped, larger, smaller


@pytest.mark.parametrize(
    ("percent", "length", "expected"), [(100, 12, 12), (125, 3, 4), (150, 25, 38), (200, 262, 524), (110, 0, 0)]
)
def test_a_length_grows_with_the_text(percent: int, length: float, expected: int) -> None:
    assert Metrics(percent).px(length) == expected


def test_a_thin_line_never_vanishes() -> None:
    assert Metrics(100).px(0.2) == 1


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_named_height_and_gap_is_scaled(percent: int) -> None:
    plain, scaled = Metrics(100), Metrics(percent)
    names = [name for name, part in vars(Metrics).items() if isinstance(part, property)]
    for name in set(names) - {"border", "focus"}:
        assert getattr(scaled, name) == scaled.px(getattr(plain, name)), name


def test_the_design_is_kept_at_one_hundred_percent() -> None:
    plain = Metrics()
    heights = (plain.button_height, plain.bar_button_height, plain.row_height, plain.attendance_row_height)
    assert heights == (32, 28, 32, 25)
    assert (plain.status_bar_height, plain.top_bar_height, plain.popup_width) == (28, 60, 642)
    assert (plain.border, plain.focus) == (1, 2)
    assert (plain.radius_chip, plain.radius_control, plain.radius_card, plain.radius_dialog) == (4, 5, 6, 8)


@pytest.mark.parametrize(("percent", "border", "focus"), [(100, 1, 2), (150, 1, 2), (200, 2, 4)])
def test_hairlines_double_only_with_doubled_text(percent: int, border: int, focus: int) -> None:
    assert (Metrics(percent).border, Metrics(percent).focus) == (border, focus)


def test_a_window_is_half_as_wide_for_text_twice_the_size() -> None:
    assert Metrics(200).effective_width(1366) == 683


def test_text_size_goes_up_and_down_by_the_steps_on_offer() -> None:
    assert [larger(size) for size in TEXT_SIZES] == [110, 125, 150, 175, 200, 200]
    assert [smaller(size) for size in TEXT_SIZES] == [100, 100, 110, 125, 150, 175]


@pytest.mark.parametrize(("asked", "given"), [(20, 100), (100, 100), (130, 130), (900, 200)])
def test_a_text_size_outside_the_range_becomes_the_nearest_inside(asked: int, given: int) -> None:
    assert clamped(asked) == given
