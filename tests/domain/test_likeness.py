"""Which names are the same, which are so much alike that somebody has to say, and which are not."""

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.likeness import LIKE_ENOUGH, Known, NameIndex, likeness, same_name


@pytest.mark.parametrize(
    ("one", "other"), [("Siân Lee", "SIAN  LEE"), ("O’Neil", "O'Neil"), ("Vice‑Chair", "vice-chair")]
)
def test_capitals_accents_and_shapes_of_signs_make_no_other_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr Jane Smith", "Jane Smith"),
        ("Smith, Jane", "Jane Smith"),
        ("J Smith", "Jane Smith"),
        ("J. A. Smith", "Jane Smith"),
        ("Jane Ann Smith", "Jane Smith"),
        ("Jane Smyth", "Jane Smith"),
        ("Cllr R. Evans", "Rhys Evans OBE"),
        ("Head of Informatic", "Head of Informatics"),
    ],
)
def test_names_that_are_alike_are_asked_about(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert likeness(one, other) >= LIKE_ENOUGH
    assert likeness(other, one) >= LIKE_ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Smith", "Sam Smith"),
        ("K Smith", "Jane Smith"),
        ("Head of Health", "Head of Housing"),
        ("Jane Smith", "Jane Jones"),
        ("Jane Smith", ""),
        ("–", "–"),
    ],
)  # fmt: skip
def test_other_names_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < LIKE_ENOUGH


def test_the_likest_are_found_first_by_any_of_their_names() -> None:
    index = NameIndex(
        [
            Known(Id("1"), "Jane Smythe"),
            Known(Id("2"), "J Smith"),
            Known(Id("3"), "Jane Evans", ("Jane Smith",)),
            Known(Id("4"), "Health Trust", ("HT",)),
        ]
    )
    assert [known.id for known in index.same("jane smith")] == ["3"]
    assert [known.id for known in index.like("Jane Smith")] == ["2", "1"]
    assert [known.id for known in index.same("HT")] == ["4"]
    assert index.like("Nobody Else") == ()
