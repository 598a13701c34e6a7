"""The real documents, read through maps made by hand."""
