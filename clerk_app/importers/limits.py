"""How much of a file from outside is read: far more than a list of members or an agenda needs, and bearable anywhere.

What goes beyond is refused with the limit named, before the work that it would cost.
"""

MEGABYTE = 1024 * 1024

LARGEST_OFFICE_FILE = 32 * MEGABYTE
"""Bytes of a Word or Excel file; what fills such files is pictures, which are not read."""

LARGEST_TEXT_FILE = 8 * MEGABYTE
LARGEST_PASTE = 2 * MEGABYTE

MOST_PARTS = 2_000
"""Files within a Word or Excel file; a long one with pictures has some hundreds."""

LARGEST_PART = 16 * MEGABYTE
"""Bytes of one such file that is read, unpacked."""

LARGEST_UNPACKED = 256 * MEGABYTE
"""Bytes that all of them say they are, unpacked."""

LARGEST_RATIO = 250
"""How many times its packed size a part of more than a megabyte may be; text packs to a tenth or a twentieth."""

MOST_TAGS = 1_000_000
"""Tags of one part: a tree of them takes about 130 bytes for each."""

MOST_SHEETS = 50
MOST_ROWS = 2_000
"""That hold something."""

MOST_LINES = 200_000
"""Of a text file, blank ones among them."""

MOST_COLUMNS = 100
LONGEST_CELL = 2_000
MOST_PARAGRAPHS = 20_000
MOST_ITEMS = 500

MOST_MEMORY = 300 * MEGABYTE
MOST_SECONDS = 5
"""Of the processor, for the process that reads."""

LONGEST_WAIT = 30
"""Seconds until an answer is given up on, where the computer is busy with other things as well."""
