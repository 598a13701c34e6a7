"""The looks of the program's house styles, as tests name them."""

from clerk_app.documents.style import page_style
from tests import house_styles

NUMBERED_BY_ITEM = page_style(house_styles.NUMBERED_BY_ITEM)
ITEM_TABLE = page_style(house_styles.ITEM_TABLE)
WEB_ITEM = page_style(house_styles.WEB_ITEM)
PAGE_STYLES = {key: page_style(style) for key, style in house_styles.HOUSE_STYLES.items()}
