"""Item models: rows as values, announced exactly, with all formatting done before."""
