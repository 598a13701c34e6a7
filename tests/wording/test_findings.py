"""Every finding has its sentence, every kind its name with a count."""

import re
from pathlib import Path

import pytest

from clerk_app.domain import checks
from clerk_app.domain.checks.choice import CheckName
from clerk_app.wording.catalogue import has, say


@pytest.mark.parametrize("check", CheckName)
def test_every_kind_of_finding_is_told_with_how_many_there_are(check: CheckName) -> None:
    assert say(f"export.found.{check}", count=1).startswith("1 ")
    assert say(f"export.found.{check}", count=12).startswith("12 ")


def test_every_finding_has_a_sentence() -> None:
    (folder,) = checks.__path__
    sources = [path.read_text(encoding="utf-8") for path in Path(folder).glob("*.py")]
    codes = {code for source in sources for code in re.findall(r'code="(\w+)"|_finding\("(\w+)"', source)}
    named = {one or other for one, other in codes} | {"long_paragraph", "long_unnumbered", "tense", "first_person"}
    assert len(named) > len(CheckName)
    assert [code for code in sorted(named) if not has(f"export.finding.{code}")] == []
