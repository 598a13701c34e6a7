"""How the rows of lists are drawn."""
