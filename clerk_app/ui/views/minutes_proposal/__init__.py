"""Minutes of another program, to be looked at before they are taken over."""
