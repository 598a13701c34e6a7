"""A board's rules: names and forms, decisions, deadlines, relations, agenda templates, quorum; and its forward plan."""
