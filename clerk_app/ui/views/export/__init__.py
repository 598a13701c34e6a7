"""Export of a meeting: format, place, and what became of it."""
