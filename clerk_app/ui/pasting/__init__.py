"""What was copied elsewhere, read into paragraphs, entries of lists and tables: in pieces, and without Qt."""
