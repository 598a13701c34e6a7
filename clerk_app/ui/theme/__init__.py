"""The look of the window: colours, type, lengths, icons and the style of standard controls."""
