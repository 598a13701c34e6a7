"""The screens and pop-ups: one folder each, with a view of widgets and a presenter that knows no Qt."""
