"""A board's rules: how it calls itself and writes, its decisions, deadlines, relations, agenda templates and quorum."""
