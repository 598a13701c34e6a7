"""The screen where the lines in plain words are written."""
