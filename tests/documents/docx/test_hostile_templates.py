"""A template that is broken or means harm is refused with its reason, or is harmless once it is read."""

import random
from collections.abc import Callable

import pytest

from clerk_app import bootstrap
from clerk_app.documents.docx import write_docx
from clerk_app.documents.docx.template import LARGEST_FRAME, from_template
from clerk_app.documents.docx.template_child import MODULE, TEMPLATE, template_of
from clerk_app.importers.guarded import office_file
from clerk_app.importers.refusal import Refusal, RefusalCode
from tests.documents.docx.board_files import (
    A4,
    LETTERHEAD,
    STYLES,
    board_file,
    drawing,
    packed,
    paragraph,
    picture,
    said,
)
from tests.documents.papers import minute, paper
from tests.documents.word_check import opened
from tests.importers.test_office_file import HOSTILE
from tests.page_styles import NUMBERED_BY_ITEM

MUTATIONS, ALL_MUTATIONS, SEED = 150, 5_000, 20_261_127
OF_AGENDAS = (RefusalCode.TOO_MANY_PARAGRAPHS, RefusalCode.TOO_MANY_COLUMNS)
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LOGO = {"default": paragraph(drawing())}


def strict() -> bytes:
    parts = opened(LETTERHEAD).parts
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return packed({**parts, "word/document.xml": parts["word/document.xml"].replace(usual, STRICT.encode())})


def with_noise(size: int) -> dict[str, bytes | str]:
    return {"word/media/logo.png": picture() + random.Random(SEED).randbytes(size)}


def many_styles() -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{place}"><w:name w:val="s{place}"/></w:style>'
        for place in range(4_000)
    )


UNUSABLE: dict[str, tuple[Callable[[], bytes], RefusalCode]] = {
    "Strict Open XML": (strict, RefusalCode.STRICT_FORM),
    "no room between the margins": (
        lambda: board_file(page=A4.replace('w:left="1701"', 'w:left="9600"')), RefusalCode.NO_ROOM_ON_PAGE),
    "no height": (lambda: board_file(page=A4.replace('w:h="16838"', 'w:h="3000"')), RefusalCode.NO_ROOM_ON_PAGE),
    "paper that no Word knows": (
        lambda: board_file(page=A4.replace('w:w="11906"', 'w:w="99999"')), RefusalCode.NO_ROOM_ON_PAGE),
    "a page of words": (lambda: board_file(page=A4.replace('w:w="11906"', 'w:w="wide"')), RefusalCode.NO_ROOM_ON_PAGE),
    "columns without room": (
        lambda: board_file(page=f'{A4}<w:cols w:num="40" w:space="700"/>'), RefusalCode.NO_ROOM_ON_PAGE),
    "pictures of nine megabytes": (
        lambda: board_file(headers=LOGO, more=with_noise(LARGEST_FRAME + 1)), RefusalCode.TOO_LARGE),
    "four thousand styles": (lambda: board_file(styles=STYLES + many_styles()), RefusalCode.EXPANDS_TOO_MUCH),
    "a header of sixty thousand paragraphs": (
        lambda: board_file(headers={"default": "<w:p/>" * 60_000}), RefusalCode.EXPANDS_TOO_MUCH),
    "entities in the styles": (
        lambda: board_file(more={"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'}),
        RefusalCode.DECLARES_ENTITIES),
    "a header that is not whole": (
        lambda: board_file(headers=LOGO, more={"word/header-default.xml": "<w:hdr>"}), RefusalCode.DAMAGED),
}  # fmt: skip


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_template_that_cannot_be_used_is_refused_with_its_reason(name: str) -> None:
    made, code = UNUSABLE[name]
    with pytest.raises(Refusal) as refused:
        from_template(made())
    assert refused.value.code is code


@pytest.mark.parametrize("name", [name for name, (_, code) in HOSTILE.items() if code not in OF_AGENDAS])
def test_a_hostile_file_is_refused_as_a_template_for_the_reason_it_is_refused_as_an_agenda(name: str) -> None:
    made, code = HOSTILE[name]
    with pytest.raises(Refusal) as refused:
        office_file(TEMPLATE, made(), template_of, MODULE)
    assert refused.value.code is code


def test_a_template_is_opened_by_a_process_of_its_own_and_is_the_same() -> None:
    assert office_file(TEMPLATE, LETTERHEAD, template_of, MODULE) == from_template(LETTERHEAD)


def test_the_frozen_program_opens_templates_by_its_hidden_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.documents.docx.template_child.main", len)
    assert bootstrap.read_from_outside([TEMPLATE]) == 1


def test_names_of_parts_lead_nowhere() -> None:
    up = '<Relationship Id="rId1" Type="x/image" Target="../../../../etc/passwd"/>'
    template = from_template(board_file(headers={"default": paragraph(drawing() + said("Trust"))}, header_relations=up))
    assert [one.name for one in template.parts] == ["template1.xml"]
    assert dict(template.left_out) == {"pictures": 1}


def test_whatever_becomes_of_a_template_on_its_way_it_is_refused_or_a_paper_is_written(full_counts: bool) -> None:
    chance, parts = random.Random(SEED), opened(LETTERHEAD).parts
    names = sorted(parts)
    for _ in range(ALL_MUTATIONS if full_counts else MUTATIONS):
        name = chance.choice(names)
        data = bytearray(parts[name])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 9))] = chance.choice((b"", b"<", b'"', b"w:", b"0", b"\xff", b"-1"))
        try:
            template = from_template(packed({**parts, name: bytes(data)}))
        except Refusal:
            continue
        written = write_docx(paper(minute("1.1", "Said.")), NUMBERED_BY_ITEM, template=template)
        assert "word/document.xml" in opened(written).names
