"""Tagged PDF beside untagged platypus as it is commonly written.

Run: `python -m tests.benchmarks.bench_pdf [pages ...]`.
"""

import io
import sys
from collections.abc import Callable
from xml.sax.saxutils import escape

from clerk_app.resource_files import resource
from tests.benchmarks.exports import exports, main_of_export
from tests.benchmarks.minutes_text import ACTION_COLUMNS, Minutes, document
from tests.benchmarks.report import Measured

GOALS = {10: 1.0, 100: 1.0, 1000: 1.0}


def ours(text: Minutes) -> Callable[[], bytes]:
    from clerk_app.documents.pdf.writer import write_pdf  # noqa: PLC0415  loaded only in the process that measures it
    from tests.page_styles import NUMBERED_BY_ITEM  # noqa: PLC0415

    paper = document(text)
    return lambda: write_pdf(paper, NUMBERED_BY_ITEM)


def yardstick(text: Minutes) -> Callable[[], bytes]:
    from reportlab.lib import colors  # noqa: PLC0415
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet  # noqa: PLC0415
    from reportlab.lib.units import cm  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle  # noqa: PLC0415
    from reportlab.platypus.doctemplate import BaseDocTemplate  # noqa: PLC0415

    def footer(canvas: Canvas, made: BaseDocTemplate) -> None:
        canvas.setFont("Text", 8)
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, f"Page {made.page}")

    def build() -> bytes:
        for name, cut in (("Text", "Regular"), ("Text-Bold", "Bold")):
            pdfmetrics.registerFont(TTFont(name, str(resource("fonts", "lato", f"Lato-{cut}.ttf"))))
        pdfmetrics.registerFontFamily("Text", normal="Text", bold="Text-Bold", italic="Text", boldItalic="Text-Bold")
        sheet = getSampleStyleSheet()
        body = ParagraphStyle("body", parent=sheet["BodyText"], fontName="Text", leading=14, spaceAfter=6)
        bullet = ParagraphStyle("bullet", parent=body, leftIndent=18, bulletIndent=8)
        heading = ParagraphStyle("heading", parent=sheet["Heading2"], fontName="Text-Bold")
        title = ParagraphStyle("title", parent=sheet["Title"], fontName="Text-Bold")
        lines = TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )

        def table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: list[float]) -> Table:
            cells = [[Paragraph(f"<b>{words}</b>", body) for words in head]]
            cells += [[Paragraph(escape(words), body) for words in one] for one in rows]
            return Table(cells, colWidths=widths, style=lines, repeatRows=1)

        story: list[Flowable] = [Paragraph(escape(text.title), title), Paragraph(escape(text.place), body)]
        story.append(table(("Name", "Role"), text.present, [7 * cm, 9 * cm]))
        for place, item in enumerate(text.items, start=1):
            story.append(Paragraph(f"{place}. {escape(item.title)}", heading))
            story += [Paragraph(f"{place}.{at} {escape(one)}", body) for at, one in enumerate(item.paragraphs, start=1)]
            story += [Paragraph(escape(one), bullet, bulletText="•") for one in item.bullets]
            story.append(Paragraph(f"<b>{escape(item.decision)}</b>", body))
            if item.actions:
                story.append(table(ACTION_COLUMNS, item.actions, [1.5 * cm, 7 * cm, 3 * cm, 2.5 * cm, 2.5 * cm]))
                story.append(Spacer(1, 6))
        out = io.BytesIO()
        made = SimpleDocTemplate(out, pagesize=A4, leftMargin=2.2 * cm, rightMargin=2.2 * cm)
        made.build(story, onFirstPage=footer, onLaterPages=footer)
        return out.getvalue()

    return build


def run(pages: tuple[int, ...] = tuple(GOALS)) -> list[Measured]:
    """All comparisons, and how the time of a page grows between the largest two sizes."""
    return exports("pdf-export", "tests.benchmarks.bench_pdf", {count: GOALS[count] for count in pages})


if __name__ == "__main__":
    sys.exit(main_of_export({"ours": ours, "yardstick": yardstick}, run))
