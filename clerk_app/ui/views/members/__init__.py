"""The members of a board: its seats by category, who holds them and held them, agencies and groups."""
