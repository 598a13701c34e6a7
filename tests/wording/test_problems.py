"""Problems are said with what is safe and what to do, name the thing, and never show a code."""

import re
from datetime import UTC, datetime

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.services.trouble import TroubleCode
from clerk_app.wording.catalogue import has
from clerk_app.wording.problems import ProblemWords, broken_rule_words, trouble_words


def sentences(words: ProblemWords) -> list[str]:
    return [words.title, words.text, words.safe, words.do, words.why]


@pytest.mark.parametrize("code", TroubleCode)
def test_every_trouble_can_be_said_with_nothing_known(code: TroubleCode) -> None:
    for sentence in sentences(trouble_words(code, {})):
        assert "None" not in sentence
        assert "{" not in sentence
        assert sentence[0].isupper()
        assert code not in sentence
    assert not trouble_words(code, {}).title.endswith(".")


@pytest.mark.parametrize("path", ["/home/office/Exports/minutes draft.docx", "C:\\Exports\\minutes draft.docx"])
def test_a_file_is_called_by_its_name_and_a_folder_by_its_path(path: str) -> None:
    words = trouble_words(TroubleCode.NO_PERMISSION, {"path": path})
    folder = path.rpartition("/")[0] or "C:\\Exports"
    assert words.text == f"This computer does not allow writing “minutes draft.docx” to {folder}."
    assert trouble_words(TroubleCode.TARGET_LOCKED, {"path": path}).text.startswith("“minutes draft.docx” is open")


def test_a_bare_name_has_no_folder() -> None:
    assert trouble_words(TroubleCode.NO_PERMISSION, {"path": "a.pdf"}).text.endswith("writing “a.pdf” to the folder.")


def test_a_name_cannot_garble_the_sentence_it_stands_in() -> None:
    text = trouble_words(TroubleCode.TARGET_LOCKED, {"path": "/x/a\u202efdp.\n\x00b\u2066.pdf"}).text
    assert text.startswith("“afdp. b.pdf” is open")


@pytest.mark.parametrize("code", [*TroubleCode, ""])
def test_nothing_is_said_of_a_window_where_there_is_none(code: str) -> None:
    words = trouble_words(code, {"host": "office-pc"}, in_window=False)
    if code != TroubleCode.STORE_LOCKED:
        assert not re.search(r"window|Clerk was open", " ".join(sentences(words)).replace("another window", ""))


def test_the_lock_says_where_and_since_when_as_far_as_it_is_known() -> None:
    at = datetime(2022, 3, 16, 9, 12)
    named = trouble_words(TroubleCode.STORE_LOCKED, {"host": "office-pc", "since": at.isoformat(), "pid": 1})
    assert named.text.startswith("These records have been open on office-pc since 09:12, 16 March 2022.")
    local = at.replace(tzinfo=UTC).astimezone()
    stamped = trouble_words(
        TroubleCode.STORE_LOCKED, {"host": "office-pc", "since": at.replace(tzinfo=UTC).isoformat()}
    )
    assert f"since {local:%H:%M}" in stamped.text
    assert trouble_words(TroubleCode.STORE_LOCKED, {"host": "office-pc", "since": ""}).text.startswith(
        "These records are open on office-pc."
    )
    at_this = trouble_words(TroubleCode.STORE_LOCKED, {"host": "office-pc", "here": True, "since": ""})
    assert at_this.text.startswith("These records are open on this computer. Only")
    assert trouble_words(TroubleCode.STORE_LOCKED, {"host": ""}).text.startswith(
        "These records are open on this computer or"
    )


def test_a_breach_of_the_format_names_the_entry_and_its_place() -> None:
    values = {"path": "/x/board.json", "field": "title", "place": "agenda item 4", "kind": "agenda_items"}
    breach = trouble_words(TroubleCode.FILE_BREAKS_SCHEMA, values)
    assert breach.text == "“title” at agenda item 4 in “board.json” is not as Clerk writes it."
    gap = trouble_words(TroubleCode.FILE_REFERS_TO_NOTHING, values)
    assert gap.text == "“title” at agenda item 4 in “board.json” names something that is not there (agenda item)."


def test_an_unknown_trouble_is_our_own_mistake() -> None:
    assert trouble_words("of a later version", {}) == trouble_words("bug", {})


class TestBrokenRules:
    def test_a_rule_about_somebody_names_them(self) -> None:
        broken = BrokenRule("departure_before_arrival", attendee_id="a", at="10:31")
        said = broken_rule_words(broken.code, broken.values, lambda _: "the Head of Policy")
        assert said.startswith("The Head of Policy was not in the room at 10:31.")
        assert broken_rule_words(broken.code, broken.values).startswith("This person was not")
        assert broken_rule_words(broken.code, broken.values, lambda _: "").startswith("This person was not")

    def test_days_states_and_kinds_are_said_in_words(self) -> None:
        assert "16 March 2022" in broken_rule_words("minutes_are_approved", {"date": "2022-03-16"})
        skipped = broken_rule_words("minutes_skip_a_state", {"state": "draft", "wanted": "agreed"})
        assert "“Draft”" in skipped
        assert "“Agreed”" in skipped
        assert "agenda item" in broken_rule_words("not_found", {"kind": "agenda_items", "id": "x"})
        assert "This entry" in broken_rule_words("not_found", {"kind": "", "id": "x"})

    @pytest.mark.parametrize(
        ("code", "values"),
        [
            ("end_before_start", {"at": "09:59", "start": "10:03"}),
            ("fraction_is_no_share", {"numerator": 3, "denominator": 2}),
            ("no_such_date", {"said": "31/9/2022"}),
            ("parent_is_sub_item", {"title": "Young inspectors"}),
            ("item_has_sub_items", {"title": "Young inspectors"}),
            ("item_has_minutes", {"title": "Young inspectors"}),
            ("minutes_step_before_last", {"on": "2022-03-01", "last": "2022-03-02"}),
            ("head_count_negative", {"count": -1}),
            ("unknown_time_zone", {"zone": "Mars/Olympus"}),
            ("question_is_answered", {"question": "Who pays?"}),
            ("not_started", {}),
        ],
    )
    def test_every_value_finds_its_place(self, code: str, values: dict[str, str | int | None]) -> None:
        said = broken_rule_words(code, values)
        assert not re.search(r"[{}]|None", said)
        assert said.endswith(".")
        for value in values.values():
            assert str(value) in said or "March" in said

    def test_a_rule_that_only_a_mistake_of_ours_breaks_is_said_in_general_words(self) -> None:
        assert not has("broken.a_code_of_tomorrow")
        assert broken_rule_words("a_code_of_tomorrow", {}) == trouble_words("bug", {}).text
