"""Widgets that know how to look and behave, and not one word about meetings."""
