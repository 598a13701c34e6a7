"""The files that a board's papers are made with: kept in one act, one in each role, and used where papers are made."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clerk_app.documents.blocks import Document, TitleBlock
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.picture import read_picture
from clerk_app.domain.style_file import LARGEST_TEMPLATE, StyleFile, StyleFileRole, content_of
from clerk_app.services.acts import DeleteBoard, ImportEntities, SaveSetup
from clerk_app.services.choices import FileFormat
from clerk_app.services.exporting import Exporting
from tests.documents.pictures import herons
from tests.services.scene import BOARD, Scene, broken_rule, known_id

MADE_AT = datetime(2022, 1, 25, 9, tzinfo=UTC)
LOGO = StyleFile(
    id=known_id("9", 1), board_id=BOARD, role=StyleFileRole.LOGO, name="herons.png", content=content_of(herons()),
    description="Two herons",
)  # fmt: skip
TEMPLATE = StyleFile(
    id=known_id("9", 2), board_id=BOARD, role=StyleFileRole.TEMPLATE, name="letterhead.dotx",
    content=content_of(b"a template"),
)  # fmt: skip


@pytest.fixture
def scene() -> Scene:
    return Scene()


class Writers:
    """Writers that keep what they were given."""

    def __init__(self, scene: Scene) -> None:
        self.documents: list[Document] = []
        self.templates: list[bytes] = []
        self.exporting = Exporting(
            queries=scene.store.queries,
            compose=compose_minutes,
            writers=dict.fromkeys((FileFormat.DOCX, FileFormat.PDF), self.write),
            in_template=self.write_in_template,
        )

    def write(self, document: Document, _style: HouseStyle) -> bytes:
        self.documents.append(document)
        return document.metadata.export_id.encode()

    def write_in_template(self, _document: Document, _style: HouseStyle, template: StyleFile) -> bytes:
        self.templates.append(template.data)
        return b"in a template"


def test_a_logo_is_kept_and_one_undo_takes_it_back(scene: Scene) -> None:
    before = scene.store.state()
    done = scene.app.execute(SaveSetup(put=(LOGO,)))
    assert scene.get(StyleFile, LOGO.id) == LOGO
    scene.undo(done)
    assert scene.store.state() == before


def test_a_board_has_one_file_in_each_role(scene: Scene) -> None:
    scene.app.execute(SaveSetup(put=(LOGO, TEMPLATE)))
    other = replace(LOGO, id=known_id("9", 3), name="reeds.png")
    scene.app.execute(SaveSetup(put=(other,)))
    kept = scene.app.queries.where(StyleFile, board_id=BOARD)
    assert {one.id for one in kept} == {other.id, TEMPLATE.id}


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (replace(LOGO, content=content_of(herons()[:-30])), "picture_broken"),
        (replace(LOGO, content=content_of(b"%PDF-1.7")), "picture_of_another_kind"),
        (replace(LOGO, content="no base64"), "style_file_broken"),
        (replace(TEMPLATE, content="no base64"), "style_file_broken"),
        (replace(TEMPLATE, content=content_of(bytes(LARGEST_TEMPLATE + 1))), "template_too_large"),
    ],
)
def test_what_papers_cannot_be_made_with_is_refused_and_nothing_is_kept(
    scene: Scene, file: StyleFile, code: str
) -> None:
    assert broken_rule(scene, SaveSetup(put=(file,))) == code
    assert scene.app.queries.where(StyleFile) == ()


def test_papers_bear_the_logo_of_their_board_and_another_one_makes_another_paper(scene: Scene) -> None:
    writers = Writers(scene)
    without = writers.exporting.file(scene.meeting, FileFormat.PDF, MADE_AT)
    scene.app.execute(SaveSetup(put=(LOGO,)))
    with_logo = writers.exporting.file(scene.meeting, FileFormat.PDF, MADE_AT)
    title = writers.documents[-1].blocks[0]
    assert isinstance(title, TitleBlock)
    assert title.logo == read_picture(herons(), "Two herons")
    assert with_logo != without


def test_a_logo_that_an_import_brought_broken_is_left_out_of_papers(scene: Scene) -> None:
    scene.app.execute(ImportEntities(entities=(replace(LOGO, content=content_of(b"nothing")),)))
    writers = Writers(scene)
    writers.exporting.file(scene.meeting, FileFormat.PDF, MADE_AT)
    title = writers.documents[-1].blocks[0]
    assert isinstance(title, TitleBlock)
    assert title.logo is None


def test_word_files_are_in_the_template_of_their_board_unless_another_style_is_asked_for(scene: Scene) -> None:
    scene.app.execute(SaveSetup(put=(TEMPLATE,)))
    writers = Writers(scene)
    assert writers.exporting.file(scene.meeting, FileFormat.DOCX, MADE_AT) == b"in a template"
    assert writers.templates == [b"a template"]
    for file_format, style in ((FileFormat.PDF, ""), (FileFormat.DOCX, "item-table")):
        writers.exporting.file(scene.meeting, file_format, MADE_AT, style)
    assert writers.templates == [b"a template"]


def test_the_files_of_a_board_go_with_it(scene: Scene) -> None:
    scene.app.execute(SaveSetup(put=(LOGO, TEMPLATE)))
    scene.app.execute(DeleteBoard(board_id=BOARD))
    assert scene.app.queries.where(StyleFile) == ()
