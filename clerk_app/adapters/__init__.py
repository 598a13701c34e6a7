"""One module per outside library that stands behind a port."""
