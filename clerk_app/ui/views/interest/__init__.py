"""A declaration of interest: who, what, in which item, the chair's ruling and what follows, before Enter."""
