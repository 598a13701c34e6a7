"""The record on disk: SQLite through SQLAlchemy, one writer at a time."""
