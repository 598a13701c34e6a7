"""The board's meetings, those to come and those that were."""
