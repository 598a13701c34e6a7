"""What is exported in the window of a meeting that was typed in it is a PDF that conforms."""

from pathlib import Path

import pytest

from tests.pdfcheck.verapdf import PROFILES, check, is_installed
from tests.seeds import board_000, board_004
from tests.seeds.programme import RealMeeting
from tests.seeds.typed_meeting import Sitting

pytestmark = [
    pytest.mark.pdfcheck,
    pytest.mark.skipif(not is_installed(), reason="the pdfcheck dependency group is not installed"),
    pytest.mark.timeout(300),
]


@pytest.fixture(scope="module", params=[board_000.MEETING, board_004.MEETING], ids=lambda meeting: meeting.number)
def real_meeting(request: pytest.FixtureRequest) -> RealMeeting:
    meeting = request.param
    assert isinstance(meeting, RealMeeting)
    return meeting


@pytest.mark.parametrize("flavour", PROFILES)
def test_the_pdf_conforms(held: Sitting, tmp_path: Path, flavour: str) -> None:
    _, pdf = held.export(f"checked for {flavour}")
    file = tmp_path / "typed.pdf"
    file.write_bytes(pdf)
    verdict = check(file, flavour)
    assert (verdict.conforms, verdict.faults) == (True, ())
