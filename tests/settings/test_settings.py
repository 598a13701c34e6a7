"""Settings come back as they were written, and what cannot be used falls back with a note."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.capture import SHORT_FORMS as DOMAIN_SHORT_FORMS
from clerk_app.settings.options import COLOURS, FONT, OFFER_PEOPLE, OPTIONS, SHORT_FORMS, TEXT_SIZE
from clerk_app.settings.settings import Doubt, Note, Settings, read_settings, write_settings


class TestOptions:
    def test_every_option_is_declared_whole_and_once(self) -> None:
        assert len({option.key for option in OPTIONS}) == len(OPTIONS)
        for option in OPTIONS:
            assert option.section
            assert option.label
            assert option.help.endswith(".")
            assert option.allows(option.default)
            assert len({choice.label for choice in option.choices}) == len(option.choices)

    def test_an_option_without_choices_is_on_or_off(self) -> None:
        assert all(isinstance(option.default, bool) for option in OPTIONS if not option.choices)

    @pytest.mark.parametrize("value", [99, 100.0, "100", True, None])
    def test_a_value_of_another_kind_is_not_allowed(self, value: object) -> None:
        assert not TEXT_SIZE.allows(value)

    @pytest.mark.parametrize("value", [1, 0, "on", None])
    def test_on_and_off_are_not_numbers(self, value: object) -> None:
        assert not SHORT_FORMS.allows(value)

    def test_the_help_names_a_short_form_that_there_is(self) -> None:
        assert DOMAIN_SHORT_FORMS[";n"] in SHORT_FORMS.help


class TestSettings:
    def test_at_first_everything_is_as_declared(self) -> None:
        for option in OPTIONS:
            assert Settings().chosen.get(option.key) is None
        assert Settings().get(COLOURS) == "system"
        assert Settings().get(TEXT_SIZE) == 100
        assert Settings().get(OFFER_PEOPLE) is True

    def test_a_choice_is_kept_and_leaves_the_old_settings_as_they_were(self) -> None:
        before = Settings()
        after = before.having(TEXT_SIZE, 150).having(SHORT_FORMS, False)
        assert (after.get(TEXT_SIZE), after.get(SHORT_FORMS), before.get(TEXT_SIZE)) == (150, False, 100)

    def test_a_value_that_is_not_allowed_is_refused(self) -> None:
        with pytest.raises(ValueError, match=r"look\.colours"):
            Settings().having(COLOURS, "sepia")


class TestReading:
    @pytest.mark.parametrize("text", ["", " \n", "{}"])
    def test_nothing_written_gives_the_defaults_without_a_note(self, text: str) -> None:
        reading = read_settings(text)
        assert (reading.settings, reading.notes) == (Settings(), ())

    @pytest.mark.parametrize("text", ["{", "[]", "1", "null", '"dark"', "[" * 100_000, '{"look.font": "inter"'])
    def test_a_text_that_holds_no_settings_gives_the_defaults_with_a_note(self, text: str) -> None:
        reading = read_settings(text)
        assert (reading.settings, reading.notes) == (Settings(), (Note(Doubt.NOT_SETTINGS),))

    def test_a_value_that_is_not_allowed_falls_back_with_a_note(self) -> None:
        reading = read_settings('{"look.text_size": 137, "look.font": "computer"}')
        assert reading.notes == (Note(Doubt.NOT_ALLOWED, "look.text_size"),)
        assert reading.settings.get(TEXT_SIZE) == 100
        assert reading.settings.get(FONT) == "computer"

    def test_keys_of_another_version_are_kept(self) -> None:
        text = '{"look.colours": "sepia", "room.sound": {"on": true}}'
        written = write_settings(read_settings(text).settings.having(TEXT_SIZE, 125))
        assert json.loads(written) == {"look.colours": "sepia", "room.sound": {"on": True}, "look.text_size": 125}

    def test_a_choice_takes_the_place_of_a_value_that_could_not_be_used(self) -> None:
        settings = read_settings('{"look.colours": "sepia"}').settings.having(COLOURS, "dark")
        assert json.loads(write_settings(settings)) == {"look.colours": "dark"}

    @given(
        st.sampled_from([choice.value for choice in COLOURS.choices]),
        st.sampled_from([choice.value for choice in TEXT_SIZE.choices]),
        st.booleans(),
    )
    def test_what_was_written_is_read_again(self, colours: str, size: int, short_forms: bool) -> None:
        settings = Settings().having(COLOURS, colours).having(TEXT_SIZE, size).having(SHORT_FORMS, short_forms)
        reading = read_settings(write_settings(settings))
        assert (reading.settings, reading.notes) == (settings, ())
        assert write_settings(reading.settings) == write_settings(settings)
