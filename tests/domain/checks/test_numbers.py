"""Numbers that are unlike the others, missing, or skip."""

from dataclasses import replace

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.house_style import ParagraphNumbers
from clerk_app.domain.minutes import BlockKind, ListMarker
from tests.builders import RecordBuilder
from tests.domain.checks.drafts import draft, found


def test_an_item_with_another_sign_behind_its_number_is_found() -> None:
    build = RecordBuilder()
    for number in ("1.", "2", "3", "4"):
        build.minute("Business", pinned_number=number)
    (one,) = found(build, CheckName.NUMBERS)
    assert (one.code, one.source) == ("numbered_unlike", build.minutes[0].id)
    assert dict(one.values) == {"number": "1.", "other": "1"}


def test_numbers_typed_into_headings_are_compared_too_and_those_that_are_counted_are_not() -> None:
    build = RecordBuilder()
    for heading in ("1. Welcome", "2. The pier", "3 The crane"):
        build.minute(heading)
    build.minute("2021 in review")
    (one,) = found(build, CheckName.NUMBERS)
    assert (one.source, one.values["other"]) == (build.minutes[2].id, "3.")
    few = RecordBuilder()
    for heading in ("20 knots in the harbour", "2. The pier"):
        few.minute(heading)
    assert found(few, CheckName.NUMBERS) == []
    counted = RecordBuilder()
    for heading in ("Welcome", "The pier", "The crane"):
        counted.minute(heading)
    assert found(counted, CheckName.NUMBERS) == []


def test_an_item_whose_paragraphs_have_no_number_is_found_where_those_of_all_others_do() -> None:
    build = RecordBuilder()
    for number in range(3):
        build.minute(f"Business {number}")
        build.block("The pier was shut.")
    build.minute("Other business")
    block = build.block("Nothing was raised.", numbered=False)
    (one,) = found(build, CheckName.NUMBERS)
    assert (one.code, one.source, dict(one.values)) == (
        "item_without_number",
        block.id,
        {"title": "Other business"},
    )
    record = build.record()
    bare = replace(record.house_style, paragraphs=ParagraphNumbers.NONE)
    assert found(replace(record, house_style=bare), CheckName.NUMBERS) == []


def test_the_only_paragraph_of_an_item_without_a_number_is_found_unless_it_goes_on_behind_a_list() -> None:
    build = draft("One.", "Two.", "Three.")
    block = build.block("Four.", numbered=False)
    build.block("Five.")
    (one,) = found(build, CheckName.NUMBERS)
    assert (one.code, one.source) == ("paragraph_without_number", block.id)
    behind = draft("One.", "Two.", "Three:")
    behind.block("a boat", BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)
    behind.block("and so on.", numbered=False)
    assert found(behind, CheckName.NUMBERS) == []


def test_letters_that_skip_are_found_and_a_new_list_or_counted_letters_are_not() -> None:
    build = draft("Four aims were read:", "(a) safe boats", "(d) good crews", "(e) fair fees")
    (one,) = found(build, CheckName.NUMBERS)
    assert (one.source, dict(one.values)) == (build.blocks[2].id, {"before": "(a)", "words": "(d)"})
    pinned = draft("Aims:")
    for mark in ("a.", "b.", "d."):
        pinned.block("safe boats", BlockKind.LIST_ENTRY, marker=ListMarker.LETTER, pinned_number=mark)
    assert [one.values["words"] for one in found(pinned, CheckName.NUMBERS)] == ["d."]
    assert found(draft("(a) one", "(b) two", "(a) three", "(i) four"), CheckName.NUMBERS) == []
    assert found(draft("a. one", "Then the tide fell.", "d. two", "e.g. three"), CheckName.NUMBERS) == []
