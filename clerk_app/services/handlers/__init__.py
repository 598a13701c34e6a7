"""How each act is carried out, by subject."""
