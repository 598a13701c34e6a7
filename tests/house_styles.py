"""The house styles of the program, as tests name them."""

from clerk_app.plain.house_styles import shipped_style, shipped_styles

HOUSE_STYLES = shipped_styles()
NUMBERED_BY_ITEM = shipped_style("numbered-by-item")
NUMBERED_WITH_DECISION_WORDS = shipped_style("numbered-with-decision-words")
ITEM_TABLE = shipped_style("item-table")
WEB_ITEM = shipped_style("web-item")
