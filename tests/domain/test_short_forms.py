"""Short forms in a text and what they stand for."""

import pytest

from clerk_app.domain.short_forms import explained, spelled_out, used


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a Joint Needs Assessment (JNA) was due", {"JNA": "Joint Needs Assessment"}),
        ("the Department of Health and Care (DHC)", {"DHC": "Department of Health and Care"}),
        ("the Terms of Reference (TOR)", {"TOR": "Terms of Reference"}),
        ("the Harbour & Shore (H&S) officer", {"H&S": "Harbour & Shore"}),
        ("Key Measures (KMs) came next", {"KM": "Key Measures"}),
        ("the Children's Harbour Board (CHB)", {"CHB": "Children's Harbour Board"}),
        ("it was late (ABC)", {}),
        ("England (NHSE)", {}),
        ("(JNA)", {}),
        ("the Joint Needs Assessment (jna)", {}),
        ("first Joint Needs (JN), then Junior Nurses (JN)", {"JN": "Joint Needs"}),
    ],
)
def test_what_stands_before_the_brackets_with_its_initials_is_what_a_short_form_stands_for(
    text: str, found: dict[str, str]
) -> None:
    assert spelled_out(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the JNA, JNA's, JNAs and the (JNA)", ("JNA",)),
        ("H&S met the NHS", ("H&S", "NHS")),
        ("I am A member. Ok", ()),
        ("item A4 of COVID19", ("A4", "COVID19")),
        ("xABC ABCx ABC", ("ABC",)),
    ],
)
def test_short_forms_are_words_in_capitals(text: str, found: tuple[str, ...]) -> None:
    assert used(text) == found


def test_each_that_is_known_or_spelled_out_is_explained_in_order_of_letters() -> None:
    known = {"NHS": "National Health Service", "JNA": "something else", "XYZ": "not in the text"}
    text = "The NHS wrote a Joint Needs Assessment (JNA). The ABC did not."
    assert list(explained(text, known)) == [("JNA", "Joint Needs Assessment"), ("NHS", "National Health Service")]
