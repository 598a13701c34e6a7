"""A new meeting: its day, times and place, read back in full before Enter."""
