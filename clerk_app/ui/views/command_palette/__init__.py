"""The command palette: every command that works now, the items, paragraphs and people of the meeting."""
