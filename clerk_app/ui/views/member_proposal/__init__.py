"""Members from a list, to be looked at before they are taken over."""
