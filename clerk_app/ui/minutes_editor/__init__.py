"""The structured editor: the minute of one item as blocks that are typed like plain prose."""
