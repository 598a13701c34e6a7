"""A new board: its name and what its chair is called; everything else comes later."""
