"""The pages of a paper on the screen, as they will be printed. It knows no meeting."""
