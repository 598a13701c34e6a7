"""Posts and bodies that go by two names."""

from dataclasses import replace

from clerk_app.domain.checks.choice import CheckName
from tests.domain.checks.drafts import draft, found


def two(build: object, check: CheckName = CheckName.TWO_NAMES) -> list[tuple[object, ...]]:
    return [(one.code, *one.values.values()) for one in found(build, check)]  # type: ignore[arg-type]  # a draft


def test_a_post_by_its_title_and_by_the_initials_of_it_is_found_at_the_initials() -> None:
    build = draft("The Chief Pilot Officer was there.", "The CPO noted it.")
    build.attendee("Chief Pilot Officer")
    assert two(build) == [("post_by_two_names", "CPO", "Chief Pilot Officer")]
    assert found(build, CheckName.TWO_NAMES)[0].source == build.blocks[1].id


def test_a_short_form_of_a_post_that_the_minutes_spell_out_is_not() -> None:
    build = draft("The Chief Pilot Officer (CPO) was there.", "The CPO noted it.")
    build.attendee("Chief Pilot Officer")
    build.attendee("Warden")
    assert two(build) == []


def test_two_titles_of_the_chair_are_found_at_the_one_that_the_board_does_not_use() -> None:
    build = draft("The Chairman opened.", "The Chair asked why.", "The Chair of the Trust left.")
    assert two(build) == [("post_by_two_names", "Chairman", "Chair")]
    build.board = replace(build.board, chair_title="Chairman")
    assert two(build) == [("post_by_two_names", "Chair", "Chairman")]
    assert two(draft("The Chairman opened.", "The chairs were hard.")) == []


def test_several_short_forms_of_one_body_are_found_at_each_that_comes_later() -> None:
    build = draft(
        "The Health and Wellbeing Board met.", "The HWBB was told.", "The HWB left.", "The H&WB and the HWB came back."
    )
    assert two(build) == [("body_by_two_forms", "HWB", "HWBB"), ("body_by_two_forms", "H&WB", "HWB")]


def test_short_forms_of_bodies_of_their_own_are_no_two_names() -> None:
    assert two(draft("The Pier and Wharf Board met the HMF.", "The HMFB and the PWB left, PWC too.")) == []


def test_each_short_form_that_is_never_spelled_out_is_found_at_its_first_place() -> None:
    build = draft("The HMF was late.", "The Local Pilots Union (LPU) met the HMF.")
    assert two(build, CheckName.SHORT_FORMS) == [("short_form", "HMF")]
    assert found(build, CheckName.SHORT_FORMS)[0].source == build.blocks[0].id
