"""What a screen reader says of a block: what stands in the margins and on cards is painted, so it is spoken instead."""

from PySide6.QtCore import QCoreApplication

from clerk_app.domain.minutes import BlockKind
from clerk_app.ui.minutes_editor.decoration import BlockDecoration
from clerk_app.ui.minutes_editor.facts import BlockFacts


def spoken(number: str, facts: BlockFacts, decoration: BlockDecoration | None) -> str:
    """Number, kind, owner and due date of a block, as one sentence.

    The number may be a mark as well: that of a list entry ("b.") or of one resolution of several ("2)").
    """
    if decoration is not None:
        label = ", ".join(filter(None, (decoration.label.capitalize(), decoration.after_label)))
        details = [detail.words for detail in decoration.details]
        return ", ".join(filter(None, (number, label, *details)))
    names = {
        BlockKind.LIST_ENTRY: _entry(number.strip("•."), facts.level + 1),
        BlockKind.QUOTATION: _tr("Quotation"),
        BlockKind.TABLE: _tr("Table"),
    }
    if facts.kind in names:
        return names[facts.kind]
    return _tr("Paragraph {0}").format(number) if number else _tr("Paragraph without a number")


def _entry(mark: str, level: int) -> str:
    if not mark:
        return _tr("List entry, level {0}").format(level)
    return _tr("List entry {0}, level {1}").format(mark, level)


def said_of_empty(sentence: str) -> str:
    """What is said of a block in which nothing is written yet: its number may be that of the next one, until it is."""
    return _tr("{0}, empty").format(sentence)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MinutesEditor", text)
