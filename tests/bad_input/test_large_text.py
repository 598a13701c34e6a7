"""Far more text than anybody types: it is all kept and on every paper, and goes with one undo."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from clerk_app import bootstrap
from clerk_app.domain.minutes import Block
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.choices import FileFormat
from clerk_app.ui.minutes_editor.clipboard import insert_pasted, pasted
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from tests.fakes import CountingIds, SetClock
from tests.services.scene import Scene
from tests.services.test_on_the_real_store import RealStore

AT = datetime(2022, 1, 24, 15, 30)
SENTENCE = "It was said once more that the harbour is to be dredged."
LAST = "So it ends."
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("sentences", "between", "paragraphs"),
    [
        pytest.param(17_600, " ", 1, id="a paragraph of a million characters, which no paste makes"),
        pytest.param(2_000, "\n", 2_001, id="two thousand paragraphs", marks=pytest.mark.slow),
    ],
)
def test_far_more_than_anybody_types_is_kept_and_on_every_paper(
    sentences: int, between: str, paragraphs: int, tmp_path: Path
) -> None:
    opened = bootstrap.open_or_create(tmp_path / "records.clerk", SetClock(), CountingIds(1 << 90))
    with bootstrap.closing(opened) as app:
        scene = Scene(RealStore(opened.store))
        minute_id = scene.minutes[0]
        minute, ids = MinuteText(minute_id, scene.ids, lambda: AT), scene.ids
        minute.load(())
        source = QMimeData()
        source.setText(between.join([SENTENCE] * sentences + [LAST]))
        with minute.one_step() as cursor:
            if paragraphs == 1:
                cursor.insertText(source.text())
            else:
                insert_pasted(cursor, pasted(source), ids)
        changes = minute.take_changes()
        assert len(changes.put) == paragraphs
        app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=minute_id, put=changes.put))

        kept = between.join(block.text.plain for block in app.queries.where(Block, minute_id=minute_id))
        assert kept == source.text()
        exporting = bootstrap.exporting(app.queries)
        files = {kind: exporting.file(scene.meeting, kind, app.clock.now()) for kind in FileFormat}
        with zipfile.ZipFile(io.BytesIO(files[FileFormat.DOCX])) as package:
            body = ElementTree.fromstring(package.read("word/document.xml"))
        for text in ("".join(node.text or "" for node in body.iter(f"{WORD}t")), files[FileFormat.TXT].decode()):
            assert " ".join(text.split()).count(SENTENCE) == sentences
            assert text.count(LAST) == 1
        pages = PdfReader(io.BytesIO(files[FileFormat.PDF])).pages
        assert len(pages) > sentences // 100
        assert any(LAST in page.extract_text() for page in pages[-2:])

        minute.undo_step()
        assert QTextCursor(minute.document).document().toPlainText() == ""
