"""What the pop-up shows: the choices, the work, what was made, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.services.choices import MAY_BE_FULL, FileFormat, PaperKind
from clerk_app.ui.forms.lines import FormChoice
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.export.presenter import FORMATS, Check, ItemChoice, PersonChoice, formats_of
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_KIND
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.progress import ProgressLine
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrong_field import mark_wrong
from clerk_app.wording.catalogue import say
from clerk_app.wording.problems import ProblemWords


class ChoicesPage(QWidget):
    """Paper, formats, name, folder, and what to know before."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.papers = {one: QRadioButton(say(f"export.paper.{one}")) for one in PaperKind}
        self.papers[PaperKind.MINUTES].setChecked(True)
        self._paper_row = QWidget()
        self.item = FormChoice()
        self.item.setAccessibleName(say("export.item"))
        self.person = FormChoice()
        self.person.setAccessibleName(say("export.person"))
        self.full = QCheckBox(say("export.full"))
        self.about = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._has_exempt = False
        self.boxes = {one: QCheckBox(say(f"export.{one}")) for one in FORMATS}
        self.name = QLineEdit()
        self.folder = TextLabel(theme)
        self.folder_button = ActionButton(theme, say("export.choose_folder"), icon="folder-open", compact=True)
        self.wrong = TextLabel(theme, "", colour="danger.text")
        self._before = TextLabel(theme, say("export.before"), TextStyle.STRONG)
        self._checks: list[_CheckLine] = []
        self._lay_out()

    def paper(self) -> PaperKind:
        """The paper that is chosen."""
        return next(one for one, button in self.papers.items() if button.isChecked())

    def only(self) -> Id | None:
        """The minute that is exported alone, or who a certificate is for; None where the whole paper is."""
        asked = {PaperKind.EXTRACT: self.item, PaperKind.CERTIFICATE: self.person}.get(self.paper())
        return asked.currentData() if asked is not None else None

    def is_full(self) -> bool:
        """Whether a list of decisions or actions is to hold what is exempt."""
        return self.paper() in MAY_BE_FULL and self._has_exempt and self.full.isChecked()

    def offer_papers(self, papers: Sequence[PaperKind], chosen: PaperKind = PaperKind.MINUTES) -> None:
        """Offer these papers, beginning with the chosen one, or the first; a single one is not asked for."""
        for one, button in self.papers.items():
            button.setVisible(one in papers)
        self.papers[chosen if chosen in papers else papers[0]].setChecked(True)
        self._paper_row.setVisible(len(papers) > 1)

    def offer_items(self, items: Sequence[ItemChoice], chosen: Id | None) -> None:
        """Offer these items for an extract, beginning with the chosen one."""
        self.item.clear()
        for one in items:
            self.item.addItem(one.words, one.minute_id)
        self.item.setCurrentIndex(max(self.item.findData(chosen), 0))

    def offer_people(self, people: Sequence[PersonChoice], *, has_exempt: bool) -> None:
        """Offer these people for a certificate; and lists with what is exempt, where there is such business."""
        self.person.clear()
        for one in people:
            self.person.addItem(one.words, one.attendee_id)
        self._has_exempt = has_exempt
        self.full.setChecked(False)

    def chosen(self) -> tuple[FileFormat, ...]:
        """The formats that are ticked and that the paper can have."""
        formats = formats_of(self.paper())
        return tuple(one for one in self.ticked() if one in formats)

    def ticked(self) -> tuple[FileFormat, ...]:
        """The formats that are ticked, whatever the paper."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())

    def show_formats(self) -> None:
        """Show the formats that the chosen paper can have, and of an extract which item it is of."""
        self.item.setVisible(self.paper() is PaperKind.EXTRACT)
        self.person.setVisible(self.paper() is PaperKind.CERTIFICATE)
        self.full.setVisible(self.paper() in MAY_BE_FULL and self._has_exempt)
        self.about.setText(say(f"export.about.{self.paper()}"))
        for one, box in self.boxes.items():
            box.setVisible(one in formats_of(self.paper()))

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what to know before exporting."""
        while len(self._checks) < len(checks):
            self._checks.append(_CheckLine(self._theme))
            self._check_column.addWidget(self._checks[-1])
        for number, line in enumerate(self._checks):
            line.setVisible(number < len(checks))
            if number < len(checks):
                line.show_check(checks[number])
        self._before.setVisible(bool(checks))

    def show_wrong(self, sentence: str, *, in_name: bool = False) -> None:
        """Say what is wrong; empty for nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        mark_wrong(self.name, sentence if in_name else "")

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.px(6))
        column.addWidget(self._paper_row)
        self._lay_out_papers()
        column.addWidget(TextLabel(self._theme, say("export.formats"), TextStyle.STRONG))
        for box in self.boxes.values():
            column.addWidget(box)
        column.addSpacing(metrics.px(6))
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(12))
        grid.setVerticalSpacing(metrics.gap_s)
        label = TextLabel(self._theme, say("export.name"), colour="text2")
        label.setBuddy(self.name)
        self.name.setAccessibleName(say("export.name").replace("&", ""))
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.name, 0, 1, 1, 2)
        grid.addWidget(TextLabel(self._theme, say("export.folder"), colour="text2"), 1, 0)
        grid.addWidget(self.folder, 1, 1)
        grid.addWidget(self.folder_button, 1, 2)
        grid.setColumnMinimumWidth(0, metrics.px(76))
        grid.setColumnStretch(1, 1)
        nest(column, grid)
        column.addWidget(self.wrong)
        self.wrong.hide()
        column.addSpacing(metrics.px(4))
        column.addWidget(self._before)
        self._check_column = QVBoxLayout()
        self._check_column.setSpacing(metrics.px(4))
        nest(column, self._check_column)

    def _lay_out_papers(self) -> None:
        metrics = self._theme.metrics
        column = QVBoxLayout(self._paper_row)
        column.setContentsMargins(0, 0, 0, metrics.px(6))
        column.setSpacing(metrics.px(6))
        column.addWidget(TextLabel(self._theme, say("export.papers"), TextStyle.STRONG))
        # Two in a row: more are too wide for large text.
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(24))
        grid.setVerticalSpacing(metrics.px(6))
        beside = [one for one in self.papers if one is not PaperKind.EXTRACT]
        for place, one in enumerate(beside):
            grid.addWidget(self.papers[one], place // 2, place % 2)
        grid.addWidget(self.papers[PaperKind.EXTRACT], len(beside) // 2, len(beside) % 2)
        grid.setColumnStretch(1, 1)
        nest(column, grid)
        for widget in (self.about, self.item, self.person, self.full):
            column.addWidget(widget)
        for kind, button in self.papers.items():
            button.setAccessibleDescription(say(f"export.about.{kind}"))
        for hidden in (self.item, self.person, self.full):
            hidden.hide()


class WorkingPage(QWidget):
    """Which file is being made, and how far it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = TextLabel(theme)
        self.line = ProgressLine(theme, say("export.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.metrics.gap_s)
        column.addWidget(self.words)
        column.addWidget(self.line)

    def show_step(self, done: int, of: int, kind: str) -> None:
        """Show how far it is."""
        words = say("export.working", kind=kind) if kind else ""
        self.words.setText(words)
        self.line.set_progress(done, of, words)


class DonePage(QWidget):
    """Where the files are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = TextLabel(theme)
        self.names = TextLabel(theme, "", TextStyle.STRONG)
        self.names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.gap_xs)
        column.addWidget(self.words)
        column.addWidget(self.names)

    def show_files(self, words: str, names: str) -> None:
        """Show where what is."""
        self.words.setText(words)
        self.names.setText(names)


class TroublePage(QWidget):
    """What happened, what is safe, what can be done, and the name that is free."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = TextLabel(theme)
        self.safe = TextLabel(theme)
        self.do = TextLabel(theme)
        self.new_name = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._safe_row, self._do_row = QWidget(), QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.px(10))
        column.addWidget(self.text)
        column.addWidget(self._point(self._safe_row, "shield-check", "ok.text", self.safe))
        column.addWidget(self._point(self._do_row, "arrow-right", "link", self.do))
        column.addWidget(self.new_name)

    def show_trouble(self, said: ProblemWords, safe: str, new_name: str) -> None:
        """Show what went wrong, in the order in which it is wanted."""
        self.text.setText(said.text)
        self._fill(self.safe, "safe", safe)
        self._fill(self.do, "do", said.do)
        self._show_name(new_name)

    def show_existing(self, new_name: str) -> None:
        """Show that a file of the name is there already."""
        self.text.setText(say("export.there_text"))
        self._safe_row.hide()
        self._do_row.hide()
        self._show_name(new_name)

    def _show_name(self, new_name: str) -> None:
        self.new_name.setText(say("export.new_name", name=new_name))
        self.new_name.setVisible(bool(new_name))

    def _point(self, row: QWidget, icon: str, colour: str, label: TextLabel) -> QWidget:
        label.setTextFormat(Qt.TextFormat.RichText)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.metrics.gap_s)
        line.addWidget(IconLabel(self._theme, icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        return row

    def _fill(self, label: TextLabel, lead: str, words: str) -> None:
        label.setText(f'<span style="font-weight:600">{say(f"export.{lead}")}</span> {escape(words)}')
        label.setAccessibleName(f"{say(f'export.{lead}')} {words}")
        row = label.parentWidget()
        if row is not None:
            row.setVisible(bool(words))


class _CheckLine(QWidget):
    """A sign and a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "info")
        self._words = TextLabel(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.gap_s)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_check(self, check: Check) -> None:
        """Show another check."""
        icon = "check" if check.kind == "ok" else ICON_OF_KIND[check.kind]
        self._icon.set_icon(icon, f"{check.kind}.text")
        self._words.setText(check.words)
