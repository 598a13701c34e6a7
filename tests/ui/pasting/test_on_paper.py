"""What was pasted from Word goes into the store, out as JSON and in again, and onto every paper, with its marks."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData

from clerk_app import bootstrap
from clerk_app.adapters.json_schema import schema_check
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import Marks, Run
from clerk_app.plain.schema import SCHEMA_NAME
from clerk_app.resource_files import resource
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.choices import ExistingIds, FileFormat
from clerk_app.services.importing import plan_import, read_interchange
from clerk_app.services.interchange import export_store
from clerk_app.ui.minutes_editor.clipboard import insert_pasted, pasted
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from tests.fakes import CountingIds, SetClock
from tests.services.scene import Scene
from tests.services.test_on_the_real_store import RealStore
from tests.ui.pasting import clipboards

AT = datetime(2022, 1, 24, 15, 30)
SURVEY = "https://example.org/survey"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.mark.usefixtures("qapp")
def test_marks_links_lists_and_tables_of_a_paste_are_in_the_store_in_json_and_on_every_paper(tmp_path: Path) -> None:
    opened = bootstrap.open_or_create(tmp_path / "records.clerk", SetClock(), CountingIds(1 << 90))
    with bootstrap.closing(opened) as app:
        scene = Scene(RealStore(opened.store))
        minute = MinuteText(scene.minutes[0], scene.ids, lambda: AT)
        minute.load(())
        source = QMimeData()
        source.setHtml(clipboards.WORD)
        with minute.one_step() as cursor:
            insert_pasted(cursor, pasted(source), scene.ids)
        put = minute.take_changes().put
        app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=put))

        kept = app.queries.where(Block, minute_id=scene.minutes[0])
        assert [(block.kind, block.level, block.pinned_number) for block in kept] == [
            (BlockKind.PARAGRAPH, 0, None),
            (BlockKind.PARAGRAPH, 0, None),
            (BlockKind.LIST_ENTRY, 0, None),
            (BlockKind.LIST_ENTRY, 1, None),
            (BlockKind.LIST_ENTRY, 0, None),
            (BlockKind.LIST_ENTRY, 0, "3."),
            (BlockKind.LIST_ENTRY, 1, None),
            (BlockKind.PARAGRAPH, 0, None),
            (BlockKind.TABLE, 0, None),
            (BlockKind.PARAGRAPH, 0, None),
        ]
        assert Run("the survey", Marks(link=SURVEY)) in kept[1].text.runs
        assert Run("south", Marks(underline=True)) in kept[1].text.runs

        exporting = bootstrap.exporting(app.queries)
        files = {kind: exporting.file(scene.meeting, kind, app.clock.now()) for kind in FileFormat}
        as_json = export_store(app.queries)

    with zipfile.ZipFile(io.BytesIO(files[FileFormat.DOCX])) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
        relations = ElementTree.fromstring(package.read("word/_rels/document.xml.rels"))
    assert _marked(body, "b") >= {"The quay", "north wall", "Wall"}
    assert _marked(body, "i") == {"sound"}
    assert _marked(body, "u") == {"south"}
    assert ["".join(one.itertext()) for one in body.iter(f"{WORD}hyperlink")] == ["the survey"]
    assert SURVEY in [one.get("Target") for one in relations.iter(RELATION)]

    pages = PdfReader(io.BytesIO(files[FileFormat.PDF])).pages
    assert [one.get_object()["/A"]["/URI"] for page in pages for one in page.get("/Annots", ())] == [SURVEY]
    html, text = files[FileFormat.HTML].decode(), files[FileFormat.TXT].decode()
    assert f'<a href="{SURVEY}">the survey</a>' in html
    assert f"the survey ({SURVEY})" in text
    assert "3. third of a list;" in text

    other = bootstrap.open_or_create(tmp_path / "other.clerk", SetClock(), CountingIds(1 << 100))
    with bootstrap.closing(other) as app:
        entities = read_interchange(as_json.encode(), schema_check(resource("interchange", SCHEMA_NAME)))
        app.execute(plan_import(entities, app.queries, app.ids, ExistingIds.SKIP))
        assert app.queries.where(Block, minute_id=scene.minutes[0]) == kept


def _marked(body: ElementTree.Element, mark: str) -> set[str]:
    """The texts of the runs of a Word file that bear a mark of their own."""
    return {"".join(run.itertext()) for run in body.iter(f"{WORD}r") if run.find(f"{WORD}rPr/{WORD}{mark}") is not None}
