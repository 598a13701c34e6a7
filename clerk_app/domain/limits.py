"""How much one value of the record may hold, so that the store and the interchange file can hold it too."""

LONGEST_LINE = 20_000
"""Characters of a name, a title, a note, a reason: of every text but the minutes themselves."""

LARGEST_NUMBER = 2**62
"""How far from 0 a whole number may be; SQLite could hold twice that."""
