"""How all boards stand to each other, as a tree."""
