"""An agenda from elsewhere, to be looked at before it is taken over."""
