"""Papers are composed of records that a test builds."""

import pytest

from tests.builders import RecordBuilder


@pytest.fixture
def build() -> RecordBuilder:
    """A meeting of which nothing is recorded yet."""
    return RecordBuilder()
